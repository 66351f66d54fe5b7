import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { complaintOf } from '../../testing/complaint'
import { BEARER_NAMES, OTHER_TYPES } from '../../testing/token-types'
import { readLogin } from './response'

describe('The answer to a login', () => {
  it('gives the token and how long it lives, as number or text', () => {
    const expected = { token: 'abc', lifetimeMs: 1_209_599_000 }
    assert.deepEqual(readLogin({ access_token: 'abc', expires_in: 1209599 }), expected)
    assert.deepEqual(readLogin({ Access_Token: 'abc', expires_in: '1209599' }), expected)
  })

  it('lives for ten minutes where nothing sensible is said', () => {
    for (const expires_in of [undefined, 'soon', -1, 0, null]) {
      assert.equal(readLogin({ access_token: 'abc', expires_in }).lifetimeMs, 600_000)
    }
  })

  it('is no login without a token that fits a header', () => {
    for (const access_token of [undefined, '', 'SECRET\r\nX: y', 'SECRET space', {}, null]) {
      assert.deepEqual(
        complaintOf(() => readLogin({ access_token })),
        ['access_token']
      )
    }
    for (const answer of [null, [], 'SECRET']) {
      assert.deepEqual(
        complaintOf(() => readLogin(answer)),
        ['access_token']
      )
    }
  })

  it('is of the type bearer, by any name that servers have for that', () => {
    for (const token_type of BEARER_NAMES) {
      assert.equal(readLogin({ access_token: 'abc', token_type }).token, 'abc')
    }
    for (const token_type of OTHER_TYPES) {
      assert.deepEqual(
        complaintOf(() => readLogin({ access_token: 'abc', token_type })),
        ['token_type']
      )
    }
  })
})
