import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchPayments } from './payments'
import type { Invoice, Payment } from './types'

const brl = (amount: string) => ({ amount, currency: 'BRL' })
const invoice = (id: string, invoiceNumber: string | null): Invoice => ({
  id,
  kind: 'INVOICE',
  invoiceNumber,
  series: null,
  status: 'OPEN',
  statusLabel: null,
  issuedOn: null,
  total: null,
  open: null,
  overdue: null,
  instalments: [],
  documents: [],
})
const payment = (id: string, ...settles: Payment['settles']): Payment => ({
  id,
  paidOn: null,
  amount: brl('100.00'),
  method: null,
  reference: null,
  settles,
  documents: [],
})
const settles = (
  invoiceId: string | null,
  invoiceNumber: string | null,
  amount: string | null
) => ({
  invoiceId,
  invoiceNumber,
  amount: amount === null ? null : brl(amount),
})

const FIRST = invoice('a', '100')
const SECOND = invoice('b', '200')
const TWIN = invoice('c', '200')

const show = (payments: Payment[], invoices = [FIRST, SECOND]) => {
  const { settling, others } = matchPayments(invoices, payments)
  return {
    beside: invoices.map((one) =>
      settling(one).map(({ payment: { id }, share }) => [id, share && share.amount])
    ),
    others: others.map(({ id }) => id),
  }
}

test('a payment stands beside the invoice it settles, by id or by number', () =>
  assert.deepEqual(
    show([payment('p', settles('a', null, '100.00')), payment('q', settles(null, '200', null))]),
    {
      beside: [[['p', null]], [['q', null]]],
      others: [],
    }
  ))

test('one that settles two stands beside both, with its share of each', () =>
  assert.deepEqual(
    show([payment('p', settles('a', '100', '60.00'), settles('b', '200', '40.00'))]),
    {
      beside: [[['p', '60.00']], [['p', '40.00']]],
      others: [],
    }
  ))

test('one that fits no invoice is still listed', () =>
  assert.deepEqual(
    show([
      payment('none'),
      payment('elsewhere', settles('z', '100', '100.00')),
      payment('unnamed', settles(null, null, '1.00')),
    ]),
    { beside: [[], []], others: ['none', 'elsewhere', 'unnamed'] }
  ))

test('a number that two invoices have settles neither', () =>
  assert.deepEqual(show([payment('p', settles(null, '200', '100.00'))], [SECOND, TWIN]), {
    beside: [[], []],
    others: ['p'],
  }))
