import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import fc from 'fast-check'

import { isAppError } from '../app-error'
import { MAX_TEXT_LENGTH, readCursorText, readOrderSearch, readPageSize } from './order-search'

const reasonOf = (read: () => unknown): unknown => {
  try {
    read()
  } catch (error) {
    assert.ok(isAppError(error) && error.code === 'INVALID_QUERY')
    return [error.details.field, error.details.reason]
  }
  return assert.fail('it was accepted')
}

const numberOf = (number: string) => readOrderSearch({ search: { number } }).number

describe('a number as it was typed', () => {
  for (const [typed, read, why] of [
    ['  0000458812\n', '0000458812', 'spaces and line breaks around it go, leading zeros stay'],
    ['４５８８１２', '458812', 'full-width digits are digits'],
    ['٤٥٨٨١٢', '458812', 'Arabic digits are digits'],
    ['۴۵۸', '458', 'Persian digits are digits'],
    ['४५८', '458', 'Devanagari digits are digits'],
    ['𝟜𝟝𝟠', '458', 'so are the ones of mathematicians'],
    ["O'Brien % _ * \\ & #", "O'Brien % _ * \\ & #", 'signs stay: each connector escapes its own'],
    ['📦 12', '📦 12', 'an emoji is text'],
    [
      '“PO\u20114500”\ufeff',
      'PO-4500',
      'look-alike dashes are dashes, quotes around it and invisible signs go',
    ],
    ['"', '"', 'a quote alone is not nothing'],
    ['', null, 'nothing is no number'],
    [' \t ', null, 'spaces are no number'],
  ] as const) {
    it(`${JSON.stringify(typed)} is read as ${JSON.stringify(read)}: ${why}`, () => {
      assert.equal(numberOf(typed), read)
    })
  }

  it('is refused beyond 60 characters, and not cut', () => {
    assert.equal(numberOf('1'.repeat(MAX_TEXT_LENGTH))?.length, MAX_TEXT_LENGTH)
    assert.deepEqual(
      reasonOf(() => numberOf('1'.repeat(200))),
      ['number', 'NUMBER_TOO_LONG']
    )
  })

  for (const hidden of ['12\n34', '12\t34', '12\u000034', '12\u202834', '\ud800']) {
    it(`is refused with a control character inside: ${JSON.stringify(hidden)}`, () => {
      assert.deepEqual(
        reasonOf(() => numberOf(hidden)),
        ['number', 'NUMBER_ILL_FORMED']
      )
    })
  }

  it('whatever it is, is read or refused by name, and interpretation it twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (typed) => {
        let once: string | null
        try {
          once = numberOf(typed)
        } catch (error) {
          assert.ok(isAppError(error))
          return
        }
        assert.equal(once === null ? null : numberOf(once), once)
      })
    )
  })
})

describe('a span of days', () => {
  it('is kept as typed, also when it is one day', () => {
    const { from, to } = readOrderSearch({ search: { from: '2026-02-28', to: '2026-02-28' } })
    assert.deepEqual([from, to], ['2026-02-28', '2026-02-28'])
  })

  it('turned round is refused rather than turned back', () => {
    const search = { from: '2026-02-28', to: '2026-02-27' }
    assert.deepEqual(
      reasonOf(() => readOrderSearch({ search })),
      ['from', 'DATES_REVERSED']
    )
  })

  for (const day of [
    '2026-02-30',
    '28/02/2026',
    '2026-2-8',
    '2026-02-28T00:00:00Z',
    '20260228',
    "2026-02-28' or 1=1",
  ]) {
    it(`is refused with ${day}`, () => {
      assert.deepEqual(
        reasonOf(() => readOrderSearch({ search: { to: day } })),
        ['to', 'DATE_ILL_FORMED']
      )
    })
  }
})

describe('a page', () => {
  it('holds 25 orders unless asked otherwise, and never more than the ERP can give', () => {
    assert.equal(readPageSize(null, 100), 25)
    assert.equal(readPageSize(100, 50), 50)
  })

  for (const first of [0, -1, 101, 10_000]) {
    it(`of ${first} orders is refused`, () => {
      assert.deepEqual(
        reasonOf(() => readPageSize(first, 100)),
        ['first', 'PAGE_SIZE']
      )
    })
  }

  it('begins at the start without a cursor, and refuses a giant one unread', () => {
    assert.equal(readCursorText(''), null)
    assert.equal(readCursorText(undefined), null)
    assert.deepEqual(
      reasonOf(() => readCursorText('a'.repeat(12_001))),
      ['after', 'CURSOR']
    )
  })
})

describe('filters', () => {
  it('are sets: neither their order nor a repetition makes another search', () => {
    const one = readOrderSearch({
      search: { statuses: ['SHIPPED', 'INVOICED', 'SHIPPED'], channels: ['WEB', 'EDI'] },
    })
    const other = readOrderSearch({
      search: { statuses: ['INVOICED', 'SHIPPED'], channels: ['EDI', 'WEB'] },
    })
    assert.deepEqual(one, other)
  })

  it('take a product as it was typed, with plain dashes and without invisible signs', () => {
    const { product } = readOrderSearch({ search: { product: ' Tubo\u00ad 1/2" \u2013 ＰＶＣ' } })
    assert.equal(product, 'Tubo 1/2" - PVC')
  })

  it('refuse a product text by its own name', () => {
    assert.deepEqual(
      reasonOf(() => readOrderSearch({ search: { product: 'x'.repeat(61) } })),
      ['product', 'PRODUCT_TOO_LONG']
    )
  })
})
