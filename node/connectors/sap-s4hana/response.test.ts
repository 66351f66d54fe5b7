import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { complaintOf } from '../../testing/complaint'
import { seedInvoices, seedOrders, ticks } from './__fixtures__/records'
import type { PageRequest } from './request-parts'
import { invoicePageOf, orderPageOf, documentOf, rowsOf } from './response'
import { headlineOf } from './status'
import { invoicedOf, documentIdsOf, invoiceOf } from './wire-billing'
import { orderOf, summaryOf } from './map-order'

const PAGE: PageRequest = { request: null, first: 25, skip: 25, cursorAt: (skip) => `at-${skip}` }
const ROW = { SalesOrder: '1', SoldToParty: '0010100001' }
const INVOICE = { BillingDocument: '9', SoldToParty: 'A', SDDocumentCategory: 'M' }

const refusedField = (work: () => unknown): string | undefined => complaintOf(work)[0]

const orders = seedOrders()
const [firstOrder] = orders
const recordOf = (differing: Record<string, unknown>) => ({ ...firstOrder?.record, ...differing })

const NOTHING_INVOICED = invoicedOf([], [])

describe('A page of OData 2', () => {
  it('goes on while the count says so, from the place where this one ended', () => {
    const answer = { d: { results: [ROW, ROW], __count: '28' } }
    assert.deepEqual(orderPageOf(answer, PAGE).cursor, 'at-27')
    assert.deepEqual(orderPageOf({ d: { results: [ROW], __count: '26' } }, PAGE).cursor, null)
    assert.equal(orderPageOf(answer, PAGE).total, 28)
  })

  it('never follows a link to elsewhere: the next page is asked for by its place', () => {
    const answer = { d: { results: [ROW], __next: 'https://elsewhere.example/?$skiptoken=1' } }
    assert.equal(orderPageOf(answer, PAGE).cursor, 'at-26')
  })

  it('goes on behind a full page where nothing is counted', () => {
    assert.equal(orderPageOf({ d: { results: [ROW, ROW] } }, { ...PAGE, first: 2 }).cursor, 'at-27')
    assert.equal(orderPageOf({ d: { results: [ROW] } }, { ...PAGE, first: 2 }).cursor, null)
  })

  it('ends where a page is empty, whatever the count says', () => {
    assert.equal(orderPageOf({ d: { results: [], __count: '99' } }, PAGE).cursor, null)
  })

  it('is read in the older form too', () => {
    assert.equal(orderPageOf({ d: [ROW] }, PAGE).orders.length, 1)
  })

  it('is refused where there is no list, and where a row names no number or owner', () => {
    for (const answer of [null, {}, { d: {} }, { d: { results: {} } }, { d: { results: [7] } }]) {
      assert.equal(
        refusedField(() => rowsOf(answer)),
        'd.results'
      )
    }
    const page = (row: unknown) => () => orderPageOf({ d: { results: [row] } }, PAGE)
    assert.equal(refusedField(page({ SoldToParty: 'A' })), 'SalesOrder')
    assert.equal(refusedField(page({ SalesOrder: '1', SoldToParty: ' ' })), 'SoldToParty')
  })
})

describe('An order of SAP', () => {
  it('is owned by its sold-to party in the canonical form', () => {
    assert.equal(summaryOf(ROW).ownerRef, '10100001')
  })

  it('has the day that SAP has, in any zone', () => {
    for (const written of [ticks('2026-03-29'), '/Date(1774742400000+0000)/', '2026-03-29']) {
      assert.equal(summaryOf({ ...ROW, SalesOrderDate: written }).orderedOn, '2026-03-29')
    }
    for (const written of ['/Date(x)/', '20260329', 5, null, '/Date(999999999999999999)/']) {
      assert.equal(summaryOf({ ...ROW, SalesOrderDate: written }).orderedOn, null)
    }
  })

  it('has amounts that never were floats, and none without a currency', () => {
    const amounts = { TotalNetAmount: '90071992547409931.10', TransactionCurrency: 'BRL' }
    assert.deepEqual(summaryOf({ ...ROW, ...amounts }).totalNet, {
      amount: '90071992547409931.10',
      currency: 'BRL',
    })
    assert.equal(summaryOf({ ...ROW, TotalNetAmount: '1.00' }).totalNet, null)
  })

  it('says of each line what was ordered, shipped, invoiced and is outstanding', () => {
    const item = { SalesDocumentItem: '000010', BillingDocument: '9' }
    const credit = { ...INVOICE, BillingDocument: '8', SDDocumentCategory: 'O' }
    const invoiced = invoicedOf(
      [
        { ...item, BillingQuantity: '4.000' },
        { ...item, BillingQuantity: '1.000', BillingDocument: '8' },
      ],
      [INVOICE, credit]
    )
    const [line, other] = orderOf(recordOf({}), invoiced).lines
    assert.deepEqual(
      [line?.ordered, line?.shipped, line?.invoiced, line?.outstanding, line?.cancelled],
      ['10', '4.5', '4', '5.5', '0']
    )
    assert.equal(line?.promisedOn, '2026-01-28')
    assert.deepEqual(line?.total, { amount: '59.30', currency: 'BRL' })
    assert.equal(other?.invoiced, null)
  })

  it('says of a rejected line that its rest is cancelled', () => {
    const item = {
      SalesOrderItem: '10',
      RequestedQuantity: '10',
      SalesDocumentRjcnReason: '01',
      to_ScheduleLine: { results: [{ DeliveredQtyInOrderQtyUnit: '4' }] },
    }
    const [line] = orderOf(recordOf({ to_Item: { results: [item] } }), NOTHING_INVOICED).lines
    assert.deepEqual([line?.cancelled, line?.outstanding], ['6', '0'])
  })

  it('adds up with the tax of its lines, or says nothing of the total', () => {
    const { totals } = orderOf(recordOf({ TotalNetAmount: '100.50' }), NOTHING_INVOICED)
    assert.equal(totals.tax?.amount, '18.10')
    assert.equal(totals.total?.amount, '118.60')
    const lines = { to_Item: { results: [{ SalesOrderItem: '10', TaxAmount: '' }] } }
    assert.equal(orderOf(recordOf(lines), NOTHING_INVOICED).totals.total, null)
  })

  it('has its addresses, whether SAP names the partner in English or in German', () => {
    const { shippingAddress, billingAddress } = orderOf(recordOf({}), NOTHING_INVOICED)
    assert.deepEqual(shippingAddress?.lines, ['Rua das Flores 12'])
    assert.equal(billingAddress?.name, 'Norte BP')
    const german = {
      PartnerFunction: 'WE',
      to_Address: { results: [{ CityName: 'Santos' }] },
    }
    const order = orderOf(recordOf({ to_Partner: { results: [german] } }), NOTHING_INVOICED)
    assert.equal(order.shippingAddress?.city, 'Santos')
  })

  it('names each delivery once, and no invoice as a delivery', () => {
    const flow = [
      { SubsequentDocument: '80', SubsequentDocumentCategory: 'J' },
      { SubsequentDocument: '80', SubsequentDocumentCategory: 'J' },
      { SubsequentDocument: '90', SubsequentDocumentCategory: 'M' },
    ]
    const record = recordOf({ to_SubsequentProcFlowDoc: { results: flow } })
    assert.deepEqual(
      orderOf(record, NOTHING_INVOICED).shipments.map(({ number }) => number),
      ['80']
    )
  })
})

describe('The lists of an order', () => {
  const cut = { results: [], __next: 'https://elsewhere.example/' }
  const deferred = { __deferred: { uri: 'https://elsewhere.example/' } }
  const read = (fields: Record<string, unknown>) => () =>
    orderOf(recordOf(fields), NOTHING_INVOICED)

  it('are there whole, or the answer is refused', () => {
    for (const name of ['to_Item', 'to_Partner', 'to_SubsequentProcFlowDoc']) {
      for (const list of [cut, deferred, 7, { results: [7] }, { results: 'x' }]) {
        assert.equal(refusedField(read({ [name]: list })), name)
      }
    }
    const item = { SalesOrderItem: '10', to_ScheduleLine: cut }
    assert.equal(refusedField(read({ to_Item: { results: [item] } })), 'to_ScheduleLine')
    assert.equal(refusedField(read({ to_Item: null })), 'to_Item')
  })

  it('are read in the older form too', () => {
    const order = orderOf(recordOf({ to_Item: [{ SalesOrderItem: '10' }] }), NOTHING_INVOICED)
    assert.equal(order.lines.length, 1)
  })
})

describe('The status of an order', () => {
  const cases: ReadonlyArray<readonly [Record<string, string>, string]> = [
    [{ OverallSDDocumentRejectionSts: 'C', OverallTotalDeliveryStatus: 'C' }, 'CANCELLED'],
    [{ TotalBlockStatus: 'C', OverallTotalDeliveryStatus: 'B' }, 'ON_HOLD'],
    [{ TotalCreditCheckStatus: 'B' }, 'ON_HOLD'],
    [{ TotalCreditCheckStatus: 'A', OverallTotalDeliveryStatus: 'C' }, 'SHIPPED'],
    [{ OverallTotalDeliveryStatus: 'B' }, 'PARTIALLY_SHIPPED'],
    [{ OverallTotalDeliveryStatus: 'A', OverallOrdReltdBillgStatus: 'C' }, 'INVOICED'],
    [{ OverallSDProcessStatus: 'B' }, 'IN_PREPARATION'],
    [{ OverallSDProcessStatus: 'A', OverallSDDocumentRejectionSts: 'B' }, 'RECEIVED'],
  ]
  for (const [header, status] of cases) {
    it(`is ${status} for ${JSON.stringify(header)}`, () => {
      assert.deepEqual(headlineOf(header), { status, statusLabel: null })
    })
  }

  it('is never blank: an unknown letter is shown as it is', () => {
    assert.deepEqual(headlineOf({ OverallSDProcessStatus: 'C' }), {
      status: 'OTHER',
      statusLabel: 'C',
    })
    assert.deepEqual(headlineOf({}), { status: 'OTHER', statusLabel: '?' })
  })
})

describe('An invoice of SAP', () => {
  it('has a direction that nobody guesses', () => {
    assert.equal(invoiceOf({ ...INVOICE, SDDocumentCategory: 'O' }).kind, 'CREDIT_NOTE')
    assert.equal(invoiceOf({ ...INVOICE, SDDocumentCategory: 'P' }).kind, 'DEBIT_NOTE')
    assert.equal(
      refusedField(() => invoiceOf({ ...INVOICE, SDDocumentCategory: 'X' })),
      'SDDocumentCategory'
    )
  })

  it('is open as far as SAP says: wholly, not at all, or nobody knows', () => {
    const amounts = { TotalNetAmount: '10.00', TaxAmount: '1.80', TransactionCurrency: 'BRL' }
    const openOf = (letter: string) =>
      invoiceOf({ ...INVOICE, ...amounts, InvoiceClearingStatus: letter })
    assert.deepEqual(openOf('A').open, { amount: '11.80', currency: 'BRL' })
    assert.deepEqual(openOf('C').open, { amount: '0.00', currency: 'BRL' })
    assert.deepEqual([openOf('B').open, openOf('B').status], [null, 'PARTLY_PAID'])
    assert.deepEqual([openOf('').open, openOf('').status], [null, 'OTHER'])
  })

  it('owes nothing once cancelled', () => {
    const cancelled = {
      ...INVOICE,
      TotalGrossAmount: '10.00',
      TransactionCurrency: 'BRL',
      BillingDocumentIsCancelled: true,
      InvoiceClearingStatus: 'A',
    }
    assert.equal(invoiceOf(cancelled).status, 'CANCELLED')
    assert.equal(invoiceOf(cancelled).open?.amount, '0.00')
  })

  it('names all the orders it is for, or is refused', () => {
    const items = { results: [{ SalesDocument: '1' }], __next: 'https://elsewhere.example/' }
    assert.equal(
      refusedField(() => invoiceOf({ ...INVOICE, to_Item: items })),
      'to_Item'
    )
  })

  it('names all the orders it is for, and claims of none whose it is', () => {
    const shared = seedInvoices(orders).find(({ items }) => items.length > 1)
    const invoice = invoiceOf({ ...shared?.record, to_Item: { results: shared?.items } })
    assert.equal(invoice.orders.length, 2)
    assert.ok(invoice.orders.every(({ ownerRef, placedBy }) => (ownerRef ?? placedBy) === null))
  })

  it('is asked for once, however many items it has, and only what is an invoice is one', () => {
    const items = ['9', '9', '8'].map((BillingDocument) => ({ BillingDocument }))
    assert.deepEqual(documentIdsOf(items), ['9', '8'])
    assert.deepEqual(
      invoicedOf(items, [INVOICE]).invoices.map(({ id }) => id),
      ['9']
    )
  })

  it('is listed with its page', () => {
    const page = invoicePageOf({ d: { results: [INVOICE], __count: '1' } }, { ...PAGE, skip: 0 })
    assert.deepEqual([page.invoices.length, page.cursor, page.sums], [1, null, null])
  })
})

describe('A document in base64', () => {
  const answer = (text: unknown) => ({ d: { GetPDF: { BillingDocumentBinary: text } } })
  const pdf = Buffer.from('%PDF-1.4\n%%EOF\n')

  it('is its bytes, broken into lines or not', () => {
    const text = pdf.toString('base64')
    assert.deepEqual(documentOf(answer(text)), pdf)
    assert.deepEqual(documentOf(answer(text.replace(/(.{8})/g, '$1\r\n'))), pdf)
    assert.deepEqual(documentOf({ d: { BillingDocumentBinary: text } }), pdf)
  })

  it('is refused with noise in it, empty, missing or too large', () => {
    for (const text of ['', '<html>', 'JVBE*Rg==', 'JVBE=Rg', null, 7, undefined]) {
      assert.equal(
        refusedField(() => documentOf(answer(text))),
        'BillingDocumentBinary'
      )
    }
    const huge = Buffer.alloc(10_000_001).toString('base64')
    assert.equal(
      refusedField(() => documentOf(answer(huge))),
      undefined
    )
  })
})
