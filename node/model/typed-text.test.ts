import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import fc from 'fast-check'

import { assertGrowsEvenly } from '../testing/growth'
import { cleanTyped, cleanWords } from './typed-text'

const DASHES = '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u207b\u2043'
const INVISIBLE = '\u200b\u200c\u200d\u2060\u00ad\ufeff\u200e\u200f\u202a\u202e\u2066\u2069\ufe0f'
const QUOTES = '"\'`´“”„‘’«»‹›″'

describe('a number as it was typed', () => {
  for (const [typed, clean, why] of [
    ['  0000458812\n', '0000458812', 'spaces and line breaks around it go, leading zeros stay'],
    ['ＰＯ－４５００', 'PO-4500', 'full-width forms are plain'],
    ['٤٥٨٨١٢', '458812', "other scripts' digits are digits"],
    ['OC \u00a0\u2003 6807/1', 'OC 6807/1', 'a run of spaces is one'],
    ['po-4500', 'po-4500', 'letters keep their case'],
    ["O'Brien", "O'Brien", 'a quote within it stays'],
    ['""', '""', 'quotes alone stay, or nothing would have been typed'],
    ['12\n34', '12\n34', 'control characters within it stay, for whoever takes it to refuse'],
  ] as const) {
    it(`${JSON.stringify(typed)} becomes ${JSON.stringify(clean)}: ${why}`, () => {
      assert.equal(cleanTyped(typed), clean)
    })
  }

  it('has plain dashes, whichever look-alike stood there', () => {
    for (const dash of DASHES) assert.equal(cleanTyped(`PO${dash}4500`), 'PO-4500', dash)
  })

  it('has no invisible signs, wherever they stood', () => {
    for (const sign of INVISIBLE) {
      assert.equal(cleanTyped(`${sign}PO-${sign}45${sign}00${sign}`), 'PO-4500', escape(sign))
    }
  })

  it('has no quotes around it, of any kind, closed or not', () => {
    for (const quote of QUOTES) {
      assert.equal(cleanTyped(` ${quote} PO-4500${quote}`), 'PO-4500', quote)
      assert.equal(cleanTyped(`${quote}PO-4500`), 'PO-4500', quote)
    }
  })

  it('whatever it is, is clean after one cleaning', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        assert.equal(cleanTyped(cleanTyped(text)), cleanTyped(text))
      })
    )
  })

  it('loses no digit', () => {
    const signs = [...DASHES, ...INVISIBLE, ...QUOTES, ...'0123456789 /.#_\t\nPo']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 60 }), (typed) => {
        const digits = (text: string) => text.replace(/\D/g, '')
        assert.equal(digits(cleanTyped(typed.join(''))), digits(typed.join('')))
      })
    )
  })

  it('takes a time that grows as its length does', () => {
    for (const piece of [' ', '"', '-', '\u200b', '\u0301', '٤', 'a"', '⁗']) {
      assertGrowsEvenly((size) => `x${piece.repeat(size)}x`, cleanTyped, 20_000)
    }
  })
})

describe('words as they were typed', () => {
  it('are plain and keep their quotes, which may be inches', () => {
    assert.equal(cleanWords(' Tubo  1/2" – ＡＢ\u00adC '), 'Tubo 1/2" - ABC')
  })
})
