import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isConnectorError } from '../connector-error'
import { instalmentsOf, openOf } from './wire-due'
import { invoiceOf } from './wire-invoice'
import { entryOf, paymentOf } from './wire-payment'

const decimal = (amount: unknown) => ({ __class__: 'Decimal', decimal: amount })
const kindOf = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return isConnectorError(error) ? error.kind : error
  }
}

const PARTY = { id: 2, code: 'C-1', name: 'Norte' }
const READING = { companies: ['C-1'], defaultCurrency: 'BRL' }
const line = (amount: string, more: Record<string, unknown> = {}) => ({
  ...{ debit: decimal(amount), credit: decimal('0'), reconciliation: null, ...more },
})
const posted = (lines: unknown[], beside: unknown[] = []) => ({
  ...{ id: 7, state: 'posted', total_amount: decimal('100.00'), 'party.': PARTY },
  ...{ 'lines_to_pay.': lines, 'payment_lines.': beside },
})
const openOfEach = (invoice: Record<string, unknown>) =>
  instalmentsOf(invoice, 'BRL').map(({ open }) => open?.amount)

describe('What is still to be paid', () => {
  it('is all of an instalment that nobody has paid, and nothing of a settled one', () => {
    const settled = line('40.00', { reconciliation: 3 })
    assert.deepEqual(openOfEach(posted([settled, line('60.00')])), ['0.00', '60.00'])
    assert.deepEqual(openOfEach({ ...posted([line('100.00')]), state: 'paid' }), ['0.00'])
  })

  it('is less by what was booked beside, from the earliest instalment on', () => {
    const lines = [line('40.00'), line('60.00')]
    const paid = (amount: string) => ({
      debit: decimal('0'),
      credit: decimal(amount),
      reconciliation: null,
    })
    assert.deepEqual(openOfEach(posted(lines, [paid('10.01')])), ['29.99', '60.00'])
    assert.deepEqual(openOfEach(posted(lines, [paid('30.00'), paid('15.50')])), ['0.00', '54.50'])
    assert.deepEqual(openOfEach(posted(lines, [{ ...paid('10.00'), reconciliation: 9 }])), [
      '40.00',
      '60.00',
    ])
  })

  it('is less by payments that succeeded, not by those that somebody approved', () => {
    const pay = (state: string) => ({ state, amount: decimal('40.00') })
    assert.deepEqual(openOfEach(posted([line('40.00', { 'payments.': [pay('succeeded')] })])), [
      '0.00',
    ])
    for (const state of ['draft', 'approved', 'processing', 'failed']) {
      assert.deepEqual(
        openOfEach(posted([line('40.00', { 'payments.': [pay(state)] })])),
        ['40.00'],
        state
      )
    }
  })

  it('is in the currency of the invoice where the company keeps its books in another', () => {
    assert.deepEqual(
      openOfEach(posted([line('500.00', { amount_second_currency: decimal('100.00') })])),
      ['100.00']
    )
  })

  it('is unknown where an amount is, and never guessed', () => {
    const instalments = instalmentsOf(posted([{ ...line('1'), debit: 'x' }, line('60.00')]), 'BRL')
    assert.deepEqual(
      instalments.map(({ open }) => open),
      [null, null]
    )
    assert.equal(openOf(instalments, 'BRL'), null)
  })

  it('of a credit note is positive, as its total is', () => {
    const note = {
      ...posted([{ ...line('0'), credit: decimal('100.00') }]),
      total_amount: decimal('-100.00'),
    }
    const { kind, total, open, instalments } = invoiceOf(note, READING)
    assert.deepEqual(
      [kind, total?.amount, open?.amount, instalments],
      ['CREDIT_NOTE', '100.00', '100.00', []]
    )
  })
})

describe('An invoice', () => {
  it('without id, party or total is a bad answer', () => {
    const whole = posted([])
    for (const missing of ['id', 'party.', 'total_amount']) {
      assert.equal(
        kindOf(() => invoiceOf({ ...whole, [missing]: null }, READING)),
        'bad-answer',
        missing
      )
    }
  })

  it("keeps the numbers of another company's order to itself, and says that there is one", () => {
    const sales = [
      { id: 1, number: 'SO1', 'party.': PARTY },
      { id: 2, number: 'SO2', reference: 'PO2', web_id: 'W2', 'party.': { code: 'C-2' } },
    ]
    const { orders } = invoiceOf({ ...posted([]), 'sales.': sales }, READING)
    assert.deepEqual(
      orders.map(({ ownerRef, erpOrderNumber }) => [ownerRef, erpOrderNumber]),
      [
        ['C-1', 'SO1'],
        ['C-2', null],
      ]
    )
    assert.ok(!JSON.stringify(orders).includes('SO2') && !JSON.stringify(orders).includes('W2'))
  })

  it('is partly paid by what is open of it, not by how many decimals that is written with', () => {
    const statusOf = (open: string) => invoiceOf(posted([line(open)]), READING).status
    assert.equal(statusOf('100.0000'), 'OPEN')
    assert.equal(statusOf('99.9999'), 'PARTLY_PAID')
  })

  it('lists its file only where Tryton has kept one', () => {
    assert.deepEqual(invoiceOf(posted([]), READING).documents, [])
    const [file] = invoiceOf({ ...posted([]), invoice_report_cache: 10907 }, READING).documents
    assert.deepEqual([file?.id, file?.kind, file?.sizeBytes], ['report', 'INVOICE_PDF', 10907])
  })
})

describe('A payment', () => {
  it("names no invoice of another company's", () => {
    const origin = {
      id: 9,
      number: 'FT9',
      'party.': { code: 'C-2' },
      'sales.': [{ id: 1, number: 'SO1' }],
    }
    const payment = paymentOf(
      { id: 1, 'party.': PARTY, 'line.': { 'move.': { 'origin.': origin } } },
      READING
    )
    assert.deepEqual(payment.settles, [
      { invoiceId: null, invoiceNumber: null, orders: [], amount: null },
    ])
  })

  it('that fits no invoice settles nothing, and is a payment all the same', () => {
    assert.deepEqual(paymentOf({ id: 1, 'party.': PARTY, 'line.': null }, READING).settles, [])
    const entry = entryOf({ id: 2, 'party.': PARTY, credit: decimal('5.00') }, READING)
    assert.deepEqual([entry.id, entry.settles, entry.amount?.amount], ['entry-2', [], '5.00'])
  })

  it('is in the currency it was made in', () => {
    const entry = {
      id: 2,
      'party.': PARTY,
      credit: decimal('500.00'),
      'second_currency.': { code: 'USD' },
    }
    assert.deepEqual(
      entryOf({ ...entry, amount_second_currency: decimal('-100.00') }, READING).amount,
      {
        amount: '100.00',
        currency: 'USD',
      }
    )
  })

  it('without id or party is a bad answer', () => {
    assert.equal(
      kindOf(() => paymentOf({ 'party.': PARTY }, READING)),
      'bad-answer'
    )
    assert.equal(
      kindOf(() => entryOf({ id: 1 }, READING)),
      'bad-answer'
    )
  })
})
