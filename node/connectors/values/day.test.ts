import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { readDay, readInstant, readInstantOrDay } from './day'

describe('A day', () => {
  for (const [written, expected] of [
    ['2026-11-23', '2026-11-23'],
    [' 2026-11-23 ', '2026-11-23'],
    ['2024-02-29', '2024-02-29'],
    // The 23rd for the ERP is the 23rd, whatever the hour is elsewhere.
    ['2026-11-23T23:59:59-03:00', '2026-11-23'],
    ['2026-11-23T00:00:00+14:00', '2026-11-23'],
    ['2026-11-23T00:00:00.000Z', '2026-11-23'],
    ['2026-11-23T14:02', '2026-11-23'],
  ]) {
    it(`is read from ${written}`, () => {
      assert.equal(readDay(written), expected)
    })
  }

  const unreadable = [
    ...['', '2026-02-29', '2026-13-01', '2026-11-31', '2026-00-10', '0000-00-00', '0000-01-01'],
    ...['23/11/2026', '20261123', '2026-11-23T25:00:00Z', '2026-11-23Tx', '2026-11-23 and more'],
    ...['/Date(1700000000000)/', '٢٠٢٦-١١-٢٣', '+02026-11-23', '2026-1-2'],
    ...[null, undefined, 1700000000000, {}, ['2026-11-23']],
  ]
  for (const value of unreadable) {
    it(`is not read from ${JSON.stringify(value) ?? 'undefined'}`, () => {
      assert.equal(readDay(value), null)
    })
  }
})

describe('An instant', () => {
  it('is kept as written if it has an offset', () => {
    for (const text of ['2026-11-23T14:02:00-03:00', '2026-11-23T14:02:00.123Z']) {
      assert.equal(readInstant(text), text)
    }
  })

  it('is nothing without an offset or a day of the calendar', () => {
    for (const text of ['2026-11-23T14:02:00', '2026-11-23', '2026-02-30T00:00:00Z', 'now', 7]) {
      assert.equal(readInstant(text), null)
    }
  })

  it('falls back to its day where that is enough', () => {
    assert.equal(readInstantOrDay('2026-11-23T14:02:00'), '2026-11-23')
    assert.equal(readInstantOrDay('2026-11-23T14:02:00Z'), '2026-11-23T14:02:00Z')
    assert.equal(readInstantOrDay('soon'), null)
  })
})
