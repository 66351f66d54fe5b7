import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { Readable } from 'node:stream'
import { describe, it } from 'node:test'

import { boundBodies } from './body-bounds'

type Functions = NonNullable<Parameters<typeof boundBodies>[0]>
type KoaRequest = ThisParameterType<Functions['request']['is']>

const runtime = createRequire(require.resolve('@vtex/api'))
const { json, text } = runtime('co-body') as Functions['body']
const { is } = runtime('koa/lib/request') as Functions['request']
const body = { json, text }
const request = { is }
assert.ok(boundBodies({ request, body }))

type Headers = Readonly<Record<string, string>>

const bodyOf = (content: string, headers: Headers = {}) =>
  Object.assign(Readable.from([Buffer.from(content)]), { headers })

interface Failure {
  readonly statusCode: number
  readonly reason: unknown
}

const failureOf = (error: unknown): Failure => {
  const { statusCode, 0: first } = error as { statusCode: number; 0: { extensions: object } }
  return { statusCode, reason: 'reason' in first.extensions && first.extensions.reason }
}

const refusalOf = (content: string, headers?: Headers): Promise<Failure> =>
  body
    .json(bodyOf(content, headers), { limit: '3mb' })
    .then(() => assert.fail('It was read.'), failureOf)

const requestOf = (method: string, url: string, headers: Headers = {}) =>
  ({ req: { method, url, headers } }) as unknown as KoaRequest

const FORM = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '1' }

describe('the bounds of a body', () => {
  it('let through a query, its variables and its name, and nothing else', async () => {
    const sent = { query: '{ a }', variables: { a: [{ b: 'ü€𝄞' }] }, operationName: 'q' }
    assert.deepEqual(
      await body.json(bodyOf(JSON.stringify({ ...sent, extensions: { a: 1 } }))),
      sent
    )
  })

  it('hold a form, a packed body, and what is large, deep or no JSON', async () => {
    const form = { 'content-type': ' Multipart/Form-Data' }
    const cases: ReadonlyArray<readonly [Promise<Failure>, number, string]> = [
      [refusalOf('{}', form), 415, 'NOT_JSON'],
      [refusalOf('{}', { 'content-encoding': 'gzip' }), 415, 'COMPRESSED'],
      [refusalOf(`"${'x'.repeat(1_500_000)}"`), 413, 'TOO_COMPLEX'],
      [refusalOf('{}', { 'content-length': '1500001' }), 413, 'TOO_COMPLEX'],
      [refusalOf('['.repeat(61)), 400, 'TOO_COMPLEX'],
      [refusalOf('[]'), 400, 'NOT_JSON'],
      [refusalOf('{'), 400, 'NOT_JSON'],
      [refusalOf('{"__proto__":{}}'), 400, 'NOT_JSON'],
    ]
    for (const [refused, statusCode, reason] of cases)
      assert.deepEqual(await refused, { statusCode, reason })
  })

  it('let through a body that says that it is not packed', async () => {
    const sent = { query: '{ a }', variables: undefined, operationName: undefined }
    for (const encoding of ['', 'identity']) {
      const headers = { 'content-encoding': encoding }
      assert.deepEqual(await body.json(bodyOf('{"query":"{ a }"}', headers)), sent)
    }
  })

  it('say of no request that it is a form with files, and of all others what they are', () => {
    const form = requestOf('POST', '/', FORM)
    assert.ok(is.call(form, 'multipart/form-data'))
    for (const types of [['multipart/form-data'], ['multipart/*'], [['multipart/form-data']]])
      assert.equal(request.is.call(form, ...types), false)
    const other = requestOf('POST', '/', { ...FORM, 'content-type': 'application/json' })
    assert.equal(request.is.call(other, 'application/json'), 'application/json')
    assert.equal(request.is.call(other, 'multipart/form-data'), false)
  })

  it('hold variables of an address that are deep or no JSON, once a request', () => {
    const ask = (asked: KoaRequest): unknown => request.is.call(asked, 'multipart/form-data')
    for (const [variables, reason] of [
      ['['.repeat(61), 'TOO_COMPLEX'],
      [encodeURIComponent('['.repeat(61)), 'TOO_COMPLEX'],
      ['{bad', 'NOT_JSON'],
    ]) {
      const asked = requestOf('GET', `/?query={a}&variables=${variables}`)
      assert.throws(
        () => ask(asked),
        (error) => {
          assert.deepEqual(failureOf(error), { statusCode: 400, reason })
          return true
        }
      )
      assert.doesNotThrow(() => ask(asked))
    }
    for (const url of ['/', '/?variables={}', '/?variables={bad&variables={bad', '/?query={a'])
      assert.doesNotThrow(() => ask(requestOf('GET', url)))
    assert.doesNotThrow(() => ask(requestOf('POST', '/?variables={bad')))
  })

  it('do without when the runtime’s koa and co-body are not found', () => {
    assert.equal(boundBodies(null), false)
  })
})
