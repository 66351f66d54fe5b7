import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numbersIn } from './numbersIn'

test('a column, a row and a list are their numbers, each once, as they stand there', () => {
  for (const text of [
    'PO-1\r\nOC 6807/1\n\npo-1\n7\n',
    'PO-1\tOC 6807/1\t7',
    'PO-1, OC 6807/1; 7，po-1',
  ])
    assert.deepEqual(numbersIn(text), ['PO-1', 'OC 6807/1', '7'])
  assert.deepEqual(numbersIn('2\n10\n1\n__proto__\nconstructor'), [
    '2',
    '10',
    '1',
    '__proto__',
    'constructor',
  ])
})

test('one number is one, with spaces and an end of line', () => {
  assert.deepEqual(numbersIn('OC 6807/1\r\n'), ['OC 6807/1'])
  assert.deepEqual(numbersIn(' \n '), [])
})
