import { AppError } from '../app-error'
import type { OpenedInvoice } from '../connectors/connector'
import type { Day } from '../connectors/order-model'
import { type Asking } from './asking'
import { type Due, dueInvoice } from './due'
import type { AskErp } from './erp'
import { noInvoices } from './find-invoices'
import type { Dated, LastGood } from './last-good'
import { MAX_ID_LENGTH } from './open-order'
import { invoiceInForce, paymentInForce } from './rights-in-force'
import { SEARCH_TIMEOUT_MS } from './search-orders'
import {
  keepOwnInvoices,
  paymentsOfOwnInvoice,
  withoutForeignInvoices,
  withoutForeignOrders,
} from './shared-documents'

/** An invoice and the payments that settle it, as the asker may see them. */
export interface InvoiceInForce extends Due<OpenedInvoice> {
  /** What "overdue" was decided by. */
  readonly today: Day
}

export type OpenInvoice = (id: string, asking: Asking) => Promise<Dated<InvoiceInForce>>

/**
 * @throws AppError `NO_ACCESS` without the right to see invoices; `UNSUPPORTED` where the ERP opens none by itself;
 * `NOT_FOUND` alike for one that never was, one of another company and, under a narrower scope, one of which not all orders
 * are provably the asker's; ConnectorError
 */
export const createOpenInvoice =
  ({ askErp, lastGood }: { askErp: AskErp; lastGood: LastGood }): OpenInvoice =>
  async (id, asking) => {
    const { erp, companies, rights } = asking
    if (!rights.canViewInvoices) throw noInvoices()
    const { getInvoice, capabilities } = erp.connector
    if (getInvoice === undefined || !capabilities.invoiceList) throw cannotOpen()
    if (id === '' || id.length > MAX_ID_LENGTH) throw notFound()
    const ask = askErp(erp, SEARCH_TIMEOUT_MS)
    return lastGood.orElse(asking, ['invoice', id], async () => {
      const invoice = await ask((call) => getInvoice({ companies, id }, call))
      return ownInvoice(invoice, asking)
    })
  }

const ownInvoice = (invoice: OpenedInvoice | null, asking: Asking): InvoiceInForce => {
  const { rights, today } = asking
  const check = { ...asking, operation: 'getInvoice' }
  const [own] = keepOwnInvoices(invoice === null ? [] : [invoice], check).rows
  if (own === undefined) throw notFound()
  const payments = rights.canViewReceipts ? paymentsOfOwnInvoice(own.payments, own.id, check) : []
  return {
    ...invoiceInForce(dueInvoice(withoutForeignOrders(own, asking), today), rights),
    payments: payments.map((payment) =>
      paymentInForce(withoutForeignInvoices(payment, asking), rights)
    ),
    today,
  }
}

const notFound = () => new AppError('NOT_FOUND', 'There is no such invoice.')

const cannotOpen = () =>
  new AppError('UNSUPPORTED', "The store's ERP cannot open an invoice by itself.")
