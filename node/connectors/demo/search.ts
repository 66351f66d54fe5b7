/** The whole search, over a list in memory: the plainest reading of what a query means. */
import type { NumberKind, OrderQuery } from '../connector'
import type { Order, OrderSummary } from '../order-model'

/** The matching orders, sorted; ties are broken by id. */
export const searchOrders = (orders: readonly Order[], query: OrderQuery): Order[] => {
  const direction = query.sort === 'OLDEST_FIRST' ? 1 : -1
  return orders
    .filter((order) => matches(order, query))
    .sort((one, other) => direction * compareText(sortKey(one), sortKey(other)))
}

/** The row of the list: everything but the parts that only an opened order has. */
export const summaryOf = (order: Order): OrderSummary => ({
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
  isWithin(order.orderedOn, query) &&
  (query.statuses.length === 0 || query.statuses.includes(order.status)) &&
  (query.channels.length === 0 || query.channels.includes(order.channel)) &&
  hasNumber(order, query) &&
  hasProduct(order, query.product) &&
  isPlacedBy(order, query.placedBy)

const isWithin = (day: string | null, { from, to }: OrderQuery): boolean =>
  (from === null || (day !== null && day >= from)) && (to === null || (day !== null && day <= to))

const hasNumber = (order: Order, { number }: OrderQuery): boolean => {
  if (number === null) return true
  const own = numbersOf(order, number.kind).map(fold)
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

const sortKey = ({ orderedOn, id }: Order): string => `${orderedOn ?? ''} ${id}`

const compareText = (one: string, other: string): number => {
  if (one === other) return 0
  return one < other ? -1 : 1
}
