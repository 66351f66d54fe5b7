import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import type { Call, HttpRequest } from '../connector'
import { ConnectorError, errorFromStatus, isConnectorError } from '../connector-error'
import { createSession } from './session'
import { readPedidoSettings } from './settings'

const REQUEST: HttpRequest = { method: 'GET', path: '/api/v1/pedido/', metric: 'test' }
const LIFETIME_S = 1000
const SETTINGS = { erpAuthentication: 'PASSWORD', erpUsername: 'u', erpPassword: 'hunter2' }

/** An ERP that gives tokens "t1", "t2", …, of which it takes those from `oldest` on, and a clock that is turned by hand. */
const erpWithTokens = () => {
  const harness = {
    nowMs: 0,
    logins: 0,
    oldest: 1,
    asked: [] as string[],
    /** What a login fails with, while it is set. */
    loginFailure: null as unknown,
    beforeLogin: (_signal: AbortSignal): Promise<unknown> => Promise.resolve(),
  }
  const logIn = async (signal: AbortSignal) => {
    harness.logins += 1
    await harness.beforeLogin(signal)
    if (harness.loginFailure !== null) throw harness.loginFailure
    return { access_token: `t${harness.logins}`, expires_in: LIFETIME_S }
  }
  const json = async ({ path, headers }: HttpRequest, { signal }: { signal: AbortSignal }) => {
    if (path === '/token') return logIn(signal)
    const authorization = headers?.Authorization ?? ''
    harness.asked.push(authorization)
    if (Number(authorization.slice('Bearer t'.length)) < harness.oldest) throw status(401)
    return 'answer'
  }
  const http = { json, stream: () => Promise.reject(new Error('No document is asked for.')) }
  const send = createSession({
    settings: readPedidoSettings(SETTINGS),
    clock: () => new Date(harness.nowMs),
  })
  const ask = (signal = new AbortController().signal) => send(REQUEST, { http, signal })
  return { harness, ask }
}

const status = (code: number) => errorFromStatus(code, {}, new Date(0))

const kindOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => assert.fail('It was answered.'),
    (reason: unknown) => reason
  )
  assert.ok(isConnectorError(error))
  assert.ok(!JSON.stringify([error, error.message, error.stack]).includes('hunter2'))
  return error.kind
}

describe('A fixed token', () => {
  it('goes with each request, and nobody logs in', async () => {
    const sent: HttpRequest[] = []
    const http: Call['http'] = {
      json: (request) => Promise.resolve(sent.push(request)),
      stream: () => Promise.reject(new Error('No document is asked for.')),
    }
    const settings = readPedidoSettings({ erpAuthentication: 'BEARER', erpToken: 'abc' })
    const send = createSession({ settings, clock: () => new Date(0) })
    await send(REQUEST, { http, signal: new AbortController().signal })
    assert.deepEqual(
      sent.map(({ path, headers }) => [path, headers]),
      [[REQUEST.path, { Authorization: 'Bearer abc' }]]
    )
  })
})

describe('A token for a user and password', () => {
  it('is asked for once by however many ask at once, and used until shortly before its end', async () => {
    const { harness, ask } = erpWithTokens()
    await Promise.all(Array.from({ length: 20 }, () => ask()))
    harness.nowMs = (LIFETIME_S - 101) * 1000
    await ask()
    assert.equal(harness.logins, 1)
    harness.nowMs = (LIFETIME_S - 99) * 1000
    await Promise.all([ask(), ask()])
    assert.equal(harness.logins, 2)
    assert.equal(harness.asked.at(-1), 'Bearer t2')
  })

  it('is asked for once more where the ERP took it back, and the request is sent again', async () => {
    const { harness, ask } = erpWithTokens()
    await ask()
    harness.nowMs = 120_000
    harness.oldest = 2
    assert.deepEqual(await Promise.all([ask(), ask(), ask()]), ['answer', 'answer', 'answer'])
    assert.equal(harness.logins, 2)
  })

  it('is not asked for again where a fresh one is refused', async () => {
    const { harness, ask } = erpWithTokens()
    harness.oldest = 100
    for (let i = 0; i < 5; i += 1) assert.equal(await kindOf(ask()), 'rejected-credentials')
    assert.equal(harness.logins, 1)
    harness.nowMs = 120_000
    assert.equal(await kindOf(ask()), 'rejected-credentials')
    assert.equal(harness.logins, 2)
  })

  for (const code of [400, 401, 403]) {
    it(`is not asked for again for a minute after a login that was refused with ${code}`, async () => {
      const { harness, ask } = erpWithTokens()
      harness.loginFailure = status(code)
      for (const nowMs of [0, 1, 59_999]) {
        harness.nowMs = nowMs
        assert.equal(await kindOf(ask()), 'rejected-credentials')
      }
      assert.equal(harness.logins, 1)
      harness.nowMs = 60_000
      harness.loginFailure = null
      assert.equal(await ask(), 'answer')
      assert.deepEqual(harness.asked, ['Bearer t2'])
    })
  }

  it('is asked for again at once after a login that failed for another reason', async () => {
    const { harness, ask } = erpWithTokens()
    for (const code of [500, 404, 429]) {
      harness.loginFailure = status(code)
      assert.equal(await kindOf(ask()), status(code).kind)
    }
    harness.loginFailure = null
    assert.equal(await ask(), 'answer')
    assert.equal(harness.logins, 4)
  })

  it('is waited for no longer than one’s own deadline, and no shorter than that', async () => {
    const { harness, ask } = erpWithTokens()
    const [impatient, hopeless] = [new AbortController(), new AbortController()]
    harness.beforeLogin = (signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () =>
          reject(new ConnectorError('timeout', 'The ERP did not answer in time.'))
        )
      })
    const first = kindOf(ask(impatient.signal))
    const second = kindOf(ask(hopeless.signal))
    const third = ask()
    hopeless.abort()
    assert.equal(await second, 'timeout')
    harness.beforeLogin = () => Promise.resolve()
    impatient.abort()
    assert.equal(await first, 'timeout')
    assert.equal(await third, 'answer')
    assert.equal(harness.logins, 2)
  })
})
