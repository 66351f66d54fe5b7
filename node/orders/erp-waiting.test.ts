import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isAppError } from '../app-error'
import type { Call } from '../connectors/connector'
import { ConnectorError, isConnectorError } from '../connectors/connector-error'
import { scriptedErp } from '../testing/scripted-erp'
import { createErpCalls, type Erp, type ErpCalls } from './erp'

const TIMEOUT_MS = 5_000

const erpOf = (gone?: AbortSignal, viewer = 'ana'): Erp => ({
  ...scriptedErp([], 'a'),
  gone,
  viewer,
})
/** All ten slots of calls, or of documents, each by another person. */
const tenSlots = (gone: AbortSignal): readonly Erp[] =>
  Array.from({ length: 10 }, (_, index) => erpOf(gone, `person ${index}`))

const endOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'answered',
    (error: unknown) =>
      isConnectorError(error) ? error.kind : isAppError(error) ? error.code : String(error)
  )

/** As a client behaves: it ends with its signal, and not before. */
const untilAborted = ({ signal }: Call): Promise<never> =>
  new Promise((_, reject) => {
    const fail = () => reject(new ConnectorError('timeout', 'It did not answer in time.'))
    if (signal.aborted) fail()
    signal.addEventListener('abort', fail)
  })

const settle = () => new Promise((resolve) => setImmediate(resolve))

type Way = 'askErp' | 'holdErp'
const waysOf = ({ askErp, holdErp }: ErpCalls) => ({
  askErp: (erp: Erp, call: (call: Call) => Promise<unknown>, timeoutMs = TIMEOUT_MS) =>
    askErp(erp, timeoutMs)(call),
  holdErp: (erp: Erp, call: (call: Call) => Promise<unknown>, timeoutMs = TIMEOUT_MS) =>
    holdErp(erp, timeoutMs, call).then(({ release }) => release()),
})

for (const way of ['askErp', 'holdErp'] as const satisfies readonly Way[]) {
  describe(`Whoever leaves (${way})`, () => {
    it('ends the call', async () => {
      const ask = waysOf(createErpCalls())[way]
      const leaving = new AbortController()
      let signal: AbortSignal | undefined
      const asked = endOf(
        ask(erpOf(leaving.signal), (call) => {
          signal = call.signal
          return untilAborted(call)
        })
      )
      await settle()
      assert.equal(signal?.aborted, false)
      leaving.abort()
      assert.equal(await asked, 'ERP_TIMEOUT')
      assert.equal(signal?.aborted, true)
    })

    it('asks nothing any more if they were waiting, or had gone before', async () => {
      const ask = waysOf(createErpCalls())[way]
      let calls = 0
      const counted = (call: Call) => {
        calls += 1
        return untilAborted(call)
      }
      const staying = new AbortController()
      const busy = tenSlots(staying.signal).map((erp) => endOf(ask(erp, counted)))
      const leaving = new AbortController()
      const waiting = endOf(ask(erpOf(leaving.signal), counted))
      await settle()
      leaving.abort()
      assert.equal(await waiting, 'ERP_TIMEOUT')
      assert.equal(await endOf(ask(erpOf(leaving.signal), counted)), 'ERP_TIMEOUT')
      staying.abort()
      await Promise.all(busy)
      assert.equal(await endOf(ask(erpOf(), () => Promise.resolve('found'))), 'answered')
      assert.equal(calls, 10)
    })

    it('is no failure of the ERP, however often', async () => {
      const ask = waysOf(createErpCalls())[way]
      for (let time = 0; time < 6; time += 1) {
        const leaving = new AbortController()
        const asked = endOf(ask(erpOf(leaving.signal), untilAborted))
        await settle()
        leaving.abort()
        await asked
        await settle()
      }
      assert.equal(await endOf(ask(erpOf(), () => Promise.resolve('found'))), 'answered')
    })
  })
}

describe('A call that waits for its slot', () => {
  it('gives up at its deadline, and neither asks the ERP nor blames it', async () => {
    const { askErp } = createErpCalls()
    const staying = new AbortController()
    const busy = tenSlots(staying.signal).map((erp) => endOf(askErp(erp, TIMEOUT_MS)(untilAborted)))
    let calls = 0
    const late = Array.from({ length: 6 }, () =>
      endOf(
        askErp(
          erpOf(),
          10
        )(() => {
          calls += 1
          return Promise.resolve('found')
        })
      )
    )
    assert.deepEqual(new Set(await Promise.all(late)), new Set(['timeout']))
    staying.abort()
    await Promise.all(busy)
    assert.equal(
      await endOf(askErp(erpOf(), TIMEOUT_MS)(() => Promise.resolve('found'))),
      'answered'
    )
    assert.equal(calls, 0)
  })

  it('and gets it with hardly any time left blames nobody for being late', async () => {
    const { askErp } = createErpCalls()
    for (let time = 0; time < 6; time += 1) {
      assert.equal(await endOf(askErp(erpOf(), 5)(untilAborted)), 'timeout')
    }
    assert.equal(
      await endOf(askErp(erpOf(), TIMEOUT_MS)(() => Promise.resolve('found'))),
      'answered'
    )
  })
})
