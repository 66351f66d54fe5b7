import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { brotliCompressSync, deflateSync } from 'node:zlib'

import type { HttpRequest } from '../connectors/connector'
import { isConnectorError } from '../connectors/connector-error'
import { startErpServer, type ErpReply, type ErpServer } from './erp-server'
import { createHttpPort } from './http-port'
import { describeHttpPort } from './http-port.suite'

const JSON_TYPE = { 'content-type': 'application/json' }
const call = { signal: new AbortController().signal }
const asked = (differing: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  path: '/orders',
  metric: 'test',
  ...differing,
})

describe('The HTTP port of the tests', () => {
  let server: ErpServer
  before(async () => {
    server = await startErpServer(() => ({ status: 200, headers: JSON_TYPE, body: '{"a":1}' }))
  })
  after(() => server.close())

  const answerTo = async (reply: ErpReply, maxAnswerBytes?: number): Promise<unknown> => {
    server.misbehave({ kind: 'reply', ...reply })
    try {
      return await createHttpPort(server.origin, { maxAnswerBytes }).json(asked(), call)
    } finally {
      server.misbehave(null)
    }
  }
  const kindOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'answered',
      (error: unknown) => (isConnectorError(error) ? error.kind : error)
    )

  it('sends what it is given, encoded once', async () => {
    const request = asked({
      method: 'POST',
      path: '/orders/a%2Fb',
      query: [
        ['number', 'a&b=c d+é'],
        ['number', '2'],
      ],
      headers: { 'x-api-key': 'k' },
      body: { text: 'é' },
    })
    assert.deepEqual(await createHttpPort(server.origin).json(request, call), { a: 1 })
    const received = server.requests.at(-1)
    assert.equal(received?.method, 'POST')
    assert.equal(received?.path, '/orders/a%2Fb')
    assert.deepEqual(received?.query.getAll('number'), ['a&b=c d+é', '2'])
    assert.equal(received?.headers['x-api-key'], 'k')
    assert.equal(received?.headers['content-type'], 'application/json')
    assert.equal(received?.body, '{"text":"é"}')
  })

  it('reads compressed answers, and one that begins with a byte order mark', async () => {
    const body = Buffer.from('{"é":1}')
    for (const [encoding, compressed] of [
      ['deflate', deflateSync(body)],
      ['br', brotliCompressSync(body)],
    ] as const) {
      const headers = { ...JSON_TYPE, 'content-encoding': encoding }
      assert.deepEqual(await answerTo({ status: 200, headers, body: compressed }), { é: 1 })
    }
    assert.deepEqual(await answerTo({ status: 200, body: '\uFEFF[1]' }), [1])
  })

  it('takes an answer that is compressed wrongly for a bad one', async () => {
    const headers = { 'content-encoding': 'gzip' }
    assert.equal(await kindOf(answerTo({ status: 200, headers, body: '{}' })), 'bad-answer')
  })

  it('takes up to its cap, and not a byte more', async () => {
    assert.deepEqual(await answerTo({ status: 200, body: '[1,2]' }, 5), [1, 2])
    assert.equal(await kindOf(answerTo({ status: 200, body: '[1,23]' }, 5)), 'bad-answer')
  })

  it('takes an ERP that is not there for unavailable', async () => {
    const gone = await startErpServer(() => ({ status: 200, body: '' }))
    await gone.close()
    assert.equal(await kindOf(createHttpPort(gone.origin).json(asked(), call)), 'unavailable')
  })
})

describe('The HTTP port of the tests, as a port', () => {
  let egress: ErpServer
  before(async () => {
    egress = await startErpServer(() => ({ status: 200, headers: JSON_TYPE, body: '{"a":1}' }))
  })
  beforeEach(() => egress.misbehave(null))
  after(() => egress.close())

  describeHttpPort('On loopback', () => {
    const otherOrigins = { 'https://other.example.com': egress.origin }
    return { egress, port: createHttpPort(egress.origin, { otherOrigins }) }
  })
})
