import { AppError } from '../app-error'
import type { OpenedInvoice } from '../connectors/connector'
import type { Day } from '../connectors/order-model'
import { type RequestScope } from './request-scope'
import { type Due, dueInvoice } from './due-dates'
import type { AskErp } from './erp'
import { noInvoices } from './find-invoices'
import type { Dated, LastGood } from './last-good'
import { MAX_ID_LENGTH } from './open-order'
import { redactedInvoice, redactedPayment } from './redaction'
import { SEARCH_TIMEOUT_MS } from './search-orders'
import {
  dropForeignInvoices,
  paymentsOfOwnInvoice,
  withoutForeignInvoices,
  withoutForeignOrders,
} from './shared-documents'

/** An invoice and the payments that settle it, as the viewer may see them. */
export interface RedactedInvoice extends Due<OpenedInvoice> {
  /** What "overdue" was decided by. */
  readonly today: Day
}

export type OpenInvoice = (
  id: string,
  requestScope: RequestScope
) => Promise<Dated<RedactedInvoice>>

/**
 * @throws AppError `NO_ACCESS` without the right to see invoices; `UNSUPPORTED` where the ERP opens none by itself;
 * `NOT_FOUND` alike for one that never was, one of another company and, under a narrower scope, one of which not all orders
 * are provably the viewer's; ConnectorError
 */
export const createOpenInvoice =
  ({ askErp, lastGood }: { askErp: AskErp; lastGood: LastGood }): OpenInvoice =>
  async (id, requestScope) => {
    const { erp, companies, rights } = requestScope
    if (!rights.canViewInvoices) throw noInvoices()
    const { getInvoice, capabilities } = erp.connector
    if (getInvoice === undefined || !capabilities.invoiceList) throw cannotOpen()
    if (id === '' || id.length > MAX_ID_LENGTH) throw notFound()
    const ask = askErp(erp, SEARCH_TIMEOUT_MS)
    return lastGood.orElse(requestScope, ['invoice', id], async () => {
      const invoice = await ask((call) => getInvoice({ companies, id }, call))
      return ownInvoice(invoice, requestScope)
    })
  }

const ownInvoice = (invoice: OpenedInvoice | null, requestScope: RequestScope): RedactedInvoice => {
  const { rights, today } = requestScope
  const check = { ...requestScope, operation: 'getInvoice' }
  const [own] = dropForeignInvoices(invoice === null ? [] : [invoice], check).rows
  if (own === undefined) throw notFound()
  const payments = rights.canViewReceipts ? paymentsOfOwnInvoice(own.payments, own.id, check) : []
  return {
    ...redactedInvoice(dueInvoice(withoutForeignOrders(own, requestScope), today), rights),
    payments: payments.map((payment) =>
      redactedPayment(withoutForeignInvoices(payment, requestScope), rights)
    ),
    today,
  }
}

const notFound = () => new AppError('NOT_FOUND', 'There is no such invoice.')

const cannotOpen = () =>
  new AppError('UNSUPPORTED', "The store's ERP cannot open an invoice by itself.")
