import type { OpenedInvoice } from '../../../node/connectors/connector'
import type {
  CompanyRef,
  Order,
  OrderDocument,
  Payment,
} from '../../../node/connectors/order-model'
import { findCustomer, type DemoCompany, type DemoCustomer } from '../companies'
import type { OrderBook } from '../order-book'

/** As the addresses of the contract name them. */
export type DocumentParentKind = 'orders' | 'invoices' | 'payments'

export interface DocumentName {
  readonly kind: DocumentParentKind
  readonly id: string
  readonly document: string
}

/** A document and all that can stand on it. */
export interface DocumentSource {
  readonly document: OrderDocument
  readonly company: DemoCompany
  readonly customer: DemoCustomer
  /** The order that it belongs to, or those that the invoice invoices. */
  readonly orders: readonly Order[]
  readonly invoice: OpenedInvoice | null
  readonly payment: Payment | null
}

/** Null where these companies have no such record, or it lists no such document. */
export const findDocument = (
  book: OrderBook,
  { kind, id, document }: DocumentName,
  companies: readonly CompanyRef[]
): DocumentSource | null => {
  const parent = PARENTS[kind](book, id, companies)
  const listed = parent?.documents.find((candidate) => candidate.id === document)
  if (parent === null || listed === undefined) return null
  const { ownerRef, orders, invoice, payment } = parent
  return { document: listed, ...findCustomer(ownerRef), orders, invoice, payment }
}

interface Parent extends Pick<DocumentSource, 'orders' | 'invoice' | 'payment'> {
  readonly ownerRef: CompanyRef
  readonly documents: readonly OrderDocument[]
}

type FindParent = (book: OrderBook, id: string, companies: readonly CompanyRef[]) => Parent | null

const PARENTS: Readonly<Record<DocumentParentKind, FindParent>> = {
  orders: (book, id, companies) => {
    const order = book.open(id, companies)
    if (order === null) return null
    const { ownerRef, documents } = order
    return { ownerRef, documents, orders: [order], invoice: null, payment: null }
  },
  invoices: (book, id, companies) => {
    const invoice = book.openInvoice(id, companies)
    if (invoice === null) return null
    const { ownerRef, documents } = invoice
    const orders = invoice.orders.flatMap((order) => book.open(order.id, [ownerRef]) ?? [])
    return { ownerRef, documents, orders, invoice, payment: null }
  },
  payments: (book, id, companies) => {
    const payment = book.openPayment(id, companies)
    if (payment === null) return null
    const { ownerRef, documents } = payment
    return { ownerRef, documents, orders: [], invoice: null, payment }
  },
}
