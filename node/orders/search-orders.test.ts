import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isAppError } from '../app-error'
import type { NumberInterpretation, OrderQuery } from '../connectors/connector'
import { ConnectorError } from '../connectors/connector-error'
import { ALL_RIGHTS } from '../identity/rights'
import { orderRow, type ScriptedErp, scriptedErp } from '../testing/scripted-erp'
import { createAskErp } from './erp'
import { createLastGood } from './last-good'
import { createOpenOrder } from './open-order'
import type { OrderSearchArguments } from './order-search'
import type { SecurityEvent } from './ownership'
import { createSearchOrders } from './search-orders'

const ROWS = [
  orderRow({ id: '0000458812', webOrderNumber: 'v10428831nrt', customerOrderNumber: 'PO-4500' }),
  orderRow({ id: '0000458813', customerOrderNumber: 'PO-4500/2' }),
  orderRow({ id: '4500', ownerRef: ' C-2 ' }),
  orderRow({ id: '9100', ownerRef: 'C-9', customerOrderNumber: 'PO-9' }),
]

const room = (erp: ScriptedErp, rights = ALL_RIGHTS) => {
  const events: SecurityEvent[] = []
  const askErp = createAskErp()
  const clock = () => new Date('2026-11-23T12:00:00Z')
  const search = createSearchOrders({ askErp, lastGood: createLastGood(clock) })
  const open = createOpenOrder({ askErp, lastGood: createLastGood(clock) })
  const request = (companies = ['C-1', 'C-2']) => ({
    erp,
    companies,
    rights,
    email: 'ana@norte.example',
    today: '2026-11-23',
    report: (event: SecurityEvent) => events.push(event),
  })
  return {
    events,
    search: (args: OrderSearchArguments, companies?: string[]) => search(args, request(companies)),
    open: (id: string, companies?: string[]) => open(id, request(companies)),
  }
}

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
    const { answer } = await room(erp).search({ search: { number: '4500' } })
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
    const { answer } = await room(scriptedErp(ROWS)).search({
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
    const { answer } = await room(scriptedErp(ROWS, undefined, { manyNumbers: true })).search({
      search: { number: 'V10428831NRT-01' },
    })
    assert.deepEqual(
      answer.groups.map(({ kind, value }) => [kind, value]),
      [['WEB', 'v10428831nrt']]
    )
  })

  for (const dash of '\u2010\u2011\u2012\u2013\u2212\ufe58\uff0d') {
    it(`finds PO-4500 typed with the look-alike dash ${JSON.stringify(dash)} and invisible signs`, async () => {
      const { answer } = await room(scriptedErp(ROWS)).search({
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
    const { answer } = await room(erp).search({ search: { number: '99999' } })
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
    const { search } = room(erp)
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
    const { search } = room(erp)
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
    const { search } = room(scriptedErp(ROWS))
    assert.equal(await codeOf(search({ search: { number: '4500' }, after: 'x' })), 'CURSOR')
  })

  it('leaves out of an opened group what does not contain what was typed, and then tells no count', async () => {
    const { answer } = await room(scriptedErp(ROWS)).search({
      search: { number: 'PO-4500', numberKind: 'CUSTOMER', numberMatch: 'PARTIAL' },
    })
    assert.deepEqual([answer.orders.length, answer.total], [2, 2])
    const wider = await room(scriptedErp(ROWS)).search({
      search: { number: 'X-4500', numberKind: 'CUSTOMER', numberMatch: 'PARTIAL' },
    })
    assert.deepEqual([wider.answer.orders, wider.answer.total], [[], null])
  })

  it('never asks for invoice numbers for one who may not see invoices', async () => {
    const erp = scriptedErp(ROWS)
    await room(erp, { ...ALL_RIGHTS, canViewInvoices: false }).search({
      search: { number: '176436' },
    })
    assert.ok(interpretations(erp).every((number) => number?.kind !== 'INVOICE'))
  })

  it('refuses the cursor of another search, or of other companies', async () => {
    const erp = scriptedErp(
      Array.from({ length: 5 }, (_, index) => orderRow({ id: String(index) }))
    )
    const { search } = room(erp)
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
    const { search } = room(erp)
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
    const { search, events } = room(scriptedErp(ROWS))
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
    const { answer } = await room(scriptedErp(ROWS)).search({
      search: { number: 'PO-9', numberKind: 'CUSTOMER' },
    })
    assert.deepEqual([answer.orders, answer.total, answer.groups], [[], 0, []])
  })

  it('by its id is the same as one that never was', async () => {
    const { open } = room(scriptedErp(ROWS))
    assert.equal((await open('4500')).answer.id, '4500')
    assert.equal(await codeOf(open('9100')), 'NOT_FOUND')
    assert.equal(await codeOf(open('never was')), 'NOT_FOUND')
    assert.equal(await codeOf(open('x'.repeat(500))), 'NOT_FOUND')
  })
})

describe('an ERP that fails', () => {
  const DOWN = new ConnectorError('unavailable', 'down')

  it('is answered for with the last good answer, and its age', async () => {
    const erp = scriptedErp(ROWS)
    const { search } = room(erp)
    assert.equal((await search({ search: { number: '4500' } })).source, 'LIVE')
    erp.failure = DOWN
    const { answer, source, asOf } = await search({ search: { number: '4500' } })
    assert.equal(source, 'LAST_GOOD')
    assert.equal(asOf.toISOString(), '2026-11-23T12:00:00.000Z')
    assert.deepEqual(
      answer.orders.map(({ id }) => id),
      ['4500']
    )
  })

  it('or what a proxy says in its place, is answered for alike where it was asked the same before', async () => {
    const erp = scriptedErp(ROWS)
    const { search } = room(erp)
    await search({ search: { number: '4500' } })
    erp.failure = new ConnectorError('bad-answer', 'A page.')
    assert.equal((await search({ search: { number: '4500' } })).source, 'LAST_GOOD')
    await assert.rejects(search({ search: { number: '4501' } }), { kind: 'bad-answer' })
  })

  it('is not answered for with what another company was told, nor with the answer to another question', async () => {
    const erp = scriptedErp(ROWS)
    const { search } = room(erp)
    await search({ search: { number: '4500' } })
    erp.failure = DOWN
    await assert.rejects(search({ search: { number: '4500' } }, ['C-2']), { kind: 'unavailable' })
    await assert.rejects(search({ search: { number: '4501' } }), { kind: 'unavailable' })
  })

  it('that refuses the credentials or the question is not glossed over', async () => {
    const erp = scriptedErp(ROWS)
    const { search } = room(erp)
    await search({})
    for (const kind of ['rejected-credentials', 'refused-query'] as const) {
      erp.failure = new ConnectorError(kind, 'no')
      await assert.rejects(search({}), { kind })
    }
  })

  it('is left alone after five failures in a row, while another store goes on', async () => {
    const erp = scriptedErp(ROWS)
    const askErp = createAskErp()
    const ask = (one: ScriptedErp) =>
      askErp(one, 1000)((call) => one.connector.getOrder({ companies: ['C-1'], id: '4500' }, call))
    erp.failure = DOWN
    for (let times = 0; times < 8; times += 1)
      await assert.rejects(ask(erp), { kind: 'unavailable' })
    assert.equal(erp.asked.length, 5)
    const other = scriptedErp(ROWS, 'shop/work/scripted')
    await ask(other)
    assert.equal(other.asked.length, 1)
  })

  it('is never asked by more than ten calls at a time', async () => {
    const erp = scriptedErp(ROWS)
    let running = 0
    let most = 0
    erp.pause = async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 1))
      running -= 1
    }
    const askErp = createAskErp()
    const ask = (viewer: string) =>
      askErp(
        { ...erp, viewer },
        1000
      )((call) => erp.connector.getOrder({ companies: ['C-1'], id: '4500' }, call))
    await Promise.all(Array.from({ length: 40 }, (_, index) => ask(`person ${index}`)))
    assert.equal(most, 10)
  })
})
