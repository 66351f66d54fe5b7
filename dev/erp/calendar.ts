import type { Day } from '../../node/connectors/order-model'

/** Days since 1970-01-01: what the generator counts with, so that no time zone can shift a day. */
export type DayNumber = number

const MILLISECONDS_PER_DAY = 86_400_000

export const toDay = (dayNumber: DayNumber): Day =>
  new Date(dayNumber * MILLISECONDS_PER_DAY).toISOString().slice(0, 10)

/** The calendar day's number, or null if there is no such day ("2026-02-30", "2026-2-3"). */
export const readDay = (text: string): DayNumber | null => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const milliseconds = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(milliseconds)) return null
  const dayNumber = milliseconds / MILLISECONDS_PER_DAY
  return toDay(dayNumber) === text ? dayNumber : null
}

export const dayOf = (instant: Date): DayNumber =>
  Math.floor(instant.getTime() / MILLISECONDS_PER_DAY)
