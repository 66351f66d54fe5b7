import { AppError } from '../app-error'
import type { Payment } from '../connectors/order-model'
import { type RequestScope } from './request-scope'
import type { AskErp } from './erp'
import { noPayments } from './find-payments'
import type { Dated, LastGood } from './last-good'
import { MAX_ID_LENGTH } from './open-order'
import { redactedPayment } from './redaction'
import { SEARCH_TIMEOUT_MS } from './search-orders'
import { dropForeignPayments, withoutForeignInvoices } from './shared-documents'

export type OpenPayment = (id: string, requestScope: RequestScope) => Promise<Dated<Payment>>

/**
 * One payment with its receipts: what proves that a receipt may be opened.
 * @throws AppError `NO_ACCESS` without the right to see receipts; `UNSUPPORTED` where the ERP opens none by itself;
 * `NOT_FOUND` as for an invoice; ConnectorError
 */
export const createOpenPayment =
  ({ askErp, lastGood }: { askErp: AskErp; lastGood: LastGood }): OpenPayment =>
  async (id, requestScope) => {
    const { erp, companies, rights } = requestScope
    if (!rights.canViewReceipts) throw noPayments()
    const { getPayment, capabilities } = erp.connector
    if (getPayment === undefined || !capabilities.paymentList) throw cannotOpen()
    if (id === '' || id.length > MAX_ID_LENGTH) throw notFound()
    const ask = askErp(erp, SEARCH_TIMEOUT_MS)
    return lastGood.orElse(requestScope, ['payment', id], async () => {
      const payment = await ask((call) => getPayment({ companies, id }, call))
      const check = { ...requestScope, operation: 'getPayment' }
      const [own] = dropForeignPayments(payment === null ? [] : [payment], check).rows
      if (own === undefined) throw notFound()
      return redactedPayment(withoutForeignInvoices(own, requestScope), rights)
    })
  }

const notFound = () => new AppError('NOT_FOUND', 'There is no such payment.')

const cannotOpen = () =>
  new AppError('UNSUPPORTED', "The store's ERP cannot open a payment by itself.")
