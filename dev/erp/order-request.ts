import {
  NUMBER_KINDS,
  ORDER_SORTS,
  type NumberInterpretation,
} from '../../node/connectors/connector'
import { CHANNELS, ORDER_STATUSES } from '../../node/connectors/order-model'
import type { OrderFilter } from './order-book'
import {
  InvalidRequest,
  readCompanies,
  readEach,
  readLimit,
  readOnce,
  readSpan,
  readWord,
  refuseUnknown,
} from './query-reader'

/** A page asked for. */
export interface PageRequest<Filter> {
  readonly filter: Filter
  readonly limit: number
  readonly cursor: string | null
}

const PARAMETERS = [
  ...['company', 'numberKind', 'numberMatch', 'number', 'from', 'to', 'status', 'channel'],
  ...['product', 'placedBy', 'sort', 'limit', 'cursor'],
]

/** @throws InvalidRequest */
export const readOrderRequest = (query: URLSearchParams): PageRequest<OrderFilter> => {
  refuseUnknown(query, PARAMETERS)
  const [from, to] = readSpan(query, ['from', 'to'])
  return {
    limit: readLimit(query),
    cursor: readOnce(query, 'cursor'),
    filter: {
      from,
      to,
      companies: readCompanies(query),
      number: readNumber(query),
      statuses: readEach(query, 'status', ORDER_STATUSES),
      channels: readEach(query, 'channel', CHANNELS),
      product: readOnce(query, 'product'),
      placedBy: readOnce(query, 'placedBy'),
      sort: readWord(query, 'sort', ORDER_SORTS) ?? 'NEWEST_FIRST',
    },
  }
}

const readNumber = (query: URLSearchParams): NumberInterpretation | null => {
  const values = query.getAll('number')
  const kind = readWord(query, 'numberKind', NUMBER_KINDS)
  const match = readWord(query, 'numberMatch', ['exact', 'partial'] as const)
  if (values.length === 0 && kind === null && match === null) return null
  if (values.length === 0 || kind === null) {
    throw new InvalidRequest('"number" and "numberKind" go together.')
  }
  return { kind, values, match: match ?? 'exact' }
}
