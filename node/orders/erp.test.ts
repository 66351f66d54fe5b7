import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import type { Call } from '../connectors/connector'
import { ConnectorError, isConnectorError } from '../connectors/connector-error'
import { scriptedErp } from '../testing/scripted-erp'
import { createErpCalls, type Erp } from './erp'

const TIMEOUT_MS = 5_000
const erpOf = (key: string, isBuffering = false): Erp =>
  scriptedErp([], key, { buffersDocuments: isBuffering })

const kindOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'answered',
    (error: unknown) => (isConnectorError(error) ? error.kind : String(error))
  )

/** Lets everything run that is ready to. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('A call whose answer is read later', () => {
  it('keeps its deadline until it is released', async () => {
    const { holdErp } = createErpCalls()
    let signal: AbortSignal | undefined
    const call = ({ signal: own }: Call) => {
      signal = own
      return Promise.resolve('body')
    }
    const { answer } = await holdErp(erpOf('a'), 20, call)
    assert.deepEqual([answer, signal?.aborted], ['body', false])
    await new Promise((resolve) => signal?.addEventListener('abort', resolve))
  })

  it('is a timeout when it does not begin to answer, or gets no place in time', async () => {
    const { holdErp } = createErpCalls()
    const never = () => new Promise<never>(() => {})
    const erp = erpOf('a')
    const waiting = Array.from({ length: 12 }, () => kindOf(holdErp(erp, 20, never)))
    assert.deepEqual(new Set(await Promise.all(waiting)), new Set(['timeout']))
  })

  it('of a paper that comes whole in memory waits for one of two places, over all stores', async () => {
    const { holdErp } = createErpCalls()
    const open: string[] = []
    const hold = (key: string) =>
      holdErp(erpOf(key, true), TIMEOUT_MS, () => Promise.resolve(open.push(key)))
    const first = await hold('a')
    const second = await hold('b')
    const third = hold('c')
    const fourth = hold('d')
    await settle()
    assert.deepEqual(open, ['a', 'b'])
    first.release()
    const { release } = await third
    assert.deepEqual(open, ['a', 'b', 'c'])
    second.release(new ConnectorError('unavailable', 'Cut.'))
    ;(await fourth).release()
    release()
    assert.deepEqual(open, ['a', 'b', 'c', 'd'])
  })

  it('takes no place from searches, and has ten', async () => {
    const { askErp, holdErp } = createErpCalls()
    const erp = erpOf('a')
    const hold = () => holdErp(erp, TIMEOUT_MS, () => Promise.resolve('body'))
    const held = await Promise.all(Array.from({ length: 10 }, hold))
    const eleventh = hold()
    assert.equal(await askErp(erp, TIMEOUT_MS)(() => Promise.resolve('found')), 'found')
    held.forEach(({ release }) => release())
    ;(await eleventh).release()
  })

  it('opens the breaker by failing, not by a slow reader', async () => {
    const { askErp, holdErp } = createErpCalls()
    const search = (erp: Erp) => kindOf(askErp(erp, TIMEOUT_MS)(() => Promise.resolve('found')))
    const slow = erpOf('slow')
    for (let time = 0; time < 6; time += 1) {
      let signal: AbortSignal | undefined
      await holdErp(slow, 5, (call) => Promise.resolve((signal = call.signal)))
      await new Promise((resolve) => signal?.addEventListener('abort', resolve))
    }
    await settle()
    assert.equal(await search(slow), 'answered')
    const failing = erpOf('failing')
    for (let time = 0; time < 5; time += 1) {
      const { release } = await holdErp(failing, TIMEOUT_MS, () => Promise.resolve('body'))
      release(new ConnectorError('unavailable', 'Cut.'))
      await settle()
    }
    assert.equal(await search(failing), 'unavailable')
  })
})
