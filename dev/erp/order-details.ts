import type {
  Address,
  Order,
  OrderDocument,
  OrderEvent,
  OrderLine,
  OrderReference,
  OrderStatus,
  OrderSummary,
} from '../../node/connectors/order-model'
import { money, quantity } from './amounts'
import { writeInvoice, writePayment } from './billing-details'
import { toDay } from './calendar'
import { customerProductCode } from './catalogue'
import { dayOfStatus } from './milestones'
import { createDocumentWriter, type DocumentWriter } from './documents'
import type { InvoiceRecord, PaymentRecord } from './ledger'
import { planOrder, type LinePlan, type OrderPlan } from './order-plan'
import { currencyOf, type OrderSeed } from './order-seeds'
import { createRandom, mixSeeds, type Random } from './random'
import { lineId, writeShipments } from './shipment-details'

export interface OpenedRecord {
  readonly seed: OrderSeed
  readonly summary: OrderSummary
  readonly related: readonly OrderReference[]
  readonly invoiced: readonly InvoiceRecord[]
  readonly paid: readonly PaymentRecord[]
}

/** The whole order, made again from its seed each time it is opened. */
export const writeOrder = ({ seed, summary, related, invoiced, paid }: OpenedRecord): Order => {
  const plan = planOrder(seed)
  const random = createRandom(mixSeeds(seed.seed, 3))
  const documents = createDocumentWriter(plan.words, random)
  const events = writeEvents(plan, random)
  const { customer } = seed
  return {
    ...summary,
    requestedOn: random.chance(40) ? toDay(seed.orderedDay + random.between(3, 15)) : null,
    changedAt: events.at(-1)?.happenedAt ?? null,
    lines: plan.lines.map((line, index) => writeLine(plan, line, index)),
    totals: writeTotals(plan),
    billingAddress: writeAddress(seed, customer.street),
    shippingAddress: writeAddress(seed, random.pick([customer.street, `${customer.street} - B2`])),
    paymentTerms: plan.terms.label,
    deliveryTerms: random.pick(plan.words.deliveryTerms),
    holdReason: seed.status === 'ON_HOLD' ? plan.words.holdReason : null,
    notes: random.pick(plan.words.notes),
    events,
    shipments: writeShipments(plan, random),
    invoices: invoiced.map(writeInvoice),
    payments: paid.map(writePayment),
    documents: writeOrderDocuments(plan, documents, random),
    related,
  }
}

const writeLine = (plan: OrderPlan, line: LinePlan, index: number): OrderLine => {
  const { company } = plan.seed
  return {
    id: lineId(index),
    lineNumber: String((index + 1) * 10),
    productCode: line.product.code,
    customerProductCode: customerProductCode(line.product, company),
    description: line.product.description[company.language],
    unit: line.product.unit,
    ordered: quantity(line.ordered),
    shipped: quantity(line.shipped),
    invoiced: quantity(line.invoiced),
    outstanding: quantity(line.ordered - line.shipped - line.cancelled),
    cancelled: quantity(line.cancelled),
    unitPrice: money(line.unitPrice, currencyOf(plan.seed)),
    total: money(line.total, currencyOf(plan.seed)),
    promisedOn: plan.promisedDay === null ? null : toDay(plan.promisedDay),
  }
}

const writeTotals = ({ totals, seed }: OrderPlan): Order['totals'] => {
  const currency = currencyOf(seed)
  return {
    items: money(totals.items, currency),
    discount: money(totals.discount, currency),
    freight: money(totals.freight, currency),
    tax: money(totals.tax, currency),
    other: money(0, currency),
    total: money(totals.total, currency),
  }
}

const writeAddress = ({ customer, company }: OrderSeed, street: string): Address => ({
  name: customer.name,
  lines: [street],
  city: customer.city,
  state: customer.state,
  postalCode: customer.postalCode,
  country: company.country,
})

const WAY: readonly OrderStatus[] = [
  'RECEIVED',
  'APPROVED',
  'CREDIT_APPROVED',
  'IN_PREPARATION',
  'INVOICED',
  'SHIPPED',
  'DELIVERED',
  'RETURNED',
]

const writeEvents = (plan: OrderPlan, random: Random): OrderEvent[] => {
  const { company } = plan.seed
  return wayTo(plan.seed.status).map((status, index) => {
    const day = toDay(dayOfStatus(plan.seed, status))
    const minute = String(random.below(60)).padStart(2, '0')
    // Later events at later hours, so that those of one day stay in order.
    const hour = String(8 + index).padStart(2, '0')
    return {
      status,
      label: plan.words.statuses[status],
      happenedAt: `${day}T${hour}:${minute}:00${company.utcOffset}`,
    }
  })
}

const wayTo = (status: OrderStatus): readonly OrderStatus[] => {
  if (status === 'PARTIALLY_SHIPPED') return [...WAY.slice(0, 5), status]
  const place = WAY.indexOf(status)
  return place === -1 ? ['RECEIVED', status] : WAY.slice(0, place + 1)
}

const writeOrderDocuments = (
  { seed }: OrderPlan,
  documents: DocumentWriter,
  random: Random
): OrderDocument[] => {
  const { orderedDay, erpOrderNumber, status } = seed
  const shippedDay = dayOfStatus(seed, 'SHIPPED')
  const written = [
    documents.write('ORDER_CONFIRMATION', { number: erpOrderNumber, day: orderedDay }),
  ]
  if (status === 'SHIPPED' || status === 'DELIVERED') {
    written.push(documents.write('DELIVERY_NOTE', { number: null, day: shippedDay }))
    const extra = random.pick([
      'CERTIFICATE',
      'SERIAL_NUMBERS',
      'FREIGHT_DOCUMENT',
      'TAX_FORM',
      'OTHER',
    ] as const)
    written.push(documents.write(extra, { number: null, day: shippedDay }))
  }
  if (status === 'DELIVERED') {
    written.push(
      documents.write('PROOF_OF_DELIVERY', { number: null, day: dayOfStatus(seed, 'DELIVERED') })
    )
  }
  return written
}
