import { AppError } from '../app-error'
import { type RequestScope } from './request-scope'
import type { AskErp } from './erp'
import { type DueOrder, dueOrder } from './due-dates'
import type { Dated, LastGood } from './last-good'
import { dropForeign, dropForeignOrders } from './ownership'
import { redactedOrder } from './redaction'
import { SEARCH_TIMEOUT_MS } from './search-orders'
import {
  isForeign,
  provesOwn,
  withoutForeignInvoices,
  withoutForeignOrders,
} from './shared-documents'

export type OpenOrder = (id: string, requestScope: RequestScope) => Promise<Dated<DueOrder>>

export const MAX_ID_LENGTH = 200

/**
 * One order, as whole as the viewer's rights let it be.
 * @throws AppError `NOT_FOUND` alike for one that never was, one of another company and, under the scope `own`, one that
 * somebody else placed or of which the ERP does not say who did; ConnectorError
 */
export const createOpenOrder =
  ({ askErp, lastGood }: { askErp: AskErp; lastGood: LastGood }): OpenOrder =>
  async (id, requestScope) => {
    const { erp, companies, rights } = requestScope
    if (id === '' || id.length > MAX_ID_LENGTH) throw notFound()
    const ask = askErp(erp, SEARCH_TIMEOUT_MS)
    return lastGood.orElse(requestScope, ['order', id], async () => {
      const order = await ask((call) => erp.connector.getOrder({ companies, id }, call))
      const check = { ...requestScope, operation: 'getOrder' }
      const [own] = dropForeignOrders(order === null ? [] : [order], check)
      if (own === undefined) throw notFound()
      const invoices = dropForeign(own.invoices, check)
      const payments = dropForeign(own.payments, check)
      const related = own.related.filter((reference) => !isForeign(reference, requestScope))
      const due = dueOrder({ ...own, invoices, payments, related }, requestScope.today)
      // Only now: what a shared invoice names is what proves whose it is.
      return withoutForeign(redactedOrder(due, rights, provesOwn(requestScope)), requestScope)
    })
  }

const withoutForeign = (order: DueOrder, requestScope: RequestScope): DueOrder => ({
  ...order,
  invoices: order.invoices.map((invoice) => withoutForeignOrders(invoice, requestScope)),
  payments: order.payments.map((payment) => withoutForeignInvoices(payment, requestScope)),
})

const notFound = () => new AppError('NOT_FOUND', 'There is no such order.')
