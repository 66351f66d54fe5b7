import { problemAnswer, jsonAnswer, type Answer } from './answers'
import { readCursor, writeCursor } from './cursor'
import type { OrderBook, OrderFilter } from './order-book'
import { InvalidRequest, readOrderRequest, readOwners } from './order-request'

export const CONTRACT_PREFIX = '/orders-b2b/v1/'

export interface ContractOptions {
  /** Forgets the restriction to the companies asked for, as a faulty ERP would. */
  readonly leaksForeignRecords: boolean
}

/** Answers one authenticated GET. `target` is below `CONTRACT_PREFIX` or gets a 404. */
export const answerContract = (book: OrderBook, target: URL, options: ContractOptions): Answer => {
  try {
    return route(book, target, options)
  } catch (error) {
    if (error instanceof InvalidRequest) return problemAnswer(400, error.message)
    throw error
  }
}

const route = (
  book: OrderBook,
  { pathname, searchParams }: URL,
  options: ContractOptions
): Answer => {
  if (pathname === `${CONTRACT_PREFIX}status`) return jsonAnswer({ status: 'ok' })
  if (pathname === `${CONTRACT_PREFIX}orders`) return listOrders(book, searchParams, options)
  const id = readOrderId(pathname)
  return id === null ? nothingHere() : openOrder(book, { id, query: searchParams }, options)
}

// One body for "never was" and "not yours": nobody can learn which ids exist.
const nothingHere = (): Answer => problemAnswer(404, 'No order of these companies has this id.')

const readOrderId = (pathname: string): string | null => {
  const encoded = /^\/orders-b2b\/v1\/orders\/([^/]+)$/.exec(pathname)?.[1]
  if (encoded === undefined) return null
  try {
    return decodeURIComponent(encoded)
  } catch {
    return null
  }
}

const listOrders = (book: OrderBook, query: URLSearchParams, options: ContractOptions): Answer => {
  const { filter, limit, cursor } = readOrderRequest(query)
  const found = book.find(filter)
  const start = cursor === null ? 0 : startAfter(found, filter, cursor)
  const page = found.slice(start, start + limit)
  const last = page.at(-1)
  const hasMore = start + page.length < found.length
  return jsonAnswer({
    orders: options.leaksForeignRecords ? [...foreignRecords(book, filter), ...page] : page,
    cursor: hasMore && last !== undefined ? writeCursor(filter, last.id) : null,
    total: found.length,
  })
}

const startAfter = (
  found: readonly { readonly id: string }[],
  filter: OrderFilter,
  cursor: string
): number => {
  const lastId = readCursor(filter, cursor)
  const place = found.findIndex(({ id }) => id === lastId)
  if (place === -1) throw new InvalidRequest('"cursor" is not one of this search.')
  return place + 1
}

/** One order of a company that was not asked for: one that matches, else any. */
const foreignRecords = (book: OrderBook, filter: OrderFilter) => {
  const companies = book.companies.filter((ref) => !filter.companies.includes(ref))
  const matching = book.find({ ...filter, companies })
  const any = book.find({
    ...filter,
    companies,
    number: null,
    from: null,
    to: null,
    statuses: [],
    channels: [],
    product: null,
    placedBy: null,
  })
  return [...matching, ...any].slice(0, 1)
}

const openOrder = (
  book: OrderBook,
  { id, query }: { readonly id: string; readonly query: URLSearchParams },
  { leaksForeignRecords }: ContractOptions
): Answer => {
  const owners = readOwners(query)
  const order = book.open(id, leaksForeignRecords ? book.companies : owners)
  return order === null ? nothingHere() : jsonAnswer(order)
}
