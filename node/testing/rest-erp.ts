/**
 * A small honest ERP that speaks the `rest` contract, for the contract suite. It refuses what it does not know, and its
 * cursor says nothing of the search it belongs to: that a foreign one is refused has to be the connector's doing.
 */
import type { ErpReply, ErpRequest } from './erp-server'
import { seedInvoices } from './rest-invoices'
import { answerInvoicesAndPayments } from './rest-invoices-routes'
import { seedOrders, withoutBilling, type SeededOrder } from './rest-orders'
import { json, pageOf, problem } from './rest-replies'

export const REST_API_KEY = 'rest-api-key-c0ffee'

const ORDERS_PATH = '/orders-b2b/v1/orders'
const STATUS_PATH = '/orders-b2b/v1/status'
const SEARCH_PARAMETERS = [
  ...['company', 'numberKind', 'numberMatch', 'number', 'from', 'to', 'status', 'channel'],
  ...['product', 'placedBy', 'sort', 'limit', 'cursor', 'promisedFrom', 'promisedTo', 'countsOn'],
]

/** @param features what its status says it can; null: it is of version 1.1.0, which did not say */
export const createRestErp = (
  features: readonly string[] | null = null,
  seeded: readonly SeededOrder[] = seedOrders()
) => {
  const invoices = seedInvoices(seeded)
  const hasOrdersOnly = features?.length === 0
  const orders = hasOrdersOnly ? seeded.map(withoutBilling) : seeded
  const respond = (request: ErpRequest): ErpReply => {
    if (request.headers['x-api-key'] !== REST_API_KEY) return problem(401)
    if (request.method !== 'GET') return problem(405)
    if (request.path === STATUS_PATH) return json(statusOf(features))
    if (request.path === ORDERS_PATH) return searchPage(orders, request.query)
    if (isOneOrder(request.path)) return oneOrder(orders, request)
    return hasOrdersOnly ? problem(404) : answerInvoicesAndPayments(invoices, request)
  }
  return { orders, invoices, respond }
}

const statusOf = (features: readonly string[] | null) => ({
  status: 'ok',
  ...(features && { features }),
})

const isOneOrder = (path: string): boolean =>
  path.startsWith(`${ORDERS_PATH}/`) && !path.slice(ORDERS_PATH.length + 1).includes('/')

const oneOrder = (orders: readonly SeededOrder[], { path, query }: ErpRequest): ErpReply => {
  const id = decodeURIComponent(path.slice(ORDERS_PATH.length + 1))
  const companies = query.getAll('company')
  if (companies.length === 0) return problem(400)
  const found = orders.find(({ known }) => known.id === id && companies.includes(known.ownerRef))
  return found === undefined ? problem(404) : json(found.wire)
}

const searchPage = (orders: readonly SeededOrder[], query: URLSearchParams): ErpReply => {
  const found = sorted(
    orders.filter((order) => matches(order, query)),
    query.get('sort')
  )
  const wires = found.map(({ wire, known }) => ({ ...wire, ...foundBy(known, query) }))
  const also = query.has('countsOn') ? { counts: countsOf(orders, query) } : {}
  return pageOf(wires, query, { name: 'orders', parameters: SEARCH_PARAMETERS, also })
}

const foundBy = (known: SeededOrder['known'], query: URLSearchParams) => {
  const kinds = query.getAll('numberKind')
  return kinds.length < 2
    ? {}
    : { foundBy: kinds.filter((kind) => hasNumberOf(known, kind, query)) }
}

const countsOf = (orders: readonly SeededOrder[], query: URLSearchParams) => {
  const day = String(query.get('countsOn'))
  const own = orders.filter(
    ({ known }) =>
      query.getAll('company').includes(known.ownerRef) && isPlacedBy(known, query.get('placedBy'))
  )
  const isUnderWay = ({ known }: SeededOrder) =>
    !['DELIVERED', 'RETURNED', 'CANCELLED'].includes(known.status)
  const promised = own.filter(isUnderWay).flatMap(({ known }) => known.details?.promisedOn ?? [])
  return {
    ALL: own.length,
    ARRIVING: promised.filter((promise) => promise >= day).length,
    LATE: promised.filter((promise) => promise < day).length,
    ON_HOLD: own.filter(({ known }) => known.status === 'ON_HOLD').length,
  }
}

const sorted = (found: SeededOrder[], sort: string | null): SeededOrder[] => {
  const direction = sort === 'OLDEST_FIRST' || sort === 'PROMISED_FIRST' ? 1 : -1
  const day = ({ known }: SeededOrder) =>
    sort === 'PROMISED_FIRST' ? (known.details?.promisedOn ?? '9999') : known.orderedOn
  const key = (order: SeededOrder) => `${day(order)} ${order.known.id}`
  return found.sort((one, other) => direction * (key(one) < key(other) ? -1 : 1))
}

const matches = ({ known }: SeededOrder, query: URLSearchParams): boolean => {
  const day = known.orderedOn ?? ''
  const isAny = (name: string, value: string) =>
    !query.has(name) || query.getAll(name).includes(value)
  return (
    isAny('company', known.ownerRef) &&
    isAny('status', known.status) &&
    isAny('channel', known.channel) &&
    day >= (query.get('from') ?? '') &&
    day <= (query.get('to') ?? '9999-12-31') &&
    isPromised(known, query) &&
    hasNumber(known, query) &&
    hasProduct(known, query.get('product')) &&
    isPlacedBy(known, query.get('placedBy'))
  )
}

const isPromised = ({ details }: SeededOrder['known'], query: URLSearchParams): boolean => {
  const [from, to] = [query.get('promisedFrom'), query.get('promisedTo')]
  if (from === null && to === null) return true
  const day = details?.promisedOn ?? null
  return day !== null && day >= (from ?? '') && day <= (to ?? '9999-12-31')
}

const hasNumber = (known: SeededOrder['known'], query: URLSearchParams): boolean =>
  !query.has('number') || query.getAll('numberKind').some((kind) => hasNumberOf(known, kind, query))

const hasNumberOf = (
  known: SeededOrder['known'],
  kind: string,
  query: URLSearchParams
): boolean => {
  const typed = query.getAll('number').map((number) => number.toLowerCase())
  const isExact = query.get('numberMatch') === 'exact'
  const numbers = new Map<string, readonly string[]>(Object.entries(known.numbers))
  const own = (numbers.get(kind) ?? []).map((number) => number.toLowerCase())
  return typed.some((text) =>
    own.some((number) => (isExact ? number === text : number.includes(text)))
  )
}

const hasProduct = ({ products }: SeededOrder['known'], product: string | null): boolean =>
  product === null || products.some((known) => known.toLowerCase().includes(product.toLowerCase()))

const isPlacedBy = ({ placedBy }: SeededOrder['known'], email: string | null): boolean =>
  email === null || placedBy?.toLowerCase() === email.toLowerCase()
