import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import type { Instalment, Invoice, Order, Shipment } from '../connectors/order-model'
import { createRestReader } from '../connectors/rest/response'
import { invoiceOf, paidOrder } from '../testing/paid-order'
import { dueInvoice, dueOrder } from './due-dates'
import { INVOICE_TABLE } from './export-tables'
import { EXPORT_WORDS } from './export-words'

const TODAY = '2026-11-25'
const brl = (amount: string) => ({ amount, currency: 'BRL' })

const instalment = (dueOn: string | null, open: string | null): Instalment => ({
  number: null,
  dueOn,
  amount: null,
  open: open === null ? null : brl(open),
  paymentSlip: null,
})

const overdueOf = (overrides: Partial<Invoice>) =>
  dueInvoice(invoiceOf({ status: 'OPEN', ...overrides }), TODAY).overdue

describe('what is overdue of an invoice', () => {
  it('is what is open of the instalments of days before today: today is not late yet', () => {
    const invoice = dueInvoice(
      invoiceOf({
        status: 'PARTLY_PAID',
        open: brl('30.00'),
        instalments: [
          instalment('2026-11-01', '0.00'),
          instalment('2026-11-24', '10.00'),
          instalment('2026-11-25', '10.00'),
          instalment('2026-12-25', '10.00'),
        ],
      }),
      TODAY
    )
    assert.deepEqual(invoice.overdue, brl('10.00'))
    assert.deepEqual(
      invoice.instalments.map(({ isOverdue }) => isOverdue),
      [false, true, false, false]
    )
  })

  for (const status of ['PAID', 'CANCELLED'] as const) {
    it(`is nothing once it is ${status}, whatever its instalments still say`, () => {
      const invoice = dueInvoice(
        invoiceOf({ status, instalments: [instalment('2026-01-01', '10.00')] }),
        TODAY
      )
      assert.deepEqual(invoice.overdue, brl('0.00'))
      assert.equal(invoice.instalments[0]?.isOverdue, false)
    })
  }

  it('is not said where the ERP does not say enough', () => {
    assert.equal(overdueOf({ instalments: [] }), null)
    assert.equal(overdueOf({ instalments: [instalment('2026-01-01', null)] }), null)
    assert.equal(overdueOf({ instalments: [instalment(null, '10.00')] }), null)
    assert.equal(overdueOf({ open: null, total: null }), null)
    const dollars = { ...instalment('2026-01-01', null), open: { amount: '1.00', currency: 'USD' } }
    assert.equal(overdueOf({ instalments: [dollars] }), null)
    const torn = instalment('2026-01-01', 'ten')
    assert.equal(overdueOf({ instalments: [torn] }), null)
  })

  it('is nothing where nothing is open, or for a credit that names no day', () => {
    assert.deepEqual(overdueOf({ open: brl('0.00'), instalments: [] }), brl('0.00'))
    assert.deepEqual(overdueOf({ kind: 'CREDIT_NOTE', instalments: [] }), brl('0.00'))
    assert.deepEqual(overdueOf({ instalments: [instalment(null, '0.00')] }), brl('0.00'))
  })

  it('of an instalment whose open part is not said is decided by the invoice', () => {
    const isOverdue = (overrides: Partial<Invoice>) =>
      dueInvoice(
        invoiceOf({ status: 'OPEN', instalments: [instalment('2026-01-01', null)], ...overrides }),
        TODAY
      ).instalments[0]?.isOverdue
    assert.deepEqual(
      [isOverdue({}), isOverdue({ open: null }), isOverdue({ open: brl('0.00') })],
      [true, true, false]
    )
    // Nobody says whether it is paid: then nobody says that it is late.
    assert.equal(isOverdue({ status: 'OTHER', open: null }), false)
    assert.equal(isOverdue({ status: 'OTHER', open: brl('1.00') }), true)
  })
})

const shipment = (overrides: Partial<Shipment>): Shipment => ({
  id: 's',
  number: null,
  status: 'SHIPPED',
  statusLabel: null,
  shippedOn: null,
  promisedOn: null,
  deliveredOn: null,
  carrier: null,
  trackingNumber: null,
  trackingUrl: null,
  lines: [],
  ...overrides,
})

const lateDays = (overrides: Partial<Order>) =>
  dueOrder({ ...paidOrder(), promisedOn: '2026-11-20', ...overrides }, TODAY).lateDays

describe('the days that an order is late', () => {
  it('grow while something is still to come', () => {
    assert.equal(lateDays({ status: 'IN_PREPARATION' }), 5)
    assert.equal(lateDays({ status: 'PARTIALLY_SHIPPED', delivery: 'PARTIAL' }), 5)
    assert.equal(lateDays({ status: 'ON_HOLD', promisedOn: '2026-10-25' }), 31)
    assert.equal(lateDays({ status: 'IN_PREPARATION', promisedOn: '2026-11-25' }), null)
  })

  it('stand still with the last delivery', () => {
    const shipments = [
      shipment({ deliveredOn: '2026-11-19' }),
      shipment({ deliveredOn: '2026-11-22' }),
      shipment({ status: 'CANCELLED', deliveredOn: '2026-11-24' }),
    ]
    assert.equal(lateDays({ status: 'DELIVERED', shipments }), 2)
    assert.equal(lateDays({ status: 'DELIVERED', shipments: shipments.slice(0, 1) }), null)
  })

  it('are not said of what left in time and of which no delivery is known', () => {
    const shipments = [shipment({ shippedOn: '2026-11-18' })]
    assert.equal(lateDays({ status: 'SHIPPED', delivery: 'COMPLETE', shipments }), null)
    const left = [shipment({ shippedOn: '2026-11-23' })]
    assert.equal(lateDays({ status: 'SHIPPED', delivery: 'COMPLETE', shipments: left }), 3)
  })

  it('are taken from the day that the ERP says it was received where there is no shipment', () => {
    const events = [
      { status: 'DELIVERED' as const, label: null, happenedAt: '2026-11-21T23:30:00-03:00' },
    ]
    assert.equal(lateDays({ status: 'DELIVERED', events }), 1)
  })

  it('are none of what was cancelled, was not promised, or of which nothing is known', () => {
    assert.equal(lateDays({ status: 'CANCELLED' }), null)
    assert.equal(lateDays({ status: 'IN_PREPARATION', promisedOn: null }), null)
    assert.equal(lateDays({ status: 'OTHER', delivery: 'UNKNOWN' }), null)
    assert.equal(lateDays({ status: 'DELIVERED' }), null)
  })
})

describe('a day that was never filled in at the ERP', () => {
  for (const day of ['0001-01-01T00:00:00', '1753-01-01', '1900-01-01T00:00:00', '9999-12-31']) {
    it(`makes nothing late, overdue or next due: ${day}`, () => {
      const open = brl('100.00')
      const invoice = {
        ...{ id: 'i', ownerRef: 'C1', status: 'OPEN', total: open, open },
        instalments: [{ dueOn: day, amount: open, open }],
      }
      const answer = { id: '1', ownerRef: 'C1', lines: [], status: 'SHIPPED', promisedOn: day }
      const order = createRestReader('BRL').order({ ...answer, invoices: [invoice] })
      const { promisedOn, lateDays, invoices } = dueOrder(order, TODAY)
      assert.deepEqual([promisedOn, lateDays], [null, null])
      const [due] = invoices
      assert.ok(due)
      assert.equal(due.overdue, null)
      assert.equal(due.instalments[0]?.isOverdue, false)
      const nextDueOn = INVOICE_TABLE.find(([column]) => column === 'nextDueOn')?.[1]
      assert.equal(nextDueOn?.(due, EXPORT_WORDS.en), null)
    })
  }
})
