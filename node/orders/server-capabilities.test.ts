import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { NO_CAPABILITIES, type Call, type Capabilities } from '../connectors/connector'
import { ConnectorError } from '../connectors/connector-error'
import { scriptedErp } from '../testing/scripted-erp'
import { createErpCalls, type AskErp, type Erp } from './erp'
import { createServerCapabilities } from './server-capabilities'

const SAID: Capabilities = { ...NO_CAPABILITIES, product: true }
const MINUTE_MS = 60_000

const unavailable = () => new ConnectorError('unavailable', 'The ERP does not answer.')

/** An ERP that says what it can, or fails to; and a clock that a test moves. */
const trial = (askErp: AskErp = createErpCalls().askErp) => {
  let nowMs = 0
  const script = {
    reads: 0,
    read: (_call: Call): Promise<Capabilities> => Promise.resolve(SAID),
  }
  const base = scriptedErp([])
  const erp: Erp = {
    ...base,
    connector: {
      ...base.connector,
      readCapabilities: (call) => {
        script.reads += 1
        return script.read(call)
      },
    },
  }
  const capabilities = createServerCapabilities(askErp, () => new Date(nowMs))
  return { script, erp, capabilities, pass: (ms: number) => void (nowMs += ms) }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('What a server can', () => {
  it('is what all of its kind can where it can not say so, and nobody is asked', async () => {
    const { capabilities } = trial()
    const { asked, ...erp } = scriptedErp([])
    assert.equal(await capabilities.of(erp), erp.connector.capabilities)
    assert.deepEqual(asked, [])
  })

  it('is read once and kept for ten minutes', async () => {
    const { capabilities, erp, script, pass } = trial()
    assert.equal(await capabilities.of(erp), SAID)
    pass(10 * MINUTE_MS - 1)
    assert.equal(await capabilities.of(erp), SAID)
    assert.equal(script.reads, 1)
    pass(1)
    script.read = () => Promise.resolve(NO_CAPABILITIES)
    assert.equal(await capabilities.of(erp), NO_CAPABILITIES)
    assert.equal(script.reads, 2)
  })

  it('is read once for all who wait', async () => {
    const { capabilities, erp, script } = trial()
    const all = await Promise.all(
      ['ana', 'bruno', 'carla'].map((viewer) => capabilities.of({ ...erp, viewer } as Erp))
    )
    assert.deepEqual(all, [SAID, SAID, SAID])
    assert.equal(script.reads, 1)
  })

  it('is read for each store and its settings by itself', async () => {
    const { capabilities, erp, script } = trial()
    await capabilities.of(erp)
    await capabilities.of({ ...erp, key: 'another' })
    assert.equal(script.reads, 2)
  })

  it('is read on where the one who was first has left', async () => {
    const { capabilities, erp, script } = trial()
    const leaving = new AbortController()
    let answer = (_can: Capabilities) => {}
    script.read = () => new Promise((resolve) => (answer = resolve))
    const first = capabilities.of({ ...erp, gone: leaving.signal })
    const second = capabilities.of(erp)
    await settle()
    leaving.abort()
    answer(SAID)
    assert.deepEqual(await Promise.all([first, second]), [SAID, SAID])
  })

  it('is read anew where staff ask for it', async () => {
    const { capabilities, erp, script } = trial()
    await capabilities.of(erp)
    capabilities.forget(erp)
    await capabilities.of(erp)
    assert.equal(script.reads, 2)
  })
})

describe('A read that fails', () => {
  it('is no error: what all servers of its kind can stands in', async () => {
    for (const failure of [unavailable(), new ConnectorError('rejected-credentials', 'No.')]) {
      const { capabilities, erp, script } = trial()
      script.read = () => Promise.reject(failure)
      assert.equal(await capabilities.of(erp), erp.connector.capabilities)
    }
  })

  it('is tried again after half a minute, and nobody waits for that', async () => {
    const { capabilities, erp, script, pass } = trial()
    script.read = () => Promise.reject(unavailable())
    await capabilities.of(erp)
    pass(29_999)
    await capabilities.of(erp)
    assert.equal(script.reads, 1)
    pass(1)
    script.read = () => Promise.resolve(SAID)
    assert.equal(await capabilities.of(erp), erp.connector.capabilities)
    await settle()
    assert.equal(await capabilities.of(erp), SAID)
    assert.equal(script.reads, 2)
  })

  it('leaves what was known before', async () => {
    const { capabilities, erp, script, pass } = trial()
    await capabilities.of(erp)
    pass(10 * MINUTE_MS)
    script.read = () => Promise.reject(unavailable())
    assert.equal(await capabilities.of(erp), SAID)
  })

  it('ends after three seconds, as a call to the ERP like any other', async () => {
    const timeouts: number[] = []
    const people: string[] = []
    const { capabilities, erp } = trial((asked, timeoutMs) => {
      timeouts.push(timeoutMs)
      people.push(asked.viewer)
      assert.equal(asked.gone, undefined)
      return () => Promise.reject(new ConnectorError('timeout', 'It took too long.'))
    })
    assert.equal(await capabilities.of(erp), erp.connector.capabilities)
    assert.deepEqual([timeouts, people], [[3_000], ['capabilities']])
  })

  it('is none at all while the ERP is left alone', async () => {
    const calls = createErpCalls()
    const { capabilities, erp, script } = trial(calls.askErp)
    const failing = () => Promise.reject(unavailable())
    for (const viewer of ['ana', 'bruno', 'ana', 'bruno', 'ana', 'bruno', 'ana', 'bruno']) {
      await calls
        .askErp(
          { ...erp, viewer },
          1_000
        )(failing)
        .catch(() => {})
    }
    assert.equal(await capabilities.of(erp), erp.connector.capabilities)
    assert.equal(script.reads, 0)
  })
})
