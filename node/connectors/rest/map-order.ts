/** The field names are those of `order-model.ts`: the wire speaks the vocabulary. */
import {
  kindsOf,
  NUMBER_KINDS,
  ORDER_VIEWS,
  type FoundOrder,
  type OrderCounts,
  type OrderQuery,
} from '../connector'
import {
  CHANNELS,
  FACETS,
  ORDER_STATUSES,
  SHIPMENT_STATUSES,
  type Address,
  type Order,
  type OrderEvent,
  type OrderSummary,
  type OrderTotals,
  type ShipmentLine,
} from '../order-model'
import { readDay, readInstant, readInstantOrDay } from '../values/day'
import { httpsUrl } from '../values/https-url'
import { readMoney, readQuantity } from '../values/money'
import { readDocument, readInvoice, readPayment, readReference } from './wire-document'
import { statusReader } from './wire-status'
import {
  count,
  isRecord,
  listOf,
  must,
  opaqueId,
  requiredListOf,
  text,
  texts,
  withIds,
  wordOf,
  wordOr,
  type Fields,
  type Reading,
  type RecordReader,
} from './wire-value'

const orderStatus = statusReader(ORDER_STATUSES)
const shipmentStatus = statusReader(SHIPMENT_STATUSES)
const orderStatusWord = wordOf(ORDER_STATUSES)
const numberKind = wordOf(NUMBER_KINDS)
const channelOf = wordOr(CHANNELS, 'OTHER')
const facetOf = wordOr(FACETS, 'UNKNOWN')

export const readSummary = (fields: Fields, reading: Reading): OrderSummary => {
  const { status, statusLabel } = orderStatus(fields, 'OTHER')
  return {
    id: must(opaqueId(fields.id), 'id', reading),
    ownerRef: must(text(fields.ownerRef), 'ownerRef', reading),
    ownerName: text(fields.ownerName),
    webOrderNumber: text(fields.webOrderNumber),
    erpOrderNumber: text(fields.erpOrderNumber),
    customerOrderNumber: text(fields.customerOrderNumber),
    orderedOn: readDay(fields.orderedOn),
    promisedOn: readDay(fields.promisedOn),
    channel: channelOf(fields.channel),
    status,
    statusLabel,
    delivery: facetOf(fields.delivery),
    invoicing: facetOf(fields.invoicing),
    payment: facetOf(fields.payment),
    total: readMoney(fields.total, reading.defaultCurrency),
    totalNet: readMoney(fields.totalNet, reading.defaultCurrency),
    placedBy: text(fields.placedBy),
    costCenter: text(fields.costCenter),
    lineCount: count(fields.lineCount),
  }
}

/** Rows of a search for several kinds say by which they were found; of any other, whatever they say is not asked for. */
export const rowReader = ({ number }: OrderQuery): RecordReader<FoundOrder> => {
  const kinds = number === null ? [] : kindsOf(number)
  if (kinds.length < 2) return readSummary
  return (fields, reading) => {
    const said = texts(fields.foundBy).map(numberKind)
    const foundBy = kinds.filter((kind) => said.includes(kind))
    return {
      foundBy: must(foundBy.length === 0 ? null : foundBy, 'foundBy', reading),
      ...readSummary(fields, reading),
    }
  }
}

/** All of them or none: a missing one would read as zero. */
export const readCounts = (value: unknown): OrderCounts | null => {
  const fields = isRecord(value) ? value : {}
  const [ALL, ARRIVING, LATE, ON_HOLD] = ORDER_VIEWS.map((view) => count(fields[view]))
  const isWhole = ALL != null && ARRIVING != null && LATE != null && ON_HOLD != null
  return isWhole ? { ALL, ARRIVING, LATE, ON_HOLD } : null
}

export const readOrder = (fields: Fields, reading: Reading): Order => ({
  requestedOn: readDay(fields.requestedOn),
  changedAt: readInstant(fields.changedAt),
  lines: withIds(requiredListOf('lines', readLine)(fields, reading)),
  totals: readTotals(fields.totals, reading),
  billingAddress: readAddress(fields.billingAddress),
  shippingAddress: readAddress(fields.shippingAddress),
  paymentTerms: text(fields.paymentTerms),
  deliveryTerms: text(fields.deliveryTerms),
  holdReason: text(fields.holdReason),
  notes: text(fields.notes),
  events: listOf('events', readEvent)(fields, reading),
  shipments: withIds(listOf('shipments', readShipment)(fields, reading)),
  invoices: listOf('invoices', readInvoice)(fields, reading),
  payments: listOf('payments', readPayment)(fields, reading),
  documents: listOf('documents', readDocument)(fields, reading),
  related: listOf('related', readReference)(fields, reading),
  // Last: V8 builds an object whose literal goes on behind a spread a hundred times slower.
  ...readSummary(fields, reading),
})

const readLine = (fields: Fields, { defaultCurrency }: Reading) => ({
  id: text(fields.id),
  lineNumber: text(fields.lineNumber),
  productCode: text(fields.productCode),
  customerProductCode: text(fields.customerProductCode),
  description: text(fields.description),
  unit: text(fields.unit),
  ordered: readQuantity(fields.ordered),
  shipped: readQuantity(fields.shipped),
  invoiced: readQuantity(fields.invoiced),
  outstanding: readQuantity(fields.outstanding),
  cancelled: readQuantity(fields.cancelled),
  unitPrice: readMoney(fields.unitPrice, defaultCurrency),
  total: readMoney(fields.total, defaultCurrency),
  promisedOn: readDay(fields.promisedOn),
})

/** All null where the answer has none. */
const readTotals = (value: unknown, { defaultCurrency }: Reading): OrderTotals => {
  const fields = isRecord(value) ? value : {}
  return {
    items: readMoney(fields.items, defaultCurrency),
    discount: readMoney(fields.discount, defaultCurrency),
    freight: readMoney(fields.freight, defaultCurrency),
    tax: readMoney(fields.tax, defaultCurrency),
    other: readMoney(fields.other, defaultCurrency),
    total: readMoney(fields.total, defaultCurrency),
  }
}

const readAddress = (value: unknown): Address | null =>
  isRecord(value)
    ? {
        name: text(value.name),
        lines: texts(value.lines),
        city: text(value.city),
        state: text(value.state),
        postalCode: text(value.postalCode),
        country: text(value.country),
      }
    : null

const readEvent = (fields: Fields): OrderEvent => {
  const status = orderStatusWord(fields.status) ?? 'OTHER'
  const label = text(fields.label) ?? (status === 'OTHER' ? text(fields.status) : null)
  return { status, label, happenedAt: readInstantOrDay(fields.happenedAt) }
}

const readShipment = (fields: Fields, reading: Reading) => ({
  id: text(fields.id),
  number: text(fields.number),
  shippedOn: readDay(fields.shippedOn),
  promisedOn: readDay(fields.promisedOn),
  deliveredOn: readDay(fields.deliveredOn),
  carrier: text(fields.carrier),
  trackingNumber: text(fields.trackingNumber),
  trackingUrl: httpsUrl(fields.trackingUrl),
  lines: listOf('lines', readShipmentLine)(fields, reading),
  ...shipmentStatus(fields, 'OTHER'),
})

const readShipmentLine = (fields: Fields): ShipmentLine => ({
  orderLineId: text(fields.orderLineId),
  productCode: text(fields.productCode),
  description: text(fields.description),
  quantity: readQuantity(fields.quantity),
})
