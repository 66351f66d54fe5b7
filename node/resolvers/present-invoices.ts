/** Invoices and payments by themselves, in the schema's words. */
import type { FoundInvoices } from '../orders/find-invoices'
import type { FoundPayments } from '../orders/find-payments'
import type { Dated } from '../orders/last-good'
import type { RedactedInvoice } from '../orders/open-invoice'
import type { BuyerRequest } from './buyer-request'
import { presentCollaborator, presentFreshness, presentRights } from './present'
import { presentInvoice, presentPayment } from './present-documents'

export const presentInvoicePage = (
  { answer, asOf, source }: Dated<FoundInvoices>,
  request: BuyerRequest
) => ({
  ...answer,
  invoices: answer.invoices.map((invoice) => presentInvoice(invoice, seenBy(request))),
  groups: answer.groups.map(({ match, rows, ...group }) => ({
    ...group,
    match: match === 'exact' ? 'EXACT' : 'PARTIAL',
    shown: rows.length,
    invoices: rows.map((invoice) => presentInvoice(invoice, seenBy(request))),
  })),
  hasNextPage: answer.endCursor !== null,
  collaborator: presentCollaborator(request, answer.invoices),
  rights: presentRights(request),
  freshness: presentFreshness(asOf, source),
})

export const presentOpenedInvoice = (
  { answer, asOf, source }: Dated<RedactedInvoice>,
  request: BuyerRequest
) => {
  const { payments, today, ...invoice } = answer
  // A payment is seen here through its invoice: its documents are opened the same way.
  const seen = { ...seenBy(request), invoiceId: invoice.id }
  return {
    invoice: presentInvoice(invoice, seen),
    payments: payments.map((payment) => presentPayment(payment, seen)),
    today,
    collaborator: presentCollaborator(request, [invoice]),
    rights: presentRights(request),
    freshness: presentFreshness(asOf, source),
  }
}

export const presentPaymentPage = (
  { answer, asOf, source }: Dated<FoundPayments>,
  request: BuyerRequest
) => ({
  ...answer,
  payments: answer.payments.map((payment) => presentPayment(payment, seenBy(request))),
  hasNextPage: answer.endCursor !== null,
  collaborator: presentCollaborator(request, answer.payments),
  rights: presentRights(request),
  freshness: presentFreshness(asOf, source),
})

const seenBy = ({ erp }: BuyerRequest) => ({ connector: erp.connector.name, orderId: null })
