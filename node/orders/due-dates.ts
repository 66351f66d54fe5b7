/**
 * What the day of today makes of an invoice and of an order: overdue, late. "Today" is the day in the store's time zone.
 * It is worked out before rights are applied, since what they take away is needed for it.
 */
import type { Day, Instalment, Invoice, Money, Order } from '../connectors/order-model'
import { addAmounts, isPositive, isZero, zeroLike } from './amounts'

export interface DueInstalment extends Instalment {
  /** Its day lies before today, and something of it is still to be paid. */
  readonly isOverdue: boolean
}

export interface DueInvoice extends Invoice {
  readonly instalments: readonly DueInstalment[]
  /** What of it should have been paid before today; null where the ERP does not say enough. */
  readonly overdue: Money | null
}

export interface DueOrder extends Order {
  readonly invoices: readonly DueInvoice[]
  /** Days between the promise and the last delivery, or today where something is still to come. Null unless late. */
  readonly lateDays: number | null
}

export const dueOrder = (order: Order, today: Day): DueOrder => ({
  ...order,
  invoices: order.invoices.map((invoice) => dueInvoice(invoice, today)),
  lateDays: lateDaysOf(order, today),
})

/** An invoice, with all else that it has. */
export type Due<One extends Invoice> = Omit<One, 'instalments'> & DueInvoice

export const dueInvoice = <One extends Invoice>(invoice: One, today: Day): Due<One> => ({
  ...invoice,
  instalments: invoice.instalments.map((instalment) => ({
    ...instalment,
    isOverdue: isOverdue(instalment, invoice, today),
  })),
  overdue: overdueOf(invoice, today),
})

const hasEnded = ({ status }: Invoice): boolean => status === 'PAID' || status === 'CANCELLED'

/** Where the ERP does not say how much of an instalment is open, that of the whole invoice speaks for it if it is nothing. */
const isOverdue = (instalment: Instalment, invoice: Invoice, today: Day): boolean => {
  if (hasEnded(invoice) || instalment.dueOn === null || instalment.dueOn >= today) return false
  if (instalment.open !== null) return isPositive(instalment.open.amount)
  if (invoice.open !== null) return !isZero(invoice.open.amount)
  return invoice.status !== 'OTHER'
}

const overdueOf = (invoice: Invoice, today: Day): Money | null => {
  const { open, total, instalments, kind } = invoice
  const whole = open ?? total
  if (whole === null) return null
  if (hasEnded(invoice) || (open !== null && isZero(open.amount))) return zeroLike(whole)
  // Nobody has to pay a credit by a day: one that names none is not overdue.
  if (instalments.length === 0) return kind === 'CREDIT_NOTE' ? zeroLike(whole) : null
  if (!instalments.every((instalment) => isClear(instalment, whole.currency))) return null
  const late = instalments.flatMap(({ open: left, dueOn }) =>
    left !== null && dueOn !== null && dueOn < today ? [left.amount] : []
  )
  const amount = addAmounts([zeroLike(whole).amount, ...late])
  return amount === null ? null : { amount, currency: whole.currency }
}

/** It says how much is open and, if anything is, since when. */
const isClear = ({ open, dueOn }: Instalment, currency: string): boolean =>
  open !== null && open.currency === currency && (dueOn !== null || isZero(open.amount))

const lateDaysOf = (order: Order, today: Day): number | null => {
  const { promisedOn } = order
  if (promisedOn === null || order.status === 'CANCELLED') return null
  const lastDay = lastDayOf(order, today)
  const days = lastDay === null ? 0 : daysBetween(promisedOn, lastDay)
  return days > 0 ? days : null
}

/** null where the ERP does not say whether anything is still to come, or when it came. */
const lastDayOf = (order: Order, today: Day): Day | null => {
  const { status, delivery, shipments, events } = order
  const isReceived = status === 'DELIVERED' || status === 'RETURNED'
  if (!isReceived && delivery !== 'COMPLETE') {
    return status === 'OTHER' && delivery === 'UNKNOWN' ? null : today
  }
  const came = shipments
    .filter((shipment) => shipment.status !== 'CANCELLED')
    // Many an ERP never learns of the delivery: then the day it left is the least that can be said.
    .map(({ deliveredOn, shippedOn }) => deliveredOn ?? shippedOn)
  const received = events
    .filter((event) => event.status === 'DELIVERED')
    .map(({ happenedAt }) => happenedAt?.slice(0, 10) ?? null)
  return latest(came.length > 0 ? came : received)
}

const latest = (days: ReadonlyArray<Day | null>): Day | null =>
  days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null)

const DAY_MS = 24 * 60 * 60 * 1000

const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
