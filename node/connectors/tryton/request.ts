/**
 * Query -> calls, for orders. What a query means is a domain of `sale.sale`; the restriction to the companies is in every
 * one of them.
 */
import {
  kindsOf,
  type GetOrderQuery,
  type NumberInterpretation,
  type NumberKind,
  type OrderQuery,
} from '../connector'
import {
  anyOf,
  between,
  containing,
  exactly,
  invalid,
  ofCompanies,
  sendable,
  unsupported,
  withId,
  type Domain,
} from './domain'
import { behind, inOrder, pageSize, placeIn, readPlace } from './paging'
import { searchCount, searchRead, type RpcCall } from './rpc'
import { INVOICED_FIELDS, INVOICE_SIZES } from './wire-invoice'
import { ORDER_FIELDS, SUMMARY_FIELDS } from './map-order'
import { withChannels, withStatuses } from './wire-status'

const SALE = 'sale.sale'
const DAY_FIELD = 'sale_date'

const NUMBER_FIELDS: Readonly<Record<NumberKind, string>> = {
  WEB: 'web_id',
  ERP: 'number',
  CUSTOMER: 'reference',
  INVOICE: 'invoices.number',
}

/**
 * One page, and how many match in all.
 * @throws ConnectorError `invalid-query` for what must not be sent, `unsupported` for what Tryton does not know
 */
export const findOrdersCalls = (query: OrderQuery): readonly [RpcCall, RpcCall] => {
  const domain = orderDomain(query)
  const { first, after } = query
  const sort = daySort(query)
  const place = after === null ? null : readPlace(placeIn(orderQuestion(query), after))
  return [
    searchRead({
      model: SALE,
      domain: place === null ? domain : [...domain, behind(DAY_FIELD, sort, place)],
      fields: SUMMARY_FIELDS,
      limit: pageSize(first) + 1,
      order: inOrder(DAY_FIELD, sort),
      metric: 'orders-find',
    }),
    searchCount(SALE, domain, 'orders-count'),
  ]
}

/**
 * The sale, and of its invoices what the sale does not say itself. The companies restrict both: who is invoiced may be another
 * than who ordered.
 */
export const getOrderCalls = ({ companies, id }: GetOrderQuery): readonly [RpcCall, RpcCall] => [
  searchRead({
    model: SALE,
    domain: [...visibleSales(companies), withId(id)],
    fields: ORDER_FIELDS,
    limit: 1,
    metric: 'orders-get',
  }),
  searchRead({
    model: 'account.invoice',
    domain: [...issuedInvoices(companies), ordersInvoices(id)],
    fields: INVOICED_FIELDS,
    sizesOf: INVOICE_SIZES,
    order: inOrder('invoice_date', 'OLDEST_FIRST'),
    metric: 'orders-invoices',
  }),
]

/** Finds nothing, and fails where the user may not look, or a module with its field is missing. */
export const checkCall = (): RpcCall =>
  searchRead({
    model: SALE,
    domain: [
      withId(''),
      ['web_id', '=', null],
      ['invoices.move.lines.payments.state', '=', 'succeeded'],
      ['shipments.packages.shipping_reference', '=', null],
    ],
    fields: ['number'],
    limit: 1,
    metric: 'status',
  })

/** Everything that decides which orders match and how they are sorted; the page size may change on the way. */
export const orderQuestion = ({ companies, number, from, to, ...rest }: OrderQuery): unknown => {
  const { statuses, channels, product, sort } = rest
  return ['orders', [...companies].sort(), number, from, to, statuses, channels, product, sort]
}

const daySort = ({ sort }: OrderQuery) => {
  if (sort === 'PROMISED_FIRST') throw unsupported('sort')
  return sort
}

const ordersInvoices = (id: string): Domain => ['sales.id', ...withId(id).slice(1)]

/** A draft that did not come from the shop is a clerk's unfinished work. */
const visibleSales = (companies: readonly string[]): readonly Domain[] => [
  ofCompanies('party.code', companies),
  ['OR', ['state', '!=', 'draft'], ['web_id', '!=', null]],
]

export const issuedInvoices = (companies: readonly string[]): readonly Domain[] => [
  ofCompanies('party.code', companies),
  ['type', '=', 'out'],
  [
    'OR',
    ['state', 'in', ['posted', 'paid']],
    [
      ['state', '=', 'cancelled'],
      ['number', '!=', null],
    ],
  ],
]

const orderDomain = (query: OrderQuery): Domain => {
  if (query.placedBy !== null) throw unsupported('placedBy')
  return [
    ...visibleSales(query.companies),
    ...(query.number === null ? [] : [withNumber(query.number)]),
    ...between(DAY_FIELD, query.from, query.to),
    ...(query.statuses.length === 0 ? [] : [withStatuses(query.statuses)]),
    ...(query.channels.length === 0 ? [] : [withChannels(query.channels)]),
    ...(query.product === null ? [] : [withProduct(sendable(query.product, 'product'))]),
  ]
}

const withNumber = (number: NumberInterpretation): Domain => {
  const values = number.values.map((value) => sendable(value, 'number'))
  if (values.length === 0) throw invalid('number')
  const matching = number.match === 'exact' ? exactly : containing
  const fields = kindsOf(number).map((kind) => NUMBER_FIELDS[kind])
  return anyOf(values.flatMap((value) => fields.map((field) => matching(field, value))))
}

const withProduct = (product: string): Domain =>
  anyOf(
    ['lines.product.code', 'lines.product.template.name', 'lines.description'].map((field) =>
      containing(field, product)
    )
  )
