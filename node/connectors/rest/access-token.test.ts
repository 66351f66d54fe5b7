import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { rest } from '.'
import { BEARER_NAMES, OTHER_TYPES } from '../../testing/token-types'
import { nowhere } from '../../testing/nowhere'
import type { HttpRequest } from '../connector'
import { ConnectorError, errorFromStatus, isConnectorError } from '../connector-error'

const SETTINGS = {
  erpBaseUrl: 'https://erp.example',
  erpAuthentication: 'OAUTH2',
  erpTokenUrl: 'https://erp.example/orders-b2b/v1/token',
  erpClientId: 'shop:1',
  erpClientSecret: 'hunter2 &=%é',
  erpScope: 'orders.read invoices.read',
}
const TOKEN_PATH = '/orders-b2b/v1/token'
const patient = new AbortController().signal

/** An ERP that knows the tokens it gave, and a clock that stands still until it is moved. */
const before = (settings: Record<string, unknown> = {}) => {
  const requests: HttpRequest[] = []
  const world = {
    now: Date.UTC(2026, 0, 1),
    requests,
    /** What the token server answers, or throws. */
    login: (count: number): unknown => ({
      access_token: `token-${count}`,
      token_type: 'Bearer',
      expires_in: 3600,
    }),
    /** Throws for a token that the ERP does not take. */
    check: (_token: string): void => {},
    release: (): Promise<void> => Promise.resolve(),
  }
  const logins = () => requests.filter(({ method }) => method === 'POST')
  const json = async (request: HttpRequest) => {
    requests.push(request)
    if (request.method === 'POST') {
      const count = logins().length
      await world.release()
      return world.login(count)
    }
    world.check(tokenOf(request))
    return { orders: [] }
  }
  const connector = rest.create({
    settings: rest.readSettings({ ...SETTINGS, ...settings }),
    clock: () => new Date(world.now),
  })
  const check = (signal = patient) => connector.check({ http: { ...nowhere(), json }, signal })
  return { world, check, logins, tokens: () => requests.flatMap(bearerOf) }
}

const tokenOf = ({ headers }: HttpRequest): string => headers?.Authorization ?? ''
const bearerOf = (request: HttpRequest): string[] =>
  request.method === 'GET' ? [tokenOf(request)] : []
const refused = () => errorFromStatus(401, {}, new Date(0))
const kindOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'answered',
    (error: unknown) => {
      assert.ok(isConnectorError(error))
      assert.ok(!`${error.message}${error.stack}${JSON.stringify(error)}`.includes('hunter2'))
      return error.kind
    }
  )

describe('An access token', () => {
  it('is bought with the credentials in a header, encoded as RFC 6749 says', async () => {
    const { check, logins, tokens } = before()
    await check()
    assert.deepEqual(logins(), [
      {
        method: 'POST',
        path: TOKEN_PATH,
        headers: {
          Authorization: `Basic ${Buffer.from('shop%3A1:hunter2+%26%3D%25%C3%A9').toString('base64')}`,
        },
        form: [
          ['grant_type', 'client_credentials'],
          ['scope', 'orders.read invoices.read'],
        ],
        metric: 'token',
      },
    ])
    assert.deepEqual(tokens(), ['Bearer token-1'])
  })

  it('is bought with the credentials in the form, where the server wants that', async () => {
    const { check, logins } = before({ erpClientAuthentication: 'POST', erpScope: undefined })
    await check()
    const [login] = logins()
    assert.equal(login?.headers, undefined)
    assert.deepEqual(login?.form, [
      ['grant_type', 'client_credentials'],
      ['client_id', 'shop:1'],
      ['client_secret', 'hunter2 &=%é'],
    ])
  })

  it('serves everybody until shortly before it expires', async () => {
    const { world, check, logins } = before()
    await check()
    world.now += 3_539_000
    await check()
    assert.equal(logins().length, 1)
    world.now += 2_000
    await check()
    assert.equal(logins().length, 2)
  })

  it('is taken as bearer by any name that servers have for that, and of another type refused', async () => {
    const typed = async (token_type: unknown) => {
      const { world, check } = before()
      world.login = () => ({ access_token: 'abc', token_type, expires_in: '3599' })
      return kindOf(check())
    }
    for (const type of BEARER_NAMES) assert.equal(await typed(type), 'answered', String(type))
    for (const type of OTHER_TYPES) assert.equal(await typed(type), 'bad-answer', String(type))
  })

  it('is used for as long as a number that is written as text says', async () => {
    const { world, check, logins } = before()
    world.login = () => ({ access_token: 'abc', token_type: 'BearerToken', expires_in: '3599' })
    await check()
    world.now += 3_538_000
    await check()
    assert.equal(logins().length, 1)
    world.now += 2_000
    await check()
    assert.equal(logins().length, 2)
  })

  it('is used for half of a life that is short, and for some minutes if it does not say', async () => {
    for (const [life, halfMs] of [
      [2, 1000],
      ['60', 30_000],
      [undefined, 240_000],
      [-5, 240_000],
      ['soon', 240_000],
    ] as const) {
      const { world, check, logins } = before()
      world.login = () => ({ access_token: 't', expires_in: life })
      await check()
      world.now += halfMs - 1
      await check()
      assert.equal(logins().length, 1)
      world.now += 1
      await check()
      assert.equal(logins().length, 2)
    }
  })

  it('is fetched once for all who need it at the same time', async () => {
    const { check, logins, tokens } = before()
    await Promise.all(Array.from({ length: 20 }, () => check()))
    assert.equal(logins().length, 1)
    assert.equal(tokens().length, 20)
  })

  it('that the ERP refuses is replaced once, by one login for all', async () => {
    const { world, check, logins, tokens } = before()
    await check()
    world.check = (token) => {
      if (token === 'Bearer token-1') throw refused()
    }
    await Promise.all(Array.from({ length: 10 }, () => check()))
    assert.equal(logins().length, 2)
    assert.equal(tokens().at(-1), 'Bearer token-2')
  })

  it('that is refused anew brings no login for a minute', async () => {
    const { world, check, logins } = before()
    world.check = () => {
      throw refused()
    }
    assert.equal(await kindOf(check()), 'rejected-credentials')
    assert.equal(logins().length, 2)
    assert.equal(await kindOf(check()), 'rejected-credentials')
    assert.equal(logins().length, 2)
    world.now += 60_000
    assert.equal(await kindOf(check()), 'rejected-credentials')
    assert.equal(logins().length, 3)
  })
})

describe('A login that fails', () => {
  const failing = (status: number) => {
    const erp = before()
    erp.world.login = () => {
      throw errorFromStatus(status, {}, new Date(0))
    }
    return erp
  }

  it('is remembered for a minute', async () => {
    for (const status of [400, 401, 403]) {
      const { world, check, logins } = failing(status)
      for (let turn = 0; turn < 3; turn += 1) {
        assert.equal(await kindOf(check()), 'rejected-credentials')
      }
      assert.equal(logins().length, 1)
      world.now += 59_999
      await kindOf(check())
      assert.equal(logins().length, 1)
      world.now += 1
      world.login = () => ({ access_token: 'good' })
      assert.equal(await kindOf(check()), 'answered')
      assert.equal(logins().length, 2)
    }
  })

  it('names the settings to look at, and never what is in them', async () => {
    for (const [status, kind, field] of [
      [400, 'rejected-credentials', 'erpClientId'],
      [404, 'not-configured', 'erpTokenUrl'],
    ] as const) {
      const { check } = failing(status)
      const error: unknown = await check().catch((reason: unknown) => reason)
      assert.ok(isConnectorError(error))
      assert.equal(error.kind, kind)
      assert.ok(error.fields.includes(field))
    }
  })

  it('is tried again at once where the fault passes', async () => {
    const { check, logins } = failing(503)
    assert.equal(await kindOf(check()), 'unavailable')
    assert.equal(await kindOf(check()), 'unavailable')
    assert.equal(logins().length, 2)
  })

  it('gives no token that could end a header, is no text or is of another type', async () => {
    const answers = [
      ...[null, [], 'token', {}, { access_token: 7 }, { access_token: '' }],
      ...[{ access_token: 'a\r\nX: 1' }, { access_token: 'a b' }, { access_token: 'é' }],
      ...[{ access_token: 'x'.repeat(16_001) }, { access_token: 't', token_type: 'mac' }],
    ]
    for (const answer of answers) {
      const { world, check, tokens } = before()
      world.login = () => answer
      assert.equal(await kindOf(check()), 'bad-answer')
      assert.deepEqual(tokens(), [])
    }
  })
})

describe('Whoever waits for a login', () => {
  it('does so until their own deadline', async () => {
    const { world, check } = before()
    world.release = () => new Promise(() => {})
    const deadline = new AbortController()
    const first = kindOf(check())
    const second = kindOf(check(deadline.signal))
    deadline.abort()
    assert.equal(await second, 'timeout')
    assert.equal(await Promise.race([first, Promise.resolve('waiting')]), 'waiting')
  })

  it('begins anew if the one who began it gave up', async () => {
    const { world, check, logins } = before()
    const deadline = new AbortController()
    let isFirst = true
    world.release = () => {
      if (!isFirst) return Promise.resolve()
      isFirst = false
      return new Promise((_, reject) => {
        deadline.signal.addEventListener('abort', () =>
          reject(new ConnectorError('timeout', 'Too late.'))
        )
      })
    }
    const first = kindOf(check(deadline.signal))
    const second = kindOf(check())
    deadline.abort()
    assert.deepEqual(await Promise.all([first, second]), ['timeout', 'answered'])
    assert.equal(logins().length, 2)
  })

  it('asks nobody after the deadline', async () => {
    const { check, world } = before()
    assert.equal(await kindOf(check(AbortSignal.abort())), 'timeout')
    assert.deepEqual(world.requests, [])
  })
})
