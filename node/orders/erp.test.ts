import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import type { Call } from '../connectors/connector'
import { ConnectorError, isConnectorError } from '../connectors/connector-error'
import { scriptedErp } from '../testing/scripted-erp'
import { createErpCalls, type Erp } from './erp'

const TIMEOUT_MS = 5_000
const erpOf = (key: string, isBuffering = false): Erp =>
  scriptedErp([], key, { buffersDocuments: isBuffering })
/** So many people at one ERP. */
const peopleOf = (erp: Erp, count: number): readonly Erp[] =>
  Array.from({ length: count }, (_, index) => ({ ...erp, viewer: `person ${index}` }))

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

  it('is a timeout when it does not begin to answer, or gets no slot in time', async () => {
    const { holdErp } = createErpCalls()
    const never = () => new Promise<never>(() => {})
    const erp = erpOf('a')
    const waiting = peopleOf(erp, 12).map((each) => kindOf(holdErp(each, 20, never)))
    assert.deepEqual(new Set(await Promise.all(waiting)), new Set(['timeout']))
  })

  it('of a document that comes whole in memory waits for one of two slots, over all stores', async () => {
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
    second.release()
    ;(await fourth).release()
    release()
    assert.deepEqual(open, ['a', 'b', 'c', 'd'])
  })

  it('takes no slot from searches, and has ten', async () => {
    const { askErp, holdErp } = createErpCalls()
    const [eleventh, ...ten] = peopleOf(erpOf('a'), 11)
    assert.ok(eleventh)
    const hold = (erp: Erp) => holdErp(erp, TIMEOUT_MS, () => Promise.resolve('body'))
    const held = await Promise.all(ten.map(hold))
    let isOpen = false
    const last = hold(eleventh).then((document) => ((isOpen = true), document))
    assert.equal(await askErp(eleventh, TIMEOUT_MS)(() => Promise.resolve('found')), 'found')
    assert.equal(isOpen, false)
    held.forEach(({ release }) => release())
    ;(await last).release()
  })

  it('opens the breaker by not beginning to, never by a slow reader', async () => {
    const { askErp, holdErp } = createErpCalls()
    const search = (erp: Erp) => kindOf(askErp(erp, TIMEOUT_MS)(() => Promise.resolve('found')))
    const slow = erpOf('slow')
    for (const each of peopleOf(slow, 6)) {
      let signal: AbortSignal | undefined
      await holdErp(each, 5, (call) => Promise.resolve((signal = call.signal)))
      await new Promise((resolve) => signal?.addEventListener('abort', resolve))
    }
    await settle()
    assert.equal(await search(slow), 'answered')
    const failing = erpOf('failing')
    for (const each of peopleOf(failing, 6)) {
      const cut = () => Promise.reject(new ConnectorError('unavailable', 'Cut.'))
      assert.equal(await kindOf(holdErp(each, TIMEOUT_MS, cut)), 'unavailable')
    }
    assert.equal(await search(failing), 'unavailable')
  })
})
