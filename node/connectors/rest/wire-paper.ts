/** Invoices, payments and documents: what is opened by itself, and therefore must say its id and owner. */
import { z } from 'zod'

import {
  DOCUMENT_KINDS,
  INVOICE_KINDS,
  INVOICE_STATUSES,
  ORDER_STATUSES,
  type Invoice,
  type Money,
  type OrderDocument,
  type OrderReference,
  type Payment,
} from '../order-model'
import { readDay } from './day'
import { isZero, readMoney } from './money'
import { statusOr } from './wire-status'
import {
  count,
  listOf,
  must,
  objectOrNull,
  opaqueId,
  read,
  text,
  wordOf,
  wordOr,
} from './wire-value'

const moneyIn = (defaultCurrency: string) => read((value) => readMoney(value, defaultCurrency))

export const referenceSchema: z.ZodType<OrderReference> = z
  .object({
    id: must(opaqueId),
    erpOrderNumber: read(text),
    status: read(text),
    statusLabel: read(text),
  })
  .transform(statusOr(ORDER_STATUSES, () => 'OTHER'))

export const documentSchema: z.ZodType<OrderDocument> = z
  .object({
    id: must(opaqueId),
    kind: read(text),
    label: read(text),
    number: read(text),
    issuedOn: read(readDay),
    sizeBytes: read(count),
  })
  .transform((document) => {
    const kind = wordOr(DOCUMENT_KINDS, 'OTHER')(document.kind)
    return { ...document, kind, label: document.label ?? (kind === 'OTHER' ? document.kind : null) }
  })

export const invoiceSchema = (defaultCurrency: string): z.ZodType<Invoice> =>
  z
    .object({
      id: must(opaqueId),
      ownerRef: must(text),
      ownerName: read(text),
      kind: must((kind) => (text(kind) === null ? 'INVOICE' : wordOf(INVOICE_KINDS)(kind))),
      invoiceNumber: read(text),
      series: read(text),
      accessKey: read(text),
      status: read(text),
      statusLabel: read(text),
      issuedOn: read(readDay),
      total: moneyIn(defaultCurrency),
      open: moneyIn(defaultCurrency),
      orders: listOf(referenceSchema),
      instalments: listOf(instalmentSchema(defaultCurrency)),
      documents: listOf(documentSchema),
    })
    .transform(statusOr(INVOICE_STATUSES, unknownInvoiceStatus))

const unknownInvoiceStatus = ({ open }: { readonly open: Money | null }) =>
  isZero(open) ? 'PAID' : 'OPEN'

const instalmentSchema = (defaultCurrency: string) =>
  z.object({
    number: read(text),
    dueOn: read(readDay),
    amount: moneyIn(defaultCurrency),
    open: moneyIn(defaultCurrency),
    paymentSlip: objectOrNull({ line: read(text), instantCode: read(text) }),
  })

export const paymentSchema = (defaultCurrency: string): z.ZodType<Payment> =>
  z.object({
    id: must(opaqueId),
    ownerRef: must(text),
    paidOn: read(readDay),
    amount: moneyIn(defaultCurrency),
    method: read(text),
    reference: read(text),
    settles: listOf(
      z.object({
        invoiceId: read(text),
        invoiceNumber: read(text),
        amount: moneyIn(defaultCurrency),
      })
    ),
    documents: listOf(documentSchema),
  })
