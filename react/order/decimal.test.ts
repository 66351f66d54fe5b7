import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addUp, negate } from './decimal'

const CASES: ReadonlyArray<readonly [string[], string | null]> = [
  [[], '0'],
  [['6875.00'], '6875.00'],
  [['0.10', '0.20'], '0.30'],
  [['10', '-3.5'], '6.5'],
  [['1.00', '-1.00'], '0.00'],
  [['-0.01'], '-0.01'],
  [['0.01', '-1'], '-0.99'],
  [['999.99', '0.01'], '1000.00'],
  [['99999999999999999999.10', '0.95'], '100000000000000000000.05'],
  [['007.50', '1'], '8.50'],
  [['1e3'], null],
  [['1,000.00'], null],
  [['', '1'], null],
  [['.5'], null],
]

for (const [numbers, sum] of CASES)
  test(`${numbers.join(' + ') || 'nothing'} is ${sum === null ? 'no sum' : sum}`, () =>
    assert.equal(addUp(numbers), sum))

test('any sum is exact', () => {
  const limit = BigInt('1' + '0'.repeat(24))
  const zero = BigInt(0)
  const amount = fc.bigInt({ min: -limit, max: limit })
  const write = (cents: bigint) => {
    const digits = String(cents < zero ? -cents : cents).padStart(3, '0')
    return `${cents < zero ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
  }
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 120 }), (all) =>
      assert.equal(addUp(all.map(write)), write(all.reduce((sum, one) => sum + one, zero)))
    )
  )
})

test('a number and its negative are nothing together', () => {
  for (const text of ['12.30', '-0.07', '0.00'])
    assert.match(String(addUp([text, negate(text)])), /^0(\.00)?$/)
  assert.equal(negate('0.00'), '0.00')
})
