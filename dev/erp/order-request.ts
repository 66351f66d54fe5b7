import { NUMBER_KINDS, ORDER_SORTS, type NumberReading } from '../../node/connectors/connector'
import { CHANNELS, ORDER_STATUSES } from '../../node/connectors/order-model'
import { readDay, type DayNumber } from './calendar'
import type { OrderFilter } from './order-book'

export interface OrderRequest {
  readonly filter: OrderFilter
  readonly limit: number
  readonly cursor: string | null
}

/** A request that the contract forbids. The message is for the one who wrote the request and repeats nothing of it. */
export class InvalidRequest extends Error {}

const ONCE = [
  'numberKind',
  'numberMatch',
  'from',
  'to',
  'product',
  'placedBy',
  'sort',
  'limit',
  'cursor',
] as const
const REPEATED = ['company', 'number', 'status', 'channel'] as const
const DEFAULT_LIMIT = 25
const MAX_LIMIT = 100

/** @throws InvalidRequest */
export const readOrderRequest = (query: URLSearchParams): OrderRequest => {
  refuseUnknown(query, [...ONCE, ...REPEATED])
  const from = readBound(query, 'from')
  const to = readBound(query, 'to')
  if (from !== null && to !== null && from > to) throw new InvalidRequest('"from" is after "to".')
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

/** The customers that an order may belong to. @throws InvalidRequest */
export const readOwners = (query: URLSearchParams): readonly string[] => {
  refuseUnknown(query, ['company'])
  return readCompanies(query)
}

/** Ignoring a parameter would answer a wider question than the one asked. */
const refuseUnknown = (query: URLSearchParams, known: readonly string[]): void => {
  if ([...query.keys()].some((name) => !known.includes(name))) {
    throw new InvalidRequest('The query has a parameter that this operation does not know.')
  }
  if ([...query.values()].includes('')) throw new InvalidRequest('A parameter is empty.')
}

const readCompanies = (query: URLSearchParams): readonly string[] => {
  const companies = query.getAll('company')
  if (companies.length === 0) throw new InvalidRequest('"company" is missing.')
  return companies
}

const readNumber = (query: URLSearchParams): NumberReading | null => {
  const values = query.getAll('number')
  const kind = readWord(query, 'numberKind', NUMBER_KINDS)
  const match = readWord(query, 'numberMatch', ['exact', 'partial'] as const)
  if (values.length === 0 && kind === null && match === null) return null
  if (values.length === 0 || kind === null) {
    throw new InvalidRequest('"number" and "numberKind" go together.')
  }
  return { kind, values, match: match ?? 'exact' }
}

const readOnce = (query: URLSearchParams, name: (typeof ONCE)[number]): string | null => {
  const values = query.getAll(name)
  if (values.length > 1) throw new InvalidRequest(`"${name}" may stand only once.`)
  return values[0] ?? null
}

const readBound = (query: URLSearchParams, name: 'from' | 'to'): DayNumber | null => {
  const text = readOnce(query, name)
  if (text === null) return null
  const day = readDay(text)
  if (day === null) throw new InvalidRequest(`"${name}" is not a day written YYYY-MM-DD.`)
  return day
}

const readLimit = (query: URLSearchParams): number => {
  const text = readOnce(query, 'limit')
  if (text === null) return DEFAULT_LIMIT
  const limit = /^[0-9]{1,3}$/.test(text) ? Number(text) : 0
  if (limit < 1 || limit > MAX_LIMIT)
    throw new InvalidRequest(`"limit" is not within 1..${MAX_LIMIT}.`)
  return limit
}

const readWord = <T extends string>(
  query: URLSearchParams,
  name: 'numberKind' | 'numberMatch' | 'sort',
  words: readonly T[]
): T | null => {
  const text = readOnce(query, name)
  return text === null ? null : toWord(name, text, words)
}

const readEach = <T extends string>(
  query: URLSearchParams,
  name: 'status' | 'channel',
  words: readonly T[]
): T[] => query.getAll(name).map((text) => toWord(name, text, words))

const toWord = <T extends string>(name: string, text: string, words: readonly T[]): T => {
  const word = words.find((candidate) => candidate === text)
  if (word === undefined) throw new InvalidRequest(`"${name}" is none of ${words.join(', ')}.`)
  return word
}
