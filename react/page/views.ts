import type { Query } from '../search/searchState'

/** What the page shows: one of its tabs. */
export type View = 'orders' | 'invoices' | 'payments'

/** The address names the view; an invoice that is open is one of the invoices. */
export const viewOf = ({ view, invoice }: Query): View =>
  view === 'payments' || view === 'invoices' ? view : invoice ? 'invoices' : 'orders'

/** A tab's address: its view as it is at first. */
export const addressOf = (view: View): Query => (view === 'orders' ? {} : { view })
