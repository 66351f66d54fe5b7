/** The field names are those of `order-model.ts`: the wire speaks the vocabulary. */
import { z } from 'zod'

import {
  CHANNELS,
  FACETS,
  ORDER_STATUSES,
  SHIPMENT_STATUSES,
  type Order,
  type OrderSummary,
} from '../order-model'
import { readDay, readInstant, readInstantOrDay } from './day'
import { readMoney, readQuantity } from './money'
import { documentSchema, invoiceSchema, paymentSchema, referenceSchema } from './wire-paper'
import {
  count,
  httpsUrl,
  isRecord,
  listOf,
  objectOrEmpty,
  objectOrNull,
  opaqueId,
  read,
  text,
  texts,
  withIds,
  wordOr,
} from './wire-value'
import { statusOr } from './wire-status'

/** Read by plain functions: a page has up to a hundred rows, and a schema for each field costs more than its reading. */
export const summarySchema = (defaultCurrency: string): z.ZodType<OrderSummary> =>
  z.unknown().transform((value, context): OrderSummary => {
    if (!isRecord(value)) {
      context.addIssue({ code: 'custom', message: 'must be an object' })
      return z.NEVER
    }
    const id = opaqueId(value.id)
    const ownerRef = text(value.ownerRef)
    if (id === null || ownerRef === null) {
      if (id === null) context.addIssue(missing('id'))
      if (ownerRef === null) context.addIssue(missing('ownerRef'))
      return z.NEVER
    }
    return withKnownStatus(readSummary({ row: value, id, ownerRef }, defaultCurrency))
  })

export const orderSchema = (defaultCurrency: string): z.ZodType<Order> =>
  z.intersection(summarySchema(defaultCurrency), z.object(detailShape(defaultCurrency)))

type Fields = Readonly<Record<string, unknown>>

const missing = (field: string) => ({
  code: 'custom' as const,
  path: [field],
  message: 'must be given',
})

const withKnownStatus = statusOr(ORDER_STATUSES, () => 'OTHER')
const channelOf = wordOr(CHANNELS, 'OTHER')
const facetOf = wordOr(FACETS, 'UNKNOWN')

const readSummary = (
  { row, id, ownerRef }: { row: Fields; id: string; ownerRef: string },
  defaultCurrency: string
) => ({
  id,
  ownerRef,
  ownerName: text(row.ownerName),
  webOrderNumber: text(row.webOrderNumber),
  erpOrderNumber: text(row.erpOrderNumber),
  customerOrderNumber: text(row.customerOrderNumber),
  orderedOn: readDay(row.orderedOn),
  promisedOn: readDay(row.promisedOn),
  channel: channelOf(row.channel),
  status: text(row.status),
  statusLabel: text(row.statusLabel),
  delivery: facetOf(row.delivery),
  invoicing: facetOf(row.invoicing),
  payment: facetOf(row.payment),
  total: readMoney(row.total, defaultCurrency),
  totalNet: readMoney(row.totalNet, defaultCurrency),
  placedBy: text(row.placedBy),
  costCenter: text(row.costCenter),
  lineCount: count(row.lineCount),
})

const moneyIn = (defaultCurrency: string) => read((value) => readMoney(value, defaultCurrency))

const detailShape = (defaultCurrency: string) => ({
  requestedOn: read(readDay),
  changedAt: read(readInstant),
  lines: z.array(lineSchema(defaultCurrency)).transform(withIds),
  totals: totalsSchema(defaultCurrency),
  billingAddress: addressSchema,
  shippingAddress: addressSchema,
  paymentTerms: read(text),
  deliveryTerms: read(text),
  notes: read(text),
  events: listOf(eventSchema),
  shipments: listOf(shipmentSchema).transform(withIds),
  invoices: listOf(invoiceSchema(defaultCurrency)),
  payments: listOf(paymentSchema(defaultCurrency)),
  documents: listOf(documentSchema),
  related: listOf(referenceSchema),
})

const lineSchema = (defaultCurrency: string) =>
  z.object({
    id: read(text),
    lineNumber: read(text),
    productCode: read(text),
    customerProductCode: read(text),
    description: read(text),
    unit: read(text),
    ordered: read(readQuantity),
    shipped: read(readQuantity),
    invoiced: read(readQuantity),
    outstanding: read(readQuantity),
    cancelled: read(readQuantity),
    unitPrice: moneyIn(defaultCurrency),
    total: moneyIn(defaultCurrency),
    promisedOn: read(readDay),
  })

const totalsSchema = (defaultCurrency: string) => {
  const money = moneyIn(defaultCurrency)
  return objectOrEmpty({
    items: money,
    discount: money,
    freight: money,
    tax: money,
    other: money,
    total: money,
  })
}

const addressSchema = objectOrNull({
  name: read(text),
  lines: read(texts),
  city: read(text),
  state: read(text),
  postalCode: read(text),
  country: read(text),
})

const eventSchema = z
  .object({ status: read(text), label: read(text), happenedAt: read(readInstantOrDay) })
  .transform(({ status, label, happenedAt }) => {
    const known = wordOr(ORDER_STATUSES, 'OTHER')(status)
    return { status: known, label: label ?? (known === 'OTHER' ? status : null), happenedAt }
  })

const shipmentSchema = z
  .object({
    id: read(text),
    number: read(text),
    status: read(text),
    statusLabel: read(text),
    shippedOn: read(readDay),
    promisedOn: read(readDay),
    deliveredOn: read(readDay),
    carrier: read(text),
    trackingNumber: read(text),
    trackingUrl: read(httpsUrl),
    lines: listOf(
      z.object({
        orderLineId: read(text),
        productCode: read(text),
        description: read(text),
        quantity: read(readQuantity),
      })
    ),
  })
  .transform(statusOr(SHIPMENT_STATUSES, () => 'OTHER'))
