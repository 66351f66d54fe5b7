import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { invoiceNamed } from '../testing/invoice-harness'
import { paymentOf, referenceOf } from '../testing/paid-order'
import { orderRow, scriptedErp } from '../testing/scripted-erp'
import { checkedConnector } from './checked-connector'
import type {
  Call,
  ErpConnector,
  FilterMismatch,
  InvoiceQuery,
  NumberKind,
  OrderQuery,
  PaymentQuery,
} from './connector'
import { isConnectorError } from './connector-error'
import type { Invoice, OrderSummary, Payment } from './order-model'

const erp = scriptedErp([])
const NO_SPAN = { from: null, to: null }
const FIRST_PAGE = { companies: ['C-1'], placedBy: null, first: 10, after: null }
const ORDERS: OrderQuery = {
  ...{ ...FIRST_PAGE, ...NO_SPAN, number: null, statuses: [], channels: [], product: null },
  sort: 'NEWEST_FIRST',
}
const INVOICES: InvoiceQuery = {
  ...{ ...FIRST_PAGE, ...NO_SPAN, number: null, state: null, dueFrom: null, dueTo: null },
  ...{ today: '2026-11-25', sort: 'NEWEST_FIRST' },
}
const PAYMENTS: PaymentQuery = { ...FIRST_PAGE, ...NO_SPAN }

interface Verdict {
  /** How many rows are shown; the filters that are named where none are. */
  readonly shown: number | readonly string[]
  readonly notes: readonly FilterMismatch[]
}

/** What becomes of a page that the ERP answers. */
const verdictOf = async (
  connector: Partial<ErpConnector>,
  find: (connector: ErpConnector, call: Call) => Promise<{ readonly rows: readonly unknown[] }>
): Promise<Verdict> => {
  const notes: FilterMismatch[] = []
  const call: Call = {
    ...{ http: erp.http, signal: new AbortController().signal },
    noteMismatch: (mismatch) => notes.push(mismatch),
  }
  try {
    const { rows } = await find(checkedConnector({ ...erp.connector, ...connector }), call)
    return { shown: rows.length, notes }
  } catch (error) {
    assert.ok(isConnectorError(error) && error.kind === 'bad-answer')
    return { shown: error.fields, notes }
  }
}

const END = { cursor: null, total: null }

const orders = (query: Partial<OrderQuery>, rows: ReadonlyArray<Partial<OrderSummary>>) => {
  const page = { ...END, orders: rows.map((row, id) => orderRow({ id: `row ${id}`, ...row })) }
  return verdictOf({ findOrders: () => Promise.resolve(page) }, async (connector, call) => ({
    rows: (await connector.findOrders({ ...ORDERS, ...query }, call)).orders,
  }))
}

const invoices = (query: Partial<InvoiceQuery>, rows: ReadonlyArray<Partial<Invoice>>) => {
  const invoices = rows.map((row, id) => invoiceNamed(`row ${id}`, row))
  const page = { ...END, sums: null, invoices }
  return verdictOf({ findInvoices: () => Promise.resolve(page) }, async (connector, call) => {
    assert.ok(connector.findInvoices)
    return { rows: (await connector.findInvoices({ ...INVOICES, ...query }, call)).invoices }
  })
}

const payments = (query: Partial<PaymentQuery>, rows: ReadonlyArray<Partial<Payment>>) => {
  const page = { ...END, payments: rows.map((row, id) => paymentOf({ id: `row ${id}`, ...row })) }
  return verdictOf({ findPayments: () => Promise.resolve(page) }, async (connector, call) => {
    assert.ok(connector.findPayments)
    return { rows: (await connector.findPayments({ ...PAYMENTS, ...query }, call)).payments }
  })
}

const exact = (kind: NumberKind, ...values: string[]) =>
  ({ number: { kind, match: 'exact', values } }) as const
const dueOn = (...days: Array<string | null>): Partial<Invoice> => ({
  instalments: days.map((day) => ({
    ...{ number: null, dueOn: day, amount: null, open: null, paymentSlip: null },
  })),
})

/** A row that is what the filter asks for, one that is something else, and others that do not say. */
type Trial<Query, Row> = readonly [
  query: Partial<Query>,
  asked: Partial<Row>,
  other: Partial<Row>,
  ...silent: ReadonlyArray<Partial<Row>>,
]

const ORDER_TRIALS: ReadonlyArray<Trial<OrderQuery, OrderSummary>> = [
  [
    exact('WEB', '10428831'),
    { webOrderNumber: 'v10428831nrt-01' },
    { webOrderNumber: 'v131001nrt-01', erpOrderNumber: '10428831' },
    { webOrderNumber: null },
  ],
  [
    exact('ERP', '458812'),
    { erpOrderNumber: '0000458812' },
    { erpOrderNumber: '458813', customerOrderNumber: '458812' },
    { erpOrderNumber: null },
  ],
  [
    exact('CUSTOMER', 'PO 77', 'po 4500'),
    { customerOrderNumber: 'PO-4500/2' },
    { customerOrderNumber: 'PO-450' },
    { customerOrderNumber: null },
  ],
  [
    { number: { kind: 'CUSTOMER', match: 'partial', values: ['6807/1'] } },
    { customerOrderNumber: 'OC-6807-1' },
    { customerOrderNumber: 'OC 6708/1' },
    { customerOrderNumber: null },
  ],
  [
    { number: { kind: 'WEB', otherKinds: ['CUSTOMER'], match: 'exact', values: ['77'] } },
    { webOrderNumber: 'v1', customerOrderNumber: 'PO-77' },
    { webOrderNumber: 'v1', customerOrderNumber: 'PO-78', erpOrderNumber: '77' },
    { webOrderNumber: 'v1', customerOrderNumber: null },
  ],
  [
    { from: '2026-03-10' },
    { orderedOn: '2026-03-09' },
    { orderedOn: '2026-03-08' },
    { orderedOn: null },
  ],
  [
    { to: '2026-03-10' },
    { orderedOn: '2026-03-11' },
    { orderedOn: '2026-03-12' },
    { orderedOn: null },
  ],
  [{ statuses: ['SHIPPED'] }, { status: 'SHIPPED' }, { status: 'RECEIVED' }, { status: 'OTHER' }],
  [{ channels: ['WEB', 'EDI'] }, { channel: 'EDI' }, { channel: 'PHONE' }, { channel: 'OTHER' }],
]

const INVOICE_TRIALS: ReadonlyArray<Trial<InvoiceQuery, Invoice>> = [
  [
    { number: { kind: 'INVOICE', value: '176436-1' } },
    { invoiceNumber: '000176436', series: null },
    { invoiceNumber: '000176435', series: '1' },
    { invoiceNumber: null },
  ],
  [
    { number: { kind: 'INVOICE', value: '12-345' } },
    { invoiceNumber: '12' },
    { invoiceNumber: '13', series: '34' },
    { invoiceNumber: null },
  ],
  [
    { number: { kind: 'ACCESS_KEY', value: '3526 1112 ab' } },
    { accessKey: '35261112AB' },
    { accessKey: '3526111200' },
    { accessKey: null },
  ],
  [
    { number: { kind: 'CUSTOMER', value: 'PO-4500' } },
    {
      orders: [
        referenceOf('1', { customerOrderNumber: 'PO-1' }),
        referenceOf('2', { customerOrderNumber: 'po 4500' }),
      ],
    },
    { orders: [referenceOf('4500', { customerOrderNumber: 'PO-1' })] },
    { orders: [] },
    { orders: [referenceOf('1', { customerOrderNumber: 'PO-1' }), referenceOf('2')] },
  ],
  [{ state: 'OPEN' }, { status: 'PARTLY_PAID' }, { status: 'PAID' }, { status: 'OTHER' }],
  [
    { state: 'PAID' },
    { status: 'PAID' },
    { status: 'OPEN' },
    { status: 'OTHER' },
    { status: 'CANCELLED' },
  ],
  [
    { state: 'OVERDUE' },
    { status: 'OPEN', ...dueOn('2027-01-01', '2026-11-24') },
    { status: 'OPEN', ...dueOn('2027-01-01') },
    { status: 'OPEN', ...dueOn() },
    { status: 'OPEN', ...dueOn('2027-01-01', null) },
  ],
  [
    { from: '2026-03-10' },
    { issuedOn: '2026-03-09' },
    { issuedOn: '2026-03-08' },
    { issuedOn: null },
  ],
  [
    { to: '2026-03-10' },
    { issuedOn: '2026-03-11' },
    { issuedOn: '2026-03-12' },
    { issuedOn: null },
  ],
  [
    { dueFrom: '2026-03-10' },
    dueOn('2026-01-01', '2026-03-10'),
    dueOn('2026-01-01', '2026-03-08'),
    dueOn('2026-01-01', null),
    dueOn(),
  ],
  [
    { dueTo: '2026-03-10' },
    dueOn('2026-03-10', '2027-01-01'),
    dueOn('2026-03-12', '2027-01-01'),
    dueOn('2027-01-01', null),
    dueOn(),
  ],
]

const PAYMENT_TRIALS: ReadonlyArray<Trial<PaymentQuery, Payment>> = [
  [{ from: '2026-03-10' }, { paidOn: '2026-03-09' }, { paidOn: '2026-03-08' }, { paidOn: null }],
  [{ to: '2026-03-10' }, { paidOn: '2026-03-11' }, { paidOn: '2026-03-12' }, { paidOn: null }],
]

const describeFilters = <Query, Row>(
  operation: string,
  trials: ReadonlyArray<Trial<Query, Row>>,
  ask: (query: Partial<Query>, rows: ReadonlyArray<Partial<Row>>) => Promise<Verdict>
) => {
  for (const [query, asked, other, ...silent] of trials) {
    const [filter = ''] = Object.keys(query)
    describe(`${operation} by ${JSON.stringify(query)}`, () => {
      it('shows what was asked for, and what does not say', async () => {
        for (const row of [asked, ...silent]) {
          assert.deepEqual(await ask(query, [row]), { shown: 1, notes: [] }, JSON.stringify(row))
        }
      })

      it('counts what is something else among what was asked for, and shows it', async () => {
        const note = { operation, filter, rows: 2, mismatches: 1 }
        assert.deepEqual(await ask(query, [asked, other]), { shown: 2, notes: [note] })
      })

      it('shows nothing of a page of something else', async () => {
        const note = { operation, filter, rows: 2, mismatches: 2 }
        assert.deepEqual(await ask(query, [other, other]), { shown: [filter], notes: [note] })
      })
    })
  }
}

describeFilters('find-orders', ORDER_TRIALS, orders)
describeFilters('find-invoices', INVOICE_TRIALS, invoices)
describeFilters('find-payments', PAYMENT_TRIALS, payments)

describe('an ERP that ignores filters', () => {
  it('has each of them named', async () => {
    const query = { ...exact('CUSTOMER', 'PO-77'), statuses: ['SHIPPED'] } as const
    const { shown } = await orders(query, [{ customerOrderNumber: 'PO-4500' }])
    assert.deepEqual(shown, ['number', 'statuses'])
  })

  it('is not told from one that finds nothing, or that looks for words in its own way', async () => {
    assert.deepEqual((await orders({ statuses: ['SHIPPED'] }, [])).shown, 0)
    const words = exact('CUSTOMER', 'compra natal')
    assert.deepEqual((await orders(words, [{ customerOrderNumber: 'Natal' }])).shown, 1)
  })

  it('is not compared by what a row of orders does not hold, or by the last day there is', async () => {
    assert.deepEqual(await orders(exact('INVOICE', '77'), [{}]), { shown: 1, notes: [] })
    assert.deepEqual(await orders({ to: '9999-12-31' }, [{}]), { shown: 1, notes: [] })
  })
})
