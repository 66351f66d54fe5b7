import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { cutText, normalized } from './text'

describe('a text', () => {
  it('is cut between two characters, never within one', () => {
    assert.equal(cutText('ab💥', 3), 'ab')
    assert.equal(cutText('a💥b', 3), 'a💥')
    assert.equal(cutText('💥💥', 1), '')
  })

  it('is normalised in its first 500 characters', () => {
    assert.equal(normalized('ＰＯ－４７', 'NFKC'), 'PO-47')
    assert.ok(normalized('ﬃ'.repeat(10_000), 'NFKC').length <= 1_500)
  })
})
