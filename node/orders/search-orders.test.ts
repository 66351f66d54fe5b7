import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isAppError } from '../app-error'
import type { NumberInterpretation, OrderQuery } from '../connectors/connector'
import { ALL_RIGHTS } from '../identity/rights'
import { orderRow, type ScriptedErp, scriptedErp } from '../testing/scripted-erp'
import { ROWS, lookUpHarness } from '../testing/look-up-harness'

const interpretations = ({ asked }: ScriptedErp): Array<NumberInterpretation | null> =>
  asked.map((query) => (query as OrderQuery).number)

const NUMBER_KINDS_ASKED = ['CUSTOMER', 'ERP', 'WEB', 'INVOICE']

const codeOf = async (promise: Promise<unknown>): Promise<string> => {
  const error: unknown = await promise.then(
    () => assert.fail('it was answered'),
    (reason: unknown) => reason
  )
  assert.ok(isAppError(error))
  return error.details.reason ?? error.code
}

describe('a look-up', () => {
  it('asks in all kinds side by side, for all companies, and in no other way when one has the number', async () => {
    const erp = scriptedErp(ROWS)
    const { answer } = await lookUpHarness(erp).search({ search: { number: '4500' } })
    assert.deepEqual(
      answer.groups.map(({ kind, match, value, rows }) => [
        kind,
        match,
        value,
        rows.map(({ id }) => id),
      ]),
      [['ERP', 'exact', '4500', ['4500']]]
    )
    assert.equal(answer.arePartsLeft, true)
    assert.deepEqual(
      interpretations(erp).map((number) => [number?.kind, number?.match]),
      NUMBER_KINDS_ASKED.map((kind) => [kind, 'exact'])
    )
    assert.ok(erp.asked.every(({ companies }) => companies.join() === 'C-1,C-2'))
  })

  it('on request shows what contains the number, though one has it', async () => {
    const { answer } = await lookUpHarness(scriptedErp(ROWS)).search({
      search: { number: '4500', numberMatch: 'PARTIAL' },
    })
    assert.deepEqual(
      answer.groups.map(({ kind, match, rows }) => [kind, match, rows.map(({ id }) => id)]),
      [
        ['ERP', 'exact', ['4500']],
        ['CUSTOMER', 'partial', ['0000458812', '0000458813']],
      ]
    )
    assert.equal(answer.arePartsLeft, false)
  })

  it('finds a web number with the suffix that the ERP does not keep', async () => {
    const { answer } = await lookUpHarness(
      scriptedErp(ROWS, undefined, { manyNumbers: true })
    ).search({
      search: { number: 'V10428831NRT-01' },
    })
    assert.deepEqual(
      answer.groups.map(({ kind, value }) => [kind, value]),
      [['WEB', 'v10428831nrt']]
    )
  })

  for (const dash of '\u2010\u2011\u2012\u2013\u2212\ufe58\uff0d') {
    it(`finds PO-4500 typed with the look-alike dash ${JSON.stringify(dash)} and invisible signs`, async () => {
      const { answer } = await lookUpHarness(scriptedErp(ROWS)).search({
        search: { number: `\u200b“PO${dash}45\u00ad00”` },
      })
      assert.deepEqual(
        answer.orders.map(({ id }) => id),
        ['0000458812']
      )
    })
  }

  it('of what nobody has is an empty page after eight questions at most, each another one', async () => {
    const erp = scriptedErp(ROWS)
    const { answer } = await lookUpHarness(erp).search({ search: { number: '99999' } })
    assert.deepEqual([answer.orders, answer.total, answer.groups], [[], 0, []])
    assert.equal(erp.asked.length, 8)
    assert.equal(
      new Set(interpretations(erp).map((interpretation) => JSON.stringify(interpretation))).size,
      erp.asked.length
    )
  })

  it('of a group that is opened has pages, one call each, that join to the whole set', async () => {
    const rows = Array.from({ length: 7 }, (_, index) =>
      orderRow({ id: `77${index}`, customerOrderNumber: `LOT-${index}` })
    )
    const erp = scriptedErp(rows)
    const { search } = lookUpHarness(erp)
    const ids: string[] = []
    let after: string | null = null
    do {
      const { answer } = await search({
        search: { number: 'LOT', numberKind: 'CUSTOMER', numberMatch: 'PARTIAL' },
        first: 3,
        after,
      })
      ids.push(...answer.orders.map(({ id }) => id))
      after = answer.endCursor
    } while (after !== null && ids.length < 20)
    assert.deepEqual(
      ids,
      rows.map(({ id }) => id)
    )
  })

  it('that two ask for at the same time is asked of the ERP once, and each sees their own companies', async () => {
    const erp = scriptedErp(ROWS)
    erp.pause = () => new Promise((resolve) => setTimeout(resolve, 5))
    const { search } = lookUpHarness(erp)
    const asked = { search: { number: 'PO-4500', numberKind: 'CUSTOMER' as const } }
    const [one, other] = await Promise.all([search(asked), search(asked), search(asked, ['C-2'])])
    assert.deepEqual(one.answer, other.answer)
    assert.deepEqual(erp.asked.map(({ companies }) => companies.join()).sort(), [
      'C-1,C-2',
      'C-2',
      'C-2',
    ])
  })

  it('of groups has no pages: a cursor is refused', async () => {
    const { search } = lookUpHarness(scriptedErp(ROWS))
    assert.equal(await codeOf(search({ search: { number: '4500' }, after: 'x' })), 'CURSOR')
  })

  it('leaves out of an opened group what does not contain what was typed, and then tells no count', async () => {
    const { answer } = await lookUpHarness(scriptedErp(ROWS)).search({
      search: { number: 'PO-4500', numberKind: 'CUSTOMER', numberMatch: 'PARTIAL' },
    })
    assert.deepEqual([answer.orders.length, answer.total], [2, 2])
    const wider = await lookUpHarness(scriptedErp(ROWS)).search({
      search: { number: 'X-4500', numberKind: 'CUSTOMER', numberMatch: 'PARTIAL' },
    })
    assert.deepEqual([wider.answer.orders, wider.answer.total], [[], null])
  })

  it('opens a group whose orders write the number in several ways, page by page', async () => {
    const rows = Array.from({ length: 8 }, (_, index) =>
      orderRow({ id: `o${index}`, customerOrderNumber: index % 2 ? '0004500' : '00004500' })
    )
    const { search } = lookUpHarness(
      scriptedErp([...rows, orderRow({ id: 'x', customerOrderNumber: 'X-45001' })])
    )
    const { answer } = await search({ search: { number: '4500' } })
    const [group] = answer.groups
    assert.deepEqual([group?.match, group?.rows.length, group?.hasMore], ['exact', 5, true])
    const opened = { number: group?.value, numberKind: 'CUSTOMER', numberMatch: 'EXACT' } as const
    const first = await search({ search: opened, first: 5 })
    const second = await search({ search: opened, first: 5, after: first.answer.endCursor })
    assert.deepEqual(
      [...first.answer.orders, ...second.answer.orders].map(({ id }) => id),
      rows.map(({ id }) => id)
    )
  })

  it('by a part of an invoice number shows nothing wider than was typed, whatever kind was chosen', async () => {
    const { answer } = await lookUpHarness(scriptedErp(ROWS)).search({
      search: { number: 'XX-4500-9', numberKind: 'INVOICE' },
    })
    assert.deepEqual(answer.groups, [])
  })

  it('never asks for invoice numbers for one who may not see invoices', async () => {
    const erp = scriptedErp(ROWS)
    await lookUpHarness(erp, { ...ALL_RIGHTS, canViewInvoices: false }).search({
      search: { number: '176436' },
    })
    assert.ok(interpretations(erp).every((number) => number?.kind !== 'INVOICE'))
  })

  it('refuses the cursor of another search, or of other companies', async () => {
    const erp = scriptedErp(
      Array.from({ length: 5 }, (_, index) => orderRow({ id: String(index) }))
    )
    const { search } = lookUpHarness(erp)
    const { answer } = await search({ first: 2 })
    assert.ok(answer.endCursor)
    assert.equal(
      await codeOf(search({ first: 2, after: answer.endCursor, search: { from: '2026-01-01' } })),
      'CURSOR'
    )
    assert.equal(await codeOf(search({ first: 2, after: answer.endCursor }, ['C-1'])), 'CURSOR')
  })

  it('refuses what the connector does not declare, and asks nobody', async () => {
    const erp = scriptedErp(ROWS)
    const { search } = lookUpHarness(erp)
    for (const undeclared of [
      { product: 'screw' },
      { statuses: ['SHIPPED' as const] },
      { channels: ['WEB' as const] },
      { sort: 'OLDEST_FIRST' as const },
    ]) {
      assert.equal(await codeOf(search({ search: undeclared })), 'UNSUPPORTED')
    }
    assert.equal(erp.asked.length, 0)
  })
})

describe("another company's order", () => {
  it('is dropped, counted and reported without personal data, and the count that held it is not told', async () => {
    const { search, events } = lookUpHarness(scriptedErp(ROWS))
    const { answer } = await search({})
    assert.deepEqual(
      answer.orders.map(({ id }) => id),
      ['0000458812', '0000458813', '4500']
    )
    assert.equal(answer.total, null)
    assert.deepEqual(events, [
      { event: 'foreign-record', connector: 'scripted', operation: 'findOrders', count: 1 },
    ])
  })

  it('by its number is the same as nothing found', async () => {
    const { answer } = await lookUpHarness(scriptedErp(ROWS)).search({
      search: { number: 'PO-9', numberKind: 'CUSTOMER' },
    })
    assert.deepEqual([answer.orders, answer.total, answer.groups], [[], 0, []])
  })

  it('by its id is the same as one that never was', async () => {
    const { open } = lookUpHarness(scriptedErp(ROWS))
    assert.equal((await open('4500')).answer.id, '4500')
    assert.equal(await codeOf(open('9100')), 'NOT_FOUND')
    assert.equal(await codeOf(open('never was')), 'NOT_FOUND')
    assert.equal(await codeOf(open('x'.repeat(500))), 'NOT_FOUND')
  })
})
