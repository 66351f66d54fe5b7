/** Records that list documents: each document gets the name under which the documents' route opens it. */
import type { DocumentParent } from '../connectors/connector'
import type { OrderDocument, Payment } from '../connectors/order-model'
import { encodeDocumentRef } from '../orders/document-ref'
import type { DueInvoice } from '../orders/due-dates'

/** By which connector, and within which order, a record was seen. */
interface Seen {
  readonly connector: string
  readonly orderId: string | null
}

export const presentInvoice = <One extends DueInvoice>(invoice: One, seen: Seen) => ({
  ...invoice,
  documents: presentDocuments(invoice.documents, { ...seen, invoiceId: invoice.id }),
})

/** Within an order it may be seen where it would not be by itself: the order is part of its documents' name. */
export const presentPayment = (payment: Payment, seen: Seen & Partial<DocumentParent>) => ({
  ...payment,
  documents: presentDocuments(payment.documents, { ...seen, paymentId: payment.id }),
})

export const presentDocuments = (
  documents: readonly OrderDocument[],
  { connector, orderId, invoiceId = null, paymentId = null }: Seen & Partial<DocumentParent>
) => {
  const parent = { orderId, invoiceId, paymentId }
  return documents.map((document) => ({
    ...document,
    ref: encodeDocumentRef({ connector, parent, documentId: document.id }),
  }))
}
