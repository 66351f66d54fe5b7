import { ORDER_NUMBER_FIELDS, type OrderQuery } from '../../connectors/connector'
import type { OrderSummary } from '../../connectors/order-model'
import type { OrderSearchKind } from './order-questions'

/** What changes from query to query. */
export type AboutNumber = Pick<OrderQuery, 'number' | 'product' | 'first'>

/** Rows do not say their invoices' numbers, nor their products. */
export const numbersOf = (row: OrderSummary, kind: OrderSearchKind): readonly string[] => {
  if (kind === 'INVOICE' || kind === 'PRODUCT') return []
  const number = row[ORDER_NUMBER_FIELDS[kind]]
  return number === null ? [] : [number]
}

/** Tells one record from another. */
export const keyOf = ({ ownerRef, id }: Pick<OrderSummary, 'ownerRef' | 'id'>): string =>
  JSON.stringify([ownerRef, id])
