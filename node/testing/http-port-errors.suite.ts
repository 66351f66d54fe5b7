/** What a connector may make of the body of an answer that is no success: a kind of error, and nothing else. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'

import type { HttpRequest } from '../connectors/connector'
import {
  type ConnectorError,
  type ConnectorErrorKind,
  isConnectorError,
} from '../connectors/connector-error'
import { UPSTREAM_TEXT } from './connector-errors'
import type { ErpReply } from './erp-server'
import type { PortUnderTest } from './http-port.suite'

type ErrorKind = NonNullable<HttpRequest['errorKind']>

const REQUEST: HttpRequest = { method: 'GET', path: '/orders-b2b/v1/orders', metric: 'orders-find' }
const MIB = 1024 * 1024
const json = (content: unknown) => JSON.stringify(content)
const memberOf = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined

/** As a hasty connector would write it: the body's own word, whatever it is. */
const byCode: ErrorKind = (_, body) =>
  ({ GONE: 'not-found', LOGIN: 'rejected-credentials' })[
    String(memberOf(body, 'code'))
  ] as ConnectorErrorKind

const depthOf = (body: unknown): number => (Array.isArray(body) ? 1 + depthOf(body[0]) : 0)

export const describeErrorKinds = (name: string, start: () => PortUnderTest): void => {
  const refused = async (
    reply: Partial<ErpReply>,
    errorKind: ErrorKind | undefined,
    way: 'json' | 'stream' = 'json'
  ): Promise<ConnectorError> => {
    const { port, egress } = start()
    egress.misbehave({ kind: 'reply', status: 400, body: '', ...reply })
    const asked: Promise<unknown> = port[way](
      { ...REQUEST, errorKind },
      { signal: new AbortController().signal }
    )
    const error: unknown = await asked.then(
      () => assert.fail('it was answered'),
      (reason: unknown) => reason
    )
    assert.ok(isConnectorError(error), String(error))
    const shown = [error.message, error.stack, json({ ...error }), inspect(error)].join()
    assert.ok(!shown.includes(UPSTREAM_TEXT), shown)
    return error
  }
  /** What `errorKind` is given for such an answer. */
  const given = async (reply: Partial<ErpReply>): Promise<unknown> => {
    let seen: unknown = 'it was not asked'
    const { kind } = await refused(reply, (_, body) => {
      seen = body
      return null
    })
    assert.equal(kind, 'refused-query')
    return seen
  }

  describe(`${name}: an answer that is no success`, () => {
    it('is what the connector reads in its body, whole or as a stream', async () => {
      for (const way of ['json', 'stream'] as const) {
        for (const [code, kind] of [
          ['GONE', 'not-found'],
          ['LOGIN', 'rejected-credentials'],
          ['OTHER', 'refused-query'],
        ] as const) {
          const error = await refused({ body: json({ code, text: UPSTREAM_TEXT }) }, byCode, way)
          assert.deepEqual([error.kind, error.operation], [kind, 'orders-find'])
        }
      }
    })

    it('says when to come back, if the kind is one that passes', async () => {
      const headers = { 'retry-after': '7' }
      const busy = await refused({ headers }, () => 'rate-limited')
      assert.deepEqual(
        [busy.kind, busy.retryAfterMs, busy.isRetryable],
        ['rate-limited', 7000, true]
      )
      const gone = await refused({ status: 429, headers }, () => 'not-found')
      assert.deepEqual(
        [gone.kind, gone.retryAfterMs, gone.isRetryable],
        ['not-found', undefined, false]
      )
    })

    it('is what its status means where the connector fails at it, or names no kind', async () => {
      const slips: readonly ErrorKind[] = [
        () => null,
        () => {
          throw new Error(UPSTREAM_TEXT)
        },
        (_, body) => memberOf(body, 'text') as ConnectorErrorKind,
        () => ({ toString: () => 'not-found' }) as unknown as ConnectorErrorKind,
      ]
      for (const errorKind of slips) {
        for (const [status, kind] of [
          [400, 'refused-query'],
          [503, 'unavailable'],
        ] as const) {
          const body = json({ text: UPSTREAM_TEXT })
          assert.equal((await refused({ status, body }, errorKind)).kind, kind)
        }
      }
    })

    it('leaves nothing behind, whatever its names are', async () => {
      for (const code of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
        assert.equal((await refused({ body: json({ code }) }, byCode)).kind, 'refused-query')
      }
      const body = '{"__proto__":{"kind":"not-found"},"constructor":{"prototype":{"kind":"x"}}}'
      const kindIn: ErrorKind = (_, found) => memberOf(found, 'kind') as ConnectorErrorKind
      assert.equal((await refused({ body }, kindIn)).kind, 'refused-query')
      assert.equal(memberOf({}, 'kind'), undefined)
    })

    it('is what its status means where a body is so deep that reading it fails', async () => {
      const body = '['.repeat(30_000) + ']'.repeat(30_000)
      const byDepth: ErrorKind = (_, found) => (depthOf(found) > 0 ? 'not-found' : null)
      assert.equal((await refused({ body }, byDepth)).kind, 'refused-query')
    })

    it('gives the connector no body that is none, is no JSON or is too large', async () => {
      const large = json({ code: 'GONE', text: 'x'.repeat(64 * 1024) })
      for (const body of ['', `<h1>${UPSTREAM_TEXT}</h1>`, '{"code":', large]) {
        assert.equal(await given({ body }), undefined)
      }
      const bomb = gzipSync(json({ text: ' '.repeat(64 * MIB) }))
      assert.equal(await given({ headers: { 'content-encoding': 'gzip' }, body: bomb }), undefined)
      assert.deepEqual(await given({ body: '{"code":7}' }), { code: 7 })
      assert.equal(await given({ body: 'null' }), null)
    })

    it('is asked of no connector that does not want to know, and of none where all is well', async () => {
      assert.equal(
        (await refused({ body: json({ code: 'GONE' }) }, undefined)).kind,
        'refused-query'
      )
      const { port, egress } = start()
      egress.misbehave({ kind: 'reply', status: 200, body: json({ code: 'GONE' }) })
      const call = { signal: new AbortController().signal }
      assert.deepEqual(await port.json({ ...REQUEST, errorKind: byCode }, call), { code: 'GONE' })
    })

    it('is not waited for long, and lets go of its socket', async () => {
      const { egress } = start()
      const startedAtMs = performance.now()
      egress.misbehave({ kind: 'drip', status: 503 })
      const asked = start().port.json(
        { ...REQUEST, errorKind: byCode },
        { signal: new AbortController().signal }
      )
      await assert.rejects(asked, { kind: 'unavailable' })
      assert.ok(performance.now() - startedAtMs < 4000)
      await egress.hungUp()
    })
  })
}
