/** `A_BillingDocument` -> invoice. Its owner is the sold-to party, as of an order. */
import type { Invoice, InvoiceKind, InvoiceStatus, Money, OrderReference } from '../order-model'
import { sumOfDecimals } from '../values/decimal'
import { canonicalRef } from './company'
import {
  type Fields,
  badAnswer,
  dayOf,
  expanded,
  moneyOf,
  must,
  quantityOf,
  textOf,
} from './wire-value'

export const PDF = 'pdf'

/** What was invoiced of an order. */
export interface Invoiced {
  readonly invoices: readonly Invoice[]
  /** Of a line of the order, by its number; null where nothing says so. */
  readonly quantityOfItem: (item: string) => string | null
}

const KINDS: ReadonlyMap<unknown, InvoiceKind> = new Map([
  ['M', 'INVOICE'],
  ['O', 'CREDIT_NOTE'],
  ['P', 'DEBIT_NOTE'],
])

/** @throws ConnectorError `bad-answer` for one without a number, an owner or a direction: nobody guesses who owes whom */
export const invoiceOf = (row: Fields): Invoice => {
  const id = must(row, 'BillingDocument')
  const kind = KINDS.get(row.SDDocumentCategory)
  if (kind === undefined) throw badAnswer('SDDocumentCategory')
  const total = grossOf(row)
  const status = statusOf(row)
  return {
    id,
    ownerRef: canonicalRef(must(row, 'SoldToParty')),
    ownerName: null,
    kind,
    invoiceNumber: textOf(row.DocumentReferenceID) ?? id,
    series: null,
    accessKey: null,
    status,
    statusLabel: null,
    issuedOn: dayOf(row.BillingDocumentDate),
    total,
    open: openOf(total, row),
    orders: ordersOf(row),
    instalments: [],
    documents: [
      {
        id: PDF,
        kind: kind === 'CREDIT_NOTE' ? 'CREDIT_NOTE' : 'INVOICE_PDF',
        label: null,
        number: textOf(row.DocumentReferenceID) ?? id,
        issuedOn: dayOf(row.BillingDocumentDate),
        sizeBytes: null,
      },
    ],
  }
}

/** The billing documents that the items name, each once. */
export const documentIdsOf = (items: readonly Fields[]): readonly string[] => [
  ...new Set(items.map((item) => must(item, 'BillingDocument'))),
]

/** @param documents those of the items that are invoices: no pro forma, no cancellation */
export const invoicedOf = (items: readonly Fields[], documents: readonly Fields[]): Invoiced => {
  const invoiced = new Set(
    documents.filter(isInvoiced).map(({ BillingDocument }) => BillingDocument)
  )
  const quantities = quantitiesOf(items.filter((item) => invoiced.has(item.BillingDocument)))
  return {
    invoices: documents.map(invoiceOf),
    quantityOfItem: (item) => sumOfDecimals(quantities.get(bareNumber(item)) ?? []),
  }
}

/** By the item of the order; one that can't be read makes no sum. */
const quantitiesOf = (items: readonly Fields[]): ReadonlyMap<string, string[]> => {
  const quantities = new Map<string, string[]>()
  for (const { SalesDocumentItem, BillingQuantity } of items) {
    const number = textOf(SalesDocumentItem)
    if (number === null) continue
    const item = bareNumber(number)
    quantities.set(item, [...(quantities.get(item) ?? []), quantityOf(BillingQuantity) ?? ''])
  }
  return quantities
}

/** Item numbers come as "10" or as "000010". */
const bareNumber = (item: string): string => item.replace(/^0+/, '')

const isInvoiced = ({ SDDocumentCategory, BillingDocumentIsCancelled }: Fields): boolean =>
  SDDocumentCategory === 'M' && BillingDocumentIsCancelled !== true

const grossOf = (row: Fields): Money | null => {
  const gross = quantityOf(row.TotalGrossAmount)
  const netAndTax = [row.TotalNetAmount, row.TaxAmount].map((amount) => quantityOf(amount) ?? '')
  return moneyOf(gross ?? sumOfDecimals(netAndTax), row.TransactionCurrency)
}

const CLEARING: ReadonlyMap<unknown, InvoiceStatus> = new Map([
  ['A', 'OPEN'],
  ['B', 'PARTLY_PAID'],
  ['C', 'PAID'],
])

/** Without a letter nobody says whether it is paid. */
const statusOf = (row: Fields): InvoiceStatus =>
  row.BillingDocumentIsCancelled === true
    ? 'CANCELLED'
    : (CLEARING.get(row.InvoiceClearingStatus) ?? 'OTHER')

/** Of one that is cleared in part, and of one without a letter, nobody knows how much is open. */
const openOf = (total: Money | null, row: Fields): Money | null => {
  const status = row.BillingDocumentIsCancelled === true ? 'C' : row.InvoiceClearingStatus
  if (status === 'A') return total
  return status === 'C' && total !== null ? moneyOf('0', total.currency) : null
}

const ordersOf = (row: Fields): OrderReference[] => {
  const ids = expanded(row, 'to_Item').flatMap(({ SalesDocument }) => textOf(SalesDocument) ?? [])
  return [...new Set(ids)].map((id) => ({
    id,
    // The billing document does not say whose the order is: it proves nothing.
    ownerRef: null,
    placedBy: null,
    webOrderNumber: null,
    erpOrderNumber: id,
    customerOrderNumber: null,
    status: 'OTHER',
    statusLabel: null,
  }))
}
