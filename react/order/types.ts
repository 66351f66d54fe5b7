import type { OrdersB2BOrderAnswer } from '../__generated__/operations'

/** The parts of the order as its page asks for them. */
export type OrderAnswer = OrdersB2BOrderAnswer['erpOrder']
export type Order = OrderAnswer['order']
export type Line = Order['lines'][number]
export type Totals = Order['totals']
export type Shipment = Order['shipments'][number]
export type Invoice = Order['invoices'][number]
export type Payment = Order['payments'][number]
export type Address = NonNullable<Order['billingAddress']>
export type Money = NonNullable<Order['total']>
