/**
 * Query -> OData, pure. Field names and their lengths are those of SAP's own model of `API_SALES_ORDER_SRV` and
 * `API_BILLING_DOCUMENT_SRV` (https://api.sap.com), release 2.1.0 of its client libraries.
 */
import type {
  GetRecordQuery,
  HttpRequest,
  InvoiceQuery,
  NumberKind,
  NumberReading,
  OrderQuery,
} from '../connector'
import { ConnectorError } from '../connector-error'
import type { Day } from '../order-model'
import { readDay } from '../values/day'
import { ofCompanies } from './company'
import { cursorAt, skipOf } from './cursor'
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
import {
  BILLED_ITEM_SELECT,
  INVOICE_SELECT,
  ORDER_EXPAND,
  ORDER_SELECT,
  SUMMARY_SELECT,
} from './selection'
import type { SapSettings } from './settings'

export const SALES_ORDERS = '/sap/opu/odata/sap/API_SALES_ORDER_SRV/'
export const BILLING_DOCUMENTS = '/sap/opu/odata/sap/API_BILLING_DOCUMENT_SRV/'
export const MAX_PAGE_SIZE = 100
/** Base64 is a third longer than the paper: 10 MB of it. */
export const MAX_PAPER_BYTES = 10_000_000
const MAX_PAPER_ANSWER_BYTES = Math.ceil((MAX_PAPER_BYTES * 4) / 3) + 10_000

/** The field that holds each number, and its length. */
const NUMBER_FIELDS = {
  WEB: ['ExternalDocumentID', 40],
  ERP: ['SalesOrder', 10],
  CUSTOMER: ['PurchaseOrderByCustomer', 35],
} as const satisfies Partial<Record<NumberKind, readonly [string, number]>>

export type OrderNumberKind = keyof typeof NUMBER_FIELDS
export const ORDER_NUMBER_KINDS = ['WEB', 'ERP', 'CUSTOMER'] as const

/** A page of a collection: what to send, or that nothing can match, and how the pages go on. */
export interface PageRequest {
  /** null: the filter can match nothing, so nobody is asked. */
  readonly request: HttpRequest | null
  readonly skip: number
  readonly cursorAt: (skip: number) => string
}

/** @throws ConnectorError `invalid-query`, or `unsupported` for what this connector does not declare */
export const findOrdersRequest = (query: OrderQuery, settings: SapSettings): PageRequest => {
  refuseUndeclared(query)
  const filters = [
    ofCompanies(query.companies),
    ...(query.number === null ? [] : [orderNumberFilter(query.number)]),
    ...dayFilters('SalesOrderDate', query),
  ]
  const { companies, number, from, to, sort } = query
  return pageRequest(filters, {
    query,
    question: ['orders', [...companies].sort(), number, from, to, sort],
    path: `${SALES_ORDERS}A_SalesOrder`,
    select: SUMMARY_SELECT,
    orderBy: ['SalesOrderDate', 'SalesOrder'],
    metric: 'orders-find',
    settings,
  })
}

export const findInvoicesRequest = (query: InvoiceQuery, settings: SapSettings): PageRequest => {
  refuseUndeclaredOfInvoices(query)
  const filters = [
    ofCompanies(query.companies),
    IS_BILL,
    ...(query.number === null ? [] : [invoiceNumberFilter(query.number)]),
    ...dayFilters('BillingDocumentDate', query),
  ]
  const { companies, number, from, to, sort } = query
  return pageRequest(filters, {
    query,
    question: ['invoices', [...companies].sort(), number, from, to, sort],
    path: `${BILLING_DOCUMENTS}A_BillingDocument`,
    select: INVOICE_SELECT,
    expand: 'to_Item',
    orderBy: ['BillingDocumentDate', 'BillingDocument'],
    metric: 'invoices-find',
    settings,
  })
}

/** The whole order, restricted to the companies as a search is; null for an id that can't be one. */
export const getOrderRequest = (
  { companies, id }: GetRecordQuery,
  settings: SapSettings
): HttpRequest | null => {
  const ofAsker = ofCompanies(companies)
  if (ofAsker === null || !isPossibleId(id)) return null
  return get(`${SALES_ORDERS}A_SalesOrder`, {
    query: [
      ['$filter', allOf([equals('SalesOrder', id), ofAsker])],
      ['$select', ORDER_SELECT],
      ['$expand', ORDER_EXPAND],
      ['$top', '1'],
    ],
    metric: 'orders-get',
    settings,
  })
}

/** What was billed of an order, each item with its whole billing document. */
export const billedItemsRequest = (orderId: string, settings: SapSettings): HttpRequest =>
  get(`${BILLING_DOCUMENTS}A_BillingDocumentItem`, {
    query: [
      ['$filter', equals('SalesDocument', orderId)],
      ['$select', BILLED_ITEM_SELECT],
      ['$expand', 'to_BillingDocument/to_Item'],
    ],
    metric: 'invoices-of-order',
    settings,
  })

export const getInvoiceRequest = (
  { companies, id }: GetRecordQuery,
  settings: SapSettings
): HttpRequest | null => {
  const ofAsker = ofCompanies(companies)
  if (ofAsker === null || !isPossibleId(id)) return null
  return get(`${BILLING_DOCUMENTS}A_BillingDocument`, {
    query: [
      ['$filter', allOf([equals('BillingDocument', id), ofAsker, IS_BILL])],
      ['$select', INVOICE_SELECT],
      ['$expand', 'to_Item'],
      ['$top', '1'],
    ],
    metric: 'invoices-get',
    settings,
  })
}

/** `GetPDF` is a function of the billing document service; its parameter is an OData literal. */
export const getPdfRequest = (invoiceId: string, settings: SapSettings): HttpRequest | null =>
  /^[A-Za-z0-9]{1,10}$/.test(invoiceId)
    ? {
        ...get(`${BILLING_DOCUMENTS}GetPDF`, {
          query: [['BillingDocument', `'${invoiceId}'`]],
          metric: 'documents-open',
          settings,
        }),
        maxAnswerBytes: MAX_PAPER_ANSWER_BYTES,
      }
    : null

/** The cheapest question each of the two services answers. */
export const checkRequests = (settings: SapSettings): readonly HttpRequest[] =>
  [
    [`${SALES_ORDERS}A_SalesOrder`, 'SalesOrder'],
    [`${BILLING_DOCUMENTS}A_BillingDocument`, 'BillingDocument'],
  ].map(([path = '', key = '']) =>
    get(path, {
      query: [
        ['$select', key],
        ['$top', '1'],
      ],
      metric: 'status',
      settings,
    })
  )

/** Invoices, credit memos and debit memos; no pro forma, no cancellation document. */
const IS_BILL: Filter = anyOf([
  equals('SDDocumentCategory', 'M'),
  equals('SDDocumentCategory', 'O'),
  equals('SDDocumentCategory', 'P'),
])

type Parameters = ReadonlyArray<readonly [name: string, value: string]>

const get = (
  path: string,
  { query, metric, settings }: { query: Parameters; metric: string; settings: SapSettings }
): HttpRequest => {
  const [name, value] = settings.authorization
  return {
    method: 'GET',
    path,
    query: [...query, ['$format', 'json']],
    headers: { [name]: value },
    metric,
  }
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

const pageRequest = (filters: ReadonlyArray<Filter | null>, page: Page): PageRequest => {
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
    skip,
    cursorAt: (next) => cursorAt(page.question, next),
  }
}

const orderNumberFilter = ({ kind, match, values }: NumberReading): Filter | null => {
  if (!isOrderNumberKind(kind)) throw unsupported('number')
  const [field, length] = NUMBER_FIELDS[kind]
  return numberFilter(values, { fields: [field], length, match })
}

const invoiceNumberFilter = (number: NonNullable<InvoiceQuery['number']>): Filter | null => {
  const { kind, value } = number
  if (kind === 'CUSTOMER') {
    const [field, length] = NUMBER_FIELDS.CUSTOMER
    return numberFilter([value], { fields: [field], length, match: 'exact' })
  }
  if (kind !== 'INVOICE') throw unsupported('number')
  return numberFilter([value], {
    fields: ['BillingDocument', 'DocumentReferenceID'],
    length: 16,
    match: 'exact',
  })
}

interface NumberFields {
  readonly fields: readonly string[]
  readonly length: number
  readonly match: NumberReading['match']
}

/** null where no value can be a number of these fields: SAP answers an overlong literal with an error. */
const numberFilter = (
  values: readonly string[],
  { fields, length, match }: NumberFields
): Filter | null => {
  const possible = values.map(sendable).filter((value) => value.length <= length)
  const compare = match === 'exact' ? equals : contains
  const filters = possible.flatMap((value) =>
    casesOf(value).flatMap((typed) => fields.map((field) => compare(field, typed)))
  )
  return isNotEmpty(filters) ? anyOf(filters) : null
}

/** Letter case counts for SAP. Numbers are written in capitals, or as typed by whoever entered them. */
const casesOf = (value: string): readonly string[] => [
  ...new Set([value, value.toUpperCase(), value.toLowerCase()]),
]

const dayFilters = (
  field: string,
  { from, to }: { readonly from: Day | null; readonly to: Day | null }
): readonly Filter[] => [
  ...(from === null ? [] : [notBefore(field, validDay(from, 'from'))]),
  ...(to === null ? [] : [notAfter(field, validDay(to, 'to'))]),
]

const isOrderNumberKind = (kind: NumberKind): kind is OrderNumberKind => kind !== 'INVOICE'

const refuseUndeclared = ({ statuses, channels, product, placedBy }: OrderQuery): void => {
  if (statuses.length > 0) throw unsupported('statuses')
  if (channels.length > 0) throw unsupported('channels')
  if (product !== null) throw unsupported('product')
  if (placedBy !== null) throw unsupported('placedBy')
}

const refuseUndeclaredOfInvoices = (query: InvoiceQuery): void => {
  if (query.state !== null) throw unsupported('state')
  if (query.dueFrom !== null || query.dueTo !== null) throw unsupported('dueFrom')
  if (query.placedBy !== null) throw unsupported('placedBy')
  if (query.sort === 'DUE_FIRST') throw unsupported('sort')
}

const BLANK = /^[\s\p{C}]*$/u
const UNSENDABLE = /\p{Cc}|\p{Surrogate}/u
const MAX_ID_LENGTH = 10

const isPossibleId = (id: string): boolean =>
  id.length <= MAX_ID_LENGTH && !BLANK.test(id) && !UNSENDABLE.test(id)

const sendable = (value: string): string => {
  const trimmed = value.trim()
  if (BLANK.test(value) || UNSENDABLE.test(trimmed)) throw invalid('number')
  return trimmed
}

const validDay = (value: Day, field: string): Day => {
  if (readDay(value) !== value) throw invalid(field)
  return value
}

const invalid = (field: string): ConnectorError =>
  new ConnectorError('invalid-query', `This can't be asked of the ERP: ${field}.`, {
    fields: [field],
  })

const unsupported = (field: string): ConnectorError =>
  new ConnectorError('unsupported', `SAP's interface can't be searched by this: ${field}.`, {
    fields: [field],
  })
