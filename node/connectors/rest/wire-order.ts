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
  listOf,
  must,
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

export const summarySchema = (defaultCurrency: string): z.ZodType<OrderSummary> =>
  z.object(summaryShape(defaultCurrency)).transform(statusOr(ORDER_STATUSES, () => 'OTHER'))

export const orderSchema = (defaultCurrency: string): z.ZodType<Order> =>
  z
    .object({ ...summaryShape(defaultCurrency), ...detailShape(defaultCurrency) })
    .transform(statusOr(ORDER_STATUSES, () => 'OTHER'))

const moneyIn = (defaultCurrency: string) => read((value) => readMoney(value, defaultCurrency))

const summaryShape = (defaultCurrency: string) => ({
  id: must(opaqueId),
  ownerRef: must(text),
  ownerName: read(text),
  webOrderNumber: read(text),
  erpOrderNumber: read(text),
  customerOrderNumber: read(text),
  orderedOn: read(readDay),
  promisedOn: read(readDay),
  channel: read(wordOr(CHANNELS, 'OTHER')),
  status: read(text),
  statusLabel: read(text),
  delivery: read(wordOr(FACETS, 'UNKNOWN')),
  invoicing: read(wordOr(FACETS, 'UNKNOWN')),
  payment: read(wordOr(FACETS, 'UNKNOWN')),
  total: moneyIn(defaultCurrency),
  totalNet: moneyIn(defaultCurrency),
  placedBy: read(text),
  costCenter: read(text),
  lineCount: read(count),
})

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
