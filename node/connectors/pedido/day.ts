import type { Day } from '../order-model'
import { isCalendarDay, readDay } from '../values/day'

/** Microsoft's JSON date: milliseconds since 1970 in UTC, and the offset of the clock that wrote it. */
const MICROSOFT_DATE = /^\/Date\((-?\d{1,15})([+-])?(\d{2})?(\d{2})?\)\/$/
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * A day in any form that servers of this contract write: `2022-10-11`, the same with a time behind `T` or a space, with
 * `Z`, an offset or no zone (the day is taken as written, never shifted), and `/Date(1665530910000)/`.
 * @param timeZone in which the milliseconds of the last form, where they come without an offset, become a day
 */
export const dayReader = (timeZone: string): ((value: unknown) => Day | null) => {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  return (value) => {
    if (typeof value !== 'string') return null
    const text = value.trim()
    return readDay(text) ?? microsoftDay(text, format)
  }
}

const microsoftDay = (text: string, format: Intl.DateTimeFormat): Day | null => {
  const match = MICROSOFT_DATE.exec(text)
  if (match === null) return null
  const [, milliseconds, sign, hours, minutes] = match
  if (sign === undefined) return printed(Number(milliseconds), (date) => format.format(date))
  const offsetMs = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1)
  return printed(Number(milliseconds) + offsetMs, (date) => date.toISOString().slice(0, 10))
}

const printed = (timeMs: number, print: (date: Date) => string): Day | null => {
  const date = new Date(timeMs)
  return Number.isNaN(date.getTime()) ? null : readDay(print(date))
}

/** The calendar's own arithmetic: no time zone has a say. At either end of the calendar the day stays as it is. */
export const addDays = (day: Day, count: number): Day => {
  const moved = new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString()
  return isCalendarDay(moved.slice(0, 10)) ? moved.slice(0, 10) : day
}
