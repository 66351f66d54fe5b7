import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { dayIn } from './store-day'

describe('the day of a store', () => {
  for (const [timeZone, instant, day] of [
    ['UTC', '2026-11-25T00:00:00Z', '2026-11-25'],
    ['America/Sao_Paulo', '2026-11-25T02:59:59Z', '2026-11-24'],
    ['America/Sao_Paulo', '2026-11-25T03:00:00Z', '2026-11-25'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01'],
    ['Asia/Kathmandu', '2026-02-28T18:15:00Z', '2026-03-01'],
    ['America/New_York', '2026-03-08T04:59:59Z', '2026-03-07'],
  ] as const) {
    it(`in ${timeZone} at ${instant} is ${day}`, () => {
      assert.equal(dayIn(timeZone, new Date(instant)), day)
    })
  }
})
