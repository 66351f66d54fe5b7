/**
 * Query -> wire, pure. Text from people goes into query values, which the HTTP port encodes, and into one path segment,
 * which is encoded here. What could be read as "no restriction" by an ERP that trims is refused before it is sent.
 */
import type { GetOrderQuery, HttpRequest, OrderQuery } from '../connector'
import { ConnectorError } from '../connector-error'
import { unbindCursor } from './cursor'
import { readDay } from './day'
import type { RestSettings } from './settings'

export const PATH_PREFIX = '/orders-b2b/v1/'
export const MAX_PAGE_SIZE = 100
/** The longest number, product or id that is sent, in characters. */
const MAX_TEXT_LENGTH = 200

type Parameters = Array<readonly [name: string, value: string]>

/** @throws ConnectorError `invalid-query` for a text, day, page size or cursor that must not be sent */
export const findOrdersRequest = (query: OrderQuery, settings: RestSettings): HttpRequest => ({
  method: 'GET',
  path: `${PATH_PREFIX}orders`,
  query: [
    ...companyParameters(query.companies),
    ...numberParameters(query),
    ...filterParameters(query),
    ...pageParameters(query),
  ],
  headers: headersOf(settings),
  metric: 'orders-find',
})

/** Null for an id that can't be one: empty, overlong, with control characters, or a path of its own ("." and ".."). */
export const getOrderRequest = (
  { companies, id }: GetOrderQuery,
  settings: RestSettings
): HttpRequest | null =>
  isOrderId(id)
    ? {
        method: 'GET',
        path: `${PATH_PREFIX}orders/${encodeURIComponent(id)}`,
        query: companyParameters(companies),
        headers: headersOf(settings),
        metric: 'orders-get',
      }
    : null

export const statusRequest = (settings: RestSettings): HttpRequest => ({
  method: 'GET',
  path: `${PATH_PREFIX}status`,
  headers: headersOf(settings),
  metric: 'status',
})

const headersOf = ({ authorization: [name, value] }: RestSettings): Record<string, string> => ({
  [name]: value,
})

const companyParameters = (companies: readonly string[]): Parameters => {
  if (companies.length === 0) throw invalid('companies')
  return companies.map((company) => ['company', sendable(company, 'companies')])
}

const numberParameters = ({ number }: OrderQuery): Parameters => {
  if (number === null) return []
  if (number.values.length === 0) throw invalid('number')
  return [
    ['numberKind', number.kind],
    ['numberMatch', number.match],
    ...number.values.map((value) => ['number', sendable(value, 'number')] as const),
  ]
}

const filterParameters = ({ statuses, channels, ...query }: OrderQuery): Parameters => [
  ...optional('from', query.from === null ? null : validDay(query.from, 'from')),
  ...optional('to', query.to === null ? null : validDay(query.to, 'to')),
  ...statuses.map((status) => ['status', status] as const),
  ...channels.map((channel) => ['channel', channel] as const),
  ...optional('product', sendableOrNull(query.product, 'product')),
  ...optional('placedBy', sendableOrNull(query.placedBy, 'placedBy')),
]

const pageParameters = (query: OrderQuery): Parameters => {
  const { sort, first, after } = query
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE_SIZE) throw invalid('first')
  return [
    ['sort', sort],
    ['limit', String(first)],
    ...optional('cursor', after === null ? null : unbindCursor(after, query)),
  ]
}

const optional = (name: string, value: string | null): Parameters =>
  value === null ? [] : [[name, value]]

/** Spaces, control characters and invisible ones only: an ERP that trims would take it for "any". */
const BLANK = /^[\s\p{C}]*$/u
/** Half of a surrogate pair has no UTF-8 form: it would arrive as another text. */
const LONE_SURROGATE = /\p{Surrogate}/u

const sendable = (text: string, field: string): string => {
  if (text.length > MAX_TEXT_LENGTH || BLANK.test(text) || LONE_SURROGATE.test(text)) {
    throw invalid(field)
  }
  return text
}

const sendableOrNull = (text: string | null, field: string): string | null =>
  text === null ? null : sendable(text, field)

const validDay = (day: string, field: string): string => {
  if (readDay(day) !== day) throw invalid(field)
  return day
}

const isOrderId = (id: string): boolean =>
  id.length <= MAX_TEXT_LENGTH &&
  !BLANK.test(id) &&
  !/\p{Cc}|\p{Surrogate}/u.test(id) &&
  id !== '.' &&
  id !== '..'

const invalid = (field: string): ConnectorError =>
  new ConnectorError('invalid-query', `This can't be asked of the ERP: ${field}.`, {
    fields: [field],
  })
