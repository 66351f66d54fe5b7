/** Questions that ask for everything of one company: what a test is about is put into a copy. */
import type { InvoiceQuery, OrderQuery, PaymentQuery } from '../connectors/connector'

const PAGE = { companies: ['C-1'], placedBy: null, from: null, to: null, first: 25, after: null }

export const ANY_ORDERS: OrderQuery = {
  ...PAGE,
  number: null,
  statuses: [],
  channels: [],
  product: null,
  sort: 'NEWEST_FIRST',
}

export const ANY_INVOICES: InvoiceQuery = {
  ...PAGE,
  number: null,
  state: null,
  today: '2026-11-23',
  dueFrom: null,
  dueTo: null,
  sort: 'NEWEST_FIRST',
}

export const ANY_PAYMENTS: PaymentQuery = PAGE
