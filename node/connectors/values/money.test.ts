import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import fc from 'fast-check'

import { isZero, readMoney, readQuantity } from './money'

const amountOf = (amount: unknown, currency: unknown = 'BRL') =>
  readMoney({ amount, currency }, 'USD')?.amount ?? null

describe('Money', () => {
  const readable: ReadonlyArray<readonly [amount: unknown, currency: string, expected: string]> = [
    ['6875.00', 'BRL', '6875.00'],
    ['6875', 'BRL', '6875.00'],
    ['6875.5', 'BRL', '6875.50'],
    [' 6875.5 ', 'BRL', '6875.50'],
    [6875.1, 'BRL', '6875.10'],
    [0.07, 'BRL', '0.07'],
    ['.5', 'BRL', '0.50'],
    ['0007.10', 'BRL', '7.10'],
    ['-12.3', 'BRL', '-12.30'],
    ['+12.3', 'BRL', '12.30'],
    ['-0', 'BRL', '0.00'],
    ['6875', 'JPY', '6875'],
    // As many decimals as ISO 4217 gives the currency, whatever a runtime thinks that people print ...
    ['12500.50', 'COP', '12500.50'],
    ['12500.5', 'HUF', '12500.50'],
    ['12500', 'IDR', '12500.00'],
    [12500.5, 'PKR', '12500.50'],
    ['12500', 'IQD', '12500.000'],
    ['1.5', 'CLF', '1.5000'],
    ['1', 'XYZ', '1.00'],
    // ... and never fewer than the ERP wrote.
    ['6875.00', 'JPY', '6875.00'],
    ['1.2', 'KWD', '1.200'],
    // A unit price of fractions of a cent.
    ['1.12345', 'BRL', '1.12345'],
    ['1.1000000', 'BRL', '1.1000000'],
    ['0.5', 'JPY', '0.5'],
    ['99999999999999999999999999.99', 'BRL', '99999999999999999999999999.99'],
  ]
  for (const [amount, currency, expected] of readable) {
    it(`reads ${JSON.stringify(amount)} ${currency} as ${expected}`, () => {
      assert.deepEqual(readMoney({ amount, currency }, 'USD'), { amount: expected, currency })
    })
  }

  const unreadable = [
    ...['', ' ', '.', '-', '12.', '1,50', '1.234,50', '1e3', '0x10', 'NaN', '12 345', '١٢'],
    ...['1'.repeat(31), '1.2.3', '--1', '1-', 'R$ 10', '1\n2'],
    ...[null, undefined, true, [], {}, ['1'], Number.NaN, Infinity, 1e21, 1e-7],
    // Doubles that are not what anybody meant.
    ...[0.1 + 0.2, Number.MAX_SAFE_INTEGER, 1234567890.1234567],
  ]
  for (const amount of unreadable) {
    it(`makes nothing of ${JSON.stringify(amount) ?? 'undefined'} (${typeof amount})`, () => {
      assert.equal(amountOf(amount), null)
    })
  }

  it('takes the default currency where none is named', () => {
    for (const value of [{ amount: '1' }, { amount: '1', currency: null }, '1', 1]) {
      assert.deepEqual(readMoney(value, 'USD'), { amount: '1.00', currency: 'USD' })
    }
    assert.deepEqual(readMoney({ amount: '1', currency: '' }, 'JPY'), {
      amount: '1',
      currency: 'JPY',
    })
  })

  it('does not take the default for a currency that it can not read', () => {
    for (const currency of ['R$', 'EURO', 'E1R', 978, {}, 'EU\nR']) {
      assert.equal(amountOf('1', currency), null)
    }
    assert.deepEqual(readMoney({ amount: '1', currency: ' brl ' }, 'USD')?.currency, 'BRL')
  })

  it('is none where neither the amount nor anybody else names a currency that can be read', () => {
    for (const none of [null, '', ' ', 'EURO', 'R$', 'E1R']) {
      assert.equal(readMoney('1', none), null)
      assert.equal(readMoney({ amount: '1', currency: '' }, none), null)
      assert.deepEqual(readMoney({ amount: '1', currency: 'EUR' }, none)?.amount, '1.00')
    }
  })

  it('keeps every digit of every decimal text', () => {
    const decimals = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 25n }), fc.nat(999_999))
    fc.assert(
      fc.property(decimals, ([whole, fraction]) => {
        const text = `${whole}.${String(fraction).padStart(6, '0')}`
        const amount = String(amountOf(text))
        assert.equal(amount, text)
        assert.equal(amountOf(amount), amount)
      })
    )
  })

  it('throws for nothing', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.string(), (amount, currency, standard) => {
        const money = readMoney({ amount, currency }, standard)
        assert.ok(money === null || /^-?\d+(\.\d+)?$/.test(money.amount))
        readMoney(amount, standard)
      })
    )
  })

  it('knows nothing from something', () => {
    assert.ok(isZero({ amount: '0.00', currency: 'BRL' }))
    assert.ok(isZero({ amount: '0', currency: 'JPY' }))
    assert.ok(!isZero({ amount: '0.01', currency: 'BRL' }))
    assert.ok(!isZero(null))
  })
})

describe('A quantity', () => {
  it('has no padding', () => {
    for (const [value, expected] of [
      ['12.000', '12'],
      [12, '12'],
      ['0.50', '0.5'],
      [0.125, '0.125'],
      ['-3', '-3'],
      ['0', '0'],
      ['abc', null],
      [null, null],
    ] as const) {
      assert.equal(readQuantity(value), expected)
    }
  })
})
