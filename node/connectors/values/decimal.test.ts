import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { negated, sumOfDecimals } from './decimal'

describe('A sum of decimals', () => {
  it('is exact where a float is not', () => {
    assert.equal(sumOfDecimals(['0.1', '0.2']), '0.3')
    assert.equal(sumOfDecimals(['9007199254740993', '1']), '9007199254740994')
    assert.equal(sumOfDecimals(['99999999999999999999.99', '0.01']), '100000000000000000000.00')
  })

  it('keeps the decimals of the longest', () => {
    assert.equal(sumOfDecimals(['12', '0.50', '1.125']), '13.625')
  })

  it('takes off what is negative', () => {
    assert.equal(sumOfDecimals(['1.00', '-1.05']), '-0.05')
    assert.equal(sumOfDecimals(['5', negated('5')]), '0')
    assert.equal(sumOfDecimals(['5', negated('-5')]), '10')
  })

  it('is unknown where a part is no number, and where there is none', () => {
    for (const values of [[], ['1', ''], ['1e3'], ['1,5'], ['NaN'], ['--1']]) {
      assert.equal(sumOfDecimals(values), null)
    }
  })
})
