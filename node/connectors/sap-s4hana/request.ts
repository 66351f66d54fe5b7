/**
 * Query -> OData, pure. Field names and their lengths are those of SAP's own model of `API_SALES_ORDER_SRV` and
 * `API_BILLING_DOCUMENT_SRV` (https://api.sap.com), release 2.1.0 of its client libraries.
 */
import {
  kindsOf,
  type GetRecordQuery,
  type HttpRequest,
  type NumberInterpretation,
  type NumberKind,
  type OrderQuery,
} from '../connector'
import { ofCompanies } from './company'
import { type Filter, allOf, equals } from './odata'
import { BILLING_DOCUMENTS } from './request-invoices'
import {
  dayFilters,
  get,
  isPossibleId,
  numberFilter,
  pageRequest,
  unsupported,
  type NumberField,
  type PageRequest,
} from './request-parts'
import { ORDER_EXPAND, ORDER_SELECT, SUMMARY_SELECT } from './selection'
import type { SapSettings } from './settings'

export const SALES_ORDERS = '/sap/opu/odata/sap/API_SALES_ORDER_SRV/'

/** The field that holds each number, and its length. */
const NUMBER_FIELDS = {
  WEB: ['ExternalDocumentID', 40],
  ERP: ['SalesOrder', 10],
  CUSTOMER: ['PurchaseOrderByCustomer', 35],
} as const satisfies Partial<Record<NumberKind, NumberField>>

type OrderNumberKind = keyof typeof NUMBER_FIELDS
export const ORDER_NUMBER_KINDS = ['WEB', 'ERP', 'CUSTOMER'] as const

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

/** The whole order, restricted to the companies as a search is; null for an id that can't be one. */
export const getOrderRequest = (
  { companies, id }: GetRecordQuery,
  settings: SapSettings
): HttpRequest | null => {
  const ofViewer = ofCompanies(companies)
  if (ofViewer === null || !isPossibleId(id)) return null
  return get(`${SALES_ORDERS}A_SalesOrder`, {
    query: [
      ['$filter', allOf([equals('SalesOrder', id), ofViewer])],
      ['$select', ORDER_SELECT],
      ['$expand', ORDER_EXPAND],
      ['$top', '1'],
    ],
    metric: 'orders-get',
    settings,
  })
}

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

const orderNumberFilter = (number: NumberInterpretation): Filter | null => {
  const kinds = kindsOf(number)
  if (!kinds.every(isOrderNumberKind)) throw unsupported('number')
  const fields = kinds.map((kind) => NUMBER_FIELDS[kind])
  return numberFilter(number.values, fields, number.match)
}

const isOrderNumberKind = (kind: NumberKind): kind is OrderNumberKind => kind !== 'INVOICE'

const refuseUndeclared = (query: OrderQuery): void => {
  const { statuses, channels, product, placedBy, sort } = query
  if (sort === 'PROMISED_FIRST') throw unsupported('sort')
  if (statuses.length > 0) throw unsupported('statuses')
  if (channels.length > 0) throw unsupported('channels')
  if (product !== null) throw unsupported('product')
  if (placedBy !== null) throw unsupported('placedBy')
}
