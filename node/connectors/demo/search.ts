/** The whole search, over a list in memory: the plainest reading of what a query means. */
import {
  kindsOf,
  type FoundOrder,
  type NumberInterpretation,
  type NumberKind,
  type OrderCounts,
  type OrderQuery,
} from '../connector'
import type { Day, Order, OrderStatus, OrderSummary } from '../order-model'

/** The matching orders, sorted; ties are broken by id. */
export const searchOrders = (orders: readonly Order[], query: OrderQuery): Order[] => {
  const direction = query.sort === 'NEWEST_FIRST' ? -1 : 1
  const keyOf = query.sort === 'PROMISED_FIRST' ? promisedKey : sortKey
  return orders
    .filter((order) => matches(order, query))
    .sort((one, other) => direction * compareText(keyOf(one), keyOf(other)))
}

/** Of several kinds that were asked for, it says those of which it has the number. */
export const rowOf = (order: Order, { number }: OrderQuery): FoundOrder => {
  const kinds = number === null ? [] : kindsOf(number)
  if (number === null || kinds.length < 2) return summaryOf(order)
  const foundBy = kinds.filter((kind) => hasNumberOf(order, kind, number))
  return { ...summaryOf(order), foundBy }
}

/** Of the companies' orders, whatever else is asked for. */
export const countViews = (
  orders: readonly Order[],
  { companies, placedBy }: OrderQuery,
  today: Day
): OrderCounts => {
  const own = orders.filter(
    (order) => companies.includes(order.ownerRef) && isPlacedBy(order, placedBy)
  )
  const promised = own.flatMap(({ status, promisedOn }) =>
    promisedOn === null || HAS_ENDED.has(status) ? [] : [promisedOn]
  )
  return {
    ALL: own.length,
    ARRIVING: promised.filter((day) => day >= today).length,
    LATE: promised.filter((day) => day < today).length,
    ON_HOLD: own.filter(({ status }) => status === 'ON_HOLD').length,
  }
}

const HAS_ENDED: ReadonlySet<OrderStatus> = new Set(['DELIVERED', 'RETURNED', 'CANCELLED'])

/** The row of the list: everything but the parts that only an opened order has. */
const summaryOf = (order: Order): OrderSummary => ({
  id: order.id,
  ownerRef: order.ownerRef,
  ownerName: order.ownerName,
  webOrderNumber: order.webOrderNumber,
  erpOrderNumber: order.erpOrderNumber,
  customerOrderNumber: order.customerOrderNumber,
  orderedOn: order.orderedOn,
  promisedOn: order.promisedOn,
  channel: order.channel,
  status: order.status,
  statusLabel: order.statusLabel,
  delivery: order.delivery,
  invoicing: order.invoicing,
  payment: order.payment,
  total: order.total,
  totalNet: order.totalNet,
  placedBy: order.placedBy,
  costCenter: order.costCenter,
  lineCount: order.lineCount,
})

const matches = (order: Order, query: OrderQuery): boolean =>
  query.companies.includes(order.ownerRef) &&
  isWithin(order.orderedOn, query.from, query.to) &&
  isWithin(order.promisedOn, query.promisedFrom ?? null, query.promisedTo ?? null) &&
  (query.statuses.length === 0 || query.statuses.includes(order.status)) &&
  (query.channels.length === 0 || query.channels.includes(order.channel)) &&
  hasNumber(order, query) &&
  hasProduct(order, query.product) &&
  isPlacedBy(order, query.placedBy)

const isWithin = (day: Day | null, from: Day | null, to: Day | null): boolean =>
  (from === null || (day !== null && day >= from)) && (to === null || (day !== null && day <= to))

const hasNumber = (order: Order, { number }: OrderQuery): boolean =>
  number === null || kindsOf(number).some((kind) => hasNumberOf(order, kind, number))

const hasNumberOf = (order: Order, kind: NumberKind, number: NumberInterpretation): boolean => {
  const own = numbersOf(order, kind).map(fold)
  return number.values
    .map(fold)
    .some((typed) =>
      own.some((candidate) =>
        number.match === 'exact' ? candidate === typed : candidate.includes(typed)
      )
    )
}

const numbersOf = (order: Order, kind: NumberKind): string[] => {
  const numbers: Record<NumberKind, ReadonlyArray<string | null>> = {
    WEB: [order.webOrderNumber],
    ERP: [order.erpOrderNumber],
    CUSTOMER: [order.customerOrderNumber],
    INVOICE: order.invoices.map(({ invoiceNumber }) => invoiceNumber),
  }
  return numbers[kind].flatMap((number) => number ?? [])
}

const hasProduct = (order: Order, product: string | null): boolean => {
  if (product === null) return true
  const typed = fold(product)
  return order.lines.some(
    ({ productCode, description }) =>
      fold(productCode ?? '').includes(typed) || fold(description ?? '').includes(typed)
  )
}

const isPlacedBy = (order: Order, email: string | null): boolean =>
  email === null || (order.placedBy !== null && fold(order.placedBy) === fold(email))

const fold = (text: string): string => text.toLowerCase()

/** After every day. */
const NEVER = '~'

const promisedKey = ({ promisedOn, id }: Order): string => `${promisedOn ?? NEVER} ${id}`

const sortKey = ({ orderedOn, id }: Order): string => `${orderedOn ?? ''} ${id}`

const compareText = (one: string, other: string): number => {
  if (one === other) return 0
  return one < other ? -1 : 1
}
