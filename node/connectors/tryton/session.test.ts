import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import type { HttpPort, HttpRequest } from '../connector'
import { ConnectorError, isConnectorError } from '../connector-error'
import type { RpcCall } from './rpc'
import { askBoth, createAsk } from './session'

const SETTINGS = { username: 'bridge', password: 'right', defaultCurrency: 'BRL' }
const COUNT: RpcCall = { method: 'model.x.search_count', params: [[], {}], metric: 'count' }

type Body = { readonly method: string; readonly params: readonly unknown[] }
const methodOf = ({ body }: HttpRequest): string => (body as Body).method

/** A server whose answers a test decides, with a clock of its own. */
const trial = (answer: (request: HttpRequest) => unknown) => {
  const requests: HttpRequest[] = []
  const time = { nowMs: 0 }
  const http: HttpPort = {
    json: async (request, { signal }) => {
      if (signal.aborted) throw new ConnectorError('timeout', 'late')
      requests.push(request)
      await Promise.resolve()
      return answer(request)
    },
    stream: () => Promise.reject(new Error('Nothing is streamed.')),
  }
  const ask = createAsk({ settings: SETTINGS, clock: () => new Date(time.nowMs) })
  const call = { http, signal: new AbortController().signal }
  const logins = () => requests.filter((request) => methodOf(request) === 'common.db.login').length
  return { ask, call, requests, logins, time, http }
}

/** Knows the sessions it gave until they are revoked. */
const honest = () => {
  const state = { given: 0, revoked: 0 }
  const answer = (request: HttpRequest): unknown => {
    if (methodOf(request) === 'common.db.login') {
      state.given += 1
      return { id: 1, result: [2, `token-${state.given}`] }
    }
    const [, encoded = ''] = String(request.headers?.Authorization).split(' ')
    const [, , token = ''] = Buffer.from(encoded, 'base64').toString().split(':')
    if (Number(token.split('-')[1]) <= state.revoked) throw refused()
    return { id: 1, result: 7 }
  }
  return { state, answer }
}

const refused = () => new ConnectorError('rejected-credentials', 'refused')
const kindOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'answered',
    (error: unknown) => (isConnectorError(error) ? error.kind : error)
  )

describe('A session', () => {
  it('is opened once, and used by all who ask', async () => {
    const { ask, call, logins, requests } = trial(honest().answer)
    const results = await Promise.all([ask(COUNT, call), ask(COUNT, call), ask(COUNT, call)])
    assert.deepEqual([...results, await ask(COUNT, call)], [7, 7, 7, 7])
    assert.equal(logins(), 1)
    const expected = `Session ${Buffer.from('bridge:2:token-1').toString('base64')}`
    assert.equal(requests.at(-1)?.headers?.Authorization, expected)
  })

  it('that the server no longer knows is opened again, once for all who ask', async () => {
    const { state, answer } = honest()
    const { ask, call, logins } = trial(answer)
    await ask(COUNT, call)
    state.revoked = 1
    assert.deepEqual(await Promise.all([ask(COUNT, call), ask(COUNT, call)]), [7, 7])
    assert.equal(logins(), 2)
  })

  it('that is refused again right after is not opened a third time', async () => {
    const { ask, call, logins, requests } = trial((request) => {
      if (methodOf(request) === 'common.db.login') return { result: [2, 'token'] }
      throw refused()
    })
    assert.equal(await kindOf(ask(COUNT, call)), 'rejected-credentials')
    assert.deepEqual([logins(), requests.length], [2, 4])
  })

  it('is not given up for a record that may not be read', async () => {
    const { ask, call, logins } = trial((request) =>
      methodOf(request) === 'common.db.login'
        ? { result: [2, 'token'] }
        : { error: ['UserError', ['You are not allowed', '', null]] }
    )
    assert.equal(await kindOf(ask(COUNT, call)), 'rejected-credentials')
    assert.equal(await kindOf(ask(COUNT, call)), 'rejected-credentials')
    assert.equal(logins(), 1)
  })
})

describe('A wrong password', () => {
  it('is tried once a minute', async () => {
    const { ask, call, requests, time } = trial(() => {
      throw refused()
    })
    for (const nowMs of [0, 1, 59_999]) {
      time.nowMs = nowMs
      assert.equal(await kindOf(ask(COUNT, call)), 'rejected-credentials')
    }
    assert.equal(requests.length, 1)
    time.nowMs = 60_000
    await kindOf(ask(COUNT, call))
    assert.equal(requests.length, 2)
  })

  it('that has become too slow to be refused in time is still the wrong password', async () => {
    let isSlow = false
    const { ask, call, requests, time } = trial(() => {
      throw isSlow ? new ConnectorError('timeout', 'slow') : refused()
    })
    await kindOf(ask(COUNT, call))
    isSlow = true
    time.nowMs = 60_000
    assert.equal(await kindOf(ask(COUNT, call)), 'timeout')
    time.nowMs = 119_000
    assert.equal(await kindOf(ask(COUNT, call)), 'rejected-credentials')
    assert.equal(requests.length, 2)
  })

  it('is not remembered of a server that was only slow, or down', async () => {
    for (const kind of ['timeout', 'unavailable'] as const) {
      const { answer } = honest()
      let isDown = true
      const { ask, call } = trial((request) => {
        if (isDown) throw new ConnectorError(kind, 'down')
        return answer(request)
      })
      assert.equal(await kindOf(ask(COUNT, call)), kind)
      isDown = false
      assert.equal(await ask(COUNT, call), 7)
    }
  })

  it('that is refused for coming too often is left alone as long as the server says', async () => {
    const { ask, call, requests, time } = trial(() => {
      throw new ConnectorError('rate-limited', 'often', { retryAfterMs: 120_000 })
    })
    await kindOf(ask(COUNT, call))
    time.nowMs = 119_999
    assert.equal(await kindOf(ask(COUNT, call)), 'rate-limited')
    assert.equal(requests.length, 1)
  })

  it('answers of another shape open no session', async () => {
    for (const result of [null, false, [], [2], ['2', 'x'], [2, ''], [2, 'a\r\nX: y']]) {
      const { ask, call } = trial(() => ({ result }))
      assert.equal(await kindOf(ask(COUNT, call)), 'rejected-credentials', JSON.stringify(result))
    }
  })
})

describe('One who waits for the login of another', () => {
  it('goes at the own deadline', async () => {
    const { ask, call, http } = trial(() => new Promise(() => undefined))
    void ask(COUNT, call)
    const deadline = new AbortController()
    const waiting = kindOf(ask(COUNT, { http, signal: deadline.signal }))
    deadline.abort()
    assert.equal(await waiting, 'timeout')
  })

  it('logs in where the other ran out of time', async () => {
    const { answer } = honest()
    let isFirst = true
    const { ask, call, logins } = trial((request) => {
      if (!isFirst) return answer(request)
      isFirst = false
      throw new ConnectorError('timeout', 'late')
    })
    const [one, other] = await Promise.all([kindOf(ask(COUNT, call)), ask(COUNT, call)])
    assert.deepEqual([one, other, logins()], ['timeout', 7, 2])
  })

  it('asks nothing after the own deadline', async () => {
    const { ask, http, requests } = trial(honest().answer)
    assert.equal(await kindOf(ask(COUNT, { http, signal: AbortSignal.abort() })), 'timeout')
    assert.deepEqual(requests, [])
  })
})

describe('Two calls at once', () => {
  it('end together, though one fails at once', async () => {
    const ended: string[] = []
    const ask = async ({ metric }: RpcCall) => {
      if (metric === 'one') throw refused()
      await Promise.resolve()
      ended.push(metric)
      return 1
    }
    const calls = [
      { ...COUNT, metric: 'one' },
      { ...COUNT, metric: 'other' },
    ] as const
    const { call } = trial(() => null)
    assert.equal(await kindOf(askBoth(ask, calls, call)), 'rejected-credentials')
    assert.deepEqual(ended, ['other'])
  })
})
