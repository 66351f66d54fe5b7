import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { complaintOf } from '../../testing/complaint'
import type { InvoiceQuery, PaymentQuery } from '../connector'
import { createRestReader } from './response'

const reader = createRestReader('BRL')
const INVOICES: InvoiceQuery = {
  companies: ['C1'],
  number: null,
  state: null,
  today: '2026-11-23',
  from: null,
  to: null,
  dueFrom: null,
  dueTo: null,
  placedBy: null,
  sort: 'NEWEST_FIRST',
  first: 25,
  after: null,
}
const PAYMENTS: PaymentQuery = {
  companies: ['C1'],
  from: null,
  to: null,
  placedBy: null,
  first: 25,
  after: null,
}

describe('A page of invoices', () => {
  const pageOf = (answer: unknown) => reader.invoicePage(answer, INVOICES)
  const SUM = {
    open: { amount: '12', currency: 'BRL' },
    overdue: { amount: '-1', currency: 'BRL' },
  }

  it('needs no more than ids and owners', () => {
    assert.deepEqual(pageOf({ invoices: [{ id: 'i', ownerRef: 'C1' }] }), {
      invoices: [
        {
          id: 'i',
          ownerRef: 'C1',
          ownerName: null,
          kind: 'INVOICE',
          invoiceNumber: null,
          series: null,
          accessKey: null,
          status: 'OTHER',
          statusLabel: null,
          issuedOn: null,
          total: null,
          open: null,
          orders: [],
          instalments: [],
          documents: [],
        },
      ],
      cursor: null,
      total: null,
      sums: null,
    })
  })

  it('is a bad answer without a list, an id, an owner or a kind that is known', () => {
    for (const answer of [null, [], {}, { invoices: {} }, { orders: [] }]) {
      assert.equal(complaintOf(() => pageOf(answer)).length, 1)
    }
    const invoices = [{ ownerRef: 'C1' }, { id: 'SECRET' }, { id: 'i', ownerRef: 'C1', kind: 'X' }]
    assert.deepEqual(
      complaintOf(() => pageOf({ invoices })),
      ['invoices.0.id', 'invoices.1.ownerRef', 'invoices.2.kind']
    )
  })

  it('has the sums of the ERP, or none where one of them can not be read', () => {
    const sumsOf = (sums: unknown) => pageOf({ invoices: [], sums }).sums
    assert.deepEqual(sumsOf([SUM]), [
      {
        open: { amount: '12.00', currency: 'BRL' },
        overdue: { amount: '-1.00', currency: 'BRL' },
      },
    ])
    assert.deepEqual(sumsOf([]), [])
    const yen = { amount: '1', currency: 'JPY' }
    const wrong = [null, undefined, {}, [null], [SUM, {}], [SUM, { ...SUM, overdue: null }]]
    for (const sums of [...wrong, [{ ...SUM, overdue: yen }], [SUM, SUM], [{ open: 12.5 }]]) {
      assert.equal(sumsOf(sums), null)
    }
  })

  it('has how many are overdue and since when, or leaves out what can not be read', () => {
    const sumOf = (further: object) =>
      pageOf({ invoices: [], sums: [{ ...SUM, ...further }] }).sums?.[0]
    const bucket = { daysFrom: 1, daysTo: 30, open: { amount: '-1', currency: 'BRL' } }
    const last = { ...bucket, daysFrom: 31, daysTo: null }
    const { overdueCount, aging } = sumOf({ overdueCount: 3, aging: [bucket, last] }) ?? {}
    assert.equal(overdueCount, 3)
    assert.deepEqual(
      aging?.map(({ daysFrom, daysTo, open }) => [daysFrom, daysTo, open.amount]),
      [
        [1, 30, '-1.00'],
        [31, null, '-1.00'],
      ]
    )
    const yen = { ...bucket, open: { amount: '1', currency: 'JPY' } }
    for (const unreadable of [
      null,
      {},
      [{}],
      [null],
      [bucket, yen],
      [{ ...bucket, daysTo: 'x' }],
    ]) {
      assert.deepEqual(Object.keys(sumOf({ overdueCount: -1, aging: unreadable }) ?? {}), [
        'open',
        'overdue',
      ])
    }
  })

  it('names the orders with whose they are and who placed them, where the ERP says so', () => {
    const orders = [{ id: 'o', ownerRef: ' C1 ', placedBy: 'ana@norte.example' }, { id: 'p' }]
    const [invoice] = pageOf({ invoices: [{ id: 'i', ownerRef: 'C1', orders }] }).invoices
    assert.deepEqual(
      invoice?.orders.map(({ id, ownerRef, placedBy }) => [id, ownerRef, placedBy]),
      [
        ['o', 'C1', 'ana@norte.example'],
        ['p', null, null],
      ]
    )
  })
})

describe('An opened invoice and a payment', () => {
  it('have lists of payments and of what is settled, which may be missing', () => {
    assert.deepEqual(reader.invoice({ id: 'i', ownerRef: 'C1' }).payments, [])
    const payment = reader.payment({ id: 'p', ownerRef: 'C1', settles: [{ invoiceId: ' i ' }] })
    assert.deepEqual(payment.settles, [
      { invoiceId: ' i ', invoiceNumber: null, amount: null, orders: [] },
    ])
  })

  it('are a bad answer with something else in the place of a list', () => {
    const record = { id: 'i', ownerRef: 'C1' }
    assert.deepEqual(
      complaintOf(() => reader.invoice({ ...record, payments: [{ id: 'SECRET' }] })),
      ['payments.0.ownerRef']
    )
    assert.deepEqual(
      complaintOf(() => reader.payment({ ...record, settles: [{ orders: [{}] }, 'SECRET'] })),
      ['settles.0.orders.0.id', 'settles.1']
    )
    assert.deepEqual(
      complaintOf(() => reader.paymentPage({ payments: 'SECRET' }, PAYMENTS)),
      ['payments']
    )
  })
})
