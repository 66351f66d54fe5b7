import assert from 'node:assert/strict'
import { test } from 'node:test'
import { totalRows } from './totals'
import type { Money, Totals } from './types'

const NONE: Totals = {
  items: null,
  discount: null,
  freight: null,
  tax: null,
  other: null,
  total: null,
}
const UNSAID = { total: null, totalNet: null }

const brl = (amount: string): Money => ({ amount, currency: 'BRL' })
const show = (
  totals: Partial<Totals>,
  headline: { total: Money | null; totalNet: Money | null } = UNSAID
) => totalRows({ ...NONE, ...totals }, headline).map(({ id, money }) => `${id} ${money.amount}`)

test('parts that add up stand above their total, the discount taken off', () =>
  assert.deepEqual(
    show({
      items: brl('100.10'),
      discount: brl('10.00'),
      freight: brl('5.20'),
      tax: brl('0.00'),
      total: brl('95.30'),
    }),
    ['items 100.10', 'discount -10.00', 'freight 5.20', 'total 95.30']
  ))

test('what the parts do not explain is shown, more or less', () => {
  assert.deepEqual(show({ items: brl('100.00'), total: brl('100.01') }), [
    'items 100.00',
    'difference 0.01',
    'total 100.01',
  ])
  assert.deepEqual(show({ items: brl('100.00'), tax: brl('18.00'), total: brl('100.00') }), [
    'items 100.00',
    'tax 18.00',
    'difference -18.00',
    'total 100.00',
  ])
})

test('the headline stands for a total that is not among the parts', () =>
  assert.deepEqual(show({ items: brl('7.00') }, { total: brl('9.00'), totalNet: brl('7.00') }), [
    'items 7.00',
    'difference 2.00',
    'total 9.00',
  ]))

test('no difference is made up where the items are not known', () =>
  assert.deepEqual(show({ freight: brl('5.00'), total: brl('95.00') }), [
    'freight 5.00',
    'total 95.00',
  ]))

test('no difference is made up between two currencies', () =>
  assert.deepEqual(show({ items: { amount: '5.00', currency: 'USD' }, total: brl('25.00') }), [
    'items 5.00',
    'total 25.00',
  ]))

test('without a payable total the one before tax is shown, and nothing is added up', () =>
  assert.deepEqual(show({}, { total: null, totalNet: brl('6875.00') }), ['net 6875.00']))

test('nothing known, nothing shown', () => assert.deepEqual(show({}), []))
