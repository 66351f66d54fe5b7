import assert from 'node:assert/strict'
import type { NumberKind } from '../../node/connectors/connector'
import type { Order, OrderSummary } from '../../node/connectors/order-model'
import { readDay } from './calendar'
import { createOrderBook, type OrderBook, type OrderFilter } from './order-book'

export const TODAY = '2026-11-23'
export const NORTE = ['C-1001', 'C-1002']
export const ALL = [...NORTE, 'C-2001', 'C-3001', 'C-4001']

export const bookOf = (today: string, seed = 7, count = 10_000): OrderBook =>
  createOrderBook({ seed, count, today: readDay(today) ?? 0 })

export const ANYTHING: OrderFilter = {
  companies: ALL,
  number: null,
  from: null,
  to: null,
  statuses: [],
  channels: [],
  product: null,
  placedBy: null,
  sort: 'NEWEST_FIRST',
}

export const book = bookOf(TODAY)
export const everything = book.find(ANYTHING)
export const find = (change: Partial<OrderFilter>) => book.find({ ...ANYTHING, ...change })
export const byNumber = (kind: NumberKind, value: string, companies = ALL) =>
  find({ companies, number: { kind, match: 'exact', values: [value] } })
export const open = ({ id, ownerRef }: OrderSummary): Order => {
  const order = book.open(id, [ownerRef])
  assert.ok(order)
  return order
}
/** Every tenth order, and the latest, where statuses change fastest. */
export const sample = everything.filter((_, index) => index < 300 || index % 10 === 0).map(open)

export const sorted = (values: Iterable<string | null>) => [...new Set(values)].sort()
