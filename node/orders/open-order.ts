import { AppError } from '../app-error'
import { type Asking } from './asking'
import type { AskErp } from './erp'
import { type DueOrder, dueOrder } from './due'
import type { Dated, LastGood } from './last-good'
import { keepOfCompanies, keepOwn } from './own-records'
import { orderInForce } from './rights-in-force'
import { SEARCH_TIMEOUT_MS } from './search-orders'
import {
  isForeign,
  provesOwn,
  withoutForeignInvoices,
  withoutForeignOrders,
} from './shared-documents'

export type OpenOrder = (id: string, asking: Asking) => Promise<Dated<DueOrder>>

export const MAX_ID_LENGTH = 200

/**
 * One order, as whole as the asker's rights let it be.
 * @throws AppError `NOT_FOUND` alike for one that never was, one of another company and, under the scope `own`, one that
 * somebody else placed or of which the ERP does not say who did; ConnectorError
 */
export const createOpenOrder =
  ({ askErp, lastGood }: { askErp: AskErp; lastGood: LastGood }): OpenOrder =>
  async (id, asking) => {
    const { erp, companies, rights } = asking
    if (id === '' || id.length > MAX_ID_LENGTH) throw notFound()
    const ask = askErp(erp, SEARCH_TIMEOUT_MS)
    return lastGood.orElse(asking, ['order', id], async () => {
      const order = await ask((call) => erp.connector.getOrder({ companies, id }, call))
      const check = { ...asking, operation: 'getOrder' }
      const [own] = keepOwn(order === null ? [] : [order], check)
      if (own === undefined) throw notFound()
      const invoices = keepOfCompanies(own.invoices, check)
      const payments = keepOfCompanies(own.payments, check)
      const related = own.related.filter((reference) => !isForeign(reference, asking))
      const due = dueOrder({ ...own, invoices, payments, related }, asking.today)
      // Only now: what a shared invoice names is what proves whose it is.
      return withoutForeign(orderInForce(due, rights, provesOwn(asking)), asking)
    })
  }

const withoutForeign = (order: DueOrder, asking: Asking): DueOrder => ({
  ...order,
  invoices: order.invoices.map((invoice) => withoutForeignOrders(invoice, asking)),
  payments: order.payments.map((payment) => withoutForeignInvoices(payment, asking)),
})

const notFound = () => new AppError('NOT_FOUND', 'There is no such order.')
