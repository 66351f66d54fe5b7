/** Tryton's values: each reader of one takes anything and gives null for what it can't read. */
import { ConnectorError } from '../connector-error'
import type { Day, Instant, Money, Quantity } from '../order-model'
import { isCalendarDay, readDay } from '../values/day'
import { readMoney, readQuantity } from '../values/money'

export { readText as text } from '../values/text'

export type Row = Readonly<Record<string, unknown>>

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What "party." holds for the fields asked for as "party.code": the name ends with its point, as on the wire. */
export const related = (row: Row | null, name: `${string}.`): Row | null => {
  const value = row?.[name]
  return isRow(value) ? value : null
}

/**
 * The same of a list. Some lists are null where they are empty.
 * @throws ConnectorError `bad-answer` for what is no list of records: a part of one is not shown as the whole
 */
export const relatedList = (row: Row | null, name: `${string}.`): readonly Row[] => {
  const value = row?.[name] ?? []
  if (!Array.isArray(value) || !value.every(isRow)) throw badAnswer('has a list that is none')
  return value
}

export const badAnswer = (why: string): ConnectorError =>
  new ConnectorError('bad-answer', `The answer of the ERP ${why}.`)

/** Records are named by numbers in Tryton, and by their digits everywhere else. */
export const idText = (value: unknown): string | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? String(value) : null

/** `{"__class__":"Decimal","decimal":"6875.00"}`: how money comes. Quantities come as numbers. */
const decimal = (value: unknown): unknown =>
  isRow(value) && value.__class__ === 'Decimal' ? value.decimal : value

export const moneyOf = (value: unknown, currency: string): Money | null =>
  readMoney({ amount: decimal(value), currency }, currency)

export const quantityOf = (value: unknown): Quantity | null => readQuantity(decimal(value))

const twoDigits = (value: unknown): string => {
  const text = String(value)
  return text.length < 2 ? `0${text}` : text
}

/** `{"__class__":"date","year":2026,"month":11,"day":11}`, or ISO text. */
export const dayOf = (value: unknown): Day | null => readDay(isRow(value) ? dateText(value) : value)

/** The day that Tryton sorts a record by: for it, one that stands for none is a day like any other. */
export const sortDayOf = (value: unknown): Day | null => {
  const text = isRow(value) ? dateText(value) : String(value).slice(0, 10)
  return isCalendarDay(text) ? text : null
}

const dateText = ({ year, month, day }: Row): string =>
  `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`

/** Tryton keeps and sends its timestamps in UTC: trytond, "Timestamp" fields. */
export const instantOf = (value: unknown): Instant | null => {
  const day = dayOf(value)
  if (!isRow(value) || value.__class__ !== 'datetime' || day === null) return null
  const time = [value.hour, value.minute, value.second]
    .map((part) => twoDigits(part ?? 0))
    .join(':')
  return /^\d\d:\d\d:\d\d$/.test(time) ? `${day}T${time}Z` : null
}

const BASE64 = /^[A-Za-z0-9+/=\s]+$/

/** `{"__class__":"bytes","base64":"JVBERi0x…"}`; null for what is none, or empty. */
export const bytesOf = (value: unknown): Uint8Array | null => {
  if (!isRow(value) || value.__class__ !== 'bytes' || typeof value.base64 !== 'string') return null
  return BASE64.test(value.base64) ? Buffer.from(value.base64, 'base64') : null
}

export const sizeOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null
