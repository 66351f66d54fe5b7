/**
 * One page of orders from a contract that has no pages: a search answers everything that matches, for one company. So each
 * company is asked, the rows are sorted together, and the page begins behind the last row of the page before.
 *
 * Where no first day is asked for, the latest weeks are asked for first. Only if they don't fill the page, everything is:
 * years of orders are a heavy question, and most people look at the newest ones.
 */
import { isSameNumber } from '../../model/number-form'
import type { Call, Clock, OrderPage, OrderQuery } from '../connector'
import { ConnectorError, nullIfNotFound } from '../connector-error'
import type { Day, OrderSummary } from '../order-model'
import { revendaIdOf } from './company'
import { cursorAt, positionOf, type Position } from './cursor'
import { addDays } from './day'
import {
  checkQuery,
  type Criterion,
  invalid,
  numberCriterion,
  periodCriterion,
  searchRequest,
} from './request'
import type { PedidoReader, Row } from './response'
import type { Send } from './session'

/** More would be a fan of calls for one question. */
const MAX_COMPANIES = 20
const MAX_PARALLEL = 4
const RECENT_DAYS = 90
const FIRST_DAY: Day = '1990-01-01'
/** Orders for later delivery may bear a date to come. */
const DAYS_AHEAD = 366

export interface SearchParts {
  readonly send: Send
  readonly reader: PedidoReader
  readonly clock: Clock
}

export const createSearch =
  (parts: SearchParts) =>
  async (query: OrderQuery, call: Call): Promise<OrderPage> => {
    checkQuery(query)
    const revendas = revendasOf(query)
    const position = query.after === null ? null : positionOf(query.after, query)
    const find = async (criterion: Criterion, id: number, signal: AbortSignal) => {
      const answer = await foundOrNone(
        parts.send(searchRequest(id, criterion), { http: call.http, signal })
      )
      return parts.reader.rows(answer, String(id))
    }
    const ask = (criterion: Criterion) =>
      askEach(revendas, (id, signal) => find(criterion, id, signal), call)
    const found = await findBehind(position, { query, ask, today: dayOf(parts.clock()) })
    return pageOf(found, query)
  }

/** The contract does not say what a search without hits is: some servers answer an empty list, and some 404. */
export const foundOrNone = (answer: Promise<unknown>): Promise<unknown> =>
  answer.catch(nullIfNotFound)

interface Question {
  readonly query: OrderQuery
  readonly ask: (criterion: Criterion) => Promise<Row[]>
  readonly today: Day
}

/** The rows behind the position, sorted: at least one more than the page holds, if there are. */
const findBehind = async (
  position: Position | null,
  { query, ask, today }: Question
): Promise<OrderSummary[]> => {
  const select = (rows: readonly Row[]) => selected(rows, query, position)
  if (query.number !== null) {
    const { kind, values } = query.number
    return select(await ask(numberCriterion(kind, values[0] ?? '')))
  }
  const { from, to } = spanOf(query, position, today)
  if (from > to) return []
  const recent = addDays(to < today ? to : today, -RECENT_DAYS)
  if (query.sort === 'NEWEST_FIRST' && query.from === null && recent > from) {
    const rows = select(await ask(periodCriterion(recent, to)))
    const dated = rows.filter(({ orderedOn }) => orderedOn !== null && orderedOn >= recent)
    const isAllDated = rows.every(({ orderedOn }) => orderedOn !== null)
    if (isAllDated && dated.length > query.first) return dated
  }
  return select(await ask(periodCriterion(from, to)))
}

/** What lies before the position needs not be asked for again. */
const spanOf = (query: OrderQuery, position: Position | null, today: Day) => {
  const from = query.from ?? FIRST_DAY
  const to = query.to ?? addDays(today, DAYS_AHEAD)
  const day = position?.orderedOn ?? null
  if (day === null) return { from, to }
  return query.sort === 'NEWEST_FIRST'
    ? { from, to: day < to ? day : to }
    : { from: day > from ? day : from, to }
}

/** @throws ConnectorError `invalid-query` for no company or one that can't be, `unsupported` for too many */
const revendasOf = ({ companies }: OrderQuery): number[] => {
  const ids = [...new Set(companies.map(revendaIdOf))]
  const known = ids.flatMap((id) => id ?? [])
  if (known.length === 0 || known.length < ids.length) throw invalid('companies')
  if (known.length > MAX_COMPANIES) {
    throw new ConnectorError('unsupported', 'These are too many companies for one question.', {
      fields: ['companies'],
    })
  }
  return known
}

/** As soon as one call fails, those beside it are cut: none of them outlives the question. */
const askEach = async (
  revendas: readonly number[],
  find: (revendaId: number, signal: AbortSignal) => Promise<Row[]>,
  call: Call
): Promise<Row[]> => {
  const failed = new AbortController()
  const signal = AbortSignal.any([call.signal, failed.signal])
  const rows: Row[] = []
  for (let start = 0; start < revendas.length; start += MAX_PARALLEL) {
    const calls = revendas.slice(start, start + MAX_PARALLEL).map((id) => find(id, signal))
    try {
      rows.push(...(await Promise.all(calls)).flat())
    } catch (error) {
      failed.abort()
      await Promise.allSettled(calls)
      throw error
    }
  }
  return rows
}

const selected = (
  rows: readonly Row[],
  query: OrderQuery,
  position: Position | null
): OrderSummary[] => {
  const matching = rows.filter((row) => matches(row, query)).map(({ summary }) => summary)
  const distinct = [...new Map(matching.map((row) => [row.id, row])).values()]
  const direction = query.sort === 'NEWEST_FIRST' ? -1 : 1
  const sorted = distinct.sort((one, other) => direction * compare(one, other))
  return position === null ? sorted : sorted.filter((row) => direction * compare(row, position) > 0)
}

/** By day, those without one at the bottom; by id, so that no two rows are equal. */
const compare = (one: Position, other: Position): number => {
  const [left, right] = [one.orderedOn ?? '', other.orderedOn ?? '']
  if (left !== right) return left < right ? -1 : 1
  if (one.id === other.id) return 0
  return one.id < other.id ? -1 : 1
}

/** The ERP has searched; this takes back what it gave beyond the question. A row that does not say is believed. */
const matches = (row: Row, { number, from, to, statuses }: OrderQuery): boolean => {
  const { orderedOn, status } = row.summary
  const isInSpan =
    orderedOn === null || (orderedOn >= (from ?? '') && (to === null || orderedOn <= to))
  const hasStatus = statuses.length === 0 || statuses.includes(status)
  return isInSpan && hasStatus && (number === null || hasNumber(row, number))
}

const hasNumber = (
  { summary, invoiceNumbers }: Row,
  { kind, values }: NonNullable<OrderQuery['number']>
): boolean => {
  const numbers = {
    WEB: listed(summary.webOrderNumber),
    ERP: listed(summary.erpOrderNumber),
    CUSTOMER: listed(summary.customerOrderNumber),
    INVOICE: invoiceNumbers,
  }[kind]
  return (
    numbers.length === 0 ||
    numbers.some((number) => values.some((value) => isSameNumber(number, value)))
  )
}

const listed = (text: string | null): string[] => (text === null ? [] : [text])

const pageOf = (found: readonly OrderSummary[], query: OrderQuery): OrderPage => {
  const orders = found.slice(0, query.first)
  const last = orders.at(-1)
  const hasMore = last !== undefined && found.length > orders.length
  return { orders, cursor: hasMore ? cursorAt(last, query) : null, total: null }
}

const dayOf = (now: Date): Day => now.toISOString().slice(0, 10)
