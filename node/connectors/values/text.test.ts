import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { cutText, MAX_TEXT_LENGTH, normalized, readText } from './text'

describe('a text', () => {
  it('of an ERP is trimmed, and nothing where there is none', () => {
    assert.equal(readText('  PO 47 '), 'PO 47')
    for (const nothing of ['', '  ', null, undefined, 47, {}]) assert.equal(readText(nothing), null)
  })

  it('of an ERP is never longer than a page can show', () => {
    const whole = 'x'.repeat(MAX_TEXT_LENGTH)
    assert.equal(readText(whole), whole)
    assert.equal(readText(`${whole}y`), whole)
  })

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
