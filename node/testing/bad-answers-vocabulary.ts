/** The vocabulary of `order-model.ts` as schemas: what a connector may give, whatever it was answered. */
import { z } from 'zod'

import {
  CHANNELS,
  DOCUMENT_KINDS,
  FACETS,
  INVOICE_KINDS,
  INVOICE_STATUSES,
  ORDER_STATUSES,
  SHIPMENT_STATUSES,
} from '../connectors/order-model'

const name = z.string().min(1)
const text = z.string().min(1).nullable()
const count = z.int().min(0).nullable()
const day = z.iso.date().nullable()
const instant = z.iso.datetime({ offset: true }).nullable()
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/)
const quantity = decimal.nullable()
const money = z
  .strictObject({ amount: decimal, currency: z.string().regex(/^[A-Z]{3}$/) })
  .nullable()
const httpsUrl = z.string().startsWith('https://').nullable()

const reference = z.strictObject({
  id: name,
  ownerRef: text,
  placedBy: text,
  webOrderNumber: text,
  erpOrderNumber: text,
  customerOrderNumber: text,
  status: z.enum(ORDER_STATUSES),
  statusLabel: text,
})

const document = z.strictObject({
  id: name,
  kind: z.enum(DOCUMENT_KINDS),
  label: text,
  number: text,
  issuedOn: day,
  sizeBytes: count,
})

const instalment = z.strictObject({
  number: text,
  dueOn: day,
  amount: money,
  open: money,
  paymentSlip: z.strictObject({ line: text, instantCode: text }).nullable(),
})

const invoice = z.strictObject({
  id: name,
  ownerRef: name,
  ownerName: text,
  kind: z.enum(INVOICE_KINDS),
  invoiceNumber: text,
  series: text,
  accessKey: text,
  status: z.enum(INVOICE_STATUSES),
  statusLabel: text,
  issuedOn: day,
  total: money,
  open: money,
  orders: z.array(reference),
  instalments: z.array(instalment),
  documents: z.array(document),
})

const payment = z.strictObject({
  id: name,
  ownerRef: name,
  ownerName: text,
  paidOn: day,
  amount: money,
  method: text,
  reference: text,
  settles: z.array(
    z.strictObject({
      invoiceId: text,
      invoiceNumber: text,
      amount: money,
      orders: z.array(reference),
    })
  ),
  documents: z.array(document),
})

const summaryFields = {
  id: name,
  ownerRef: name,
  ownerName: text,
  webOrderNumber: text,
  erpOrderNumber: text,
  customerOrderNumber: text,
  orderedOn: day,
  promisedOn: day,
  channel: z.enum(CHANNELS),
  status: z.enum(ORDER_STATUSES),
  statusLabel: text,
  delivery: z.enum(FACETS),
  invoicing: z.enum(FACETS),
  payment: z.enum(FACETS),
  total: money,
  totalNet: money,
  placedBy: text,
  costCenter: text,
  lineCount: count,
}

const line = z.strictObject({
  id: name,
  lineNumber: text,
  productCode: text,
  customerProductCode: text,
  description: text,
  unit: text,
  ordered: quantity,
  shipped: quantity,
  invoiced: quantity,
  outstanding: quantity,
  cancelled: quantity,
  unitPrice: money,
  total: money,
  promisedOn: day,
})

const address = z
  .strictObject({
    name: text,
    lines: z.array(name),
    city: text,
    state: text,
    postalCode: text,
    country: text,
  })
  .nullable()

const shipment = z.strictObject({
  id: name,
  number: text,
  status: z.enum(SHIPMENT_STATUSES),
  statusLabel: text,
  shippedOn: day,
  promisedOn: day,
  deliveredOn: day,
  carrier: text,
  trackingNumber: text,
  trackingUrl: httpsUrl,
  lines: z.array(
    z.strictObject({ orderLineId: text, productCode: text, description: text, quantity })
  ),
})

const event = z.strictObject({
  status: z.enum(ORDER_STATUSES),
  label: text,
  happenedAt: z.union([day, instant]),
})

const totals = z.strictObject({
  items: money,
  discount: money,
  freight: money,
  tax: money,
  other: money,
  total: money,
})

const order = z.strictObject({
  ...summaryFields,
  requestedOn: day,
  changedAt: instant,
  lines: z.array(line),
  totals,
  billingAddress: address,
  shippingAddress: address,
  paymentTerms: text,
  deliveryTerms: text,
  holdReason: text,
  notes: text,
  events: z.array(event),
  shipments: z.array(shipment),
  invoices: z.array(invoice),
  payments: z.array(payment),
  documents: z.array(document),
  related: z.array(reference),
})

const place = { cursor: text, total: count }
const bucket = z.strictObject({
  daysFrom: z.int().min(0),
  daysTo: count,
  open: money.unwrap(),
})
const sums = z.strictObject({
  open: money,
  overdue: money,
  overdueCount: z.int().min(0).optional(),
  aging: z.array(bucket).optional(),
})

/** What each operation may give. */
export const VOCABULARY = {
  findOrders: z.strictObject({ orders: z.array(z.strictObject(summaryFields)), ...place }),
  getOrder: order.nullable(),
  findInvoices: z.strictObject({
    invoices: z.array(invoice),
    sums: z.array(sums).nullable(),
    ...place,
  }),
  getInvoice: z.strictObject({ ...invoice.shape, payments: z.array(payment) }).nullable(),
  findPayments: z.strictObject({ payments: z.array(payment), ...place }),
  getPayment: payment.nullable(),
} as const
export type InterpretationOperation = keyof typeof VOCABULARY
