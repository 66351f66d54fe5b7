import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import fc from 'fast-check'

import { complaintOf } from '../../testing/complaint'
import { NO_CAPABILITIES, type OrderQuery } from '../connector'
import { isConnectorError } from '../connector-error'
import { createRestReader } from './response'

const reader = createRestReader('BRL')
const QUERY: OrderQuery = {
  companies: ['C1'],
  number: null,
  from: null,
  to: null,
  statuses: [],
  channels: [],
  product: null,
  placedBy: null,
  sort: 'NEWEST_FIRST',
  first: NO_CAPABILITIES.maxPageSize,
  after: null,
}
const SEVERAL: OrderQuery = {
  ...QUERY,
  number: { kind: 'WEB', otherKinds: ['ERP', 'CUSTOMER'], match: 'exact', values: ['1'] },
}
const BARE = { id: '1', ownerRef: 'C1', lines: [] }

const rowOf = (order: Record<string, unknown>) => {
  const [row] = reader.page({ orders: [{ ...BARE, ...order }] }, QUERY).orders
  assert.ok(row)
  return row
}
const orderOf = (order: Record<string, unknown>) => reader.order({ ...BARE, ...order })
const invoiceOf = (invoice: Record<string, unknown>) =>
  orderOf({ invoices: [{ id: 'i', ownerRef: 'C1', ...invoice }] }).invoices[0]

const foundBy = (said: unknown, query = SEVERAL) =>
  reader.page({ orders: [{ ...BARE, foundBy: said }] }, query).orders[0]?.foundBy

describe('A page of a search for several kinds of number', () => {
  it('says by which of those asked for each order was found, and heeds no other word', () => {
    assert.deepEqual(foundBy(['CUSTOMER', 'WEB', 'INVOICE', 'X', 7]), ['WEB', 'CUSTOMER'])
    assert.deepEqual(foundBy('erp'), ['ERP'])
  })

  it('is refused where it does not say so, and names the field', () => {
    for (const said of [undefined, null, [], ['INVOICE'], 7]) {
      assert.match(complaintOf(() => foundBy(said)).join(' '), /orders\.0\.foundBy/)
    }
  })

  it('is the only one that is asked for it', () => {
    assert.equal(foundBy(['WEB'], QUERY), undefined)
  })
})

describe('The counts of an answer', () => {
  const COUNTS = { ALL: 9, ARRIVING: 3, LATE: 0, ON_HOLD: 1 }
  const countsOf = (counts: unknown, query = { ...QUERY, countsOn: '2026-11-23' }) =>
    reader.page({ orders: [], counts }, query).counts

  it('are read where they were asked for, all of them or none', () => {
    assert.deepEqual(countsOf({ ...COUNTS, MORE: 7 }), COUNTS)
    const unreadable = [undefined, null, [], { ...COUNTS, LATE: '0' }, { ...COUNTS, ALL: -1 }, {}]
    for (const counts of unreadable) assert.equal(countsOf(counts), null)
    assert.equal(countsOf(COUNTS, { ...QUERY, countsOn: null as never }), undefined)
  })
})

describe('A page of orders', () => {
  it('needs no more than ids and owners', () => {
    assert.deepEqual(reader.page({ orders: [{ id: 'a', ownerRef: 'C1' }] }, QUERY), {
      orders: [
        {
          id: 'a',
          ownerRef: 'C1',
          ownerName: null,
          webOrderNumber: null,
          erpOrderNumber: null,
          customerOrderNumber: null,
          orderedOn: null,
          promisedOn: null,
          channel: 'OTHER',
          status: 'OTHER',
          statusLabel: null,
          delivery: 'UNKNOWN',
          invoicing: 'UNKNOWN',
          payment: 'UNKNOWN',
          total: null,
          totalNet: null,
          placedBy: null,
          costCenter: null,
          lineCount: null,
        },
      ],
      cursor: null,
      total: null,
    })
  })

  it('drops what it does not know', () => {
    assert.ok(!('password' in rowOf({ password: 'SECRET' })))
    assert.ok(!('lines' in rowOf({})))
  })

  it('is a bad answer without a list of orders', () => {
    for (const answer of [
      null,
      [],
      7,
      'SECRET',
      {},
      { orders: null },
      { orders: { a: 'SECRET' } },
    ]) {
      assert.equal(complaintOf(() => reader.page(answer, QUERY)).length, 1)
    }
  })

  it('is a bad answer with an order that says no id or no owner, and names the field', () => {
    const orders = [BARE, { id: 'SECRET' }, { ownerRef: 'SECRET' }, { ...BARE, ownerRef: ' ' }]
    assert.deepEqual(
      complaintOf(() => reader.page({ orders }, QUERY)),
      ['orders.1.ownerRef', 'orders.2.id', 'orders.3.ownerRef']
    )
    assert.deepEqual(
      complaintOf(() => reader.page({ orders: [null] }, QUERY)),
      ['orders.0']
    )
  })

  it('is a bad answer with a cursor that could not be sent back', () => {
    for (const cursor of [7, {}, 'x'.repeat(2001), 'a\nb']) {
      assert.deepEqual(
        complaintOf(() => reader.page({ orders: [], cursor }, QUERY)),
        ['cursor']
      )
    }
    for (const cursor of [null, undefined, '']) {
      assert.equal(reader.page({ orders: [], cursor }, QUERY).cursor, null)
    }
  })

  it('has a total only if that is a count', () => {
    for (const [total, expected] of [
      [0, 0],
      [12, 12],
      [-1, null],
      [1.5, null],
      ['12', null],
    ] as const) {
      assert.equal(reader.page({ orders: [], total }, QUERY).total, expected)
    }
  })
})

describe('An order', () => {
  it('keeps the number as people write it, and takes digits for text', () => {
    assert.equal(rowOf({ erpOrderNumber: ' 00123 ' }).erpOrderNumber, '00123')
    assert.equal(rowOf({ erpOrderNumber: 4711 }).erpOrderNumber, '4711')
    for (const erpOrderNumber of ['', '  ', {}, true, 1.5, 1e20]) {
      assert.equal(rowOf({ erpOrderNumber }).erpOrderNumber, null)
    }
  })

  it('keeps its id to the letter and its owner in the canonical form', () => {
    const row = rowOf({ id: ' a/1 ', ownerRef: ' C1 ' })
    assert.deepEqual([row.id, row.ownerRef], [' a/1 ', 'C1'])
    assert.equal(rowOf({ id: 4711 }).id, '4711')
  })

  it('turns an unknown status into OTHER and keeps the word for it', () => {
    const statusOf = (raw: Record<string, unknown>) => {
      const { status, statusLabel } = rowOf(raw)
      return [status, statusLabel]
    }
    assert.deepEqual(statusOf({ status: 'SHIPPED' }), ['SHIPPED', null])
    assert.deepEqual(statusOf({ status: 'shipped' }), ['SHIPPED', null])
    assert.deepEqual(statusOf({ status: 'Em separação' }), ['OTHER', 'Em separação'])
    assert.deepEqual(statusOf({ status: 'X9', statusLabel: 'Blocked' }), ['OTHER', 'Blocked'])
    assert.deepEqual(statusOf({ status: { a: 1 } }), ['OTHER', null])
  })

  it('turns unknown channels and facets into OTHER and UNKNOWN', () => {
    const row = rowOf({ channel: 'FAX', delivery: 'SOME', payment: 'partial' })
    assert.deepEqual([row.channel, row.delivery, row.payment], ['OTHER', 'UNKNOWN', 'PARTIAL'])
  })

  it('gives the default currency to an amount without one', () => {
    assert.deepEqual(rowOf({ total: { amount: '5' } }).total, { amount: '5.00', currency: 'BRL' })
  })

  it('must have a list of lines, and has no other lists if the ERP does not say', () => {
    assert.deepEqual(
      complaintOf(() => reader.order({ id: '1', ownerRef: 'C1' })),
      ['lines']
    )
    const order = orderOf({ shipments: null })
    assert.deepEqual([order.shipments, order.invoices, order.related], [[], [], []])
    assert.deepEqual(
      complaintOf(() => orderOf({ shipments: 'SECRET' })),
      ['shipments']
    )
  })

  it('has no totals and addresses where they can not be read', () => {
    const order = orderOf({ totals: 'x', billingAddress: 7, shippingAddress: { lines: 'Rua 1' } })
    assert.deepEqual(new Set(Object.values(order.totals)), new Set([null]))
    assert.equal(order.billingAddress, null)
    assert.deepEqual(order.shippingAddress?.lines, ['Rua 1'])
  })

  it('names lines and shipments by their position if they have no id', () => {
    const { lines, shipments } = orderOf({ lines: [{}, { id: 7 }], shipments: [{}] })
    assert.deepEqual(
      [...lines, ...shipments].map(({ id }) => id),
      ['position-1', '7', 'position-1']
    )
  })

  it('links to a carrier by https only', () => {
    const linkOf = (trackingUrl: unknown) =>
      orderOf({ shipments: [{ trackingUrl }] }).shipments[0]?.trackingUrl
    assert.equal(linkOf('https://carrier.example/?t=1'), 'https://carrier.example/?t=1')
    const unsafe = [
      ...[
        'http://carrier.example/',
        'javascript:alert(1)',
        'data:text/html,x',
        '//carrier.example',
      ],
      ...['https://bank.example@evil.example/', 'https://', 'ftp://x', '', 7],
      `https://carrier.example/${'x'.repeat(2000)}`,
    ]
    for (const link of unsafe) assert.equal(linkOf(link), null)
  })

  it('tells what happened with the word of the ERP where it is not ours', () => {
    const { events } = orderOf({
      events: [{ status: 'SHIPPED', happenedAt: '2026-11-23' }, { status: 'Conferido' }],
    })
    assert.deepEqual(events, [
      { status: 'SHIPPED', label: null, happenedAt: '2026-11-23' },
      { status: 'OTHER', label: 'Conferido', happenedAt: null },
    ])
  })
})

describe('A document of an order', () => {
  it('must say its id and, where it has one, its owner', () => {
    const unnamed = {
      invoices: [{ id: 'i' }],
      payments: [{ ownerRef: 'C1' }],
      documents: [{ kind: 'RECEIPT' }],
      related: [{}],
    }
    assert.deepEqual(
      complaintOf(() => orderOf(unnamed)),
      ['invoices.0.ownerRef', 'payments.0.id', 'documents.0.id', 'related.0.id']
    )
  })

  it('claims nothing of an invoice whose status it does not know, but for what its amount says', () => {
    const statusOf = (raw: Record<string, unknown>) => {
      const invoice = invoiceOf(raw)
      return [invoice?.status, invoice?.statusLabel]
    }
    assert.deepEqual(statusOf({ status: 'PARTLY_PAID' }), ['PARTLY_PAID', null])
    assert.deepEqual(statusOf({ status: 'Protestada' }), ['OTHER', 'Protestada'])
    assert.deepEqual(statusOf({ status: 'Protestada', open: '9.00' }), ['OPEN', 'Protestada'])
    assert.deepEqual(statusOf({ status: 'Baixada', open: '0' }), ['PAID', 'Baixada'])
    assert.deepEqual(statusOf({}), ['OTHER', null])
  })

  it('is an invoice unless it says otherwise, and never a guess', () => {
    assert.equal(invoiceOf({})?.kind, 'INVOICE')
    assert.equal(invoiceOf({ kind: 'credit_note' })?.kind, 'CREDIT_NOTE')
    assert.deepEqual(
      complaintOf(() => invoiceOf({ kind: 'SECRET' })),
      ['invoices.0.kind']
    )
  })

  it('keeps the word for an unknown kind of document', () => {
    const { documents } = orderOf({ documents: [{ id: 'd', kind: 'Boleto', sizeBytes: -1 }] })
    const [document] = documents
    assert.deepEqual(
      [document?.kind, document?.label, document?.sizeBytes],
      ['OTHER', 'Boleto', null]
    )
  })
})

describe('Any answer whatever', () => {
  it('is read or is a bad answer', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (value, other) => {
        const answers = [value, { orders: value }, { orders: [{ ...BARE, total: value }] }]
        for (const answer of answers) attempt(() => reader.page(answer, QUERY))
        attempt(() => reader.invoice({ id: 'i', ownerRef: 'C1', payments: value, open: other }))
        attempt(() => reader.payment({ id: 'p', ownerRef: 'C1', settles: value, amount: other }))
        attempt(() => orderOf({ shipments: [value], invoices: [other], status: value }))
      })
    )
  })
})

const attempt = (read: () => unknown): void => {
  try {
    read()
  } catch (error) {
    assert.ok(isConnectorError(error) && error.kind === 'bad-answer')
  }
}
