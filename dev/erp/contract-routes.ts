import type { Order } from '../../node/connectors/order-model'
import { problemAnswer, jsonAnswer, type Answer } from './answers'
import { readInvoiceRequest, readPaymentRequest } from './billing-request'
import { hasOf, type Feature } from './features'
import { readCursor, writeCursor, type Question } from './cursor'
import type { OrderBook, OrderFilter } from './order-book'
import { readOrderRequest, type PageRequest } from './order-request'
import { findDocument, type DocumentParentKind } from './documents/find-document'
import { makeDocument } from './documents/make-document'
import { InvalidRequest, readOwners } from './query-reader'

export interface ContractOptions {
  /** Forgets the restriction to the companies asked for, as a faulty ERP would. */
  readonly leaksForeignRecords: boolean
  /** null: it is of version 1.1.0 and does not say. */
  readonly features: readonly Feature[] | null
}

interface Asked extends ContractOptions {
  readonly book: OrderBook
  readonly query: URLSearchParams
}

/** Answers one authenticated GET. `target` is an address of the contract or gets a 404. */
export const answerContract = async (
  book: OrderBook,
  { pathname, searchParams }: URL,
  options: ContractOptions
): Promise<Answer> => {
  try {
    return await route({ ...options, book, query: searchParams }, pathname)
  } catch (error) {
    if (error instanceof InvalidRequest) return problemAnswer(400, error.message)
    throw error
  }
}

const ROUTE =
  /^\/orders-b2b\/v1\/(orders|invoices|payments)(?:\/([^/]+)(?:\/documents\/([^/]+))?)?$/

const route = async (asked: Asked, pathname: string): Promise<Answer> => {
  if (pathname === '/orders-b2b/v1/status') return answerStatus(asked)
  const [, kind, id, document] = ROUTE.exec(pathname) ?? []
  const has = hasOf(asked.features)
  if (!isParentKind(kind) || (kind !== 'orders' && !has(kind))) return nothingHere()
  if (document !== undefined && !has('documents')) return nothingHere()
  if (id === undefined) return LISTS[kind](asked)
  const parent = { kind, id: decoded(id) }
  return document === undefined
    ? openRecord(asked, parent)
    : openDocument(asked, { ...parent, document: decoded(document) })
}

const answerStatus = ({ features }: Asked): Answer =>
  jsonAnswer({ status: 'ok', ...(features && { features }) })

const isParentKind = (kind: string | undefined): kind is DocumentParentKind =>
  kind === 'orders' || kind === 'invoices' || kind === 'payments'

/** Nothing has an empty id. */
const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return ''
  }
}

// One body for "never was" and "not yours": nobody can learn which ids exist.
const nothingHere = (): Answer => problemAnswer(404, 'Nothing of these companies has this id.')

const listOrders = ({ book, query, leaksForeignRecords, features }: Asked): Answer => {
  const request = readOrderRequest(query, hasOf(features))
  const { countsOn = null } = request.filter
  // What is counted beside it makes no other list.
  const filter = { ...request.filter, countsOn: null }
  const found = book.find(filter)
  const ids = found.map(({ id }) => id)
  const { start, end, cursor } = pageOf(ids, request, filter)
  const page = found.slice(start, end)
  const foreign = leaksForeignRecords ? foreignOrders(book, request.filter) : []
  return jsonAnswer({
    orders: [...foreign, ...page].slice(0, request.limit),
    cursor,
    total: found.length,
    ...(countsOn === null ? {} : { counts: book.countViews(filter, countsOn) }),
  })
}

const listInvoices = ({ book, query, leaksForeignRecords, features }: Asked): Answer => {
  const request = readInvoiceRequest(query, hasOf(features))
  const { filter } = request
  const found = book.findInvoices(filter)
  // Midnight between two pages is no other question.
  const { start, end, cursor } = pageOf(found.ids, request, { ...filter, today: null })
  const page = found.write(start, end)
  const foreign = leaksForeignRecords
    ? book.findInvoices({ ...filter, companies: othersThan(book, filter) }).write(0, 1)
    : []
  return jsonAnswer({
    invoices: [...foreign, ...page].slice(0, request.limit),
    cursor,
    total: found.ids.length,
    sums: found.sums,
  })
}

const listPayments = ({ book, query, leaksForeignRecords, features }: Asked): Answer => {
  const request = readPaymentRequest(query, hasOf(features))
  const { filter } = request
  const found = book.findPayments(filter)
  const { start, end, cursor } = pageOf(found.ids, request, { ...filter })
  const foreign = leaksForeignRecords
    ? book.findPayments({ ...filter, companies: othersThan(book, filter) }).write(0, 1)
    : []
  return jsonAnswer({
    payments: [...foreign, ...found.write(start, end)].slice(0, request.limit),
    cursor,
    total: found.ids.length,
  })
}

const LISTS: Readonly<Record<DocumentParentKind, (asked: Asked) => Answer>> = {
  orders: listOrders,
  invoices: listInvoices,
  payments: listPayments,
}

interface Place {
  readonly start: number
  readonly end: number
  readonly cursor: string | null
}

const pageOf = (
  ids: readonly string[],
  { limit, cursor }: PageRequest<unknown>,
  question: Question
): Place => {
  const start = cursor === null ? 0 : startAfter(ids, question, cursor)
  const end = Math.min(start + limit, ids.length)
  const last = ids[end - 1]
  const hasMore = end < ids.length && last !== undefined
  return { start, end, cursor: hasMore ? writeCursor(question, last) : null }
}

const startAfter = (ids: readonly string[], question: Question, cursor: string): number => {
  const lastId = readCursor(question, cursor)
  const place = ids.findIndex((id) => id === lastId)
  if (place === -1) throw new InvalidRequest('"cursor" is not one of this search.')
  return place + 1
}

const othersThan = (book: OrderBook, { companies }: Pick<OrderFilter, 'companies'>): string[] =>
  book.companies.filter((ref) => !companies.includes(ref))

/** One order of a company that was not asked for: one that matches, else any. */
const foreignOrders = (book: OrderBook, filter: OrderFilter) => {
  const companies = othersThan(book, filter)
  const nothing = {
    ...{ number: null, from: null, to: null, product: null, placedBy: null },
    ...{ promisedFrom: null, promisedTo: null },
  }
  const matching = book.find({ ...filter, companies })
  const any = book.find({ ...filter, ...nothing, companies, statuses: [], channels: [] })
  return [...matching, ...any].slice(0, 1)
}

const ownersOf = ({ book, query, leaksForeignRecords }: Asked): readonly string[] => {
  const owners = readOwners(query)
  return leaksForeignRecords ? book.companies : owners
}

const openRecord = (
  asked: Asked,
  { kind, id }: { readonly kind: DocumentParentKind; readonly id: string }
): Answer => {
  const owners = ownersOf(asked)
  const { book } = asked
  const record = {
    orders: () => withFeatures(book.open(id, owners), asked),
    invoices: () => book.openInvoice(id, owners),
    payments: () => book.openPayment(id, owners),
  }[kind]()
  return record === null ? nothingHere() : jsonAnswer(record)
}

/** What an order holds of a feature that the ERP is told not to have is not in it. */
const withFeatures = (order: Order | null, { features }: Asked): Order | null => {
  const has = hasOf(features)
  return (
    order && {
      ...order,
      invoices: has('invoices') ? order.invoices : [],
      payments: has('payments') ? order.payments : [],
      documents: has('documents') ? order.documents : [],
    }
  )
}

const openDocument = async (
  asked: Asked,
  name: { readonly kind: DocumentParentKind; readonly id: string; readonly document: string }
): Promise<Answer> => {
  const document = findDocument(asked.book, name, ownersOf(asked))
  if (document === null) return nothingHere()
  const { contentType, fileName, bytes } = await makeDocument(document)
  return {
    status: 200,
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
    body: bytes,
  }
}
