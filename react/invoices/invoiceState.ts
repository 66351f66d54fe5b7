import type {
  ErpInvoiceNumberKind,
  ErpInvoiceSort,
  ErpInvoiceState,
  ErpNumberMatch,
  OrdersB2BInvoicesVariables,
} from '../__generated__/operations'
import type { Paging, Query } from '../search/searchState'
import {
  afterOf,
  MATCHES,
  oneOf,
  readPaging,
  realDay,
  toDraft,
  withoutEmpty,
  writePaging,
} from '../search/searchState'

export const INVOICE_NUMBER_KINDS: readonly ErpInvoiceNumberKind[] = [
  'ANY',
  'INVOICE',
  'ACCESS_KEY',
  'WEB',
  'ERP',
  'CUSTOMER',
]
export const INVOICE_STATES: readonly ErpInvoiceState[] = ['OPEN', 'OVERDUE', 'PAID']
export const INVOICE_SORTS: readonly ErpInvoiceSort[] = [
  'NEWEST_FIRST',
  'OLDEST_FIRST',
  'DUE_FIRST',
]

/** What is looked for. An empty text means "not asked for". */
export interface InvoiceSearch {
  number: string
  kind: ErpInvoiceNumberKind
  match: ErpNumberMatch | ''
  state: ErpInvoiceState | ''
  from: string
  to: string
  dueFrom: string
  dueTo: string
  sort: ErpInvoiceSort
}

/** All that the invoices' view shows, as its address says it. `invoice` is the open invoice's id. */
export interface InvoicesState extends Paging {
  search: InvoiceSearch
  invoice: string
}

/** Reads an address. What it does not understand is as if it were not there; no text is cut or mended. */
export const readInvoices = (query: Query): InvoicesState => ({
  search: {
    number: query.number || '',
    kind: oneOf(INVOICE_NUMBER_KINDS, query.kind, 'ANY'),
    match: oneOf(MATCHES, query.match, ''),
    state: oneOf(INVOICE_STATES, query.state, ''),
    from: query.from || '',
    to: query.to || '',
    dueFrom: query.dueFrom || '',
    dueTo: query.dueTo || '',
    sort: oneOf(INVOICE_SORTS, query.sort, 'NEWEST_FIRST'),
  },
  ...readPaging(query),
  invoice: query.invoice || '',
})

/** Writes an address: the shortest that reads back as the same state. */
export const writeInvoices = ({ search, invoice, cursors, page }: InvoicesState): Query =>
  withoutEmpty({
    view: 'invoices',
    ...search,
    kind: search.kind === 'ANY' ? '' : search.kind,
    sort: search.sort === 'NEWEST_FIRST' ? '' : search.sort,
    ...writePaging({ cursors, page }),
    invoice,
  })

export const firstInvoicesOf = (search: InvoiceSearch): InvoicesState => ({
  search,
  cursors: [],
  page: 1,
  invoice: '',
})

/** Sorting alone is no search: there is nothing to be not found. */
export const isSearchingInvoices = ({
  number,
  state,
  from,
  to,
  dueFrom,
  dueTo,
}: InvoiceSearch): boolean => [number.trim(), state, from, to, dueFrom, dueTo].some(Boolean)

/** What the form can show of a search: a date box holds real days only. */
export const toInvoiceDraft = (search: InvoiceSearch): InvoiceSearch => ({
  ...toDraft(search),
  dueFrom: realDay(search.dueFrom),
  dueTo: realDay(search.dueTo),
})

/** The search as the schema names its fields; empty ones are left out. */
export const invoiceCriteria = (search: InvoiceSearch): Query => {
  const number = search.number.trim()
  return withoutEmpty({
    ...search,
    kind: '',
    match: '',
    number,
    numberKind: number && search.kind,
    numberMatch: number && search.match,
    sort: search.sort === 'NEWEST_FIRST' ? '' : search.sort,
  })
}

/** The variables of the one request that answers this address. */
export const toInvoiceVariables = ({
  search,
  cursors,
}: Pick<InvoicesState, 'search' | 'cursors'>): OrdersB2BInvoicesVariables => ({
  search: invoiceCriteria(search),
  ...afterOf(cursors),
})
