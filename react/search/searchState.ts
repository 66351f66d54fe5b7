import type {
  ErpChannel,
  ErpNumberKind,
  ErpNumberMatch,
  ErpOrderSort,
  ErpOrderStatus,
  OrdersB2BSearchVariables,
} from '../__generated__/operations'

/** A page's query as plain strings: what both shells read and write. */
export type Query = Record<string, string>

export const NUMBER_KINDS: readonly ErpNumberKind[] = ['ANY', 'WEB', 'ERP', 'CUSTOMER', 'INVOICE']
export const MATCHES: readonly ErpNumberMatch[] = ['EXACT', 'PARTIAL']
export const STATUSES: readonly ErpOrderStatus[] = [
  'RECEIVED',
  'APPROVED',
  'CREDIT_APPROVED',
  'IN_PREPARATION',
  'INVOICED',
  'PARTIALLY_SHIPPED',
  'SHIPPED',
  'DELIVERED',
  'RETURNED',
  'CANCELLED',
  'ON_HOLD',
]
export const CHANNELS: readonly ErpChannel[] = ['WEB', 'PHONE', 'SALES_REP', 'EDI', 'OTHER']
export const SORTS: readonly ErpOrderSort[] = ['NEWEST_FIRST', 'OLDEST_FIRST']

/** What is looked for. An empty text means "not asked for". */
export interface Search {
  number: string
  kind: ErpNumberKind
  /** Of an opened group, or where parts are asked for; else the number is looked for in both ways. */
  match: ErpNumberMatch | ''
  from: string
  to: string
  status: ErpOrderStatus | ''
  channel: ErpChannel | ''
  product: string
  sort: ErpOrderSort
}

/**
 * `cursors` leads from the first page of a list to this one, so that "previous" works for someone who was sent the link; only the last few
 * are kept, and `page` counts on.
 */
export interface Paging {
  cursors: readonly string[]
  page: number
}

/** All that the orders' view shows, as its address says it. `order` is the open order's id. */
export interface SearchState extends Paging {
  search: Search
  order: string
}

/** An address must stay short enough to be sent: so many pages back are remembered. */
export const CURSORS_KEPT = 5

/** What of the known values a text is. */
export const oneOf = <Value extends string, Other extends string>(
  values: readonly Value[],
  text: string | undefined,
  otherwise: Other
): Value | Other => values.find((value) => value === text) || otherwise

const readCursors = (text: string): string[] => {
  try {
    return text.split(',').filter(Boolean).map(decodeURIComponent).slice(-CURSORS_KEPT)
  } catch {
    return []
  }
}

const readPage = (text: string | undefined, cursors: readonly string[]): number => {
  const least = cursors.length + 1
  const page = /^\d{1,6}$/.test(text || '') ? Number(text) : least
  return cursors.length ? Math.max(least, page) : 1
}

/** Which page of a list an address shows. */
export const readPaging = (query: Query): Paging => {
  const cursors = readCursors(query.after || '')
  return { cursors, page: readPage(query.page, cursors) }
}

export const writePaging = ({ cursors, page }: Paging): Query => ({
  after: cursors.map(encodeURIComponent).join(','),
  page: cursors.length && page > cursors.length + 1 ? String(page) : '',
})

/** An address says nothing of what is empty. */
export const withoutEmpty = (all: Query): Query => {
  const query: Query = {}
  Object.keys(all).forEach((key) => {
    if (all[key]) query[key] = all[key]
  })
  return query
}

/** Reads an address. What it does not understand is as if it were not there; no text is cut or mended. */
export const readQuery = (query: Query): SearchState => ({
  search: {
    number: query.number || '',
    kind: oneOf(NUMBER_KINDS, query.kind, 'ANY'),
    match: oneOf(MATCHES, query.match, ''),
    from: query.from || '',
    to: query.to || '',
    status: oneOf(STATUSES, query.status, ''),
    channel: oneOf(CHANNELS, query.channel, ''),
    product: query.product || '',
    sort: oneOf(SORTS, query.sort, 'NEWEST_FIRST'),
  },
  ...readPaging(query),
  order: query.order || '',
})

/** Writes an address: the shortest that reads back as the same state. */
export const writeQuery = ({ search, order, cursors, page }: SearchState): Query =>
  withoutEmpty({
    ...search,
    kind: search.kind === 'ANY' ? '' : search.kind,
    sort: search.sort === 'NEWEST_FIRST' ? '' : search.sort,
    ...writePaging({ cursors, page }),
    order,
  })

export const firstPageOf = (search: Search): SearchState => ({
  search,
  cursors: [],
  page: 1,
  order: '',
})

export const nextPageOf = <State extends Paging>(state: State, endCursor: string): State => ({
  ...state,
  cursors: [...state.cursors, endCursor].slice(-CURSORS_KEPT),
  page: state.page + 1,
})

/** The page before, or the first where the way back is no longer known. */
export const previousPageOf = <State extends Paging>(state: State): State => {
  const cursors = state.cursors.slice(0, -1)
  return { ...state, cursors, page: cursors.length ? state.page - 1 : 1 }
}

/** Sorting alone is no search: there is nothing to be not found. */
export const isSearching = ({ number, from, to, status, channel, product }: Search): boolean =>
  [number.trim(), from, to, status, channel, product.trim()].some(Boolean)

export const trimSearch = (search: Search): Search => ({
  ...search,
  number: search.number.trim(),
  product: search.product.trim(),
})

/** The text if it is a day that there is, YYYY-MM-DD; else none. */
export const realDay = (text: string): string => {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !isNaN(time) && new Date(time).toISOString().slice(0, 10) === text ? text : ''
}

/** What a form can show of a search: a date box holds real days only. */
export const toDraft = <Days extends { from: string; to: string }>(search: Days): Days => ({
  ...search,
  from: realDay(search.from),
  to: realDay(search.to),
})

/** From where the page is asked for. */
export const afterOf = (cursors: readonly string[]): { after?: string } =>
  cursors.length > 0 ? { after: cursors[cursors.length - 1] } : {}

/** The variables of the one request that answers this address. */
export const toVariables = ({ search, cursors }: SearchState): OrdersB2BSearchVariables => {
  const { number, kind, match, from, to, status, channel, product, sort } = trimSearch(search)
  return {
    search: {
      ...withoutEmpty({
        number,
        numberKind: number && kind,
        numberMatch: number && match,
        from,
        to,
        product,
        sort: sort === 'NEWEST_FIRST' ? '' : sort,
      }),
      ...(status && { statuses: [status] }),
      ...(channel && { channels: [channel] }),
    },
    ...afterOf(cursors),
  }
}
