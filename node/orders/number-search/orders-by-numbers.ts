/**
 * The orders of a list of numbers, as people paste it from a spreadsheet: an answer for each, by the whole number however it is
 * written. What could not be looked for in time is told apart from what is not found.
 */
import { AppError, type ErrorReason, invalid, isAppError } from '../../app-error'
import type { Capabilities, OrderQuery } from '../../connectors/connector'
import type { OrderSummary } from '../../connectors/order-model'
import { beforeEnd, endOf, tooLate } from '../deadline'
import type { AskErp } from '../erp'
import type { Dated } from '../last-good'
import { readText } from '../order-search'
import { ownPage } from '../own-page'
import { allowedCapabilities } from '../redaction'
import { placedByOf, type RequestScope } from '../request-scope'
import {
  createListAsker,
  type ListAsk,
  type ListAsker,
  type NumberState,
  tasksOf,
} from './ask-list'
import {
  coreQuestions,
  fewQuestions,
  kindsByCore,
  kindsTogether,
  type ListCan,
  type ListedNumber,
  likeliestFirst,
  listedNumber,
  oneByOne,
} from './list-questions'
import { createListTurns } from './list-turns'
import type { Found } from './number-search'
import { ORDER_KINDS, type OrderSearchKind } from './order-questions'

export const MAX_NUMBERS = 50
/** Of an ERP that takes many numbers a query. */
const MAX_QUERIES = 10
/** Of those, for one of the rounds: the others are for further pages, and for what is asked again for fewer numbers. */
const MAX_QUESTIONS = 4
/** Of an ERP that takes one. */
const MAX_QUERIES_ONE_BY_ONE = 50
/** A number that is in more orders than so many says little; a search for it alone shows all. */
const ORDERS_OF_NUMBER = 20
const TIMEOUT_MS = 12_000

export interface OrdersOfNumber {
  /** As it was given, without the space around it. */
  readonly number: string
  /** False: there was no time to look, or the ERP failed. Then `orders` is empty and says nothing. */
  readonly isLookedFor: boolean
  readonly orders: ReadonlyArray<Found<OrderSearchKind, OrderSummary>>
  readonly hasMore: boolean
}

export interface FoundByNumbers {
  /** One for each number that was given, in their order. */
  readonly numbers: readonly OrdersOfNumber[]
  readonly warnings: ReadonlyArray<'OWN_ORDERS_UNKNOWN'>
}

export type FindOrdersByNumbers = (
  args: { readonly numbers: readonly string[] },
  requestScope: RequestScope
) => Promise<Dated<FoundByNumbers>>

export interface ListParts {
  readonly askErp: AskErp
  readonly clock: () => Date
  /** Of a whole list. */
  readonly timeoutMs?: number
}

/** @throws AppError for what was asked, ConnectorError where the ERP answered nothing at all */
export const createFindOrdersByNumbers = ({
  askErp,
  clock,
  timeoutMs = TIMEOUT_MS,
}: ListParts): FindOrdersByNumbers => {
  const inTurn = createListTurns()
  return async ({ numbers: given }, requestScope) => {
    const { erp, rights } = requestScope
    const typed = readNumbers(given)
    const said = given.map((number) => number.trim())
    const can = allowedCapabilities(erp.connector.capabilities, rights)
    if (can.numberKinds.length === 0) throw noNumbers()
    const answer = (found: FoundByNumbers) =>
      ({ answer: found, asOf: clock(), source: 'LIVE' }) as const
    if (placedByOf(requestScope) !== null && !can.placedBy) {
      return answer({ numbers: said.map(notLookedFor), warnings: ['OWN_ORDERS_UNKNOWN'] })
    }
    const states = statesOf(typed, can)
    const ask = askErp(erp, timeoutMs)
    const { signal, stop } = endOf(erp.gone, timeoutMs)
    const find: ListAsk['find'] = async (about) => {
      const query = { ...queryOf(requestScope), ...about }
      const call = () => ask((to) => erp.connector.findOrders(query, to), ['findOrders', query])
      return ownPage(await beforeEnd(inTurn(erp, call, signal), signal), requestScope)
    }
    try {
      await askFor(states, { find, signal, can })
    } finally {
      stop()
    }
    return answer({
      numbers: said.map((number, i) => ordersOf(number, states.get(typed[i] ?? ''))),
      warnings: [],
    })
  }
}

/** By what was typed: a number that stands in the list twice is asked for once. */
type States = ReadonlyMap<string, NumberState>

const statesOf = (typed: readonly string[], can: ListCan): States =>
  new Map(
    typed.map((text) => {
      const number = listedNumber(text, can)
      return [text, { number, open: tasksFor(number, can), unread: new Set(), found: new Map() }]
    })
  )

/** All that has to be answered before a number is not found. */
const tasksFor = (number: ListedNumber, can: ListCan): Set<string> => {
  const kinds = [...number.spellings.keys()]
  const byCore = can.manyNumbers && number.core !== null ? kindsByCore(can).flat() : []
  return new Set([
    ...kinds.flatMap((kind) => tasksOf({ kinds: [kind], match: 'exact' })),
    ...byCore.flatMap((kind) => tasksOf({ kinds: [kind], match: 'partial' })),
  ])
}

interface Asking extends Pick<ListAsk, 'find' | 'signal'> {
  readonly can: Capabilities
}

const askFor = async (states: States, { find, signal, can }: Asking): Promise<void> => {
  const asker = createListAsker({
    ...{ find, signal },
    pageSize: can.manyNumbers ? can.maxPageSize : Math.min(ORDERS_OF_NUMBER + 1, can.maxPageSize),
    areAllPagesRead: can.manyNumbers,
    mostQueries: can.manyNumbers ? MAX_QUERIES : MAX_QUERIES_ONE_BY_ONE,
  })
  await (can.manyNumbers ? askTogether : askOneByOne)(states, { asker, can })
  asker.end()
  if (signal.aborted && [...states.values()].every(({ open }) => open.size > 0)) throw tooLate()
}

interface Round {
  readonly asker: ListAsker
  readonly can: ListCan
}

const byNumber = (states: States) =>
  new Map<ListedNumber, NumberState>([...states.values()].map((state) => [state.number, state]))

const missingIn = (states: States): readonly NumberState[] =>
  [...states.values()].filter(({ found }) => found.size === 0)

/**
 * In all kinds; those that are not found by their cores, for an ERP may keep zeros or signs in them that nobody types; and by an
 * invoice's number what is no order's own number is.
 */
const askTogether = async (states: States, { asker, can }: Round): Promise<void> => {
  const known = byNumber(states)
  const missing = () => missingIn(states).map(({ number }) => number)
  const few = { most: MAX_QUESTIONS, can }
  await asker.round(fewQuestions(missing(), { kinds: kindsTogether(can), ...few }), known)
  await asker.round(coreQuestions(missing(), can), known)
  if (!can.numberKinds.includes('INVOICE')) return
  await asker.round(fewQuestions(missing(), { kinds: [['INVOICE']], ...few }), known)
}

/** Each in its likeliest kind, then those that were not found in the next. */
const askOneByOne = async (states: States, { asker, can }: Round): Promise<void> => {
  const known = byNumber(states)
  const most = ORDER_KINDS.length
  for (let turn = 0; turn < most; turn += 1) {
    const questions = missingIn(states).flatMap(({ number, open }) => {
      const kinds = likeliestFirst(number.typed, can)[turn]
      return kinds && tasksOf({ kinds, match: 'exact' }).some((task) => open.has(task))
        ? [oneByOne(number, kinds)]
        : []
    })
    await asker.round(questions, known)
  }
}

const ordersOf = (number: string, state: NumberState | undefined): OrdersOfNumber => {
  if (state === undefined) return notLookedFor(number)
  const orders = [...state.found.values()].map(({ row, foundBy }) => ({
    ...row,
    foundBy: ORDER_KINDS.filter((kind) => kind !== 'PRODUCT' && foundBy.has(kind)),
  }))
  return {
    number,
    isLookedFor: orders.length > 0 || state.open.size === 0,
    orders: orders.slice(0, ORDERS_OF_NUMBER),
    hasMore: orders.length > ORDERS_OF_NUMBER || (orders.length > 0 && state.unread.size > 0),
  }
}

const notLookedFor = (number: string): OrdersOfNumber => ({
  ...{ number, isLookedFor: false },
  ...{ orders: [], hasMore: false },
})

const queryOf = (
  requestScope: RequestScope
): Omit<OrderQuery, 'number' | 'product' | 'first' | 'after'> => ({
  companies: requestScope.companies,
  placedBy: placedByOf(requestScope),
  ...{ from: null, to: null, statuses: [], channels: [], sort: 'NEWEST_FIRST' },
})

/** @throws AppError `INVALID_QUERY`, which names the first line that can be no number */
const readNumbers = (given: readonly string[]): readonly string[] => {
  if (given.length === 0) throw invalid('NUMBERS_MISSING', 'numbers', 'There is no number.')
  if (given.length > MAX_NUMBERS)
    throw invalid('TOO_MANY_NUMBERS', 'numbers', `At most ${MAX_NUMBERS} numbers.`)
  return given.map((text, index) => readLine(text, index + 1))
}

const readLine = (text: string, line: number): string => {
  const refused = (reason: ErrorReason | undefined, message: string) =>
    new AppError('INVALID_QUERY', message, { reason, field: 'numbers', line })
  try {
    const number = readText(text, 'number')
    if (number !== null) return number
  } catch (error) {
    throw isAppError(error) ? refused(error.details.reason, error.message) : error
  }
  throw refused('NUMBER_ILL_FORMED', 'It is empty.')
}

const noNumbers = () => new AppError('UNSUPPORTED', "The store's ERP cannot search in this way.")
