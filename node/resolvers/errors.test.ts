import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { AppError } from '../app-error'
import { PlatformError } from '../clients/platform-error'
import {
  CONNECTOR_ERROR_KINDS,
  ConnectorError,
  errorFromStatus,
  inOperation,
} from '../connectors/connector-error'
import { documentBroken } from '../orders/document-errors'
import type { Context } from './context'
import { withPublicErrors } from './errors'

const SECRET = 'https://erp.example.com/?key=s3cret SELECT * FROM orders'

/** Runs a resolver that throws; gives what would reach the browser and what was logged. */
const outcome = async (thrown: unknown) => {
  const logged: unknown[] = []
  const ctx = {
    vtex: { requestId: 'request-1', logger: { error: (entry: unknown) => logged.push(entry) } },
  }
  const error: unknown = await withPublicErrors(ctx as unknown as Context, () =>
    Promise.reject(thrown)
  ).then(
    () => assert.fail('nothing was thrown'),
    (reason: unknown) => reason
  )
  assert.ok(error instanceof Error && 'extensions' in error)
  return { error, extensions: error.extensions as Record<string, unknown>, logged }
}

describe('an error on its way out', () => {
  it('of the viewer keeps its code, reason and field, and is not logged', async () => {
    const { extensions, logged } = await outcome(
      new AppError('INVALID_QUERY', 'Too long.', { reason: 'NUMBER_TOO_LONG', field: 'number' })
    )
    assert.deepEqual(extensions, {
      code: 'INVALID_QUERY',
      reason: 'NUMBER_TOO_LONG',
      field: 'number',
      requestId: 'request-1',
    })
    assert.deepEqual(logged, [])
  })

  it('of a service of VTEX is logged by service, kind and status, and says no more', async () => {
    const thrown = Object.assign(new TypeError(SECRET), { response: { status: 503, data: SECRET } })
    const { error, extensions, logged } = await outcome(new PlatformError('vbase', thrown))
    assert.equal(extensions.code, 'PLATFORM_UNAVAILABLE')
    assert.deepEqual(
      (logged as Array<Record<string, unknown>>).map(({ service, kind, reason, status }) => [
        service,
        kind,
        reason,
        status,
      ]),
      [['vbase', 'PlatformError', 'TypeError', 503]]
    )
    assert.ok(!JSON.stringify([error.message, extensions, logged]).includes(SECRET))
  })

  it('of a busy ERP says when to come back, in seconds', async () => {
    const { extensions } = await outcome(
      new ConnectorError('rate-limited', 'x', { retryAfterMs: 1500 })
    )
    assert.equal(extensions.code, 'RATE_LIMITED')
    assert.equal(extensions.retryAfterSeconds, 2)
  })

  for (const [status, kind, message] of [
    [422, 'refused-query', /refuses/],
    [400, 'refused-query', /refuses/],
    [404, 'not-found', /does not know/],
  ] as const) {
    it(`of an ERP that answers our own request with ${status} is no fault of the viewer nor silence of the ERP, and the log says of which request`, async () => {
      const refused = inOperation(
        'find-orders',
        Promise.reject(errorFromStatus(status, {}, new Date(0)))
      )
      const thrown: unknown = await refused.catch((error: unknown) => error)
      const { error, extensions, logged } = await outcome(thrown)
      assert.deepEqual(extensions, { code: 'ERP_BAD_ANSWER', requestId: 'request-1' })
      assert.match(error.message, message)
      const [line] = logged as Array<Record<string, unknown>>
      assert.deepEqual([line?.kind, line?.operation], [kind, 'find-orders'])
    })
  }

  it('of a document that the ERP broke or refused is logged by what the ERP did', async () => {
    const cause = new ConnectorError('refused-query', SECRET, { operation: 'document-open' })
    const { error, extensions, logged } = await outcome(documentBroken(cause))
    assert.deepEqual(extensions, {
      ...{ code: 'ERP_BAD_ANSWER', reason: 'DOCUMENT_BROKEN', requestId: 'request-1' },
    })
    const [line] = logged as Array<Record<string, unknown>>
    assert.deepEqual([line?.kind, line?.operation], ['refused-query', 'document-open'])
    const everything = JSON.stringify([error.message, extensions, Object.entries(error), logged])
    assert.ok(!everything.includes('s3cret'))
  })

  it('of an answer that cannot be read has a code of its own, and the log says of which request', async () => {
    const unreadable = inOperation(
      'find-orders',
      Promise.reject(new ConnectorError('bad-answer', 'x'))
    )
    const thrown: unknown = await unreadable.catch((error: unknown) => error)
    const { error, extensions, logged } = await outcome(thrown)
    assert.equal(extensions.code, 'ERP_BAD_ANSWER')
    assert.match(error.message, /cannot be read/)
    assert.equal((logged as Array<{ operation?: string }>)[0]?.operation, 'find-orders')
  })

  for (const kind of CONNECTOR_ERROR_KINDS) {
    it(`of the kind ${kind} carries nothing of the ERP to the browser or the log`, async () => {
      const thrown = new ConnectorError(kind, SECRET, { cause: new Error(SECRET) })
      const { error, extensions, logged } = await outcome(thrown)
      const everything = JSON.stringify([error.message, extensions, Object.entries(error), logged])
      assert.ok(!everything.includes('s3cret') && !everything.includes('SELECT'), everything)
    })
  }

  for (const [theirs, ours] of [
    ['UNAUTHENTICATED', 'UNAUTHENTICATED'],
    ['FORBIDDEN', 'NO_ACCESS'],
    ['BAD_USER_INPUT', 'INTERNAL'],
    ['constructor', 'INTERNAL'],
  ] as const) {
    it(`of the runtime's own @auth (${theirs}) is ${ours}, in our words`, async () => {
      const thrown = Object.assign(new Error(SECRET), { extensions: { code: theirs } })
      const { error, extensions } = await outcome(thrown)
      assert.equal(extensions.code, ours)
      assert.ok(!error.message.includes('s3cret'))
    })
  }

  const egressSays =
    'Role x in y/z cannot perform action GET on resource vrn:proxy:aws-us-east-1:y:z:vtexid.vtex.com.br/s3cret'
  for (const [what, data] of [
    ['as JSON', { code: 'Forbidden', message: egressSays }],
    ['as text', egressSays],
  ] as const) {
    it(`of VTEX's egress, which refused a call (${what}), says that the address is not allowed and nothing more`, async () => {
      const thrown = Object.assign(new Error(SECRET), { response: { status: 403, data } })
      const { error, extensions, logged } = await outcome(thrown)
      assert.equal(extensions.code, 'ADDRESS_NOT_ALLOWED')
      const everything = JSON.stringify([error.message, extensions, Object.entries(error), logged])
      assert.ok(!/s3cret|vrn:/.test(everything), everything)
      assert.equal(logged.length, 1)
    })
  }

  for (const [what, response] of [
    ['another 403', { status: 403, data: { code: 'Forbidden', message: 'No policy' } }],
    ['another status', { status: 500, data: egressSays }],
    ['no body', { status: 403 }],
    ['a body of bytes', { status: 403, data: Buffer.from(egressSays) }],
  ] as const) {
    it(`of an upstream that answered with ${what} is no refusal of the egress`, async () => {
      const { extensions } = await outcome(Object.assign(new Error(SECRET), { response }))
      assert.equal(extensions.code, 'INTERNAL')
    })
  }

  it('that nobody foresaw is masked, and logged by its name and places only', async () => {
    const thrown = Object.assign(new TypeError(SECRET), {
      response: { data: SECRET },
      config: { auth: SECRET },
    })
    const { error, extensions, logged } = await outcome(thrown)
    assert.equal(extensions.code, 'INTERNAL')
    assert.deepEqual(Object.keys(error), ['extensions'])
    const log = JSON.stringify(logged)
    assert.ok(log.includes('TypeError') && log.includes('errors.test'))
    assert.ok(!log.includes('s3cret') && !error.message.includes('s3cret'))
  })

  for (const odd of [undefined, null, 'text', 7, { message: SECRET }]) {
    it(`is masked even when it is ${JSON.stringify(odd)}`, async () => {
      const { error, extensions } = await outcome(odd)
      assert.equal(extensions.code, 'INTERNAL')
      assert.ok(!error.message.includes('s3cret'))
    })
  }
})
