import {
  NUMBER_KINDS,
  ORDER_DAY_SORTS,
  ORDER_SORTS,
  type NumberInterpretation,
} from '../../node/connectors/connector'
import { CHANNELS, ORDER_STATUSES } from '../../node/connectors/order-model'
import type { Has } from './features'
import type { OrderFilter } from './order-book'
import {
  InvalidRequest,
  readCompanies,
  readDayParameter,
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

/** The parameters and words of features that it does not have are unknown. @throws InvalidRequest */
export const readOrderRequest = (query: URLSearchParams, has: Has): PageRequest<OrderFilter> => {
  refuseUnknown(query, [
    ...PARAMETERS,
    ...(has('promisedOn') ? ['promisedFrom', 'promisedTo'] : []),
    ...(has('orderCounts') ? ['countsOn'] : []),
  ])
  const [from, to] = readSpan(query, ['from', 'to'])
  const [promisedFrom, promisedTo] = readSpan(query, ['promisedFrom', 'promisedTo'])
  return {
    limit: readLimit(query),
    cursor: readOnce(query, 'cursor'),
    filter: {
      from,
      to,
      promisedFrom,
      promisedTo,
      countsOn: readDayParameter(query, 'countsOn'),
      companies: readCompanies(query),
      number: readNumber(query, has),
      statuses: readEach(query, 'status', ORDER_STATUSES),
      channels: readEach(query, 'channel', CHANNELS),
      product: readOnce(query, 'product'),
      placedBy: readOnce(query, 'placedBy'),
      sort:
        readWord(query, 'sort', has('promisedOn') ? ORDER_SORTS : ORDER_DAY_SORTS) ??
        'NEWEST_FIRST',
    },
  }
}

const readNumber = (query: URLSearchParams, has: Has): NumberInterpretation | null => {
  const values = query.getAll('number')
  const words = has('invoices') ? NUMBER_KINDS : NUMBER_KINDS.filter((one) => one !== 'INVOICE')
  const [kind, ...otherKinds] = readEach(query, 'numberKind', words)
  const match = readWord(query, 'numberMatch', ['exact', 'partial'] as const)
  if (values.length === 0 && kind === undefined && match === null) return null
  if (values.length === 0 || kind === undefined) {
    throw new InvalidRequest('"number" and "numberKind" go together.')
  }
  if (otherKinds.length > 0 && (!has('severalKinds') || match === 'partial')) {
    throw new InvalidRequest('"numberKind" may stand only once.')
  }
  return { kind, otherKinds, values, match: match ?? 'exact' }
}
