import type { OrdersB2BPaymentsVariables } from '../__generated__/operations'
import type { Paging, Query } from '../search/searchState'
import { afterOf, readPaging, withoutEmpty, writePaging } from '../search/searchState'

/** All that the payments' view shows, as its address says it. */
export interface PaymentsState extends Paging {
  search: { number: string; from: string; to: string }
}

/** Reads an address; no text is cut or mended. */
export const readPayments = (query: Query): PaymentsState => ({
  search: { number: query.number || '', from: query.from || '', to: query.to || '' },
  ...readPaging(query),
})

/** Writes an address: the shortest that reads back as the same state. */
export const writePayments = ({ search, cursors, page }: PaymentsState): Query =>
  withoutEmpty({ view: 'payments', ...search, ...writePaging({ cursors, page }) })

/** The variables of the one request that answers this address. */
export const toPaymentVariables = ({
  search,
  cursors,
}: PaymentsState): OrdersB2BPaymentsVariables => ({
  search: withoutEmpty({ ...search, number: search.number.trim() }),
  ...afterOf(cursors),
})
