/**
 * The orders of one company, invented: the same for the same company and day, whoever asks. Twelve of each three cover
 * every status; five channels take turns; two ERP orders come from one web order; phone orders have no web number.
 */
import {
  CHANNELS,
  ORDER_STATUSES,
  type Channel,
  type CompanyRef,
  type Day,
  type Facet,
  type Order,
  type OrderReference,
  type OrderStatus,
} from '../order-model'
import { currencyOf, moneyOf, type DemoCurrency } from './amounts'
import { generateInvoices, ownerName, type Invoiceable, type Invoices } from './company-invoices'
import { orderIdOf } from './identity'
import { demoLines, orderTotals } from './order-lines'
import { listDocuments, orderDocuments } from './order-documents'
import { demoShipments } from './order-shipments'
import { hashOf, pick } from './random'

export const ORDERS_PER_COMPANY = 36
/** The two ERP orders of one web order. */
const SPLIT_ORDERS: readonly number[] = [2, 3]
const ORDER_NUMBERED_ALIKE = 14
/** Not every order has a promise. */
const isPromised = (index: number): boolean => index % 9 !== 8

/** What the later parts of an order are made from. */
export interface OrderSketch {
  readonly index: number
  readonly ownerRef: CompanyRef
  readonly orderedOn: Day
  readonly status: OrderStatus
  readonly facets: OrderFacets
  readonly currency: DemoCurrency
}

export interface OrderFacets {
  readonly delivery: Facet
  readonly invoicing: Facet
  readonly payment: Facet
}

export interface DemoCompany extends Invoices {
  readonly orders: readonly Order[]
}

/** Newest first. @param today the day of the newest order */
export const generateCompany = (ownerRef: CompanyRef, today: Day): DemoCompany => {
  const invoiceable = Array.from({ length: ORDERS_PER_COMPANY }, (_, index) => {
    const order = sketch(ownerRef, index, today)
    const { total } = orderTotals(order, demoLines(order))
    return { order, total, reference: reference(ownerRef, index) }
  })
  const company = generateInvoices(invoiceable, today)
  return { ...company, orders: invoiceable.map((one) => demoOrder(one, company)) }
}

export const generateOrders = (ownerRef: CompanyRef, today: Day): readonly Order[] =>
  generateCompany(ownerRef, today).orders

const NOTHING_YET: OrderFacets = { delivery: 'NONE', invoicing: 'NONE', payment: 'NONE' }
const ALL_DONE: OrderFacets = { delivery: 'COMPLETE', invoicing: 'COMPLETE', payment: 'COMPLETE' }

const FACETS_OF: Record<OrderStatus, OrderFacets> = {
  RECEIVED: NOTHING_YET,
  APPROVED: NOTHING_YET,
  CREDIT_APPROVED: NOTHING_YET,
  IN_PREPARATION: NOTHING_YET,
  INVOICED: { delivery: 'NONE', invoicing: 'COMPLETE', payment: 'NONE' },
  PARTIALLY_SHIPPED: { delivery: 'PARTIAL', invoicing: 'PARTIAL', payment: 'PARTIAL' },
  SHIPPED: { delivery: 'COMPLETE', invoicing: 'COMPLETE', payment: 'PARTIAL' },
  DELIVERED: ALL_DONE,
  RETURNED: ALL_DONE,
  CANCELLED: NOTHING_YET,
  ON_HOLD: NOTHING_YET,
  OTHER: { delivery: 'UNKNOWN', invoicing: 'UNKNOWN', payment: 'UNKNOWN' },
}

/** Only some ERPs give a word of their own; for `OTHER` it is all there is. */
const LABEL_OF: Partial<Record<OrderStatus, string>> = {
  OTHER: 'Awaiting export licence',
  ON_HOLD: 'Blocked: credit limit',
}

const statusAt = (index: number): OrderStatus =>
  ORDER_STATUSES[index % ORDER_STATUSES.length] ?? 'OTHER'

const channelAt = (index: number): Channel =>
  SPLIT_ORDERS.includes(index) ? 'WEB' : (CHANNELS[index % CHANNELS.length] ?? 'OTHER')

const sketch = (ownerRef: CompanyRef, index: number, today: Day): OrderSketch => ({
  index,
  ownerRef,
  // Pairs share a day, so that sorting has ties to break.
  orderedOn: addDays(today, -5 * Math.floor(index / 2)),
  status: statusAt(index),
  facets: FACETS_OF[statusAt(index)],
  currency: currencyOf(ownerRef),
})

const demoOrder = ({ order, reference: { id } }: Invoiceable, company: Invoices): Order => {
  const whole = withoutDocuments(order, company, id)
  return { ...whole, documents: listDocuments(orderDocuments(whole)) }
}

const withoutDocuments = (
  order: OrderSketch,
  company: Invoices,
  id: string
): Omit<Order, 'documents'> => {
  const { index, ownerRef, orderedOn, status, currency } = order
  const lines = demoLines(order)
  const totals = orderTotals(order, lines)
  const invoices = company.invoices.filter(({ orders }) => orders.some((one) => one.id === id))
  return {
    id,
    ownerRef,
    ownerName: ownerName(order),
    webOrderNumber: webNumber(ownerRef, index),
    erpOrderNumber: erpNumber(ownerRef, index),
    customerOrderNumber: customerNumber(ownerRef, index),
    orderedOn,
    promisedOn: isPromised(index) ? addDays(orderedOn, 9) : null,
    channel: channelAt(index),
    status,
    statusLabel: LABEL_OF[status] ?? null,
    ...order.facets,
    total: moneyOf(totals.total, currency),
    totalNet: moneyOf(totals.items + totals.freight, currency),
    placedBy: placedByAt(index),
    costCenter: index % 2 === 0 ? 'Maintenance' : 'Production',
    lineCount: lines.length,
    requestedOn: addDays(orderedOn, 7),
    changedAt: `${orderedOn}T14:02:00-03:00`,
    lines,
    totals: {
      items: moneyOf(totals.items, currency),
      discount: null,
      freight: moneyOf(totals.freight, currency),
      tax: moneyOf(totals.tax, currency),
      other: null,
      total: moneyOf(totals.total, currency),
    },
    billingAddress: address(ownerRef, 'Accounts payable'),
    shippingAddress: address(ownerRef, 'Warehouse'),
    paymentTerms: '30/60 days',
    deliveryTerms: 'CIF',
    holdReason: status === 'ON_HOLD' ? 'The credit limit is used up.' : null,
    notes: index % 4 === 0 ? 'Deliver at gate 3.' : null,
    events: demoEvents(order),
    shipments: demoShipments(order, lines),
    invoices,
    payments: company.payments.filter(({ settles }) =>
      settles.some(({ orders }) => orders.some((one) => one.id === id))
    ),
    related: relatedOrders(ownerRef, index),
  }
}

/** @param days may be negative */
export const addDays = (day: Day, days: number): Day => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

const erpNumber = (ownerRef: CompanyRef, index: number): string =>
  `${1000 + (hashOf(ownerRef) % 9000)}${5000 - index}`

const webNumber = (ownerRef: CompanyRef, index: number): string | null => {
  if (channelAt(index) !== 'WEB') return null
  const first = SPLIT_ORDERS.includes(index) ? Math.min(...SPLIT_ORDERS) : index
  return `${1_300_000_000_000 + (hashOf(ownerRef) % 1_000_000) * 1000 + first}-01`
}

/** E-mails, so that the right to see one's own orders can be tried; both orders of a split have the same. */
const BUYERS = ['ana.prado@demo.example', 'bruno.prado@demo.example'] as const

const placedByAt = (index: number): string =>
  channelAt(index) === 'WEB' ? buyerAt(index) : 'Customer service'

/** Some buyers take the ERP's number for their own. */
const customerNumber = (ownerRef: CompanyRef, index: number): string | null => {
  if (index % 6 === 5) return null
  return index === ORDER_NUMBERED_ALIKE ? erpNumber(ownerRef, index) : `PO-${4500 + index}`
}

const buyerAt = (index: number): string => BUYERS[Math.floor(index / 4) % 2] ?? BUYERS[0]

const reference = (ownerRef: CompanyRef, index: number): OrderReference => ({
  id: orderIdOf(ownerRef, index),
  ownerRef,
  placedBy: placedByAt(index),
  webOrderNumber: webNumber(ownerRef, index),
  erpOrderNumber: erpNumber(ownerRef, index),
  customerOrderNumber: customerNumber(ownerRef, index),
  status: statusAt(index),
  statusLabel: LABEL_OF[statusAt(index)] ?? null,
})

const relatedOrders = (ownerRef: CompanyRef, index: number): OrderReference[] =>
  SPLIT_ORDERS.includes(index)
    ? SPLIT_ORDERS.filter((other) => other !== index).map((other) => reference(ownerRef, other))
    : []

const demoEvents = ({ orderedOn, status }: OrderSketch): Order['events'] => [
  { status: 'RECEIVED', label: null, happenedAt: `${orderedOn}T09:30:00-03:00` },
  ...(status === 'RECEIVED'
    ? []
    : [{ status, label: LABEL_OF[status] ?? null, happenedAt: addDays(orderedOn, 1) }]),
]

const address = (ownerRef: CompanyRef, name: string): Order['billingAddress'] => ({
  name,
  lines: [`Rua da Indústria ${1 + pick(900, ownerRef, name)}`],
  city: 'Joinville',
  state: 'SC',
  postalCode: '89200-000',
  country: 'BR',
})
