import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import fc from 'fast-check'

import { NO_CAPABILITIES, NUMBER_KINDS } from '../connectors/connector'
import { DOCUMENT_KINDS, type DocumentKind, type Order } from '../connectors/order-model'
import { ALL_RIGHTS, type Rights } from '../identity/rights'
import { documentOf, invoiceOf, paidOrder, paymentOf } from '../testing/paid-order'
import { capabilitiesInForce, mayOpenDocument, orderInForce, rowInForce } from './rights-in-force'

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

describe('a paper of the kind', () => {
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
    assert.deepEqual(orderInForce(paidOrder(), ALL_RIGHTS), paidOrder())
  })

  it('keeps its quantities, days and numbers without prices', () => {
    const { lines, invoices, payments } = orderInForce(paidOrder(), without('canViewPrices'))
    assert.deepEqual(
      [lines[0]?.ordered, invoices[0]?.invoiceNumber, invoices[0]?.instalments[0]?.dueOn],
      ['10', 'NF-1', '2026-02-01']
    )
    assert.equal(payments[0]?.settles[0]?.invoiceId, 'invoice-1')
    assert.equal(invoices[0]?.instalments[0]?.paymentSlip, null)
  })

  it('has no invoice, and no payment that names one, without the right to see invoices', () => {
    const { invoices, payments, documents } = orderInForce(paidOrder(), without('canViewInvoices'))
    assert.deepEqual(invoices, [])
    assert.deepEqual(
      payments.map(({ settles }) => settles),
      [[]]
    )
    assert.ok(documents.every(({ kind }) => !NEEDS_INVOICES.includes(kind)))
  })

  it('has no payment, no receipt, and says nothing of being paid without the right to see receipts', () => {
    const order = orderInForce(paidOrder(), without('canViewReceipts'))
    assert.deepEqual([order.payments, order.payment], [[], 'UNKNOWN'])
    assert.ok(order.documents.every(({ kind }) => !NEEDS_RECEIPTS.includes(kind)))
    assert.equal(rowInForce(paidOrder(), without('canViewReceipts')).payment, 'UNKNOWN')
  })

  it('lists no paper, wherever it lies, without the right to open one', () => {
    const { documents, invoices, payments } = orderInForce(
      paidOrder(),
      without('canDownloadDocuments')
    )
    const papers = [...invoices, ...payments].flatMap((parent) => parent.documents)
    assert.deepEqual([...documents, ...papers], [])
  })
})

describe('under a scope narrower than the organization', () => {
  const narrow = (order: Order, scope: Rights['scope'] = 'own') =>
    orderInForce(order, { ...ALL_RIGHTS, scope })
  const collective = invoiceOf({
    id: 'invoice-2',
    orders: ['order-1', 'order-2'].map(referenceTo),
  })

  for (const scope of ['own', 'cost-center'] as const) {
    it(`"${scope}" an invoice stays only if all its orders are this one`, () => {
      const unsaid = invoiceOf({ id: 'invoice-3', orders: [] })
      const order = { ...paidOrder(), invoices: [invoiceOf({}), collective, unsaid] }
      assert.deepEqual(
        narrow(order, scope).invoices.map(({ id }) => id),
        ['invoice-1']
      )
      assert.equal(orderInForce(order, ALL_RIGHTS).invoices.length, 3)
    })

    it(`"${scope}" a payment stays only if all the invoices it settles do`, () => {
      const settles = (...ids: Array<string | null>) =>
        ids.map((invoiceId) => ({ invoiceId, invoiceNumber: null, amount: null }))
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

  it('a payment stays without the right to see the invoices that make it visible', () => {
    const rights: Rights = { ...without('canViewInvoices'), scope: 'own' }
    const { invoices, payments } = orderInForce(paidOrder(), rights)
    assert.deepEqual([invoices.length, payments.length], [0, 1])
  })

  it('no other order of the same web order is named', () => {
    const order = { ...paidOrder(), related: [referenceTo('order-2')] }
    assert.deepEqual(narrow(order).related, [])
    assert.equal(orderInForce(order, ALL_RIGHTS).related.length, 1)
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
        const order = orderInForce(paidOrder({ amount, count }), given)
        assert.deepEqual(amountsIn(order), [])
        assert.deepEqual(amountsIn(rowInForce(paidOrder({ amount }), given).total), [])
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
  }

  it('is what the ERP can do, less what the rights forbid', () => {
    assert.deepEqual(capabilitiesInForce(all, ALL_RIGHTS), all)
    const { numberKinds, partialNumberKinds, invoices, payments, documents } = capabilitiesInForce(
      all,
      without('canViewInvoices', 'canViewReceipts', 'canDownloadDocuments')
    )
    assert.ok(![...numberKinds, ...partialNumberKinds].includes('INVOICE'))
    assert.deepEqual([invoices, payments, documents], [false, false, false])
  })
})

function referenceTo(id: string) {
  return { id, erpOrderNumber: id, status: 'SHIPPED' as const, statusLabel: null }
}

/** Every amount, slip and paper that shows one, wherever it lies. */
function amountsIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const fields = Object.entries(value)
  const isAmount = fields.some(
    ([name, part]) =>
      part !== null && ((name === 'currency' && typeof part === 'string') || name === 'paymentSlip')
  )
  return [...(isAmount ? [value] : []), ...fields.flatMap(([, part]) => amountsIn(part))]
}

it('papers named by the table are all that a whole order has', () => {
  const kinds = paidOrder().documents.map(({ kind }) => kind)
  assert.deepEqual(kinds, [...DOCUMENT_KINDS])
  assert.equal(documentOf('OTHER').id, 'paper-OTHER')
})
