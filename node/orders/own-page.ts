import type { OrderPage } from '../connectors/connector'
import { dropForeignOrders } from './ownership'
import { redactedRow } from './redaction'
import type { RequestScope } from './request-scope'

/** What of a page of orders is the viewer's, as their rights show it. A count that includes what is not theirs is not told. */
export const ownPage = (page: OrderPage, requestScope: RequestScope): OrderPage => {
  const own = dropForeignOrders(page.orders, { ...requestScope, operation: 'findOrders' })
  const total = own.length === page.orders.length ? page.total : null
  return { ...page, total, orders: own.map((row) => redactedRow(row, requestScope.rights)) }
}
