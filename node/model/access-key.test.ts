import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { accessKeyIn } from './access-key'

const KEY = '35261045997418000153550010001764361104588127'
const UUID = '6F1E2A30-0B1C-4D2E-8F30-112233445566'

describe('an access key', () => {
  it('is recognised by its form, in whatever groups it is printed', () => {
    for (const key of [KEY, UUID, UUID.replaceAll('-', '')]) assert.equal(accessKeyIn(key), key)
    assert.equal(accessKeyIn(KEY.replace(/.{4}/g, '$& ')), KEY)
  })

  it('is not in any other text', () => {
    for (const text of ['', 'PO-4500', KEY.slice(1), `${KEY}0`, `${KEY.slice(1)}x`]) {
      assert.equal(accessKeyIn(text), null)
    }
  })
})
