import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { MAX_TEXT_LENGTH, readText } from './text'

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
})
