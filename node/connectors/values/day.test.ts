import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isCalendarDay, readDay, readInstant, readInstantOrDay } from './day'

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
    ['2026-11-23T00:00:00-0300', '2026-11-23'],
    ['2026-11-23T00:00:00-03', '2026-11-23'],
    ['2026-11-23T00:00:00+0530', '2026-11-23'],
    ['2026-11-23 00:00:00', '2026-11-23'],
    ['2026-11-23 00:00:00.000 -03:00', '2026-11-23'],
    ['1901-01-01', '1901-01-01'],
    ['9998-12-31', '9998-12-31'],
  ]) {
    it(`is read from ${written}`, () => {
      assert.equal(readDay(written), expected)
    })
  }

  const unreadable = [
    ...['', '2026-02-29', '2026-13-01', '2026-11-31', '2026-00-10', '0000-00-00', '0000-01-01'],
    ...['23/11/2026', '20261123', '2026-11-23T25:00:00Z', '2026-11-23Tx', '2026-11-23 and more'],
    ...['2026-11-23T00:00:00-3', '2026-11-23T00:00:00-030', '2026-11-23T00:00:00+2500'],
    ...['/Date(1700000000000)/', '٢٠٢٦-١١-٢٣', '+02026-11-23', '2026-1-2'],
    ...[null, undefined, 1700000000000, {}, ['2026-11-23']],
  ]
  for (const value of unreadable) {
    it(`is not read from ${JSON.stringify(value) ?? 'undefined'}`, () => {
      assert.equal(readDay(value), null)
    })
  }
})

describe('A day that stands for none', () => {
  const written = [
    // .NET's first day, MySQL's zero, and what is left of it where somebody made a date of it.
    ...['0001-01-01', '0000-00-00', '0002-11-30', '-0001-11-30'],
    // The first days of Windows, of SQL Server's two types, of Delphi and of Excel; and the last one of many programs.
    ...['1601-01-01', '1753-01-01', '1900-01-01', '1899-12-30', '1899-12-31', '9999-12-31'],
    // The same, moved by a time zone.
    ...['0001-01-02', '1752-12-31', '1899-12-29', '1900-01-02', '9999-12-30'],
  ]
  for (const day of written) {
    it(`is nothing: ${day}, with or without a time`, () => {
      for (const time of ['', 'T00:00:00', ' 00:00:00', 'T00:00:00Z', 'T23:59:59.997-0300']) {
        assert.equal(readDay(`${day}${time}`), null)
        assert.equal(readInstant(`${day}${time}`), null)
        assert.equal(readInstantOrDay(`${day}${time}`), null)
      }
    })
  }

  it('is a day all the same to whoever asks since ever', () => {
    for (const day of ['0001-01-01', '1900-01-01', '9999-12-31']) assert.ok(isCalendarDay(day))
    for (const day of ['0000-01-01', '2026-02-29', '2026-2-1', ' 2026-02-01', '2026-02-01T00:00']) {
      assert.ok(!isCalendarDay(day))
    }
  })
})

describe('An instant', () => {
  it('is kept as written if it has an offset', () => {
    for (const text of ['2026-11-23T14:02:00-03:00', '2026-11-23T14:02:00.123Z']) {
      assert.equal(readInstant(text), text)
    }
  })

  it('has one form, however its offset is written: not every browser reads the others', () => {
    for (const [text, expected] of [
      ['2026-11-23T14:02:00-0300', '2026-11-23T14:02:00-03:00'],
      ['2026-11-23T14:02:00-03', '2026-11-23T14:02:00-03:00'],
      ['2026-11-23T14:02:00+0530', '2026-11-23T14:02:00+05:30'],
      ['2026-11-23T14:02:00+05:30', '2026-11-23T14:02:00+05:30'],
      ['2026-11-23T14:02+00', '2026-11-23T14:02+00:00'],
      ['2026-11-23 14:02:00Z', '2026-11-23T14:02:00Z'],
      ['2026-11-23 14:02:00 +0530', '2026-11-23T14:02:00+05:30'],
    ] as const) {
      assert.equal(readInstant(` ${text} `), expected)
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
