import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isConnectorError } from '../connector-error'
import { countIn, resultOf, rowsIn } from './rpc'
import { orderOf, summaryOf } from './map-order'
import { shipmentsOf } from './wire-shipment'
import { bytesOf, dayOf, idText, instantOf, moneyOf, quantityOf } from './wire-value'

const decimal = (amount: unknown) => ({ __class__: 'Decimal', decimal: amount })
const date = (year: unknown, month: unknown, day: unknown) => ({
  __class__: 'date',
  year,
  month,
  day,
})
const kindOf = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return isConnectorError(error) ? error.kind : error
  }
}

describe("Tryton's values", () => {
  it('are money to the last digit, however long', () => {
    assert.deepEqual(
      moneyOf(decimal('99999999999999999.10'), 'BRL')?.amount,
      '99999999999999999.10'
    )
    assert.deepEqual(moneyOf(decimal('1250.0000'), 'BRL')?.amount, '1250.0000')
    assert.deepEqual(moneyOf(decimal('-0'), 'BRL')?.amount, '0.00')
    assert.deepEqual(moneyOf(decimal('7'), 'JPY')?.amount, '7')
  })

  it('are no money where they are not one', () => {
    for (const value of [
      null,
      undefined,
      '',
      'NaN',
      {},
      [],
      decimal('1E+3'),
      decimal(null),
      decimal('1,5'),
    ]) {
      assert.equal(moneyOf(value, 'BRL'), null, JSON.stringify(value))
    }
  })

  it('are quantities, also below zero', () => {
    assert.deepEqual([5, -2, 0.5, decimal('3.0')].map(quantityOf), ['5', '-2', '0.5', '3'])
    assert.equal(quantityOf(Number.NaN), null)
  })

  it('are days of a calendar, or none', () => {
    assert.equal(dayOf(date(2026, 2, 3)), '2026-02-03')
    assert.equal(dayOf('2026-02-03'), '2026-02-03')
    for (const value of [
      date(2026, 2, 30),
      date('2026', 'x', 1),
      date(null, 1, 1),
      {},
      5,
      '',
      '03/02/2026',
    ]) {
      assert.equal(dayOf(value), null, JSON.stringify(value))
    }
  })

  it('are instants in UTC', () => {
    const at = {
      ...date(2026, 11, 25),
      __class__: 'datetime',
      hour: 2,
      minute: 33,
      second: 7,
      microsecond: 1,
    }
    assert.equal(instantOf(at), '2026-11-25T02:33:07Z')
    assert.equal(instantOf({ ...at, hour: '<b>' }), null)
    assert.equal(instantOf(date(2026, 1, 1)), null)
  })

  it('are ids of digits only', () => {
    assert.deepEqual([4, 0, -1, 1.5, '4', null].map(idText), ['4', null, null, null, null, null])
  })

  it('are files in base64 with line breaks', () => {
    const read = bytesOf({ __class__: 'bytes', base64: 'JVBE\nRi0x\n' })
    assert.equal(read && Buffer.from(read).toString(), '%PDF-1')
    for (const value of [
      null,
      'JVBERi0x',
      { base64: 'JVBE' },
      { __class__: 'bytes', base64: '<html>' },
    ]) {
      assert.equal(bytesOf(value), null)
    }
  })
})

describe('An answer of JSON-RPC', () => {
  it('is its result', () => {
    assert.equal(resultOf({ id: 1, result: 0 }), 0)
    assert.deepEqual(rowsIn([]), [])
    assert.equal(countIn(0), 0)
  })

  it('with status 200 may be an error, whose text stays inside', () => {
    assert.equal(
      kindOf(() => resultOf({ error: ['UserError', ['secret', '', null]] })),
      'rejected-credentials'
    )
    assert.equal(
      kindOf(() => resultOf({ error: ["'web_id'", ''] })),
      'bad-answer'
    )
    assert.equal(
      kindOf(() => resultOf({ error: 'text' })),
      'bad-answer'
    )
  })

  it('of another shape is a bad one', () => {
    for (const answer of [null, [], 7, 'x', {}])
      assert.equal(
        kindOf(() => resultOf(answer)),
        'bad-answer'
      )
    for (const rows of [null, {}, [1], [null], 'x'])
      assert.equal(
        kindOf(() => rowsIn(rows)),
        'bad-answer'
      )
    for (const count of [null, -1, 1.5, '1'])
      assert.equal(
        kindOf(() => countIn(count)),
        'bad-answer'
      )
  })
})

const PARTY = { id: 2, code: 'C-1', name: 'Norte' }
const line = (amount: string, more: Record<string, unknown> = {}) => ({
  ...{ debit: decimal(amount), credit: decimal('0'), reconciliation: null, ...more },
})
const posted = (lines: unknown[], beside: unknown[] = []) => ({
  ...{ id: 7, state: 'posted', total_amount: decimal('100.00'), 'party.': PARTY },
  ...{ 'lines_to_pay.': lines, 'payment_lines.': beside },
})
const sale = (more: Record<string, unknown> = {}) => ({
  id: 4,
  state: 'processing',
  'party.': PARTY,
  ...more,
})
const statusOf = (more: Record<string, unknown>) => summaryOf(sale(more), 'BRL').status

describe('A sale', () => {
  it('has the status that its three states add up to', () => {
    const sent = { 'lines.': [{ type: 'line', 'moves.': [{ state: 'done' }] }] }
    assert.equal(statusOf({ state: 'draft' }), 'RECEIVED')
    assert.equal(statusOf({ state: 'confirmed' }), 'APPROVED')
    assert.equal(statusOf({ shipment_state: 'waiting' }), 'IN_PREPARATION')
    assert.equal(statusOf({ shipment_state: 'waiting', ...sent }), 'PARTIALLY_SHIPPED')
    assert.equal(statusOf({ shipment_state: 'partially shipped', ...sent }), 'PARTIALLY_SHIPPED')
    assert.equal(statusOf({ shipment_state: 'sent' }), 'SHIPPED')
    assert.equal(statusOf({ invoice_state: 'exception', shipment_state: 'sent' }), 'ON_HOLD')
    assert.equal(statusOf({ state: 'done', shipment_state: 'sent' }), 'SHIPPED')
    assert.equal(statusOf({ state: 'done', shipment_state: 'none' }), 'INVOICED')
    assert.equal(statusOf({ state: 'cancelled' }), 'CANCELLED')
  })

  it('in a state nobody knows is another, with the word of the ERP', () => {
    const { status, statusLabel } = summaryOf(sale({ state: 'awaiting approval' }), 'BRL')
    assert.deepEqual([status, statusLabel], ['OTHER', 'Awaiting approval'])
    assert.equal(summaryOf(sale({ state: null }), 'BRL').statusLabel, null)
  })

  it('may have no number, day, lines or money', () => {
    const order = orderOf(sale(), { invoices: [], payments: [] }, 'BRL')
    const { erpOrderNumber, orderedOn, lines, total, payment } = order
    assert.deepEqual(
      [erpOrderNumber, orderedOn, lines, total, payment],
      [null, null, [], null, 'NONE']
    )
  })

  it('without id or party is a bad answer', () => {
    assert.equal(
      kindOf(() => summaryOf({ ...sale(), id: null }, 'BRL')),
      'bad-answer'
    )
    assert.equal(
      kindOf(() => summaryOf({ id: 1 }, 'BRL')),
      'bad-answer'
    )
  })

  it('counts what has left, what was invoiced and what is still to come, without a float', () => {
    const lines = [
      {
        ...{ id: 1, type: 'line', quantity: 0.3 },
        'moves.': [
          { state: 'done', quantity: 0.1 },
          { state: 'done', quantity: 0.1 },
          { state: 'draft', quantity: 0.1 },
        ],
        'invoice_lines.': [
          { quantity: 0.2, invoice: 7 },
          { quantity: 0.1, invoice: 8 },
          { quantity: 0.1, invoice: null },
        ],
      },
      { id: 2, type: 'line', quantity: -2, 'moves.': [{ state: 'done', quantity: 2 }] },
      { id: 3, type: 'line', quantity: 1 },
      { id: 4, type: 'comment', description: 'internal' },
    ]
    const invoices = [
      { id: 7, state: 'posted' },
      { id: 8, state: 'draft' },
    ]
    const invoiced = sale({ 'lines.': lines, 'invoices.': invoices })
    const order = orderOf(invoiced, { invoices: [], payments: [] }, 'BRL')
    assert.deepEqual(
      order.lines.map(({ ordered, shipped, invoiced, outstanding }) => [
        ordered,
        shipped,
        invoiced,
        outstanding,
      ]),
      [
        ['0.3', '0.2', '0.2', '0.1'],
        ['-2', '-2', '0', '0'],
        ['1', null, '0', null],
      ]
    )
  })

  it('is invoiced and paid as far as its invoices are', () => {
    const facets = (...invoices: unknown[]) => {
      const { invoicing, payment } = summaryOf(
        sale({ total_amount: decimal('100.00'), 'invoices.': invoices }),
        'BRL'
      )
      return [invoicing, payment]
    }
    const paid = { state: 'paid', total_amount: decimal('100.00') }
    assert.deepEqual(facets(), ['NONE', 'NONE'])
    assert.deepEqual(facets({ state: 'draft', total_amount: decimal('100.00') }), ['NONE', 'NONE'])
    assert.deepEqual(facets(posted([line('100.00')])), ['COMPLETE', 'NONE'])
    assert.deepEqual(facets(paid), ['COMPLETE', 'COMPLETE'])
    assert.deepEqual(facets({ ...paid, total_amount: decimal('60.00') }), ['PARTIAL', 'PARTIAL'])
    assert.deepEqual(facets({ state: 'posted', total_amount: 'x' }), ['UNKNOWN', 'UNKNOWN'])
  })
})

describe('A shipment', () => {
  it('shows of what it carries this order only', () => {
    const moves = ['sale.line,7', 'sale.line,8', 'sale.line,7x', null].map((origin) => ({
      origin,
      quantity: 1,
    }))
    const [shipment] = shipmentsOf({
      id: 1,
      'lines.': [{ id: 7 }],
      'shipments.': [{ id: 4, 'outgoing_moves.': moves }],
    })
    assert.deepEqual(
      shipment?.lines.map(({ orderLineId }) => orderLineId),
      ['7']
    )
  })

  it('names the numbers of its packages, and links to a carrier by https only', () => {
    const packages = (...list: unknown[]) =>
      shipmentsOf({ 'shipments.': [{ id: 4, 'packages.': list }] }).map((one) => [
        one.trackingNumber,
        one.trackingUrl,
      ])
    const safe = { shipping_reference: 'BR1', shipping_tracking_url: 'https://carrier.example/BR1' }
    assert.deepEqual(packages(safe), [['BR1', 'https://carrier.example/BR1']])
    assert.deepEqual(packages(safe, { shipping_reference: 'BR2' })[0]?.[0], 'BR1, BR2')
    for (const url of [
      'http://x.example',
      'javascript:alert(1)',
      'https://a@x.example',
      'x'.repeat(3000),
    ]) {
      assert.deepEqual(packages({ ...safe, shipping_tracking_url: url }), [['BR1', null]])
    }
  })

  it('is never delivered, and of an unknown state another', () => {
    const states = ['done', 'packed', 'cancelled', 'lost'].map((state) => ({ id: 1, state }))
    const read = shipmentsOf({ 'shipments.': states }).map(({ status }) => status)
    assert.deepEqual(read, ['SHIPPED', 'IN_PREPARATION', 'CANCELLED', 'OTHER'])
  })
})
