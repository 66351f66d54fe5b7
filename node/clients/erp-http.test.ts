import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'

import type { HttpPort, HttpRequest } from '../connectors/connector'
import { type ConnectorErrorKind, isConnectorError } from '../connectors/connector-error'
import { type ErpServer, type Fault, startErpServer } from '../testing/erp-server'
import { describeHttpPort } from '../testing/http-port.suite'
import { createIOContext, SECRETS_OF_THE_PERSON } from '../testing/io-context'

process.env.VTEX_APP_ID ??= 'vendor.orders-b2b@0.1.0'

/** The test's server stands where VTEX's egress stands: the clients reach everything through it. */
let egress: ErpServer
let port: HttpPort

before(async () => {
  egress = await startErpServer(() => ({ status: 200, body: '{"orders":[]}' }))
  process.env.http_proxy = egress.origin
  const { ErpHttp } = await import('./erp-http')
  port = new ErpHttp(createIOContext(), { timeout: 8000 }).portFor(
    'https://erp.example.com',
    ['/orders-b2b/v1/'],
    { origins: ['https://other.example.com'] }
  )
})
beforeEach(() => egress.misbehave(null))
after(async () => {
  delete process.env.http_proxy
  await egress.close()
})

describeHttpPort("VTEX's egress", () => ({ port, egress }))

const REQUEST: HttpRequest = { method: 'GET', path: '/orders-b2b/v1/orders', metric: 'orders-find' }
const ask = (request: Partial<HttpRequest> = {}, signal = new AbortController().signal) =>
  port.json({ ...REQUEST, ...request }, { signal })

const errorOf = async (asked: Promise<unknown>) => {
  const error: unknown = await asked.then(
    () => assert.fail('it was answered'),
    (reason: unknown) => reason
  )
  assert.ok(isConnectorError(error), String(error))
  return error
}

const reply = (
  status: number,
  headers: Record<string, string> = {},
  body = 'text of the ERP'
): Fault => ({
  kind: 'reply',
  status,
  headers,
  body,
})

describe('an answer that falls silent in the middle', () => {
  it('is a timeout long before the deadline, read whole or as a stream', async () => {
    const { ErpHttp } = await import('./erp-http')
    const impatient = new ErpHttp(createIOContext(), { timeout: 50 }).portFor(
      'https://erp.example.com',
      ['/orders-b2b/v1/']
    )
    const deadline = { signal: new AbortController().signal }
    egress.misbehave({ kind: 'stall' })
    assert.equal((await errorOf(impatient.json(REQUEST, deadline))).kind, 'timeout')
    const { bytes } = await impatient.stream(REQUEST, deadline)
    const reading = (async () => {
      for await (const chunk of bytes) assert.ok(chunk.length > 0)
    })()
    assert.equal((await errorOf(reading)).kind, 'timeout')
  })
})

describe('a call to the ERP', () => {
  it('is answered by null for no content, and by nothing for an empty body that should have one', async () => {
    egress.misbehave(reply(204, {}, ''))
    assert.equal(await ask(), null)
    egress.misbehave(reply(200, {}, ''))
    assert.equal((await errorOf(ask())).kind, 'bad-answer')
  })

  it("goes through VTEX's egress, over https, and reads JSON", async () => {
    assert.deepEqual(
      await ask({
        query: [
          ['company', 'C-1'],
          ['company', 'a&b=c#d'],
        ],
      }),
      { orders: [] }
    )
    const sent = egress.requests.at(-1)
    assert.equal(sent?.path, '/orders-b2b/v1/orders')
    assert.equal(sent.headers.host, 'erp.example.com')
    assert.deepEqual(sent.query.getAll('company'), ['C-1', 'a&b=c#d'])
    assert.equal(sent.headers['x-vtex-use-https'], 'true')
    assert.equal(sent.headers['proxy-authorization'], 'app-token')
  })

  it("carries the connector's headers and nothing of the person or the store's page", async () => {
    await ask({ headers: { 'X-Api-Key': 'key' } })
    const { headers } = egress.requests.at(-1) ?? assert.fail()
    assert.equal(headers['x-api-key'], 'key')
    const known = [
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
      'proxy-authorization',
    ]
    assert.deepEqual(
      Object.keys(headers).sort(),
      [...known, 'x-api-key', 'x-vtex-use-https'].sort()
    )
    for (const secret of Object.values(SECRETS_OF_THE_PERSON))
      assert.ok(!JSON.stringify(headers).includes(secret))
  })

  it('sends a body as JSON', async () => {
    await ask({ method: 'POST', body: { number: 'ñ"' } })
    const sent = egress.requests.at(-1)
    assert.deepEqual([sent?.method, JSON.parse(sent?.body ?? '')], ['POST', { number: 'ñ"' }])
  })

  it('never leaves the paths that the connector declares', async () => {
    const before = egress.requests.length
    for (const path of [
      '/',
      '/orders-b2b/v2/orders',
      '/orders-b2b/v1/../../admin',
      '/orders-b2b/v1/orders/..',
      '/orders-b2b/v1/orders/%2e%2E/x',
      '/orders-b2b/v1/orders\\..\\x',
      '/orders-b2b/v1/orders?company=C-9',
      '/orders-b2b/v1/orders#x',
      'http://elsewhere.example/orders-b2b/v1/',
    ]) {
      assert.equal((await errorOf(ask({ path }))).kind, 'invalid-query', path)
    }
    assert.equal(egress.requests.length, before)
  })
})

describe('an answer that is none', () => {
  const cases: ReadonlyArray<
    readonly [name: string, fault: Fault, kind: ConnectorErrorKind, isRetryable: boolean]
  > = [
    ['credentials refused', reply(401), 'rejected-credentials', false],
    ['forbidden by the ERP', reply(403), 'rejected-credentials', false],
    [
      "forbidden by VTEX's egress",
      reply(
        403,
        {},
        'Role link:x cannot perform action GET on resource vrn:proxy:aws:shop:master:erp.example.com/x'
      ),
      'address-not-allowed',
      false,
    ],
    ['our request called wrong', reply(422), 'refused-query', false],
    ['not there', reply(404), 'not-found', false],
    ['a redirect', reply(302, { location: 'https://elsewhere.example/' }), 'bad-answer', false],
    ['too many', reply(429, { 'retry-after': '7' }), 'rate-limited', true],
    ['a fault of the ERP', reply(500), 'unavailable', true],
    [
      'a login page',
      reply(200, { 'content-type': 'text/html' }, '<html>login</html>'),
      'bad-answer',
      false,
    ],
    ['nothing', reply(200, {}, ''), 'bad-answer', false],
    [
      'an unknown character set',
      reply(200, { 'content-type': 'application/json; charset=klingon' }, '{}'),
      'bad-answer',
      false,
    ],
    ['JSON cut in the middle', { kind: 'cut-json' }, 'bad-answer', false],
    ['a connection cut in the middle', { kind: 'cut-connection' }, 'unavailable', true],
    ['a connection that breaks at once', { kind: 'reset' }, 'unavailable', true],
    ['a giant', { kind: 'giant', bytes: 9 * 1024 * 1024 }, 'bad-answer', false],
    ['a compression bomb', { kind: 'gzip-bomb', bytes: 64 * 1024 * 1024 }, 'bad-answer', false],
  ]
  for (const [name, fault, kind, isRetryable] of cases) {
    it(`(${name}) is ${kind}, asked once, and nothing of it is kept where it could leak`, async () => {
      const before = egress.requests.length
      egress.misbehave(fault)
      const error = await errorOf(ask({ headers: { Authorization: 'Basic c2VjcmV0' } }))
      assert.deepEqual([error.kind, error.isRetryable], [kind, isRetryable])
      assert.equal(egress.requests.length - before, 1)
      const visible = JSON.stringify([error.message, error, Object.values(error)])
      for (const hidden of ['c2VjcmV0', 'text of the ERP', 'erp.example.com', 'login']) {
        assert.ok(!visible.includes(hidden), visible)
      }
    })
  }

  it('names what was asked where the ERP calls that wrong', async () => {
    egress.misbehave(reply(400))
    assert.equal((await errorOf(ask())).operation, 'orders-find')
  })

  it('says when to come back where the ERP says so', async () => {
    egress.misbehave(reply(429, { 'retry-after': '7' }))
    assert.equal((await errorOf(ask())).retryAfterMs, 7000)
  })
})

describe('the deadline', () => {
  for (const kind of ['never', 'drip'] as const) {
    it(`closes the socket of an ERP that ${kind === 'never' ? 'never answers' : 'drips'}`, async () => {
      egress.misbehave({ kind })
      const deadline = new AbortController()
      const asked = ask({}, deadline.signal)
      const arrived = egress.nextRequest()
      const refused = errorOf(asked)
      await arrived
      setTimeout(() => deadline.abort(), 20)
      assert.equal((await refused).kind, 'timeout')
      await egress.hungUp()
    })
  }
})
