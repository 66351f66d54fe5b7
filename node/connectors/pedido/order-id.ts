import type { CompanyRef } from '../order-model'
import { revendaIdOf } from './company'

/** `pedidoErpId` is unique within a company at best, and every call needs both: an order is named by both. */
export interface OrderName {
  readonly ownerRef: CompanyRef
  readonly revendaId: number
  readonly pedidoErpId: string
}

const ORDER_ID = /^([1-9]\d*)\.(.+)$/su
/** The longest `pedidoErpId` that is sent, in characters. */
const MAX_LENGTH = 150
/** Nothing to be seen, or half of a surrogate pair: no order was ever given such a number. */
const UNUSABLE = /^[\s\p{C}]*$|\p{Cc}|\p{Surrogate}/u

export const orderIdOf = (ownerRef: CompanyRef, pedidoErpId: string): string =>
  `${ownerRef}.${pedidoErpId}`

/** Null for an id that was never given. It has been in a browser, and proves nothing of whose the order is. */
export const readOrderId = (id: string): OrderName | null => {
  const [, ownerRef = '', pedidoErpId = ''] = ORDER_ID.exec(id) ?? []
  const revendaId = revendaIdOf(ownerRef)
  if (revendaId === null || pedidoErpId.length > MAX_LENGTH || UNUSABLE.test(pedidoErpId)) {
    return null
  }
  return { ownerRef, revendaId, pedidoErpId }
}
