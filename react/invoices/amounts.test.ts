import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSome, nextDueOf, numberOf, openOf, signed } from './amounts'

const brl = (amount: string) => ({ amount, currency: 'BRL' })

test('a credit note is shown below zero, once, and zero stays zero', () => {
  const note = { kind: 'CREDIT_NOTE' } as const
  assert.deepEqual(signed(note, brl('19.90')), brl('-19.90'))
  assert.deepEqual(signed(note, brl('-19.90')), brl('-19.90'))
  assert.deepEqual(signed(note, brl('0.00')), brl('0.00'))
  assert.equal(signed(note, null), null)
  assert.deepEqual(signed({ kind: 'DEBIT_NOTE' }, brl('5.00')), brl('5.00'))
})

test('what is open is told only where the ERP tells it, and of no cancelled invoice', () => {
  const invoice = { kind: 'INVOICE', status: 'OPEN', open: brl('5.00') } as const
  assert.deepEqual(openOf(invoice), brl('5.00'))
  assert.equal(openOf({ ...invoice, open: null }), null)
  assert.equal(openOf({ ...invoice, status: 'CANCELLED' }), null)
  assert.deepEqual(openOf({ ...invoice, kind: 'CREDIT_NOTE' }), brl('-5.00'))
})

test('nothing and zero are no amount', () => {
  assert.equal(isSome(null), false)
  assert.equal(isSome(brl('0.00')), false)
  assert.equal(isSome(brl('0.01')), true)
})

const instalment = (dueOn: string | null, open: string | null) => ({
  dueOn,
  open: open === null ? null : brl(open),
})

test('the next day is the earliest on which something is still to be paid', () => {
  const instalments = [
    instalment('2026-12-20', '5.00'),
    instalment('2026-10-01', '0.00'),
    instalment(null, '5.00'),
    instalment('2026-11-20', null),
  ]
  assert.equal(nextDueOf({ status: 'PARTLY_PAID', instalments }), '2026-11-20')
  assert.equal(nextDueOf({ status: 'PAID', instalments }), null)
  assert.equal(nextDueOf({ status: 'CANCELLED', instalments }), null)
  assert.equal(nextDueOf({ status: 'OPEN', instalments: [] }), null)
})

test('a number stands with its series, as on the document', () => {
  assert.equal(numberOf({ invoiceNumber: '000176436', series: '1' }), '000176436-1')
  assert.equal(numberOf({ invoiceNumber: 'NC-1', series: null }), 'NC-1')
  assert.equal(numberOf({ invoiceNumber: null, series: null }), null)
})
