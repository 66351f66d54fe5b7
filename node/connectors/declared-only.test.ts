import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { ANY_INVOICES, ANY_ORDERS, ANY_PAYMENTS } from '../testing/any-query'
import { scriptedInvoices } from '../testing/scripted-invoices'
import { scriptedErp } from '../testing/scripted-erp'
import {
  NO_CAPABILITIES,
  type Call,
  type Capabilities,
  type InvoiceQuery,
  type OrderQuery,
  type PaymentQuery,
} from './connector'
import { isConnectorError } from './connector-error'
import { declaredOnly } from './declared-only'

const LISTS: Partial<Capabilities> = { invoiceList: true, paymentList: true }

const callOf = ({ http }: Pick<Call, 'http'>): Call => ({
  http,
  signal: new AbortController().signal,
})

/** The fields that a refusal names, or what was answered. */
const fieldsOf = (work: Promise<unknown> | undefined): Promise<unknown> =>
  work === undefined
    ? Promise.resolve('no member')
    : work.then(
        () => 'answered',
        (error: unknown) =>
          isConnectorError(error) && error.kind === 'unsupported' ? error.fields : error
      )

const ordersOf = async (query: Partial<OrderQuery>, can: Partial<Capabilities> = {}) => {
  const erp = scriptedErp([])
  const connector = declaredOnly(erp.connector, { ...NO_CAPABILITIES, ...can })
  const fields = await fieldsOf(connector.findOrders({ ...ANY_ORDERS, ...query }, callOf(erp)))
  assert.equal(erp.asked.length, fields === 'answered' ? 1 : 0)
  return fields
}

const invoicesOf = (query: Partial<InvoiceQuery>, can: Partial<Capabilities> = {}) => {
  const erp = scriptedInvoices({})
  const { findInvoices } = declaredOnly(erp.connector, { ...NO_CAPABILITIES, ...LISTS, ...can })
  return fieldsOf(findInvoices?.({ ...ANY_INVOICES, ...query }, callOf(erp)))
}

const paymentsOf = (query: Partial<PaymentQuery>, can: Partial<Capabilities> = {}) => {
  const erp = scriptedInvoices({})
  const { findPayments } = declaredOnly(erp.connector, { ...NO_CAPABILITIES, ...LISTS, ...can })
  return fieldsOf(findPayments?.({ ...ANY_PAYMENTS, ...query }, callOf(erp)))
}

const TWO_NUMBERS = { kind: 'ERP', match: 'exact', values: ['1', '2'] } as const
const TWO_KINDS = { ...TWO_NUMBERS, values: ['1'], otherKinds: ['WEB'] } as const
const PART = { kind: 'ERP', match: 'partial', values: ['1'] } as const

describe('A search that the server can not do', () => {
  const ofOrders: ReadonlyArray<readonly [Partial<OrderQuery>, string, Partial<Capabilities>]> = [
    [{ number: PART }, 'number', { partialNumberKinds: ['ERP'] }],
    [{ number: TWO_NUMBERS }, 'number', { numberKinds: ['ERP'], manyNumbers: true }],
    [{ number: TWO_KINDS }, 'number', { severalNumberKinds: ['ERP', 'WEB'] }],
    [{ to: '2026-01-01' }, 'from', { dates: true }],
    [{ promisedTo: '2026-01-01' }, 'promisedFrom', { promisedDates: true }],
    [{ countsOn: '2026-01-01' }, 'countsOn', { orderCounts: true }],
    [{ statuses: ['SHIPPED'] }, 'statuses', { statuses: true }],
    [{ channels: ['WEB'] }, 'channels', { channels: true }],
    [{ product: 'x' }, 'product', { product: true }],
    [{ placedBy: 'ana@norte.example' }, 'placedBy', { placedBy: true }],
    [{ sort: 'OLDEST_FIRST' }, 'sort', { sorts: ['OLDEST_FIRST'] }],
  ]
  for (const [query, field, can] of ofOrders) {
    it(`of orders (${JSON.stringify(query)}) is refused unasked, and asked where it can`, async () => {
      assert.deepEqual(await ordersOf(query), [field])
      assert.equal(await ordersOf(query, can), 'answered')
    })
  }

  const ofInvoices: ReadonlyArray<readonly [Partial<InvoiceQuery>, string, Partial<Capabilities>]> =
    [
      [{ number: { kind: 'ERP', value: '1' } }, 'number', { invoiceNumberKinds: ['ERP'] }],
      [{ state: 'OPEN' }, 'state', { invoiceStates: ['OPEN'] }],
      [{ state: 'OVERDUE' }, 'state', { invoiceStates: ['PAID', 'OVERDUE'] }],
      [
        { number: { kind: 'ERP', value: '1', match: 'partial' } },
        'number',
        { partialInvoiceNumberKinds: ['ERP'] },
      ],
      [{ slipLine: '1' }, 'slipLine', { slipLines: true }],
      [{ from: '2026-01-01' }, 'from', { invoiceDates: true }],
      [{ dueTo: '2026-01-01' }, 'dueFrom', { invoiceDueDates: true }],
      [{ placedBy: 'ana@norte.example' }, 'placedBy', { placedBy: true }],
      [{ sort: 'DUE_FIRST' }, 'sort', { invoiceSorts: ['DUE_FIRST'] }],
    ]
  for (const [query, field, can] of ofInvoices) {
    it(`of invoices (${JSON.stringify(query)}) is refused, and asked where it can`, async () => {
      assert.deepEqual(await invoicesOf(query), [field])
      assert.equal(await invoicesOf(query, can), 'answered')
    })
  }

  const ofPayments: ReadonlyArray<readonly [Partial<PaymentQuery>, string, Partial<Capabilities>]> =
    [
      [{ number: { kind: 'INVOICE', value: '1' } }, 'number', { paymentNumberKinds: ['INVOICE'] }],
      [{ from: '2026-01-01' }, 'from', { paymentDates: true }],
      [{ placedBy: 'ana@norte.example' }, 'placedBy', { placedBy: true }],
    ]
  for (const [query, field, can] of ofPayments) {
    it(`of payments (${JSON.stringify(query)}) is refused, and asked where it can`, async () => {
      assert.deepEqual(await paymentsOf(query), [field])
      assert.equal(await paymentsOf(query, can), 'answered')
    })
  }

  it('is one of several kinds where they can be searched one by one only, or by a part', async () => {
    const single = { numberKinds: ['ERP', 'WEB'], partialNumberKinds: ['ERP', 'WEB'] } as const
    assert.deepEqual(await ordersOf({ number: TWO_KINDS }, single), ['number'])
    const several = { ...single, severalNumberKinds: ['ERP', 'WEB'] } as const
    const partly = { ...TWO_KINDS, match: 'partial' } as const
    assert.deepEqual(await ordersOf({ number: partly }, several), ['number'])
    const onlySaidTwice = { ...TWO_KINDS, otherKinds: ['ERP'] } as const
    assert.equal(await ordersOf({ number: onlySaidTwice }, { numberKinds: ['ERP'] }), 'answered')
  })

  it('names everything that it can not at once', async () => {
    assert.deepEqual(await ordersOf({ number: PART, product: 'x', from: '2026-01-01' }), [
      'number',
      'from',
      'product',
    ])
  })
})

describe('What the server does not have', () => {
  it('is no member', () => {
    const { connector } = scriptedInvoices({})
    const whole = { ...connector, openDocument: () => Promise.resolve(null) }
    const { findInvoices, getInvoice, findPayments, getPayment, openDocument } = declaredOnly(
      whole,
      NO_CAPABILITIES
    )
    assert.deepEqual(
      [findInvoices, getInvoice, findPayments, getPayment, openDocument],
      [undefined, undefined, undefined, undefined, undefined]
    )
    const can = { ...NO_CAPABILITIES, ...LISTS, documents: true }
    const has = declaredOnly(whole, can)
    assert.ok(has.findInvoices && has.getInvoice && has.findPayments && has.getPayment)
    assert.ok(has.openDocument)
    assert.equal(has.capabilities, can)
  })
})
