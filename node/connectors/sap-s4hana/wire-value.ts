/** Single values of an OData 2 answer: each reader takes anything and gives null for what it can't read. */
import { ConnectorError } from '../connector-error'
import type { Day, Instant, Money, Quantity } from '../order-model'
import { readDay, readInstant } from '../values/day'
import { readMoney, readQuantity } from '../values/money'
import { readText } from '../values/text'

export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** SAP fills what has no value with an empty text. */
export const textOf = readText

/** Without it a record is worth nothing: the whole answer is refused, since leaving it out would hide the fault. */
export const must = (fields: Fields, name: string): string => {
  const text = textOf(fields[name])
  if (text === null) throw badAnswer(name)
  return text
}

/** Milliseconds since 1970, perhaps with an offset in minutes that is already in them. */
const TICKS = /^\/Date\((-?\d{1,15})(?:[+-]\d{1,4})?\)\/$/

/** How SAP writes a day has no more characters. */
const MAX_DAY_LENGTH = 30
const MAX_KNOWN_DAYS = 1000
const knownDays = new Map<string, Day | null>()

/** An order of ten lines has two dozen days, and a page of them few different ones: each is read once. */
export const dayOf = (value: unknown): Day | null => {
  if (typeof value !== 'string') return null
  const known = knownDays.get(value)
  if (known !== undefined) return known
  const day = readDayOf(value)
  if (knownDays.size >= MAX_KNOWN_DAYS) knownDays.clear()
  if (value.length <= MAX_DAY_LENGTH) knownDays.set(value, day)
  return day
}

/** Edm.DateTime has no zone: a day is written as its midnight in UTC, so it is read there and never shifts. */
const readDayOf = (value: string): Day | null => {
  const date = dateOf(value)
  return readDay(date === null ? value : date.toISOString().slice(0, 10))
}

/** Edm.DateTimeOffset, in UTC. */
export const instantOf = (value: unknown): Instant | null => {
  const date = dateOf(value)
  return readInstant(date === null ? value : date.toISOString())
}

/** null also for a moment that no calendar has. */
const dateOf = (value: unknown): Date | null => {
  const milliseconds = typeof value === 'string' ? TICKS.exec(value.trim())?.[1] : undefined
  const date = new Date(Number(milliseconds))
  return Number.isNaN(date.getTime()) ? null : date
}

export const quantityOf = (value: unknown): Quantity | null => readQuantity(value)

/** An amount without a currency is none: SAP always names one. */
export const moneyOf = (amount: unknown, currency: unknown): Money | null =>
  readMoney({ amount, currency }, null)

/**
 * An expanded association to many: `{ results: [...] }`; missing is empty.
 * @throws ConnectorError `bad-answer` for one that is not there whole: cut at the server's page, only linked to, or no list
 */
export const expanded = (row: Fields, name: string): readonly Fields[] => {
  const value = row[name] ?? []
  const list = isFields(value) ? value.results : value
  if (!Array.isArray(list) || !list.every(isFields) || hasNext(value)) throw badAnswer(name)
  return list
}

/** Whether the server has kept back a part of this list, to be fetched by a link. */
export const hasNext = (list: unknown): boolean => isFields(list) && typeof list.__next === 'string'

/** @throws ConnectorError naming fields of SAP's model, never what was in them */
export const badAnswer = (field: string): ConnectorError =>
  new ConnectorError('bad-answer', `The ERP's answer can't be read: ${field}.`, { fields: [field] })
