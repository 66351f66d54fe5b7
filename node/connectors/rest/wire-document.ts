/** Invoices, payments and documents: what is opened by itself, and therefore must say its id and owner. */
import type { AgingBucket, InvoiceSums, OpenedInvoice } from '../connector'
import {
  DOCUMENT_KINDS,
  INVOICE_KINDS,
  INVOICE_STATUSES,
  ORDER_STATUSES,
  type Instalment,
  type Invoice,
  type InvoiceKind,
  type InvoiceStatus,
  type Money,
  type OrderDocument,
  type OrderReference,
  type Payment,
  type PaymentAllocation,
} from '../order-model'
import { readDay } from '../values/day'
import { isZero, readMoney } from '../values/money'
import { statusReader } from './wire-status'
import {
  count,
  isRecord,
  listOf,
  must,
  opaqueId,
  text,
  wordOf,
  type Fields,
  type Reading,
} from './wire-value'

const orderStatus = statusReader(ORDER_STATUSES)
const invoiceStatus = statusReader(INVOICE_STATUSES)
const documentKind = wordOf(DOCUMENT_KINDS)
const invoiceKind = wordOf(INVOICE_KINDS)

/** It need not say whose the order is; then it proves nothing. */
export const readReference = (fields: Fields, reading: Reading): OrderReference => ({
  id: must(opaqueId(fields.id), 'id', reading),
  ownerRef: text(fields.ownerRef),
  placedBy: text(fields.placedBy),
  webOrderNumber: text(fields.webOrderNumber),
  erpOrderNumber: text(fields.erpOrderNumber),
  customerOrderNumber: text(fields.customerOrderNumber),
  ...orderStatus(fields, 'OTHER'),
})

export const readDocument = (fields: Fields, reading: Reading): OrderDocument => {
  const kind = documentKind(fields.kind) ?? 'OTHER'
  return {
    id: must(opaqueId(fields.id), 'id', reading),
    kind,
    label: text(fields.label) ?? (kind === 'OTHER' ? text(fields.kind) : null),
    number: text(fields.number),
    issuedOn: readDay(fields.issuedOn),
    sizeBytes: count(fields.sizeBytes),
  }
}

export const readInvoice = (fields: Fields, reading: Reading): Invoice => {
  const open = readMoney(fields.open, reading.defaultCurrency)
  return {
    id: must(opaqueId(fields.id), 'id', reading),
    ownerRef: must(text(fields.ownerRef), 'ownerRef', reading),
    ownerName: text(fields.ownerName),
    kind: must(readKind(fields.kind), 'kind', reading),
    invoiceNumber: text(fields.invoiceNumber),
    series: text(fields.series),
    accessKey: text(fields.accessKey),
    issuedOn: readDay(fields.issuedOn),
    total: readMoney(fields.total, reading.defaultCurrency),
    open,
    orders: listOf('orders', readReference)(fields, reading),
    instalments: listOf('instalments', readInstalment)(fields, reading),
    documents: listOf('documents', readDocument)(fields, reading),
    // Last: V8 builds an object whose literal goes on behind a spread a hundred times slower.
    ...invoiceStatus(fields, statusBy(open)),
  }
}

/** Without a word that we know, the amount speaks. */
const statusBy = (open: Money | null): InvoiceStatus => {
  if (open === null) return 'OTHER'
  return isZero(open) ? 'PAID' : 'OPEN'
}

export const readOpenedInvoice = (fields: Fields, reading: Reading): OpenedInvoice => ({
  payments: listOf('payments', readPayment)(fields, reading),
  ...readInvoice(fields, reading),
})

export const readPayment = (fields: Fields, reading: Reading): Payment => ({
  id: must(opaqueId(fields.id), 'id', reading),
  ownerRef: must(text(fields.ownerRef), 'ownerRef', reading),
  ownerName: text(fields.ownerName),
  paidOn: readDay(fields.paidOn),
  amount: readMoney(fields.amount, reading.defaultCurrency),
  method: text(fields.method),
  reference: text(fields.reference),
  settles: listOf('settles', readAllocation)(fields, reading),
  documents: listOf('documents', readDocument)(fields, reading),
})

/**
 * The sums of everything a search finds, or null. One sum that can't be read is no sum at all: the others would look
 * complete without it.
 */
export const readSums = (value: unknown, { defaultCurrency }: Reading): InvoiceSums[] | null => {
  if (!Array.isArray(value)) return null
  const sums = value.flatMap((item: unknown) =>
    isRecord(item) ? readSum(item, defaultCurrency) : []
  )
  const currencies = new Set(sums.map(({ open }) => open.currency))
  return sums.length === value.length && currencies.size === sums.length ? sums : null
}

const readSum = (fields: Fields, defaultCurrency: string): InvoiceSums[] => {
  const open = readMoney(fields.open, defaultCurrency)
  const overdue = readMoney(fields.overdue, defaultCurrency)
  if (open === null || overdue?.currency !== open.currency) return []
  const overdueCount = count(fields.overdueCount)
  const aging = readAging(fields.aging, open.currency)
  return [
    {
      ...{ open, overdue },
      ...(overdueCount === null ? {} : { overdueCount }),
      ...(aging === null ? {} : { aging }),
    },
  ]
}

/** All of it or nothing, as with sums. */
const readAging = (value: unknown, currency: string): AgingBucket[] | null => {
  if (!Array.isArray(value)) return null
  const buckets = value.flatMap((item: unknown) =>
    isRecord(item) ? readBucket(item, currency) : []
  )
  return buckets.length === value.length ? buckets : null
}

const readBucket = (fields: Fields, currency: string): AgingBucket[] => {
  const [daysFrom, daysTo] = [count(fields.daysFrom), count(fields.daysTo)]
  const open = readMoney(fields.open, currency)
  const hasEnd = (fields.daysTo ?? null) === null || daysTo !== null
  if (daysFrom === null || !hasEnd || open?.currency !== currency) return []
  return [{ daysFrom, daysTo, open }]
}

/** Missing is an invoice. An unknown word is not guessed at: it decides who owes whom. */
const readKind = (value: unknown): InvoiceKind | null =>
  text(value) === null ? 'INVOICE' : invoiceKind(value)

const readInstalment = (fields: Fields, { defaultCurrency }: Reading): Instalment => {
  const slip = fields.paymentSlip
  return {
    number: text(fields.number),
    dueOn: readDay(fields.dueOn),
    amount: readMoney(fields.amount, defaultCurrency),
    open: readMoney(fields.open, defaultCurrency),
    paymentSlip: isRecord(slip)
      ? { line: text(slip.line), instantCode: text(slip.instantCode) }
      : null,
  }
}

const readAllocation = (fields: Fields, reading: Reading): PaymentAllocation => ({
  invoiceId: opaqueId(fields.invoiceId),
  invoiceNumber: text(fields.invoiceNumber),
  amount: readMoney(fields.amount, reading.defaultCurrency),
  orders: listOf('orders', readReference)(fields, reading),
})
