import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it, mock } from 'node:test'

import { isConnectorError } from '../connectors/connector-error'
import { createConcurrencyLimit, type TakeSlot } from './concurrency-limit'

const settle = () => new Promise((resolve) => setImmediate(resolve))

const passASecond = async (): Promise<void> => {
  mock.timers.tick(1_000)
  await settle()
}

/** Calls that end when they are told to. */
const createCalls = (takeSlot: TakeSlot) => {
  const ends: Array<{ person: string; end: () => void }> = []
  const refused: string[] = []
  const add = (person: string, isAnswered = false): void => {
    const begin = () => {
      let end = () => {}
      const whole = new Promise<string>((resolve) => (end = () => resolve('read')))
      ends.push({ person, end })
      return Promise.resolve({ begun: isAnswered ? Promise.resolve('begun') : whole, whole })
    }
    const { signal } = new AbortController()
    takeSlot({ person, signal, begin }).catch((error: unknown) => {
      assert.ok(isConnectorError(error) && error.kind === 'rate-limited', String(error))
      assert.ok(error.retryAfterMs)
      refused.push(person)
    })
  }
  const atTheErp = (person: string): number => ends.filter((call) => call.person === person).length
  return { add, refused, ends, atTheErp }
}

const times = (count: number, run: () => void): void => {
  for (let time = 0; time < count; time += 1) run()
}

describe('The slots at an ERP', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }))
  afterEach(() => mock.timers.reset())

  it('are four a person, twelve more may wait, and whoever wants more is refused alone', async () => {
    const { add, refused, ends, atTheErp } = createCalls(
      createConcurrencyLimit({ running: 10, overdue: 0 })
    )
    times(70, () => add('ana'))
    add('carla')
    await settle()
    assert.deepEqual([atTheErp('ana'), atTheErp('carla')], [4, 1])
    assert.deepEqual(
      refused,
      Array.from({ length: 54 }, () => 'ana')
    )
    for (let index = 0; index < 17; index += 1) {
      ends[index]?.end()
      await settle()
    }
    assert.equal(atTheErp('ana'), 16)
    add('ana')
    await settle()
    assert.equal(atTheErp('ana'), 17)
  })

  it('are ten in all, for whoever came first', async () => {
    const { add, ends, atTheErp } = createCalls(createConcurrencyLimit({ running: 10, overdue: 0 }))
    for (const person of ['ana', 'bruno', 'carla']) times(4, () => add(person))
    await settle()
    assert.equal(atTheErp('carla'), 2)
    ends[0]?.end()
    await settle()
    assert.equal(atTheErp('carla'), 3)
  })

  it('are given to others after a second without an answer, but never more than so many', async () => {
    const slots = createConcurrencyLimit({ running: 2, overdue: 2 })
    const { add, ends } = createCalls(slots)
    for (const person of ['ana', 'bruno', 'carla', 'david', 'vera']) add(person)
    await settle()
    assert.equal(ends.length, 2)
    await passASecond()
    assert.equal(ends.length, 4)
    await passASecond()
    assert.equal(ends.length, 4)
    ends[3]?.end()
    await settle()
    assert.equal(ends.length, 5)
  })

  it('are kept by what is being read, however long that takes', async () => {
    const { add, ends } = createCalls(createConcurrencyLimit({ running: 1, overdue: 1 }))
    add('ana', true)
    add('carla', true)
    await passASecond()
    assert.equal(ends.length, 1)
  })
})
