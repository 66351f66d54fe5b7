import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it, mock } from 'node:test'

import { ConnectorError, isConnectorError } from '../connectors/connector-error'
import { createErpBreaker, type ErpBreaker } from './erp-breaker'
import type { RunningCall } from './running-call'

const settle = () => new Promise((resolve) => setImmediate(resolve))

/** Step by step, so that whatever a step makes ready runs before the next. */
const pass = async (milliseconds: number): Promise<void> => {
  for (let gone = 0; gone < milliseconds; gone += 10) {
    mock.timers.tick(10)
    await settle()
  }
}

const running = <Answer>(begun: Promise<Answer>): RunningCall<Answer> => ({ begun, whole: begun })
const answering = () => running(Promise.resolve('found'))
const failing = (kind: 'unavailable' | 'timeout' = 'unavailable') =>
  running(Promise.reject(new ConnectorError(kind, 'It failed.')))
/** Of a search that the ERP takes its time for. */
const within = (milliseconds: number, end: () => RunningCall<string>) =>
  running(
    new Promise<string>((resolve, reject) => {
      setTimeout(() => void end().begun.then(resolve, reject), milliseconds)
    })
  )

/** `found`, the kind of the error, or `left alone`. */
const ask = async (
  breaker: ErpBreaker,
  person: string,
  start: () => RunningCall<string>
): Promise<string> => {
  try {
    return await (
      await breaker.begin(person, start)
    ).begun
  } catch (error) {
    assert.ok(isConnectorError(error), String(error))
    return error.retryAfterMs === undefined ? error.kind : 'left alone'
  }
}

/** Calls of these people in turn, every 50 ms. */
const inTurn = async (
  breaker: ErpBreaker,
  { people, count, start }: { people: string[]; count: number; start: () => RunningCall<string> }
): Promise<string[]> => {
  const ends: string[] = []
  for (let turn = 0; turn < count; turn += 1) {
    ends.push(await ask(breaker, people[turn % people.length] ?? '', start))
    await pass(50)
  }
  return ends
}

const TWO = ['ana', 'carla']
const opened = async (): Promise<ErpBreaker> => {
  const breaker = createErpBreaker()
  const ends = await inTurn(breaker, { people: TWO, count: 6, start: failing })
  assert.deepEqual(ends, [...Array.from({ length: 5 }, () => 'unavailable'), 'left alone'])
  return breaker
}

const waitOf = (breaker: ErpBreaker): Promise<number> =>
  breaker.begin('ana', answering).then(
    () => 0,
    (error: unknown) => (isConnectorError(error) ? (error.retryAfterMs ?? 0) : 0)
  )

describe('The breaker of an ERP', () => {
  beforeEach(() => mock.timers.enable({ apis: ['Date', 'setTimeout'], now: 1_000_000 }))
  afterEach(() => mock.timers.reset())

  it('is not opened by a failure or two in a quiet store', async () => {
    const breaker = createErpBreaker()
    for (const person of TWO) assert.equal(await ask(breaker, person, failing), 'unavailable')
    assert.equal(await ask(breaker, 'ana', answering), 'found')
  })

  it('asks again after half a second, and all others go on with the one that finds out', async () => {
    const breaker = await opened()
    await pass(450)
    const asked = ['ana', 'carla', 'david'].map((person) =>
      ask(breaker, person, () => within(100, answering))
    )
    await pass(300)
    assert.deepEqual(await Promise.all(asked), ['found', 'found', 'found'])
  })

  it('takes one that had refused and now takes its time for one that is back', async () => {
    const breaker = await opened()
    await pass(450)
    const first = ask(breaker, 'ana', () => within(5_000, answering))
    const second = ask(breaker, 'carla', answering)
    await pass(1_010)
    assert.equal(await second, 'found')
    await pass(4_000)
    assert.equal(await first, 'found')
  })

  it('leaves an ERP that stays down alone for twice as long each time, up to 15 s', async () => {
    const breaker = await opened()
    const asked: number[] = []
    for (let tick = 0; tick < 1_000; tick += 1) {
      await ask(breaker, TWO[tick % 2] ?? '', () => {
        asked.push(Date.now())
        return failing()
      })
      await pass(50)
    }
    // Somebody asks every 50 ms.
    const pauses = asked.slice(1).map((at, index) => at - (asked[index] ?? 0) - 50)
    assert.deepEqual(pauses, [1_000, 2_000, 4_000, 8_000, 15_000, 15_000])
  })

  it('tells for how long it leaves the ERP alone', async () => {
    const breaker = await opened()
    assert.equal(await waitOf(breaker), 400)
    await pass(300)
    assert.equal(await waitOf(breaker), 100)
    await pass(100)
    assert.equal(await ask(breaker, 'ana', failing), 'unavailable')
    assert.equal(await waitOf(breaker), 1_000)
  })

  it('makes nothing longer than a second of a fault of a second, whenever it begins', async () => {
    for (const lead of [0, 10, 30, 50, 90]) {
      const breaker = createErpBreaker()
      await inTurn(breaker, { people: TWO, count: 40, start: answering })
      await pass(lead)
      const endsAtMs = Date.now() + 1_000
      let lastAtMs = 0
      for (let turn = 0; turn < 80; turn += 1) {
        const start = () => (Date.now() < endsAtMs ? failing() : answering())
        if ((await ask(breaker, TWO[turn % 2] ?? '', start)) !== 'found') lastAtMs = Date.now()
        await pass(50)
      }
      assert.ok(lastAtMs - endsAtMs <= 1_000, `${lastAtMs - endsAtMs} ms`)
    }
  })

  it("is not opened by one person's time-outs, however many, nor by what fails for one alone while others are here", async () => {
    for (const kind of ['timeout', 'unavailable'] as const) {
      const breaker = createErpBreaker()
      assert.equal(await ask(breaker, 'carla', answering), 'found')
      await inTurn(breaker, { people: ['ana'], count: 40, start: () => failing(kind) })
      assert.equal(await ask(breaker, 'carla', answering), 'found')
    }
    const breaker = createErpBreaker()
    await inTurn(breaker, { people: ['ana'], count: 40, start: () => failing('timeout') })
    assert.equal(await ask(breaker, 'ana', answering), 'found')
  })

  it('is opened by the only one who asks where the ERP refuses at once, and no longer once another comes', async () => {
    const breaker = createErpBreaker()
    const ends = await inTurn(breaker, { people: ['ana'], count: 6, start: failing })
    assert.equal(ends.at(-1), 'left alone')
    await pass(500)
    await ask(breaker, 'carla', answering)
    await inTurn(breaker, { people: ['ana'], count: 40, start: failing })
    assert.equal(await ask(breaker, 'carla', answering), 'found')
  })

  it('does not take time-outs of calls for a failure when others were answered meanwhile', async () => {
    const breaker = createErpBreaker()
    const lost = Array.from({ length: 10 }, (_, index) =>
      ask(breaker, `person ${index}`, () => within(8_000, () => failing('timeout')))
    )
    await pass(1_000)
    assert.equal(await ask(breaker, 'ana', answering), 'found')
    await pass(7_000)
    assert.deepEqual(new Set(await Promise.all(lost)), new Set(['timeout']))
    assert.equal(await ask(breaker, 'ana', answering), 'found')
  })

  describe('of one that fell silent', () => {
    const silent = async (): Promise<ErpBreaker> => {
      const breaker = createErpBreaker()
      await inTurn(breaker, { people: TWO, count: 6, start: () => failing('timeout') })
      await pass(500)
      return breaker
    }

    it('lets nobody wait longer than a second for whether it is back', async () => {
      const breaker = await silent()
      const finds = ask(breaker, 'ana', () => within(8_000, () => failing('timeout')))
      const others = TWO.map((person) => ask(breaker, person, answering))
      await pass(1_100)
      assert.deepEqual(await Promise.all(others), ['left alone', 'left alone'])
      await pass(7_000)
      assert.equal(await finds, 'timeout')
    })

    it('closes for one that answers again, be it after three seconds each time', async () => {
      const breaker = await silent()
      const first = ask(breaker, 'ana', () => within(3_000, answering))
      await pass(3_000)
      assert.equal(await first, 'found')
      const second = ask(breaker, 'ana', () => within(3_000, answering))
      const third = ask(breaker, 'carla', () => within(3_000, answering))
      await pass(5_000)
      assert.deepEqual([await second, await third], ['found', 'found'])
    })
  })
})
