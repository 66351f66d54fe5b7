import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import fc from 'fast-check'

import { addAmounts, isPositive, isZero, negated, zeroLike } from './amounts'

describe('amounts', () => {
  it('add up beyond what a float can hold', () => {
    assert.equal(addAmounts(['0.10', '0.20']), '0.30')
    assert.equal(addAmounts(['9007199254740993.01', '0.01']), '9007199254740993.02')
    assert.equal(addAmounts(['6875', '-7000']), '-125')
    assert.equal(addAmounts(['1.5', '0.25']), '1.75')
    assert.equal(addAmounts(['-0.05', '0.02']), '-0.03')
    assert.equal(addAmounts([]), '0')
  })

  it('add up to the same as whole cents do', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (cents) => {
        const amounts = cents.map((cent) => {
          const digits = String(Math.abs(cent)).padStart(3, '0')
          return `${cent < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
        })
        const sum = cents.reduce((whole, cent) => whole + BigInt(cent), 0n)
        assert.equal(BigInt((addAmounts(amounts) ?? '').replace('.', '')), sum)
      })
    )
  })

  for (const text of ['', 'NaN', '1e3', '1,50', '1.', '.5', '0x10', '1 000']) {
    it(`are not added up with ${JSON.stringify(text)} among them`, () => {
      assert.equal(addAmounts(['1.00', text]), null)
      assert.equal(isZero(text), false)
      assert.equal(isPositive(text), false)
    })
  }

  it('turn round, but for nothing', () => {
    assert.deepEqual(['1.50', '-1.50', '0.00'].map(negated), ['-1.50', '1.50', '0.00'])
  })

  it('of nothing are padded as another is', () => {
    const zeros = ['6875.00', '6875', '-0.125'].map(
      (amount) => zeroLike({ amount, currency: 'BRL' }).amount
    )
    assert.deepEqual(zeros, ['0.00', '0', '0.000'])
    assert.ok(zeros.every(isZero))
  })
})
