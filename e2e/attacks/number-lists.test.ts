/** Lists of numbers that somebody wrote to learn something, or to keep the ERP busy. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { askNumbers, NUMBERS, numbersFound } from '../service/number-lists'
import { erpRequests, person } from '../service/store'
import { useAttackedStore } from './attacked-store'

const store = useAttackedStore()

const refusalOf = async (numbers: readonly string[]) => {
  await erpRequests(store())
  const { data, errors } = await askNumbers(store(), 'ana', numbers)
  assert.equal(data, null)
  assert.deepEqual(await erpRequests(store()), [])
  const { code, reason, field, line } = errors[0]?.extensions ?? {}
  return [code, reason, field, line]
}
const times = (count: number, text: string) =>
  Array.from({ length: count }, (_, index) => `${text}${index}`)

const HOSTILE = [
  ...[
    '&company=C-2001',
    'x&company=C-2001',
    "' or '1'='1",
    "') or startswith(owner,'C",
    '*',
    '%',
    '_',
  ],
  ...[
    '\u202eC-2001',
    '\ue000',
    '../orders?company=C-2001',
    '{"$ne":null}',
    '__proto__',
    'constructor',
  ],
  ...['<script>alert(1)</script>', '=1+1', '000000000000', '${7*7}{{7*7}}'],
]

describe('a list of numbers', () => {
  it('is refused, and the ERP is not asked: none, 51, too long a number, line breaks, half a character', async () => {
    const invalid = ['INVALID_QUERY']
    assert.deepEqual(await refusalOf([]), [...invalid, 'NUMBERS_MISSING', 'numbers', undefined])
    const tooMany = [...invalid, 'TOO_MANY_NUMBERS', 'numbers', undefined]
    assert.deepEqual(await refusalOf(times(51, 'PO-')), tooMany)
    const tooLong = [...invalid, 'NUMBER_TOO_LONG', 'numbers', 2]
    assert.deepEqual(await refusalOf(['PO-1', 'x'.repeat(61)]), tooLong)
    assert.deepEqual(await refusalOf(['PO-1', 'x'.repeat(500_000)]), tooLong)
    for (const text of ['x\ny', 'x\u0000y', '\ud800', '', ' '])
      assert.deepEqual(await refusalOf([text]), [...invalid, 'NUMBER_ILL_FORMED', 'numbers', 1])
  })

  it('of the longest numbers there can be stays within ten short queries', async () => {
    for (const text of ['é'.repeat(58), '漢'.repeat(58), '0'.repeat(58), 'P.O. 9/'.repeat(8)]) {
      await erpRequests(store())
      const { numbers } = await numbersFound(store(), 'ana', times(50, text))
      const sent = await erpRequests(store())
      assert.ok(sent.length <= 10)
      assert.ok(sent.every(({ path }) => path.length < 8_000))
      assert.ok(numbers.every(({ orders }) => orders.length === 0))
    }
  })

  it('of hostile texts finds nothing of anybody, and what stands beside them all the same', async () => {
    const { numbers } = await numbersFound(store(), 'ana', [...HOSTILE, 'PO-4500'])
    assert.equal(numbers.at(-1)?.orders[0]?.erpOrderNumber, '0000458812')
    assert.ok(numbers.slice(0, -1).every(({ orders }) => orders.length === 0))
    const sent = await erpRequests(store())
    for (const { path } of sent) {
      const { searchParams } = new URL(path, 'https://erp.example')
      assert.deepEqual(searchParams.getAll('company').sort(), ['C-1001', 'C-1002'])
    }
  })

  it('asked five times in one query leaves slots for single searches', async () => {
    const fields = times(5, 'f').map((name) => `${name}: erpOrdersByNumbers(numbers: $numbers)`)
    const one = /\{\n {4}numbers[\s\S]*/.exec(NUMBERS)?.[0].replace(/\}$/, '') ?? ''
    const query = `query many($numbers: [String!]!) { ${fields.map((field) => field + one).join(' ')} }`
    const lists = store().fetchGraphql({
      as: person('ana'),
      query,
      variables: { numbers: times(50, 'XQ-70000') },
    })
    const { numbers } = await numbersFound(store(), 'bruno', ['PO-4500'])
    assert.equal(numbers[0]?.orders.length, 1)
    const { errors } = await lists
    assert.deepEqual(errors, [])
  })
})
