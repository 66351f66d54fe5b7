import type { OrderStatus } from '../../node/connectors/order-model'
import type { DayNumber } from './calendar'
import type { OrderSeed } from './order-seeds'

const DAYS_AFTER_ORDER: Readonly<Record<OrderStatus, number>> = {
  RECEIVED: 0,
  APPROVED: 0,
  CREDIT_APPROVED: 1,
  IN_PREPARATION: 2,
  INVOICED: 4,
  PARTIALLY_SHIPPED: 6,
  SHIPPED: 6,
  DELIVERED: 8,
  RETURNED: 15,
  CANCELLED: 1,
  ON_HOLD: 1,
  OTHER: 5,
}

/** The day an order came to a status: one answer for timeline, shipments, invoices and documents. Never after today. */
export const dayOfStatus = (
  { seed, orderedDay, today }: OrderSeed,
  status: OrderStatus
): DayNumber => {
  const isOnTheWay = status === 'DELIVERED' || status === 'RETURNED'
  const daysOnTheWay = isOnTheWay ? seed % 11 : 0
  return Math.min(orderedDay + DAYS_AFTER_ORDER[status] + daysOnTheWay, today)
}
