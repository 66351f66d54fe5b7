/**
 * Query -> wire, pure. Text from people goes into query values, which the HTTP port encodes, and into one path segment,
 * which is encoded here. What could be read as "no restriction" by an ERP that trims is refused before it is sent.
 */
import {
  kindsOf,
  type DocumentParent,
  type DocumentQuery,
  type GetRecordQuery,
  type HttpRequest,
  type InvoiceQuery,
  type OrderQuery,
  type PaymentQuery,
} from '../connector'
import { ConnectorError } from '../connector-error'
import { unbindCursor } from './cursor'
import { isCalendarDay } from '../values/day'

export const PATH_PREFIX = '/orders-b2b/v1/'
export const MAX_PAGE_SIZE = 100
/** The longest number, product or id that is sent, in characters. */
const MAX_TEXT_LENGTH = 200

type Parameters = Array<readonly [name: string, value: string]>

/** @throws ConnectorError `invalid-query` for a text, day, page size or cursor that must not be sent */
export const findOrdersRequest = (query: OrderQuery): HttpRequest => ({
  method: 'GET',
  path: `${PATH_PREFIX}orders`,
  query: [
    ...companyParameters(query.companies),
    ...numberParameters(query),
    ...spanParameters(query),
    ...optionalDay('promisedFrom', query.promisedFrom),
    ...optionalDay('promisedTo', query.promisedTo),
    ...filterParameters(query),
    ...placedByParameters(query),
    ['sort', query.sort],
    ...optionalDay('countsOn', query.countsOn),
    ...pageParameters(query),
  ],
  metric: 'orders-find',
})

/** @throws as `findOrdersRequest` */
export const findInvoicesRequest = (query: InvoiceQuery): HttpRequest => ({
  method: 'GET',
  path: `${PATH_PREFIX}invoices`,
  query: [
    ...companyParameters(query.companies),
    ...invoiceNumberParameters(query),
    ...optional('slipLine', validSlipLine(query.slipLine)),
    ...optional('state', query.state),
    ['today', validDay(query.today, 'today')],
    ...spanParameters(query),
    ...optionalDay('dueFrom', query.dueFrom),
    ...optionalDay('dueTo', query.dueTo),
    ...placedByParameters(query),
    ['sort', query.sort],
    ...pageParameters(query),
  ],
  metric: 'invoices-find',
})

/** @throws as `findOrdersRequest` */
export const findPaymentsRequest = (query: PaymentQuery): HttpRequest => ({
  method: 'GET',
  path: `${PATH_PREFIX}payments`,
  query: [
    ...companyParameters(query.companies),
    ...singleNumberParameters(query.number),
    ...spanParameters(query),
    ...placedByParameters(query),
    ...pageParameters(query),
  ],
  metric: 'payments-find',
})

export type Collection = 'orders' | 'invoices' | 'payments'

/** Null for an id that can't be one: empty, overlong, with control characters, or a path of its own ("." and ".."). */
export const getRequest = (
  collection: Collection,
  { companies, id }: GetRecordQuery
): HttpRequest | null =>
  isId(id)
    ? {
        method: 'GET',
        path: `${PATH_PREFIX}${collection}/${encodeURIComponent(id)}`,
        query: companyParameters(companies),
        metric: `${collection}-get`,
      }
    : null

/** Null where an id can't be one, or no parent is named. */
export const documentRequest = ({
  companies,
  parent,
  document,
}: DocumentQuery): HttpRequest | null => {
  const place = placeOf(parent)
  if (place === null || !isId(place.id) || !isId(document.id)) return null
  const [recordId, documentId] = [place.id, document.id].map(encodeURIComponent)
  return {
    method: 'GET',
    path: `${PATH_PREFIX}${place.collection}/${recordId}/documents/${documentId}`,
    query: companyParameters(companies),
    metric: 'document-open',
  }
}

export const statusRequest = (): HttpRequest => ({
  method: 'GET',
  path: `${PATH_PREFIX}status`,
  metric: 'status',
})

/** The innermost record that lists the document: an invoice within an order is an invoice. */
const placeOf = ({
  orderId,
  invoiceId,
  paymentId,
}: DocumentParent): { readonly collection: Collection; readonly id: string } | null => {
  if (paymentId !== null) return { collection: 'payments', id: paymentId }
  if (invoiceId !== null) return { collection: 'invoices', id: invoiceId }
  return orderId === null ? null : { collection: 'orders', id: orderId }
}

const companyParameters = (companies: readonly string[]): Parameters => {
  if (companies.length === 0) throw invalid('companies')
  return companies.map((company) => ['company', sendable(company, 'companies')])
}

const numberParameters = ({ number }: OrderQuery): Parameters => {
  if (number === null) return []
  if (number.values.length === 0) throw invalid('number')
  return [
    ...kindsOf(number).map((kind) => ['numberKind', kind] as const),
    ['numberMatch', number.match],
    ...number.values.map((value) => ['number', sendable(value, 'number')] as const),
  ]
}

/** Without `partial` it is as version 1.1.0 knew it. */
const invoiceNumberParameters = ({ number }: InvoiceQuery): Parameters => [
  ...singleNumberParameters(number),
  ...(number?.match === 'partial' ? [['numberMatch', 'partial'] as const] : []),
]

interface SingleNumber {
  readonly kind: string
  readonly value: string
}

const singleNumberParameters = (number: SingleNumber | null | undefined): Parameters =>
  number
    ? [
        ['numberKind', number.kind],
        ['number', sendable(number.value, 'number')],
      ]
    : []

const SLIP_LINE = /^\d{47,48}$/

const validSlipLine = (line: string | null | undefined): string | null => {
  if (line === null || line === undefined) return null
  if (!SLIP_LINE.test(line)) throw invalid('slipLine')
  return line
}

const spanParameters = ({ from, to }: Pick<OrderQuery, 'from' | 'to'>): Parameters => [
  ...optionalDay('from', from),
  ...optionalDay('to', to),
]

const filterParameters = ({ statuses, channels, product }: OrderQuery): Parameters => [
  ...statuses.map((status) => ['status', status] as const),
  ...channels.map((channel) => ['channel', channel] as const),
  ...optional('product', sendableOrNull(product, 'product')),
]

const placedByParameters = ({ placedBy }: Pick<OrderQuery, 'placedBy'>): Parameters =>
  optional('placedBy', sendableOrNull(placedBy, 'placedBy'))

const pageParameters = (query: OrderQuery | InvoiceQuery | PaymentQuery): Parameters => {
  const { first, after } = query
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE_SIZE) throw invalid('first')
  return [
    ['limit', String(first)],
    ...optional('cursor', after === null ? null : unbindCursor(after, query)),
  ]
}

const optionalDay = (name: string, day: string | null | undefined): Parameters =>
  optional(name, day === null || day === undefined ? null : validDay(day, name))

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
  if (!isCalendarDay(day)) throw invalid(field)
  return day
}

const isId = (id: string): boolean =>
  id.length <= MAX_TEXT_LENGTH &&
  !BLANK.test(id) &&
  !/\p{Cc}|\p{Surrogate}/u.test(id) &&
  id !== '.' &&
  id !== '..'

const invalid = (field: string): ConnectorError =>
  new ConnectorError('invalid-query', `This can't be asked of the ERP: ${field}.`, {
    fields: [field],
  })
