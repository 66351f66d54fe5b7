import type { Day, Instant } from '../order-model'

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
/** ISO 8601, its offset in any of its forms or left out; with a space for the `T`, as databases print it. */
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?)(?: ?(Z|([+-](?:[01]\d|2[0-3])):?([0-5]\d)?))?$/

/**
 * A day as the ERP wrote it: from `YYYY-MM-DD`, or the first half of an ISO instant. It is never shifted to another zone:
 * an order of the 23rd in the ERP is one of the 23rd on the page. Anything else, a day no calendar has, and a day that
 * stands for none is null.
 */
export const readDay = (value: unknown): Day | null => {
  if (typeof value !== 'string') return null
  if (ORDINARY_DAY.test(value)) return value
  const text = value.trim()
  const day = INSTANT.exec(text)?.[1] ?? text
  return isMeant(day) && isCalendarDay(day) ? day : null
}

/**
 * An ISO instant with its offset, the offset written `Z` or `+hh:mm`, which is what every browser reads; null without one,
 * for then nobody knows when it was.
 */
export const readInstant = (value: unknown): Instant | null => {
  if (typeof value !== 'string') return null
  const [, day, time, offset, hours, minutes = '00'] = INSTANT.exec(value.trim()) ?? []
  if (offset === undefined || readDay(day) === null) return null
  return `${day}T${time}${hours === undefined ? offset : `${hours}:${minutes}`}`
}

/** As exact as the ERP is: an instant, else the day. */
export const readInstantOrDay = (value: unknown): Instant | Day | null =>
  readInstant(value) ?? readDay(value)

/** Whether it is `YYYY-MM-DD` and in the calendar. Whoever asks for everything since 1900 asks for a day. */
export const isCalendarDay = (text: string): boolean => {
  const match = DAY.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const last = isLeap && month === 2 ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0)
  return year > 0 && day > 0 && day <= last
}

/**
 * A date that was never filled in is the first or the last one that a program can write: .NET's is of year 1, Windows' of
 * 1601, SQL Server's of 1753 or 1900, Delphi's and Excel's of 1899; the last is of 9999. A time zone moves it to a day
 * beside it, and no order, invoice or payment is of before 1901: so it is not only these very days.
 */
const isMeant = (day: string): boolean => day >= '1901' && day < '9999'

/** Meant, and a day that every year and every month has. A page has thousands of days: most of them are only looked at. */
const ORDINARY_DAY = /^(?!0|1[0-8]|1900|9999)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
