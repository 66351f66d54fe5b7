/** How an ERP writes what bad answers change: each connector says it of its own, beside its fixture. */
import type { Day } from '../connectors/order-model'

/** Fields as they stand in the answer that opens an order. */
export interface Wire {
  /** The ordered quantity of a line, and how -3 is written. */
  readonly quantity: readonly [field: string, minusThree: unknown]
  /** The day of the order: each way to write the 23rd of November 2026, and what it reads as. */
  readonly day: string
  readonly days: ReadonlyArray<readonly [written: unknown, read: Day | null]>
  /** The currency, or null where this ERP never names one. */
  readonly currency: string | null
  /** What an amount without a currency is in; null: it is no amount. */
  readonly withoutCurrency: string | null
  /** A number in the rows of a search that may repeat. */
  readonly number: readonly [field: string, of: 'erpOrderNumber' | 'customerOrderNumber']
}

export const DAY = '2026-11-23'
/** 23:30 in São Paulo is the next day in UTC: nothing shifts it. */
export const ISO_DAYS = [
  [DAY, DAY],
  [`${DAY}T23:30:00Z`, DAY],
  [`${DAY}T23:30:00-03:00`, DAY],
  [`${DAY}T23:30:00.193`, DAY],
  [`${DAY}T23:30:00-0300`, DAY],
  [`${DAY}T23:30:00-03`, DAY],
  [`${DAY}T23:30:00+05:30`, DAY],
  [`${DAY} 23:30:00`, DAY],
] as const
export const NO_DAYS = [
  ['0001-01-01', null],
  ['0001-01-01T00:00:00', null],
  ['0000-00-00', null],
  ['0000-00-00 00:00:00', null],
  ['1753-01-01T00:00:00', null],
  ['1899-12-30T00:00:00Z', null],
  ['1900-01-01T00:00:00-0300', null],
  ['9999-12-31', null],
  ['9999-12-31T23:59:59.997', null],
  ['23/11/2026', null],
  ['2026-02-30', null],
  ['', null],
  [20261123, null],
] as const
