/**
 * What of an order a person's rights let through. Whatever they may not see is taken away here, before anything else
 * looks at the answer: no page, no cache and no other operation ever holds it.
 *
 * - Without `canViewPrices` every amount is null, and so is a payment slip, whose line and code hold the amount.
 * - Without `canViewInvoices` there are no invoices, and a payment does not say which it settles.
 * - Without `canViewReceipts` there are no payments, and how far the order is paid is unknown.
 * - A paper is listed if the rights of its kind and the right to download are there.
 * - Under a narrower scope than the organization only what is provably the asker's is left: an invoice if all its orders
 *   are this one, a payment if all the invoices it settles are left, and no other order of the same web order, since
 *   nothing says whose it is.
 */
import type { Capabilities, NumberKind } from '../connectors/connector'
import type {
  DocumentKind,
  Instalment,
  Invoice,
  Money,
  Order,
  OrderDocument,
  OrderLine,
  OrderSummary,
  OrderTotals,
  Payment,
} from '../connectors/order-model'
import type { Rights } from '../identity/rights'

type ViewRight = 'canViewPrices' | 'canViewInvoices' | 'canViewReceipts'

/** What a paper of each kind shows. `OTHER` may show anything. */
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
export const capabilitiesInForce = (can: Capabilities, rights: Rights): Capabilities => {
  const mayUse = (kind: NumberKind) => kind !== 'INVOICE' || rights.canViewInvoices
  return {
    ...can,
    numberKinds: can.numberKinds.filter(mayUse),
    partialNumberKinds: can.partialNumberKinds.filter(mayUse),
    invoices: can.invoices && rights.canViewInvoices,
    payments: can.payments && rights.canViewReceipts,
    documents: can.documents && rights.canDownloadDocuments,
  }
}

/** A row of the list. Fields of a whole order pass through untouched. */
export const rowInForce = <Row extends OrderSummary>(row: Row, rights: Rights): Row =>
  rights.canViewPrices && rights.canViewReceipts
    ? row
    : {
        ...row,
        ...(rights.canViewPrices ? {} : { total: null, totalNet: null }),
        ...(rights.canViewReceipts ? {} : { payment: 'UNKNOWN' as const }),
      }

export const orderInForce = (order: Order, rights: Rights): Order => {
  const provable = rights.scope === 'organization' ? order : provablyOwnPart(order)
  const visible = rowInForce(withoutHiddenPapers(provable, rights), rights)
  return rights.canViewPrices ? visible : withoutAmounts(visible)
}

const provablyOwnPart = (order: Order): Order => {
  const invoices = order.invoices.filter(
    ({ orders }) => orders.length > 0 && orders.every(({ id }) => id === order.id)
  )
  const ids: ReadonlyArray<string | null> = invoices.map(({ id }) => id)
  const payments = order.payments.filter(
    ({ settles }) => settles.length > 0 && settles.every(({ invoiceId }) => ids.includes(invoiceId))
  )
  return { ...order, invoices, payments, related: [] }
}

const withoutHiddenPapers = (order: Order, rights: Rights): Order => {
  const papers = (documents: readonly OrderDocument[]) =>
    documents.filter(({ kind }) => mayOpenDocument(kind, rights))
  const invoices = rights.canViewInvoices ? order.invoices : []
  const payments = rights.canViewReceipts ? order.payments : []
  return {
    ...order,
    invoices: invoices.map((invoice) => ({ ...invoice, documents: papers(invoice.documents) })),
    payments: payments.map(({ settles, ...payment }) => ({
      ...payment,
      settles: rights.canViewInvoices ? settles : [],
      documents: papers(payment.documents),
    })),
    documents: papers(order.documents),
  }
}

const withoutAmounts = (order: Order): Order => ({
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

const invoiceWithoutAmounts = (invoice: Invoice): Invoice => ({
  ...invoice,
  total: null,
  open: null,
  instalments: invoice.instalments.map(instalmentWithoutAmounts),
})

const instalmentWithoutAmounts = (instalment: Instalment): Instalment => ({
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
