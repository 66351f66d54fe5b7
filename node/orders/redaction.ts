/**
 * What of an order a person's rights let through. Whatever they may not see is taken away here, before anything else
 * looks at the answer: no page, no cache and no other operation ever holds it.
 *
 * - Without `canViewPrices` every amount is null, and so is a payment slip, whose line and code hold the amount.
 * - Without `canViewInvoices` there are no invoices, and a payment does not say which it settles.
 * - Without `canViewReceipts` there are no payments, and how far the order is paid is unknown.
 * - A document is listed if the rights of its kind and the right to download are there.
 * - Under a narrower scope than the organization only what is provably the viewer's is left of an order: an invoice if all
 *   its orders are this one or prove themselves, a payment if all the invoices it settles are left, another order of the
 *   same web order if it proves itself. Invoices and payments by themselves: shared-documents.ts.
 */
import {
  type Capabilities,
  NO_CAPABILITIES,
  type NumberKind,
  type PaymentNumberKind,
} from '../connectors/connector'
import type {
  DocumentKind,
  Money,
  OrderDocument,
  OrderLine,
  OrderReference,
  OrderSummary,
  OrderTotals,
  Payment,
} from '../connectors/order-model'
import type { Rights } from '../identity/rights'
import type { DueInstalment, DueInvoice, DueOrder } from './due-dates'

type ViewRight = 'canViewPrices' | 'canViewInvoices' | 'canViewReceipts'

/** What a document of each kind shows. `OTHER` may show anything. */
export const RIGHTS_OF_KIND: Readonly<Record<DocumentKind, readonly ViewRight[]>> = {
  INVOICE_PDF: ['canViewPrices', 'canViewInvoices'],
  INVOICE_XML: ['canViewPrices', 'canViewInvoices'],
  PAYMENT_SLIP: ['canViewPrices', 'canViewInvoices'],
  CREDIT_NOTE: ['canViewPrices', 'canViewInvoices'],
  TAX_FORM: ['canViewPrices', 'canViewInvoices'],
  RECEIPT: ['canViewPrices', 'canViewReceipts'],
  ORDER_CONFIRMATION: ['canViewPrices'],
  FREIGHT_DOCUMENT: ['canViewPrices'],
  DELIVERY_NOTE: [],
  PROOF_OF_DELIVERY: [],
  CERTIFICATE: [],
  SERIAL_NUMBERS: [],
  OTHER: ['canViewPrices', 'canViewInvoices', 'canViewReceipts'],
}

export const mayOpenDocument = (kind: DocumentKind, rights: Rights): boolean =>
  rights.canDownloadDocuments && RIGHTS_OF_KIND[kind].every((right) => rights[right])

/** What of the ERP's abilities is left to one with these rights. */
export const allowedCapabilities = (can: Capabilities, rights: Rights): Capabilities => {
  const mayUse = (kind: NumberKind | PaymentNumberKind) =>
    kind !== 'INVOICE' || rights.canViewInvoices
  return {
    ...can,
    ...(rights.canViewInvoices ? {} : NO_INVOICE_LIST),
    paymentNumberKinds: can.paymentNumberKinds.filter(mayUse),
    ...(rights.canViewReceipts ? {} : NO_PAYMENT_LIST),
    numberKinds: can.numberKinds.filter(mayUse),
    partialNumberKinds: can.partialNumberKinds.filter(mayUse),
    severalNumberKinds: can.severalNumberKinds.filter(mayUse),
    invoices: can.invoices && rights.canViewInvoices,
    payments: can.payments && rights.canViewReceipts,
    documents: can.documents && rights.canDownloadDocuments,
  }
}

const pick = <Name extends keyof Capabilities>(...names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, NO_CAPABILITIES[name]])) as Pick<Capabilities, Name>

const NO_INVOICE_LIST = pick(
  'invoiceList',
  'invoiceNumberKinds',
  'partialInvoiceNumberKinds',
  'slipLines',
  'invoiceStates',
  'invoiceDates',
  'invoiceDueDates',
  'invoiceSorts'
)
const NO_PAYMENT_LIST = pick('paymentList', 'paymentDates', 'paymentNumberKinds')

/** A row of the list. Fields of a whole order pass through untouched. */
export const redactedRow = <Row extends OrderSummary>(row: Row, rights: Rights): Row =>
  rights.canViewPrices && rights.canViewReceipts
    ? row
    : {
        ...row,
        ...(rights.canViewPrices ? {} : { total: null, totalNet: null }),
        ...(rights.canViewReceipts ? {} : { payment: 'UNKNOWN' as const }),
      }

/** @param isProven whether a reference itself proves that the order is one that the viewer may see */
export const redactedOrder = (
  order: DueOrder,
  rights: Rights,
  isProven: (reference: OrderReference) => boolean = () => false
): DueOrder => {
  const provable = rights.scope === 'organization' ? order : provablyOwnPart(order, isProven)
  const visible = redactedRow(withoutHiddenDocuments(provable, rights), rights)
  return rights.canViewPrices ? visible : withoutAmounts(visible)
}

const provablyOwnPart = (
  order: DueOrder,
  isProven: (reference: OrderReference) => boolean
): DueOrder => {
  const isOwn = (reference: OrderReference) => reference.id === order.id || isProven(reference)
  const invoices = order.invoices.filter(({ orders }) => orders.length > 0 && orders.every(isOwn))
  const ids = new Set<string | null>(invoices.map(({ id }) => id))
  const payments = order.payments.filter(
    ({ settles }) => settles.length > 0 && settles.every(({ invoiceId }) => ids.has(invoiceId))
  )
  return { ...order, invoices, payments, related: order.related.filter(isProven) }
}

const withoutHiddenDocuments = (order: DueOrder, rights: Rights): DueOrder => ({
  ...order,
  invoices: rights.canViewInvoices
    ? order.invoices.map((invoice) => ({ ...invoice, documents: documentsOf(invoice, rights) }))
    : [],
  payments: rights.canViewReceipts
    ? order.payments.map((payment) => paymentWithoutHiddenDocuments(payment, rights))
    : [],
  documents: documentsOf(order, rights),
})

const documentsOf = (
  { documents }: { readonly documents: readonly OrderDocument[] },
  rights: Rights
): readonly OrderDocument[] => documents.filter(({ kind }) => mayOpenDocument(kind, rights))

/** An invoice by itself, for one who may see invoices at all. */
export const redactedInvoice = <One extends DueInvoice>(invoice: One, rights: Rights): One => {
  const visible = { ...invoice, documents: documentsOf(invoice, rights) }
  return rights.canViewPrices ? visible : invoiceWithoutAmounts(visible)
}

/** A payment by itself, for one who may see receipts at all. */
export const redactedPayment = (payment: Payment, rights: Rights): Payment => {
  const visible = paymentWithoutHiddenDocuments(payment, rights)
  return rights.canViewPrices ? visible : paymentWithoutAmounts(visible)
}

const paymentWithoutHiddenDocuments = (payment: Payment, rights: Rights): Payment => ({
  ...payment,
  settles: rights.canViewInvoices ? payment.settles : [],
  documents: documentsOf(payment, rights),
})

const withoutAmounts = (order: DueOrder): DueOrder => ({
  ...order,
  lines: order.lines.map(lineWithoutAmounts),
  totals: NO_TOTALS,
  invoices: order.invoices.map(invoiceWithoutAmounts),
  payments: order.payments.map(paymentWithoutAmounts),
})

const NO_TOTALS: Readonly<Record<keyof OrderTotals, Money | null>> = {
  items: null,
  discount: null,
  freight: null,
  tax: null,
  other: null,
  total: null,
}

const lineWithoutAmounts = (line: OrderLine): OrderLine => ({
  ...line,
  unitPrice: null,
  total: null,
})

const invoiceWithoutAmounts = <One extends DueInvoice>(invoice: One): One => ({
  ...invoice,
  total: null,
  open: null,
  overdue: null,
  instalments: invoice.instalments.map(instalmentWithoutAmounts),
})

const instalmentWithoutAmounts = (instalment: DueInstalment): DueInstalment => ({
  ...instalment,
  amount: null,
  open: null,
  paymentSlip: null,
})

const paymentWithoutAmounts = (payment: Payment): Payment => ({
  ...payment,
  amount: null,
  settles: payment.settles.map((allocation) => ({ ...allocation, amount: null })),
})
