/** What the requests for orders and for invoices have in common: their pages, their filters, what no literal may hold. */
import type { HttpRequest, InvoiceQuery, NumberInterpretation, OrderQuery } from '../connector'
import { ConnectorError } from '../connector-error'
import type { Day } from '../order-model'
import { isCalendarDay } from '../values/day'
import { cursorAt, skipOf } from './cursor'
import { kindOfGatewayError } from './gateway-error'
import {
  type Filter,
  allOf,
  anyOf,
  contains,
  equals,
  isNotEmpty,
  notAfter,
  notBefore,
} from './odata'
import type { SapSettings } from './settings'

export const MAX_PAGE_SIZE = 100

/** A page of a collection: what to send, or that nothing can match, and how the pages go on. */
export interface PageRequest {
  /** null: the filter can match nothing, so nobody is asked. */
  readonly request: HttpRequest | null
  /** How many records the page holds, and how many come before it. */
  readonly first: number
  readonly skip: number
  readonly cursorAt: (skip: number) => string
}

interface Page {
  readonly query: Pick<OrderQuery, 'sort' | 'first' | 'after'> | InvoiceQuery
  readonly question: unknown
  readonly path: string
  readonly select: string
  readonly expand?: string
  readonly orderBy: readonly [day: string, key: string]
  readonly metric: string
  readonly settings: SapSettings
}

export const pageRequest = (filters: ReadonlyArray<Filter | null>, page: Page): PageRequest => {
  const { first, after, sort } = page.query
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE_SIZE) throw invalid('first')
  const skip = skipOf(page.question, after)
  const known = filters.flatMap((filter) => filter ?? [])
  const direction = sort === 'OLDEST_FIRST' ? 'asc' : 'desc'
  const request = get(page.path, {
    query: [
      ['$filter', allOf(known)],
      ['$select', page.select],
      ...(page.expand === undefined ? [] : [['$expand', page.expand] as const]),
      ['$orderby', page.orderBy.map((field) => `${field} ${direction}`).join(',')],
      ['$top', String(first)],
      ['$skip', String(skip)],
      ['$inlinecount', 'allpages'],
    ],
    metric: page.metric,
    settings: page.settings,
  })
  return {
    request: known.length < filters.length ? null : request,
    first,
    skip,
    cursorAt: (next) => cursorAt(page.question, next),
  }
}

/**
 * Of a list without pages of ours: what a server that pages by itself is to be told, so that its pages join and their end is
 * known.
 */
export const whole = (orderBy: string): Parameters => [
  ['$orderby', orderBy],
  ['$inlinecount', 'allpages'],
]

/** The same list, from that row on. */
export const from = (skip: number, request: HttpRequest): HttpRequest =>
  skip === 0 ? request : { ...request, query: [...(request.query ?? []), ['$skip', String(skip)]] }

type Parameters = ReadonlyArray<readonly [name: string, value: string]>

export const get = (
  path: string,
  { query, metric, settings }: { query: Parameters; metric: string; settings: SapSettings }
): HttpRequest => {
  const [name, value] = settings.authorization
  return {
    method: 'GET',
    path,
    query: [...query, ['$format', 'json']],
    headers: { [name]: value },
    errorKind: kindOfGatewayError,
    metric,
  }
}

/** A field that holds a number, and how many characters of it. */
export type NumberField = readonly [name: string, length: number]

/**
 * The values in any of these fields. SAP answers a literal that is longer than its field with an error, so each field is
 * asked only for what fits it; null where nothing fits any.
 */
export const numberFilter = (
  values: readonly string[],
  fields: readonly NumberField[],
  match: NumberInterpretation['match']
): Filter | null => {
  const compare = match === 'exact' ? equals : contains
  const written = values.map(sendable).flatMap(casesOf)
  const filters = written.flatMap((value) =>
    fields.flatMap(([field, length]) => (value.length <= length ? [compare(field, value)] : []))
  )
  return isNotEmpty(filters) ? anyOf(filters) : null
}

/** Letter case counts for SAP. Numbers are written in capitals, or as typed by whoever entered them. */
const casesOf = (value: string): readonly string[] => [
  ...new Set([value, value.toUpperCase(), value.toLowerCase()]),
]

export const dayFilters = (
  field: string,
  { from, to }: { readonly from: Day | null; readonly to: Day | null }
): readonly Filter[] => [
  ...(from === null ? [] : [notBefore(field, validDay(from, 'from'))]),
  ...(to === null ? [] : [notAfter(field, validDay(to, 'to'))]),
]

const BLANK = /^[\s\p{C}]*$/u
const UNSENDABLE = /\p{Cc}|\p{Surrogate}/u
const MAX_ID_LENGTH = 10

export const isPossibleId = (id: string): boolean =>
  id.length <= MAX_ID_LENGTH && !BLANK.test(id) && !UNSENDABLE.test(id)

const sendable = (value: string): string => {
  const trimmed = value.trim()
  if (BLANK.test(value) || UNSENDABLE.test(trimmed)) throw invalid('number')
  return trimmed
}

const validDay = (value: Day, field: string): Day => {
  if (!isCalendarDay(value)) throw invalid(field)
  return value
}

const invalid = (field: string): ConnectorError =>
  new ConnectorError('invalid-query', `This can't be asked of the ERP: ${field}.`, {
    fields: [field],
  })

export const unsupported = (field: string): ConnectorError =>
  new ConnectorError('unsupported', `SAP's interface can't be searched by this: ${field}.`, {
    fields: [field],
  })
