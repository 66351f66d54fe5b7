import type { OrderQuery } from '../../connectors/connector'
import type { OrderSummary } from '../../connectors/order-model'
import type { OrderSearchKind } from './order-questions'

/** What changes from query to query. */
export type AboutNumber = Pick<OrderQuery, 'number' | 'product' | 'first'>

const FIELD_OF_KIND = {
  WEB: 'webOrderNumber',
  ERP: 'erpOrderNumber',
  CUSTOMER: 'customerOrderNumber',
} as const

/** Rows do not say their invoices' numbers, nor their products. */
export const numbersOf = (row: OrderSummary, kind: OrderSearchKind): readonly string[] => {
  if (kind === 'INVOICE' || kind === 'PRODUCT') return []
  const number = row[FIELD_OF_KIND[kind]]
  return number === null ? [] : [number]
}

/** Tells one order from another. */
export const keyOf = ({ ownerRef, id }: Pick<OrderSummary, 'ownerRef' | 'id'>): string =>
  JSON.stringify([ownerRef, id])
