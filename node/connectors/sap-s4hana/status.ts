import type { Facet, OrderStatus } from '../order-model'
import { type Fields, textOf } from './wire-value'

/** SAP's letters for how far something has come. Anything else, and no letter, does not say. */
export const facetOf = (letter: unknown): Facet => {
  switch (letter) {
    case 'A':
      return 'NONE'
    case 'B':
      return 'PARTIAL'
    case 'C':
      return 'COMPLETE'
    default:
      return 'UNKNOWN'
  }
}

export interface Headline {
  readonly status: OrderStatus
  readonly statusLabel: string | null
}

/**
 * The headline of an order, from the letters of its header. A block outweighs progress, and a rejection everything.
 * "Delivered" in SAP is what delivery documents hold, so it is shipped here: nobody has said that it was received.
 */
export const headlineOf = (header: Fields): Headline => {
  const known = knownStatusOf(header)
  return known === null
    ? { status: 'OTHER', statusLabel: textOf(header.OverallSDProcessStatus) ?? '?' }
    : { status: known, statusLabel: null }
}

const knownStatusOf = (header: Fields): OrderStatus | null => {
  if (header.OverallSDDocumentRejectionSts === 'C') return 'CANCELLED'
  if (isStopped(header.TotalBlockStatus) || isStopped(header.TotalCreditCheckStatus)) {
    return 'ON_HOLD'
  }
  if (header.OverallTotalDeliveryStatus === 'C') return 'SHIPPED'
  if (header.OverallTotalDeliveryStatus === 'B') return 'PARTIALLY_SHIPPED'
  if (header.OverallOrdReltdBillgStatus === 'C') return 'INVOICED'
  if (header.OverallSDProcessStatus === 'B') return 'IN_PREPARATION'
  return header.OverallSDProcessStatus === 'A' ? 'RECEIVED' : null
}

/** B: partly blocked, or the check was not passed; C: blocked, or released in part only. */
const isStopped = (letter: unknown): boolean => letter === 'B' || letter === 'C'
