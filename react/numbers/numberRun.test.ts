import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ErpOrdersByNumbers, ErpOrdersOfNumber } from '../__generated__/operations'
import type { Answers } from './numberRun'
import { runNumbers } from './numberRun'
import { stateOf, tableOf } from './numberRows'

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `PO-${index}`)
const answerOf = (isLookedFor: boolean): ErpOrdersOfNumber => ({
  ...{ isLookedFor, hasMore: false, orders: [] },
})
const answerTo = (all: readonly ErpOrdersOfNumber[]) =>
  ({ numbers: all }) as unknown as ErpOrdersByNumbers
const refusal = (extensions: object) => ({ graphQLErrors: [{ message: 'failed', extensions }] })

type Ask = (numbers: readonly string[]) => ErpOrdersByNumbers

/** Runs a list to its end. */
const run = async (numbers: readonly string[], ask: Ask, most = Infinity) => {
  const asked: string[][] = []
  const waits: number[] = []
  let answers: Answers = new Map()
  const failure = await runNumbers({
    numbers,
    isOver: () => asked.length > most,
    wait: async (seconds) => void waits.push(seconds),
    onAnswers: (found) => {
      answers = new Map([...answers, ...found])
    },
    ask: async (part) => {
      asked.push([...part])
      return ask(part)
    },
  })
  const states = numbers.map((number) => stateOf(number, answers, false))
  return { asked, answers, waits, failure, states }
}

const missing: Ask = (part) => answerTo(part.map(() => answerOf(true)))

test('a list is asked for in few parts, the first one small', async () => {
  const { asked, states, failure } = await run(numbered(50), missing)
  assert.deepEqual(
    asked.map((part) => part.length),
    [10, 20, 20]
  )
  assert.deepEqual(
    asked.reduce((all, part) => all.concat(part), []),
    numbered(50)
  )
  assert.ok(states.every((state) => state === 'missing'))
  assert.equal(failure, null)
})

test('what there was no time for is asked for again, as long as others get an answer', async () => {
  const { asked, states } = await run(numbered(12), (part) =>
    answerTo(part.map((_, index) => answerOf(index % 2 === 0)))
  )
  assert.ok(asked.length > 2 && asked.length < 8)
  assert.deepEqual(states.filter((state) => state === 'left').length, 0)
  const none = await run(numbered(12), (part) => answerTo(part.map(() => answerOf(false))))
  assert.equal(none.asked.length, 2)
  assert.ok(none.states.every((state) => state === 'left'))
})

test('a line that can be no number holds up none of the others', async () => {
  const { states } = await run(['PO-1', 'bad', 'PO-2'], (part) => {
    const line = part.indexOf('bad') + 1
    if (line) throw refusal({ code: 'INVALID_QUERY', field: 'numbers', line })
    return missing(part)
  })
  assert.deepEqual(states, ['missing', 'refused', 'missing'])
})

test('a store that is busy is waited for, and not for ever', async () => {
  const { asked, waits, failure, states } = await run(['PO-1'], () => {
    throw refusal({ code: 'RATE_LIMITED', retryAfterSeconds: 3600 })
  })
  assert.equal(asked.length, 4)
  assert.deepEqual(waits, [30, 30, 30])
  assert.equal(failure && failure.code, 'RATE_LIMITED')
  assert.deepEqual(states, ['left'])
})

test('a failure keeps what was answered before', async () => {
  let count = 0
  const { failure, states } = await run(numbered(12), (part) => {
    count += 1
    if (count > 1) throw refusal({ code: 'ERP_TIMEOUT' })
    return missing(part)
  })
  assert.equal(failure && failure.code, 'ERP_TIMEOUT')
  assert.deepEqual(states.slice(9), ['missing', 'left', 'left'])
})

test('one that is cancelled asks and tells nothing any more', async () => {
  const { asked, states } = await run(numbered(50), missing, 0)
  assert.equal(asked.length, 1)
  assert.ok(states.every((state) => state === 'left'))
})

test('for a spreadsheet each order has a row, and each number without one', () => {
  const order = {
    ...{ id: '1', erpOrderNumber: '0001', webOrderNumber: null, customerOrderNumber: 'PO-1' },
    ...{ orderedOn: '2026-10-11', promisedOn: null, status: 'SHIPPED' as const, statusLabel: null },
  }
  const answers: Answers = new Map([
    ['PO-1', { ...answerOf(true), orders: [order, { ...order, id: '2' }] }],
    ['PO-2', answerOf(true)],
    ['PO-3', 'refused'],
  ])
  const [header, ...rows] = tableOf(['PO-1', 'PO-2', 'PO-3', 'PO-4'], answers, { text: (id) => id })
  assert.ok(rows.every((row) => row.length === header.length))
  assert.deepEqual(
    rows.map(([number, state, erp]) => [number, state, erp].join(' ')),
    [
      ...['PO-1 numbers.state.found 0001', 'PO-1 numbers.state.found 0001'],
      ...['PO-2 numbers.state.missing ', 'PO-3 numbers.state.refused ', 'PO-4 numbers.state.left '],
    ]
  )
})
