import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import fc from 'fast-check'

import {
  INVOICE_NUMBER_KINDS,
  INVOICE_SORTS,
  INVOICE_STATES,
  NO_CAPABILITIES,
  NUMBER_KINDS,
  PAYMENT_NUMBER_KINDS,
} from '../connectors/connector'
import { DOCUMENT_KINDS, type DocumentKind, type Order } from '../connectors/order-model'
import { ALL_RIGHTS, type Rights } from '../identity/rights'
import { documentOf, invoiceOf, paidOrder, paymentOf, referenceOf } from '../testing/paid-order'
import { dueInvoice, dueOrder } from './due-dates'
import {
  allowedCapabilities,
  redactedInvoice,
  mayOpenDocument,
  redactedOrder,
  redactedPayment,
  redactedRow,
} from './redaction'

const TODAY = '2026-11-25'
const dueOf = (order: Order) => dueOrder(order, TODAY)
const paidToday = (options?: Parameters<typeof paidOrder>[0]) => dueOf(paidOrder(options))

const NEEDS_PRICES: readonly DocumentKind[] = [
  ...(['INVOICE_PDF', 'INVOICE_XML', 'PAYMENT_SLIP', 'ORDER_CONFIRMATION'] as const),
  ...(['CREDIT_NOTE', 'RECEIPT', 'TAX_FORM', 'FREIGHT_DOCUMENT', 'OTHER'] as const),
]
const NEEDS_INVOICES: readonly DocumentKind[] = [
  ...(['INVOICE_PDF', 'INVOICE_XML', 'PAYMENT_SLIP', 'CREDIT_NOTE', 'TAX_FORM', 'OTHER'] as const),
]
const NEEDS_RECEIPTS: readonly DocumentKind[] = ['RECEIPT', 'OTHER']

const without = (...names: ReadonlyArray<Exclude<keyof Rights, 'scope'>>): Rights => ({
  ...ALL_RIGHTS,
  ...Object.fromEntries(names.map((name) => [name, false])),
})

describe('a document of the kind', () => {
  for (const kind of DOCUMENT_KINDS) {
    it(`${kind} can be opened by exactly those who may see what it shows`, () => {
      assert.equal(mayOpenDocument(kind, ALL_RIGHTS), true)
      assert.equal(mayOpenDocument(kind, without('canDownloadDocuments')), false)
      assert.equal(mayOpenDocument(kind, without('canExportOrders')), true)
      const answers = [
        mayOpenDocument(kind, without('canViewPrices')),
        mayOpenDocument(kind, without('canViewInvoices')),
        mayOpenDocument(kind, without('canViewReceipts')),
      ]
      const expected = [NEEDS_PRICES, NEEDS_INVOICES, NEEDS_RECEIPTS].map(
        (kinds) => !kinds.includes(kind)
      )
      assert.deepEqual(answers, expected)
    })
  }
})

describe('an order', () => {
  it('is whole for one with all rights', () => {
    assert.deepEqual(redactedOrder(paidToday(), ALL_RIGHTS), paidToday())
  })

  it('keeps its quantities, days and numbers without prices', () => {
    const { lines, invoices, payments } = redactedOrder(paidToday(), without('canViewPrices'))
    assert.deepEqual(
      [lines[0]?.ordered, invoices[0]?.invoiceNumber, invoices[0]?.instalments[0]?.dueOn],
      ['10', 'NF-1', '2026-02-01']
    )
    assert.equal(payments[0]?.settles[0]?.invoiceId, 'invoice-1')
    assert.equal(invoices[0]?.instalments[0]?.paymentSlip, null)
  })

  it('has no invoice, and no payment that names one, without the right to see invoices', () => {
    const { invoices, payments, documents } = redactedOrder(paidToday(), without('canViewInvoices'))
    assert.deepEqual(invoices, [])
    assert.deepEqual(
      payments.map(({ settles }) => settles),
      [[]]
    )
    assert.ok(documents.every(({ kind }) => !NEEDS_INVOICES.includes(kind)))
  })

  it('has no payment, no receipt, and says nothing of being paid without the right to see receipts', () => {
    const order = redactedOrder(paidToday(), without('canViewReceipts'))
    assert.deepEqual([order.payments, order.payment], [[], 'UNKNOWN'])
    assert.ok(order.documents.every(({ kind }) => !NEEDS_RECEIPTS.includes(kind)))
    assert.equal(redactedRow(paidOrder(), without('canViewReceipts')).payment, 'UNKNOWN')
  })

  it('lists no document, wherever it lies, without the right to open one', () => {
    const { documents, invoices, payments } = redactedOrder(
      paidToday(),
      without('canDownloadDocuments')
    )
    const others = [...invoices, ...payments].flatMap((parent) => parent.documents)
    assert.deepEqual([...documents, ...others], [])
  })
})

describe('under a scope narrower than the organization', () => {
  const narrow = (order: Order, scope: Rights['scope'] = 'own') =>
    redactedOrder(dueOf(order), { ...ALL_RIGHTS, scope })
  const collective = invoiceOf({
    id: 'invoice-2',
    orders: ['order-1', 'order-2'].map((id) => referenceOf(id)),
  })

  for (const scope of ['own', 'cost-center'] as const) {
    it(`"${scope}" an invoice stays only if all its orders are this one`, () => {
      const unsaid = invoiceOf({ id: 'invoice-3', orders: [] })
      const order = { ...paidOrder(), invoices: [invoiceOf({}), collective, unsaid] }
      assert.deepEqual(
        narrow(order, scope).invoices.map(({ id }) => id),
        ['invoice-1']
      )
      assert.equal(redactedOrder(dueOf(order), ALL_RIGHTS).invoices.length, 3)
    })

    it(`"${scope}" a payment stays only if all the invoices it settles do`, () => {
      const settles = (...ids: Array<string | null>) =>
        ids.map((invoiceId) => ({ invoiceId, invoiceNumber: null, amount: null, orders: [] }))
      const order: Order = {
        ...paidOrder(),
        invoices: [invoiceOf({}), collective],
        payments: [
          paymentOf({ id: 'one', settles: settles('invoice-1') }),
          paymentOf({ id: 'both', settles: settles('invoice-1', 'invoice-2') }),
          paymentOf({ id: 'elsewhere', settles: settles('invoice-9') }),
          paymentOf({ id: 'unnamed', settles: settles(null) }),
          paymentOf({ id: 'nothing', settles: [] }),
        ],
      }
      assert.deepEqual(
        narrow(order, scope).payments.map(({ id }) => id),
        ['one']
      )
    })
  }

  it('an invoice of another order stays too if that order proves itself', () => {
    const order = dueOf({ ...paidOrder(), invoices: [collective] })
    const rights: Rights = { ...ALL_RIGHTS, scope: 'own' }
    const provenBy = (...ids: string[]) =>
      redactedOrder(order, rights, ({ id }) => ids.includes(id)).invoices.length
    assert.deepEqual([provenBy(), provenBy('order-2'), provenBy('order-3')], [0, 1, 0])
  })

  it('a payment stays without the right to see the invoices that make it visible', () => {
    const rights: Rights = { ...without('canViewInvoices'), scope: 'own' }
    const { invoices, payments } = redactedOrder(paidToday(), rights)
    assert.deepEqual([invoices.length, payments.length], [0, 1])
  })

  it('no other order of the same web order is named, unless it proves itself', () => {
    const order = { ...paidOrder(), related: [referenceOf('order-2')] }
    assert.deepEqual(narrow(order).related, [])
    const rights: Rights = { ...ALL_RIGHTS, scope: 'own' }
    assert.equal(redactedOrder(dueOf(order), rights, () => true).related.length, 1)
    assert.equal(redactedOrder(dueOf(order), ALL_RIGHTS).related.length, 1)
  })
})

describe('an invoice by itself', () => {
  const invoice = dueInvoice(invoiceOf({ documents: DOCUMENT_KINDS.map(documentOf) }), TODAY)

  it('is whole for one with all rights', () => {
    assert.deepEqual(redactedInvoice(invoice, ALL_RIGHTS), invoice)
  })

  it('lists the documents that rights let be opened, by the same table as within its order', () => {
    for (const right of ['canViewPrices', 'canViewReceipts', 'canDownloadDocuments'] as const) {
      const rights = without(right)
      assert.deepEqual(
        redactedInvoice(invoice, rights).documents.map(({ kind }) => kind),
        DOCUMENT_KINDS.filter((kind) => mayOpenDocument(kind, rights))
      )
    }
  })

  it('keeps its days, and whether they are past, without prices', () => {
    const open = dueInvoice(invoiceOf({ status: 'OPEN' }), TODAY)
    const { instalments, overdue } = redactedInvoice(open, without('canViewPrices'))
    assert.deepEqual(
      [instalments[0]?.dueOn, instalments[0]?.isOverdue, overdue],
      ['2026-02-01', true, null]
    )
  })
})

describe('a payment by itself', () => {
  const payment = paymentOf({ documents: DOCUMENT_KINDS.map(documentOf) })

  it('is whole for one with all rights', () => {
    assert.deepEqual(redactedPayment(payment, ALL_RIGHTS), payment)
  })

  it('does not say what it settles without the right to see invoices', () => {
    assert.deepEqual(redactedPayment(payment, without('canViewInvoices')).settles, [])
  })

  it('lists the documents that rights let be opened', () => {
    for (const right of ['canViewPrices', 'canViewInvoices', 'canDownloadDocuments'] as const) {
      const rights = without(right)
      assert.deepEqual(
        redactedPayment(payment, rights).documents.map(({ kind }) => kind),
        DOCUMENT_KINDS.filter((kind) => mayOpenDocument(kind, rights))
      )
    }
  })
})

describe('no amount is anywhere without the right to see prices', () => {
  const money = fc.record({
    amount: fc.integer({ min: 0, max: 10 ** 9 }).map((cents) => (cents / 100).toFixed(2)),
    currency: fc.constantFrom('BRL', 'USD', 'CLP'),
  })
  const rights = fc.record({
    scope: fc.constantFrom('organization' as const, 'cost-center' as const, 'own' as const),
    canViewPrices: fc.constant(false),
    canViewInvoices: fc.boolean(),
    canViewReceipts: fc.boolean(),
    canDownloadDocuments: fc.boolean(),
    canExportOrders: fc.boolean(),
  })

  it('in whatever order', () => {
    fc.assert(
      fc.property(money, rights, fc.nat(3), (amount, given, count) => {
        const order = redactedOrder(paidToday({ amount, count }), given)
        assert.deepEqual(amountsIn(order), [])
        const { invoices, payments } = paidToday({ amount, count })
        const alone = [
          ...invoices.map((invoice) => redactedInvoice(invoice, given)),
          ...payments.map((payment) => redactedPayment(payment, given)),
        ]
        assert.deepEqual(amountsIn(alone), [])
        assert.deepEqual(amountsIn(redactedRow(paidOrder({ amount }), given).total), [])
      })
    )
  })

  it('and the walk that looks for it finds each amount of a whole order', () => {
    assert.ok(amountsIn(paidOrder()).length > 15)
  })
})

describe('what the page may offer', () => {
  const all = {
    ...NO_CAPABILITIES,
    numberKinds: NUMBER_KINDS,
    partialNumberKinds: NUMBER_KINDS,
    invoices: true,
    payments: true,
    documents: true,
    invoiceList: true,
    invoiceNumberKinds: INVOICE_NUMBER_KINDS,
    invoiceStates: INVOICE_STATES,
    invoiceDates: true,
    invoiceDueDates: true,
    invoiceSorts: INVOICE_SORTS,
    paymentList: true,
    paymentDates: true,
    severalNumberKinds: ['WEB', 'INVOICE'],
    partialInvoiceNumberKinds: INVOICE_NUMBER_KINDS,
    slipLines: true,
    paymentNumberKinds: PAYMENT_NUMBER_KINDS,
  } as const

  it('is what the ERP can do, less what the rights forbid', () => {
    assert.deepEqual(allowedCapabilities(all, ALL_RIGHTS), all)
    const { numberKinds, partialNumberKinds, invoices, payments, documents } = allowedCapabilities(
      all,
      without('canViewInvoices', 'canViewReceipts', 'canDownloadDocuments')
    )
    assert.ok(![...numberKinds, ...partialNumberKinds].includes('INVOICE'))
    assert.deepEqual([invoices, payments, documents], [false, false, false])
  })

  it('has no list of invoices without the right to see them, and keeps that of payments', () => {
    const can = allowedCapabilities(all, without('canViewInvoices'))
    assert.deepEqual(
      [can.invoiceList, can.invoiceNumberKinds, can.invoiceStates, can.paymentList],
      [false, [], [], true]
    )
    assert.deepEqual([can.partialInvoiceNumberKinds, can.slipLines], [[], false])
    assert.deepEqual([can.severalNumberKinds, can.paymentNumberKinds], [['WEB'], ['REFERENCE']])
  })

  it('has no list of payments without the right to see receipts, and keeps that of invoices', () => {
    const can = allowedCapabilities(all, without('canViewReceipts'))
    assert.deepEqual([can.paymentList, can.paymentDates, can.invoiceList], [false, false, true])
    assert.deepEqual(can.paymentNumberKinds, [])
  })
})

/** Every amount, slip and document that shows one, wherever it lies. */
function amountsIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const fields = Object.entries(value)
  const isAmount = fields.some(
    ([name, part]) =>
      part !== null && ((name === 'currency' && typeof part === 'string') || name === 'paymentSlip')
  )
  return [...(isAmount ? [value] : []), ...fields.flatMap(([, part]) => amountsIn(part))]
}

it('documents named by the table are all that a whole order has', () => {
  const kinds = paidOrder().documents.map(({ kind }) => kind)
  assert.deepEqual(kinds, [...DOCUMENT_KINDS])
  assert.equal(documentOf('OTHER').id, 'document-OTHER')
})
