/** The orders of the invoice that an access key names: the invoice first, then its orders by their numbers. */
import type { Call, InvoiceQuery, OrderPage, OrderQuery } from '../../connectors/connector'
import type { OrderSummary } from '../../connectors/order-model'
import { dropForeignInvoices } from '../shared-documents'
import { placedByOf, type RequestScope } from '../request-scope'
import type { AboutNumber } from './order-rows'
import type { NumberGroup } from './number-search'
import type { OrderSearchKind } from './order-questions'

interface Asking {
  readonly requestScope: RequestScope
  readonly ask: <Answer>(call: (call: Call) => Promise<Answer>) => Promise<Answer>
  /** One query for orders, without what is not the viewer's. */
  readonly find: (query: AboutNumber) => Promise<Pick<OrderPage, 'orders' | 'cursor'>>
}

/** An invoice covers an order, seldom some. */
const MOST_ORDERS = 50

/** @returns null where this ERP does not find invoices by it, or the viewer may not see invoices */
export const findOrdersOfAccessKey = async (
  key: string,
  { requestScope, ask, find }: Asking
): Promise<ReadonlyArray<NumberGroup<OrderSearchKind, OrderSummary>> | null> => {
  const { erp, rights } = requestScope
  const { findInvoices, capabilities } = erp.connector
  const canFind =
    rights.canViewInvoices &&
    capabilities.invoiceNumberKinds.includes('ACCESS_KEY') &&
    capabilities.numberKinds.includes('ERP')
  if (findInvoices === undefined || !canFind) return null
  const page = await ask((call) => findInvoices(invoiceQuery(key, requestScope), call))
  const { rows: invoices } = dropForeignInvoices(page.invoices, {
    ...requestScope,
    operation: 'findInvoices',
  })
  const numbers = [...new Set(invoices.flatMap(erpNumbersOf))]
  const values = numbers.slice(0, capabilities.manyNumbers ? MOST_ORDERS : 1)
  if (values.length === 0) return []
  const number = { kind: 'ERP', match: 'exact', values } as const
  const { orders, cursor } = await find({ number, product: null, first: capabilities.maxPageSize })
  const found = orders.map((row) => ({ ...row, foundBy: ['INVOICE'] as const }))
  const hasMore = cursor !== null || numbers.length > values.length
  const counts = { hasMore, total: hasMore ? null : found.length }
  return found.length === 0
    ? []
    : [{ kind: 'INVOICE', match: 'exact', value: key, ...counts, rows: found }]
}

const erpNumbersOf = ({
  orders,
}: {
  readonly orders: ReadonlyArray<{ erpOrderNumber: OrderQuery['product'] }>
}) => orders.flatMap(({ erpOrderNumber }) => erpOrderNumber ?? [])

const invoiceQuery = (key: string, requestScope: RequestScope): InvoiceQuery => ({
  companies: requestScope.companies,
  number: { kind: 'ACCESS_KEY', value: key },
  today: requestScope.today,
  placedBy: placedByOf(requestScope),
  ...{ state: null, from: null, to: null, dueFrom: null, dueTo: null },
  ...{ sort: 'NEWEST_FIRST', first: 10, after: null },
})
