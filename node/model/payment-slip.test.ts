import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { slipLineIn } from './payment-slip'

/** A bank's slip and a utility's. */
const BANK = '00190.50095 40144.816069 06809.350314 3 37370000000100'
const UTILITY = '84610000000-5 43590024020-9 02405000243-5 84221010811-9'

const digitsOf = (line: string) => line.replace(/\D/g, '')

describe('the line of a payment slip', () => {
  it('is recognised with its points and spaces and without', () => {
    for (const line of [BANK, UTILITY]) {
      assert.equal(slipLineIn(line), digitsOf(line), line)
      assert.equal(slipLineIn(digitsOf(line)), digitsOf(line), line)
    }
  })

  it('of a tax that is checked by the other rule is recognised too', () => {
    assert.ok(slipLineIn('84810000000-8 43590024020-0 02405000243-8 84221010811-4'))
  })

  it('is none where any digit of a checked field is another one', () => {
    for (const line of [digitsOf(BANK), digitsOf(UTILITY)]) {
      const checked = line.length === 47 ? 32 : 48
      for (let index = 0; index < checked; index += 1) {
        const other = (Number(line[index]) + 1) % 10
        assert.equal(slipLineIn(line.slice(0, index) + other + line.slice(index + 1)), null)
      }
    }
  })

  it('is no other text', () => {
    for (const text of ['', '1'.repeat(44), '1'.repeat(46), 'PO-4500', digitsOf(BANK).slice(1)]) {
      assert.equal(slipLineIn(text), null)
    }
  })
})
