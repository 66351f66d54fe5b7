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
const UNSAID = { total: null, totalNet: null, lines: [] }

const brl = (amount: string): Money => ({ amount, currency: 'BRL' })
const show = (totals: Partial<Totals>, said: Partial<Parameters<typeof totalRows>[1]> = UNSAID) =>
  totalRows({ ...NONE, ...totals }, { ...UNSAID, ...said }).map(
    ({ id, money }) => `${id} ${money.amount}`
  )
const linesOf = (...totals: ReadonlyArray<Money | null>) => totals.map((total) => ({ total }))

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

test('lines stand for their sum where the ERP does not name it, and what they do not explain is shown', () => {
  const lines = linesOf(brl('60.00'), brl('30.5'))
  assert.deepEqual(show({ freight: brl('5.00'), total: brl('95.50') }, { lines }), [
    'items 90.50',
    'freight 5.00',
    'total 95.50',
  ])
  assert.deepEqual(show({ freight: brl('5.00') }, { lines, total: brl('100.00') }), [
    'items 90.50',
    'freight 5.00',
    'difference 4.50',
    'total 100.00',
  ])
})

test('the sum that the ERP names stands, whatever its lines come to', () =>
  assert.deepEqual(
    show({ items: brl('90.00'), total: brl('90.00') }, { lines: linesOf(brl('95.00')) }),
    ['items 90.00', 'total 90.00']
  ))

test('no difference is made up where the items are not known', () => {
  for (const lines of [
    linesOf(),
    linesOf(brl('90.00'), null),
    linesOf(brl('90.00'), { amount: '5.00', currency: 'USD' }),
  ])
    assert.deepEqual(show({ freight: brl('5.00'), total: brl('95.00') }, { lines }), [
      'freight 5.00',
      'total 95.00',
    ])
})

test('lines are not added up where they may hold a tax or discount that the ERP names apart', () =>
  assert.deepEqual(
    show({ tax: brl('9.00'), total: brl('99.00') }, { lines: linesOf(brl('99.00')) }),
    ['tax 9.00', 'total 99.00']
  ))

test('no difference is made up between two currencies', () =>
  assert.deepEqual(show({ items: { amount: '5.00', currency: 'USD' }, total: brl('25.00') }), [
    'items 5.00',
    'total 25.00',
  ]))

test('without a payable total the one before tax is shown, and nothing is added up', () =>
  assert.deepEqual(show({}, { total: null, totalNet: brl('6875.00') }), ['net 6875.00']))

test('nothing known, nothing shown', () => assert.deepEqual(show({}), []))
