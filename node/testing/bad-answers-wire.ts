/** How an ERP writes what bad answers spoil: each connector says it of its own, beside its fixture. */
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
] as const
export const NO_DAYS = [
  ['23/11/2026', null],
  ['2026-02-30', null],
  ['', null],
  [20261123, null],
] as const
