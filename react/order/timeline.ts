import type { ErpOrderStatus } from '../__generated__/operations'
import type { Order } from './types'

export interface Step {
  status: ErpOrderStatus
  /** The ERP's own word, for a step that we have none for. */
  label: string | null
  /** The calendar day on which it happened, or for the last step to come: by which it is promised. */
  on: string | null
  state: 'done' | 'current' | 'next'
}

type Known = Pick<
  Order,
  'status' | 'statusLabel' | 'delivery' | 'orderedOn' | 'promisedOn' | 'events' | 'shipments'
>
type Past = Omit<Step, 'state'>

/** How far a status says that the order has come. Those not named say nothing of it. */
const LEVEL: Partial<Record<ErpOrderStatus, number>> = {
  RECEIVED: 0,
  APPROVED: 1,
  CREDIT_APPROVED: 1,
  IN_PREPARATION: 2,
  INVOICED: 2,
  PARTIALLY_SHIPPED: 3,
  SHIPPED: 4,
  DELIVERED: 5,
}
const LADDER: readonly ErpOrderStatus[] = ['IN_PREPARATION', 'SHIPPED', 'DELIVERED']
/** After these nothing is to be expected; after an unknown one nobody knows what is. */
const LAST: readonly ErpOrderStatus[] = ['DELIVERED', 'RETURNED', 'CANCELLED', 'OTHER']
/** What stops an order: a status that stands before one of these in the ERP's history has come back since, if it is the headline. */
const STOPS: readonly ErpOrderStatus[] = ['ON_HOLD', 'CANCELLED']

const levelOf = (status: ErpOrderStatus): number => {
  const level = LEVEL[status]
  return level === undefined ? -1 : level
}

const has = (past: readonly Past[], ...statuses: ErpOrderStatus[]): boolean =>
  past.some(({ status }) => statuses.includes(status))

/** The day as the ERP writes it: an instant's own day, not that of the reader's time zone. */
const dayOf = (happenedAt: string | null): string | null => happenedAt && happenedAt.slice(0, 10)

const latest = (days: ReadonlyArray<string | null>): string | null =>
  days.reduce((last, day) => (day && (!last || day > last) ? day : last), null)

/** The ERP's history, the oldest first where it dates every event, each event once. */
const readEvents = ({ events }: Known): Past[] => {
  const past = events.map(({ status, label, happenedAt }) => ({
    status,
    label,
    on: dayOf(happenedAt),
  }))
  const days = past.map(({ on }) => on || '')
  if (days[0] > days[days.length - 1]) past.reverse()
  const sorted = days.every(Boolean)
    ? past
        .map((step, position) => ({ step, position }))
        .sort(({ step: a, position: i }, { step: b, position: j }) =>
          a.on === b.on ? i - j : (a.on || '') < (b.on || '') ? -1 : 1
        )
        .map(({ step }) => step)
    : past
  return sorted.filter((step, i) => JSON.stringify(step) !== JSON.stringify(sorted[i - 1]))
}

/** Where the goods are, by the facet and the status, if the history does not tell. */
const shippedSteps = (order: Known, past: readonly Past[]): Past[] => {
  const { status, delivery, shipments } = order
  const steps: Past[] = []
  const add = (one: ErpOrderStatus, on: string | null) =>
    steps.push({ status: one, label: null, on })
  const isShipped = delivery === 'COMPLETE' || ['SHIPPED', 'DELIVERED', 'RETURNED'].includes(status)
  const isPartly = delivery === 'PARTIAL' || status === 'PARTIALLY_SHIPPED'
  if (isShipped && !has(past, 'SHIPPED', 'DELIVERED', 'RETURNED'))
    add('SHIPPED', latest(shipments.map(({ shippedOn }) => shippedOn)))
  else if (isPartly && !isShipped && !has(past, 'PARTIALLY_SHIPPED', 'SHIPPED', 'DELIVERED'))
    add('PARTIALLY_SHIPPED', latest(shipments.map(({ shippedOn }) => shippedOn)))
  if (status === 'DELIVERED' && !has(past, 'DELIVERED'))
    add('DELIVERED', latest(shipments.map(({ deliveredOn }) => deliveredOn)))
  return steps
}

/** Where the headline stands in the history; -1 if it is not there, or if a stop came after it. */
const findCurrent = (past: readonly Past[], status: ErpOrderStatus): number => {
  const at = past.map((step) => step.status).lastIndexOf(status)
  return at < 0 || has(past.slice(at + 1), ...STOPS) ? -1 : at
}

/** What the goods still have before them. Invoiced says nothing of goods whose delivery the ERP does not tell. */
const nextSteps = (order: Known, past: readonly Past[]): Step[] => {
  const { status, delivery, promisedOn } = order
  if (LAST.includes(status) || (status === 'INVOICED' && delivery === 'UNKNOWN')) return []
  const level = Math.max(...past.map((step) => levelOf(step.status)))
  const ahead = LADDER.filter((one) => levelOf(one) > level)
  return ahead.map((one, i) => ({
    status: one,
    label: null,
    on: i === ahead.length - 1 ? promisedOn : null,
    state: 'next',
  }))
}

/**
 * The order's way so far and what is before it: the ERP's own history, with what status and delivery tell beyond it. One step is the
 * current one, and it is the headline's; what is cancelled, returned, delivered or unknown has no steps to come.
 */
export const timelineOf = (order: Known): Step[] => {
  const { status, statusLabel, orderedOn } = order
  const events = readEvents(order)
  const past = has(events, 'RECEIVED')
    ? events
    : [{ status: 'RECEIVED' as const, label: null, on: orderedOn }, ...events]
  const isStop = STOPS.includes(status) || status === 'RETURNED'
  const stopped = isStop ? findCurrent(past, status) : -1
  const shipped = shippedSteps(order, past)
  // What was shipped was so before the order was stopped.
  past.splice(stopped < 0 ? past.length : stopped, 0, ...shipped)
  if (findCurrent(past, status) < 0) past.push({ status, label: statusLabel, on: null })
  const current = findCurrent(past, status)
  return [
    ...past.map((step, i): Step => ({ ...step, state: i === current ? 'current' : 'done' })),
    ...nextSteps(order, past),
  ]
}
