import type { Day, Instant } from '../order-model'

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
/** ISO 8601 as RFC 3339 profiles it, the offset optional. */
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?$/

/**
 * A day as the ERP wrote it: from `YYYY-MM-DD`, or the first half of an ISO instant. It is never shifted to another zone:
 * an order of the 23rd in the ERP is one of the 23rd on the page. Anything else, and a day no calendar has, is null.
 */
export const readDay = (value: unknown): Day | null => {
  if (typeof value !== 'string') return null
  if (isCalendarDay(value)) return value
  const text = value.trim()
  const day = INSTANT.exec(text)?.[1] ?? text
  return isCalendarDay(day) ? day : null
}

/** An ISO instant with its offset, as written; null without one, for then nobody knows when it was. */
export const readInstant = (value: unknown): Instant | null => {
  if (typeof value !== 'string') return null
  const text = value.trim()
  const match = INSTANT.exec(text)
  const hasOffset = match?.[2] !== undefined
  return hasOffset && readDay(text) !== null ? text : null
}

/** As exact as the ERP is: an instant, else the day. */
export const readInstantOrDay = (value: unknown): Instant | Day | null =>
  readInstant(value) ?? readDay(value)

/** Every year and every month has it. */
const COMMON_DAY = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** A page has thousands of days: most of them are only looked at, the rest counted, and none asked of a Date. */
const isCalendarDay = (text: string): boolean => {
  if (COMMON_DAY.test(text)) return true
  const match = DAY.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const last = isLeap && month === 2 ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0)
  return year > 0 && day > 0 && day <= last
}
