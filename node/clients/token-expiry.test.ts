import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { tokenExpiryMs } from './token-expiry'

const jwt = (payload: unknown) =>
  ['{"alg":"ES256"}', JSON.stringify(payload), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.')

describe("a token's own end", () => {
  it('is read from one that says it', () => {
    assert.equal(tokenExpiryMs(jwt({ sub: 'ana@norte.example', exp: 1_800_000_000 })), 1.8e12)
  })

  for (const token of ['', 'opaque', 'a.b.c', '..', jwt({}), jwt({ exp: 'soon' }), jwt(null)]) {
    it(`is unknown for ${JSON.stringify(token)}`, () => {
      assert.equal(tokenExpiryMs(token), null)
    })
  }
})
