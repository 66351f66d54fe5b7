import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import type { Capabilities, InvoiceQuery } from '../connectors/connector'
import { ConnectorError } from '../connectors/connector-error'
import { ALL_RIGHTS, type Rights } from '../identity/rights'
import { invoiceNamed, idsOf, invoiceHarness, refusal } from '../testing/invoice-harness'
import { paymentOf, referenceOf } from '../testing/paid-order'
import { EVERYTHING, scriptedInvoices } from '../testing/scripted-invoices'

const COST_CENTER: Rights = { ...ALL_RIGHTS, scope: 'cost-center' }

describe('a look-up of invoices', () => {
  const KEY = '3'.repeat(44)
  const invoices = (capabilities: Partial<Capabilities> = {}) =>
    scriptedInvoices(
      {
        invoices: [
          invoiceNamed('one', { invoiceNumber: '176436', series: '1', accessKey: KEY }),
          invoiceNamed('two', {
            orders: [
              referenceOf('0000458812', {
                webOrderNumber: 'v1042nrt',
                customerOrderNumber: 'PO-4500',
              }),
            ],
          }),
        ],
      },
      { ...EVERYTHING, ...capabilities }
    )

  for (const [typed, id, kind, calls] of [
    ['176436', 'one', 'INVOICE', 4],
    ['176436/1', 'one', 'INVOICE', 4],
    [KEY.replace(/\d{4}(?=\d)/g, '$& '), 'one', 'ACCESS_KEY', 1],
    ['0000458812', 'two', 'ERP', 4],
    ['“176436\u20111”', 'one', 'INVOICE', 4],
    ['PO\u221245\u00ad00', 'two', 'CUSTOMER', 4],
    ['po 4500', 'two', 'CUSTOMER', 8],
    ['V1042NRT-01', 'two', 'WEB', 7],
  ] as const) {
    it(`by ${typed} asks in all kinds side by side, and in a second way only where none has it`, async () => {
      const erp = invoices()
      const { answer } = await invoiceHarness(erp).find({ search: { number: typed } })
      assert.deepEqual(idsOf(answer), [id])
      assert.deepEqual(
        answer.groups.map((group) => [group.kind, group.match]),
        [[kind, 'exact']]
      )
      assert.equal(erp.asked.length, calls)
    })
  }

  it('by a part of a number shows what contains it, where the ERP finds parts', async () => {
    const capabilities = { partialInvoiceNumberKinds: ['INVOICE', 'CUSTOMER'] as const }
    const erp = invoices(capabilities)
    const { answer } = await invoiceHarness(erp).find({ search: { number: '764' } })
    assert.deepEqual(
      answer.groups.map(({ kind, match, rows }) => [kind, match, rows.map((row) => row.id)]),
      [['INVOICE', 'partial', ['one']]]
    )
  })

  it('names a group by the number that was looked for, whatever other orders an invoice has', async () => {
    const numbered = (...numbers: string[]) =>
      numbers.map((number) => referenceOf(number, { customerOrderNumber: number }))
    const erp = scriptedInvoices({
      invoices: [
        invoiceNamed('both', { orders: numbered('PO-1', 'PO-2') }),
        invoiceNamed('one', { orders: numbered('PO-1') }),
      ],
    })
    const { answer } = await invoiceHarness(erp).find({
      search: { number: 'PO-2', numberKind: 'CUSTOMER' },
    })
    assert.deepEqual(
      answer.groups.map(({ value, rows }) => [value, rows.map(({ id }) => id)]),
      [['PO-2', ['both']]]
    )
  })

  it('by the line of a payment slip asks for that alone, where the ERP can', async () => {
    const line = '00190.50095 40144.816069 06809.350314 3 37370000000100'
    const erp = invoices({ slipLines: true })
    await invoiceHarness(erp).find({ search: { number: line } })
    assert.deepEqual(
      erp.asked.map((query) => (query as InvoiceQuery).slipLine),
      [line.replace(/\D/g, '')]
    )
  })

  it('asks for all companies, with the day of today and everything that was chosen', async () => {
    const erp = invoices()
    const search = {
      ...{ state: 'OVERDUE' as const, sort: 'DUE_FIRST' as const },
      ...{ from: '2026-01-01', to: '2026-02-01', dueFrom: '2026-01-02', dueTo: '2026-03-01' },
    }
    await invoiceHarness(erp).find({ search, first: 7 })
    assert.deepEqual(erp.asked, [
      {
        ...search,
        companies: ['C-1', 'C-2'],
        placedBy: null,
        today: '2026-11-25',
        number: null,
        first: 7,
        after: null,
      },
    ])
  })

  it('of what nobody has is an empty page whose sums are nothing', async () => {
    const { answer } = await invoiceHarness(invoices()).find({ search: { number: 'none' } })
    assert.deepEqual([answer.invoices, answer.total, answer.sums, answer.groups], [[], 0, [], []])
  })

  it('of a group that is opened has pages, one call each, that join to the whole set', async () => {
    const orders = [referenceOf('77')]
    const invoices = Array.from({ length: 7 }, (_, index) => invoiceNamed(`i${index}`, { orders }))
    const erp = scriptedInvoices({ invoices })
    const { find } = invoiceHarness(erp)
    const ids: string[] = []
    let after: string | null = null
    do {
      const { answer } = await find({
        search: { number: '77', numberKind: 'ERP', numberMatch: 'EXACT' },
        ...{ first: 3, after },
      })
      ids.push(...idsOf(answer))
      after = answer.endCursor
    } while (after !== null && ids.length < 20)
    assert.deepEqual(
      ids,
      invoices.map(({ id }) => id)
    )
    assert.deepEqual(
      erp.asked.map((query) => (query as InvoiceQuery).number?.kind),
      ['ERP', 'ERP', 'ERP']
    )
  })

  it('refuses the cursor of another search, of other companies, of other rights', async () => {
    const { find } = invoiceHarness(
      scriptedInvoices({ invoices: ['a', 'b', 'c'].map((id) => invoiceNamed(id)) })
    )
    const { answer } = await find({ first: 2 })
    const after = answer.endCursor
    assert.ok(after)
    const CURSOR = 'INVALID_QUERY CURSOR'
    assert.equal(await refusal(find({ first: 2, after, search: { state: 'PAID' } })), CURSOR)
    assert.equal(await refusal(find({ first: 2, after }, ALL_RIGHTS, ['C-1'])), CURSOR)
    assert.equal(await refusal(find({ first: 2, after }, COST_CENTER)), CURSOR)
    assert.deepEqual(idsOf((await find({ first: 2, after })).answer), ['c'])
  })

  it('refuses what the connector does not declare, and asks nobody', async () => {
    const erp = scriptedInvoices({}, { invoiceList: true })
    const { find, open } = invoiceHarness(erp)
    for (const search of [
      { number: '1' },
      { number: '1', numberKind: 'INVOICE' as const },
      { state: 'OPEN' as const },
      { from: '2026-01-01' },
      { dueTo: '2026-01-01' },
      { sort: 'DUE_FIRST' as const },
    ]) {
      assert.equal(await refusal(find({ search })), 'UNSUPPORTED')
    }
    const none = invoiceHarness(scriptedInvoices({}, {}))
    assert.equal(await refusal(none.find({})), 'UNSUPPORTED')
    assert.equal(await refusal(none.open('one')), 'UNSUPPORTED')
    assert.equal(erp.asked.length, 0)
    assert.equal(await refusal(open('')), 'NOT_FOUND')
  })

  it('is answered for with the last good answer, of its own day, while the ERP is down', async () => {
    const erp = invoices()
    const { find, open } = invoiceHarness(erp)
    await find({})
    await open('one')
    erp.failure = new ConnectorError('unavailable', 'down')
    const { answer, source } = await find({})
    assert.deepEqual(
      [source, answer.today, idsOf(answer)],
      ['LAST_GOOD', '2026-11-25', ['one', 'two']]
    )
    assert.equal((await open('one')).source, 'LAST_GOOD')
    await assert.rejects(find({}, ALL_RIGHTS, ['C-1']), { kind: 'unavailable' })
    await assert.rejects(open('two'), { kind: 'unavailable' })
  })
})

describe("another company's invoice", () => {
  const invoices = () =>
    scriptedInvoices({
      invoices: [
        {
          ...invoiceNamed('ours', { ownerRef: ' C-2 ' }),
          payments: [paymentOf({ ownerRef: 'C-9' })],
        },
        invoiceNamed('theirs', { ownerRef: 'C-9' }),
      ],
      sums: [{ open: brl('999.00'), overdue: brl('0.00') }],
    })

  it('is dropped, counted and reported, and neither count nor sum that held it is told', async () => {
    const { find, events } = invoiceHarness(invoices())
    const { answer } = await find({})
    assert.deepEqual([idsOf(answer), answer.total], [['ours'], null])
    assert.deepEqual(answer.sums, [{ open: brl('10.00'), overdue: brl('10.00') }])
    assert.deepEqual(events, [
      { event: 'foreign-record', connector: 'scripted', operation: 'findInvoices', count: 1 },
    ])
  })

  it('by its id is the same as one that never was, at the same cost', async () => {
    const erp = invoices()
    const { open } = invoiceHarness(erp)
    for (const id of ['theirs', 'never was']) {
      erp.asked.length = 0
      assert.equal(await refusal(open(id)), 'NOT_FOUND')
      assert.equal(erp.asked.length, 1)
    }
    assert.equal(await refusal(open('x'.repeat(500))), 'NOT_FOUND')
  })

  it('lends no payment to one of ours', async () => {
    const { open, events } = invoiceHarness(invoices())
    assert.deepEqual((await open('ours')).answer.payments, [])
    assert.equal(events[0]?.event, 'foreign-record')
  })
})

describe('the sums of invoices', () => {
  const sums = [{ open: brl('70.00'), overdue: brl('20.00') }]
  const invoices = [
    invoiceNamed('a'),
    invoiceNamed('b', { kind: 'CREDIT_NOTE', open: brl('4.00'), instalments: [] }),
    invoiceNamed('c', { status: 'CANCELLED' }),
    invoiceNamed('d', {
      open: { amount: '5', currency: 'CLP' },
      instalments: [],
      kind: 'CREDIT_NOTE',
    }),
  ]

  it("are the ERP's where it adds up", async () => {
    const { find } = invoiceHarness(scriptedInvoices({ invoices, sums }))
    assert.deepEqual((await find({ first: 2 })).answer.sums, sums)
  })

  it('are added up where the page is all there is: credits off, cancelled ones out', async () => {
    const { answer } = await invoiceHarness(scriptedInvoices({ invoices })).find({})
    assert.deepEqual(answer.sums, [
      { open: brl('6.00'), overdue: brl('10.00') },
      { open: { amount: '-5', currency: 'CLP' }, overdue: { amount: '0', currency: 'CLP' } },
    ])
  })

  it('are not told of a part: neither on a first page of several nor on a later one', async () => {
    const { find } = invoiceHarness(scriptedInvoices({ invoices }))
    const { answer } = await find({ first: 3 })
    assert.equal(answer.sums, null)
    assert.equal((await find({ first: 3, after: answer.endCursor })).answer.sums, null)
  })

  it('are not told where one of them says not what of it is open, or is overdue', async () => {
    for (const odd of [{ open: null }, { instalments: [] }]) {
      const { answer } = await invoiceHarness(
        scriptedInvoices({ invoices: [invoiceNamed('a'), invoiceNamed('x', odd)] })
      ).find({})
      assert.equal(answer.sums, null)
    }
  })

  it("are not the ERP's where it names a currency twice, nor where the viewer sees less than the company", async () => {
    const twice = [...sums, ...sums]
    assert.equal(
      (await invoiceHarness(scriptedInvoices({ invoices, sums: twice })).find({})).answer.sums,
      null
    )
    const { answer } = await invoiceHarness(scriptedInvoices({ invoices, sums })).find(
      {},
      COST_CENTER
    )
    assert.deepEqual(answer.sums?.[0], { open: brl('6.00'), overdue: brl('10.00') })
  })

  it('are no more to be seen than any amount without the right to see prices', async () => {
    const rights = { ...ALL_RIGHTS, canViewPrices: false }
    const { answer } = await invoiceHarness(scriptedInvoices({ invoices, sums })).find({}, rights)
    assert.doesNotMatch(JSON.stringify(answer), /"currency"/)
    assert.deepEqual([answer.sums, answer.invoices.length], [null, 4])
  })
})

describe('one who may not see invoices', () => {
  it('is refused, and the ERP is not asked', async () => {
    const erp = scriptedInvoices({ invoices: [invoiceNamed('a')] })
    const { find, open } = invoiceHarness(erp)
    const rights = { ...ALL_RIGHTS, canViewInvoices: false }
    assert.equal(await refusal(find({}, rights)), 'NO_ACCESS NO_RIGHTS')
    assert.equal(await refusal(open('a', rights)), 'NO_ACCESS NO_RIGHTS')
    assert.equal(erp.asked.length, 0)
  })
})

function brl(amount: string) {
  return { amount, currency: 'BRL' }
}
