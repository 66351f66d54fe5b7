/**
 * The contract gives `status` as an integer and no meaning: that is in the incumbent's source (`react/utils/order.ts`) and
 * in GIAPI's enumeration `OrderSiteStatus`. Servers write the number, the number as text, or a name.
 */
import type { Facet, OrderStatus, ShipmentStatus } from '../order-model'
import { bareWord, text } from './wire-value'

const STATUSES: ReadonlyArray<readonly [OrderStatus, ...string[]]> = [
  ['CANCELLED', '-1', 'cancelado', 'cancelada', 'cancelled'],
  ['RECEIVED', '0', 'nenhum', 'recebido', 'received'],
  ['APPROVED', '1', 'libcomercial', 'liberacaocomercial'],
  ['CREDIT_APPROVED', '2', 'libfinanceira', 'liberacaofinanceira'],
  ['IN_PREPARATION', '3', 'separacao', 'emseparacao'],
  ['SHIPPED', '4', 'despacho', 'despachado'],
  ['DELIVERED', '5', 'entrega', 'entregue'],
]

const byWord: ReadonlyMap<string, OrderStatus> = new Map(
  STATUSES.flatMap(([status, ...words]) => words.map((word) => [word, status] as const))
)

export interface ReadStatus {
  readonly status: OrderStatus
  /** The ERP's own word, where it is none of the contract's. */
  readonly statusLabel: string | null
  readonly delivery: Facet
}

export const readStatus = (value: unknown): ReadStatus => {
  const word = text(value)
  const status = (word && (byWord.get(word) ?? byWord.get(bareWord(word)))) || 'OTHER'
  return { status, statusLabel: status === 'OTHER' ? word : null, delivery: deliveryOf(status) }
}

/** Nothing in the contract says whether a dispatch was the whole order. */
const deliveryOf = (status: OrderStatus): Facet => {
  if (status === 'DELIVERED') return 'COMPLETE'
  return status === 'SHIPPED' || status === 'OTHER' ? 'UNKNOWN' : 'NONE'
}

/** Of the one shipment that an order with a carrier's link has. */
export const shipmentStatusOf = (status: OrderStatus): ShipmentStatus =>
  status === 'SHIPPED' || status === 'DELIVERED' || status === 'CANCELLED'
    ? status
    : 'IN_PREPARATION'
