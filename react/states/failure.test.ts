import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { FAILURE_CODES, readFailure } from './failure'

const graphQLErrors = (extensions: unknown) => ({
  graphQLErrors: [{ message: 'failed', extensions }] as never,
})

test('the first error says its code, reason, field, wait and request', () => {
  const extensions = {
    code: 'INVALID_QUERY',
    reason: 'DATES_REVERSED',
    field: 'to',
    requestId: 'r-1',
    retryAfterSeconds: 1.2,
  }
  assert.deepEqual(readFailure(graphQLErrors(extensions)), {
    code: 'INVALID_QUERY',
    reason: 'DATES_REVERSED',
    field: 'to',
    requestId: 'r-1',
    retryAfterSeconds: 2,
  })
})

test('a role that allows nothing is told apart from an account of no company', () => {
  const reason = 'NO_RIGHTS'
  assert.equal(readFailure(graphQLErrors({ code: 'NO_ACCESS', reason })).reason, reason)
  assert.equal(readFailure(graphQLErrors({ code: 'NO_ACCESS' })).reason, null)
})

test('every code of the service is known', () => {
  for (const code of FAILURE_CODES) assert.equal(readFailure(graphQLErrors({ code })).code, code)
})

test('an answer with a code of tomorrow, or with none, is an unexpected error', () => {
  assert.equal(readFailure(graphQLErrors({ code: 'TOMORROW' })).code, 'INTERNAL')
  assert.equal(readFailure(graphQLErrors(undefined)).code, 'INTERNAL')
})

test('an error that came with an HTTP status of its own is read from the body', () => {
  const networkError = {
    result: { errors: [{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 30 } }] },
  }
  const failure = readFailure({ networkError: networkError as never })
  assert.equal(failure.code, 'RATE_LIMITED')
  assert.equal(failure.retryAfterSeconds, 30)
})

test('no answer at all is a lost connection', () => {
  assert.equal(readFailure({ networkError: new Error('Failed to fetch') }).code, 'UNREACHABLE')
  assert.equal(readFailure({}).code, 'UNREACHABLE')
})

test('whatever is thrown is read without an error of its own, and never shows what is no text', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (extensions, result) => {
      const failure = readFailure({
        ...graphQLErrors(extensions),
        networkError: { result } as never,
      })
      assert.ok(FAILURE_CODES.includes(failure.code))
      assert.ok(failure.requestId === null || typeof failure.requestId === 'string')
    })
  )
})
