import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  CHANNELS,
  DOCUMENT_KINDS,
  FACETS,
  INVOICE_KINDS,
  INVOICE_STATUSES,
  ORDER_STATUSES,
  SHIPMENT_STATUSES,
  type Order,
} from '../../node/connectors/order-model'
import { PINNED_ORDERS } from './pinned-orders'
import {
  ALL,
  ANYTHING,
  NORTE,
  TODAY,
  book,
  bookOf,
  byNumber,
  everything,
  find,
  sample,
  sorted,
} from './sample-book'

/** Who keeps the books knows of each invoice whether it is paid. */
const KNOWN_STATUSES = INVOICE_STATUSES.filter((status) => status !== 'OTHER')

describe('The orders', () => {
  it('are ten thousand, the newest of today, with ids of their own', () => {
    assert.equal(everything.length, 10_000)
    assert.equal(new Set(everything.map(({ id }) => id)).size, 10_000)
    assert.equal(everything[0]?.orderedOn, TODAY)
  })

  it('are the same for the same seed and day, and others for another seed', () => {
    const small = (seed: number) => {
      const again = bookOf(TODAY, seed, 300)
      const list = again.find(ANYTHING)
      return JSON.stringify([list, list.map(({ id }) => again.open(id, ALL))])
    }
    assert.equal(small(7), small(7))
    assert.notEqual(small(7), small(8))
  })

  it('have every status, channel and facet', () => {
    assert.deepEqual(sorted(everything.map(({ status }) => status)), sorted(ORDER_STATUSES))
    assert.deepEqual(sorted(everything.map(({ channel }) => channel)), sorted(CHANNELS))
    for (const side of ['delivery', 'invoicing', 'payment'] as const) {
      assert.deepEqual(sorted(everything.map((order) => order[side])), sorted(FACETS), side)
    }
  })

  it('have every kind and status of shipment, invoice and document', () => {
    const shipments = sample.flatMap((order) => order.shipments)
    const invoices = sample.flatMap((order) => order.invoices)
    const documents = sample.flatMap(({ documents, payments, invoices: own }) => [
      ...documents,
      ...payments.flatMap((p) => p.documents),
      ...own.flatMap((i) => i.documents),
    ])
    assert.deepEqual(sorted(shipments.map(({ status }) => status)), sorted(SHIPMENT_STATUSES))
    assert.deepEqual(sorted(invoices.map(({ kind }) => kind)), sorted(INVOICE_KINDS))
    assert.deepEqual(sorted(invoices.map(({ status }) => status)), sorted(KNOWN_STATUSES))
    assert.deepEqual(sorted(documents.map(({ kind }) => kind)), sorted(DOCUMENT_KINDS))
  })

  it('have a web number only if they came from the web', () => {
    for (const { channel, webOrderNumber } of everything) {
      assert.equal(webOrderNumber !== null, channel === 'WEB')
    }
  })

  it('speak the language and the currency of their company', () => {
    const label = (ref: string) => find({ companies: [ref], statuses: ['DELIVERED'] })[0]
    assert.equal(label('C-1001')?.statusLabel, 'Entregue')
    assert.equal(label('C-2001')?.statusLabel, 'Entregado')
    assert.equal(label('C-3001')?.statusLabel, 'Delivered')
    assert.match(label('C-1002')?.total?.amount ?? '', /^\d+\.\d\d$/)
    assert.match(label('C-2001')?.total?.amount ?? '', /^\d+$/)
    const currencies = [...NORTE, 'C-2001', 'C-3001'].map((ref) => label(ref)?.total?.currency)
    assert.deepEqual(currencies, ['BRL', 'BRL', 'CLP', 'USD'])
  })

  it('are late at times', () => {
    const late = find({ statuses: ['PARTIALLY_SHIPPED', 'SHIPPED'] }).filter(
      ({ promisedOn }) => promisedOn !== null && promisedOn < TODAY
    )
    assert.ok(late.length > 20)
  })

  it('have numbers of their own in each company, alike in others', () => {
    const keys = everything.map(({ ownerRef, erpOrderNumber }) => `${ownerRef}/${erpOrderNumber}`)
    assert.equal(new Set(keys).size, 10_000)
    const harbor = find({ companies: ['C-3001'] }).map(({ erpOrderNumber }) => erpOrderNumber)
    const padded = new Set(find({ companies: NORTE }).map((order) => order.erpOrderNumber))
    const alike = harbor.filter((number) => padded.has(`${number}`.padStart(10, '0')))
    assert.ok(alike.length > 500)
  })
})

describe('The pinned orders', () => {
  for (const pinned of PINNED_ORDERS) {
    it(`hold ${pinned.erpOrderNumber} of ${pinned.customerRef} as it is written`, () => {
      const order = book.open(pinned.id, [pinned.customerRef])
      assert.equal(order?.erpOrderNumber, pinned.erpOrderNumber)
      assert.equal(order?.webOrderNumber, pinned.webOrderNumber)
      assert.equal(order?.customerOrderNumber, pinned.customerOrderNumber)
      assert.equal(order?.status, pinned.status)
      const found = byNumber('ERP', pinned.erpOrderNumber).map(({ id }) => id)
      assert.deepEqual(found, [pinned.id])
    })
  }

  it('differ with seed and date by nothing but their days', () => {
    const other = bookOf('2027-03-01', 99, 200)
    const withoutDays = (order: Order | null) =>
      JSON.stringify(order).replace(/\d{4}-\d{2}-\d{2}(T[^"]*)?/g, 'day')
    for (const { id } of PINNED_ORDERS) {
      assert.equal(withoutDays(book.open(id, ALL)), withoutDays(other.open(id, ALL)))
    }
  })

  it('come to the total that the documentation names, paid in part', () => {
    const order = book.open('so-p0428831', ['C-1001'])
    assert.deepEqual(order?.total, { amount: '6875.00', currency: 'BRL' })
    assert.equal(order?.payment, 'PARTIAL')
  })

  it('share the number PO-4500 with one order in each company', () => {
    const owners = byNumber('CUSTOMER', 'po-4500').map(({ ownerRef }) => ownerRef)
    assert.deepEqual(owners.sort(), ['C-1001', 'C-2001', 'C-3001'])
    assert.deepEqual(
      byNumber('CUSTOMER', 'PO-4500', NORTE).map(({ id }) => id),
      ['so-p0428831']
    )
  })
})
