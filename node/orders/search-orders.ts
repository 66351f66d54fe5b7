/**
 * The look-up of orders: by a number (`number-search/`), or as a list, a page at a time. Nothing gets through that is not the
 * viewer's.
 */
import { AppError, invalid } from '../app-error'
import type {
  Capabilities,
  NumberInterpretation,
  NumberKind,
  OrderQuery,
} from '../connectors/connector'
import { isConnectorError } from '../connectors/connector-error'
import type { OrderSummary } from '../connectors/order-model'
import { accessKeyIn } from '../model/access-key'
import type { AskErp } from './erp'
import type { Dated, LastGood } from './last-good'
import { totalOf } from './number-search/groups'
import { createMatcher } from './number-search/number-matcher'
import type { NumberGroup, NumberWarning } from './number-search/number-search'
import { openGroup } from './number-search/open-group'
import { orderQuestions, type OrderSearchKind } from './number-search/order-questions'
import { type AboutNumber, numbersOf } from './number-search/order-rows'
import { findOrdersByNumber } from './number-search/orders-by-number'
import { findOrdersOfAccessKey } from './number-search/orders-of-access-key'
import {
  type OrderSearch,
  type OrderSearchArguments,
  readCursorText,
  readOrderSearch,
  readPageSize,
} from './order-search'
import { ownPage } from './own-page'
import { type CursorKey, type PagePosition, signCursor, verifyCursor } from './page-cursor'
import { allowedCapabilities } from './redaction'
import { type RequestScope, placedByOf, viewOf } from './request-scope'

/** Longer than one read, shorter than the service's own timeout. */
export const SEARCH_TIMEOUT_MS = 12_000

export type OrderGroup = NumberGroup<OrderSearchKind, OrderSummary>

export interface FoundOrders {
  /** A page of the list; of a search by number the rows of all groups. */
  readonly orders: readonly OrderSummary[]
  /** null on the last page, and for groups: each is opened by a search of its own. */
  readonly endCursor: string | null
  readonly total: number | null
  /** Empty where no number was asked for, or nothing was found. */
  readonly groups: readonly OrderGroup[]
  /** The number was found as typed: what contains it was not looked for. */
  readonly arePartsLeft: boolean
  readonly warnings: readonly SearchWarning[]
}

/**
 * What the answer could not do. `PARTIAL_SKIPPED`: the number is too short to be looked for as a part.
 * `OWN_ORDERS_UNKNOWN`: the viewer may see their own orders only, and the ERP does not say who placed one.
 * `SHARED_DOCUMENTS_HIDDEN`: the viewer may see less than the company, and some documents are not provably of theirs alone.
 */
export type SearchWarning =
  'PARTIAL_SKIPPED' | 'OWN_ORDERS_UNKNOWN' | 'SHARED_DOCUMENTS_HIDDEN' | NumberWarning

export interface SearchParts {
  readonly askErp: AskErp
  readonly lastGood: LastGood
  /** For exports: groups hold every row that was looked through. */
  readonly areGroupsWhole?: boolean
}

export type SearchOrders = (
  args: OrderSearchArguments,
  requestScope: RequestScope
) => Promise<Dated<FoundOrders>>

/** @throws AppError for what was asked, ConnectorError for what the ERP did */
export const createSearchOrders = (parts: SearchParts): SearchOrders => {
  const { lastGood } = parts
  return async (args, requestScope) => {
    const { erp, rights } = requestScope
    const can = erp.connector.capabilities
    const search = readOrderSearch(args)
    const first = readPageSize(args.first, can.maxPageSize)
    const after = readCursorText(args.after)
    if (search.number !== null && search.numberKind === 'INVOICE' && !rights.canViewInvoices) {
      throw noInvoices()
    }
    refuseUndeclared(search, can)
    const question: Question = { search, first, after, requestScope }
    return lastGood.orElse(requestScope, ['orders', search, first, after], async () =>
      placedByOf(requestScope) !== null && !can.placedBy
        ? { ...nothing('OWN_ORDERS_UNKNOWN'), total: null }
        : find(question, parts)
    )
  }
}

interface Question {
  readonly search: OrderSearch
  readonly first: number
  readonly after: string | null
  readonly requestScope: RequestScope
}

/** One kind asked for in one way is a list like any other: a group that was opened. */
const find = (question: Question, parts: SearchParts): Promise<FoundOrders> => {
  const { number, numberKind, numberMatch } = question.search
  if (number === null) {
    return findPage({ ...question, number: null, position: positionOf(question) }, parts)
  }
  const isKey = numberKind === 'INVOICE' && accessKeyIn(number) !== null
  if (numberKind === 'ANY' || numberMatch === null || isKey)
    return findGroups(number, question, parts)
  return findGroup(number, { ...question, kind: numberKind, match: numberMatch }, parts)
}

const findGroups = async (
  number: string,
  { search, first, after, requestScope }: Question,
  { askErp, areGroupsWhole = false }: SearchParts
): Promise<FoundOrders> => {
  if (after !== null) throw invalid('CURSOR', 'after', 'This is not a cursor of this search.')
  const { erp, rights } = requestScope
  const ask = askErp(erp, SEARCH_TIMEOUT_MS)
  const findOne = async (about: AboutNumber) => {
    const query = { ...queryOf(search, requestScope), ...about, after: null }
    const page = await ask((call) => erp.connector.findOrders(query, call), ['findOrders', query])
    return ownPage(page, requestScope)
  }
  const key = accessKeyIn(number)
  const isOfInvoice = search.numberKind === 'ANY' || search.numberKind === 'INVOICE'
  const ofKey =
    key !== null && isOfInvoice
      ? await findOrdersOfAccessKey(key, { requestScope, ask, find: findOne }).catch(noneIfRefused)
      : null
  // What has the form of a key may be a number of another kind.
  if (ofKey !== null && ofKey.length > 0)
    return groupsAnswer({ groups: ofKey, arePartsLeft: false, warnings: [] })
  const can = allowedCapabilities(erp.connector.capabilities, rights)
  const found = await findOrdersByNumber(number, {
    ...{ search, can, first, isWhole: areGroupsWhole, find: findOne },
  })
  const skipped = found.isPartSkipped ? (['PARTIAL_SKIPPED'] as const) : []
  return groupsAnswer({ ...found, warnings: [...found.warnings, ...skipped] })
}

const groupsAnswer = ({
  groups,
  arePartsLeft,
  warnings,
}: Pick<FoundOrders, 'groups' | 'arePartsLeft' | 'warnings'>): FoundOrders => {
  const orders = groups.flatMap(({ rows }) => rows)
  const total = totalOf(groups, orders.length)
  return { ...{ orders, groups, arePartsLeft, endCursor: null, total }, warnings }
}

const noneIfRefused = (error: unknown): null => {
  if (isConnectorError(error) && error.kind === 'invalid-query') return null
  throw error
}

interface OpenedGroup extends Question {
  readonly kind: NumberKind
  readonly match: 'exact' | 'partial'
}

const findGroup = async (
  number: string,
  question: OpenedGroup,
  parts: SearchParts
): Promise<FoundOrders> => {
  const { kind, match, requestScope } = question
  const can = allowedCapabilities(requestScope.erp.connector.capabilities, requestScope.rights)
  const { isPartSkipped, asTyped, containing } = orderQuestions(number, kind, can)
  // One number in a query: as it was shown.
  const whole = asTyped.map((one) => (can.manyNumbers ? one : { ...one, values: [number] }))
  const position = positionOf(question)
  const matcher = createMatcher(number)
  const isOfGroup = match === 'exact' ? matcher.isSame : matcher.isContaining
  const found = await openGroup({
    ...{ stages: { asTyped: whole, containing }, match, position },
    ask: async ({ match: askedFor, values }, index) => {
      const asked = { kind, match: askedFor, values }
      const page = await findPage({ ...question, number: asked, position, index }, parts)
      if (askedFor === 'exact') return page
      return onlyOrders(page, (row) => isOfGroup(numbersOf(row, kind)))
    },
    isEmpty: ({ orders }) => orders.length === 0,
  })
  return found ?? nothing(...(isPartSkipped ? (['PARTIAL_SKIPPED'] as const) : []))
}

/** Without the rows that are something else; then nobody counts the rest. */
const onlyOrders = (page: FoundOrders, isMeant: (row: OrderSummary) => boolean): FoundOrders => {
  const orders = page.orders.filter(isMeant)
  return { ...page, orders, total: orders.length === page.orders.length ? page.total : null }
}

const cursorKeyOf = ({ search, requestScope }: Question): CursorKey => ({
  key: requestScope.erp.fingerprint,
  scope: [requestScope.erp.key, viewOf(requestScope), search],
})

const positionOf = (question: Question): PagePosition | null =>
  question.after === null ? null : verifyCursor(question.after, cursorKeyOf(question))

interface Page extends Question {
  readonly number: NumberInterpretation | null
  readonly position: PagePosition | null
  /** Of the question that the page's cursor goes on with. */
  readonly index?: number
}

const findPage = async (page: Page, { askErp }: SearchParts): Promise<FoundOrders> => {
  const { search, first, requestScope, number, position, index = 0 } = page
  const { erp } = requestScope
  const about: AboutNumber = { number, product: search.product, first }
  const query = {
    ...{ ...queryOf(search, requestScope), ...about },
    after: position?.connectorCursor ?? null,
  }
  const ask = askErp(erp, SEARCH_TIMEOUT_MS)
  const found = await ask((call) => erp.connector.findOrders(query, call), ['findOrders', query])
  const { orders, cursor, total } = ownPage(found, requestScope)
  const endCursor =
    cursor && signCursor({ interpretation: index, connectorCursor: cursor }, cursorKeyOf(page))
  return { ...{ orders, endCursor, total }, groups: [], arePartsLeft: false, warnings: [] }
}

const nothing = (...warnings: readonly SearchWarning[]): FoundOrders => ({
  ...{ orders: [], endCursor: null, total: 0, groups: [], arePartsLeft: false },
  warnings,
})

const queryOf = (
  { from, to, statuses, channels, sort }: OrderSearch,
  requestScope: RequestScope
): Omit<OrderQuery, keyof AboutNumber | 'after'> => ({
  companies: requestScope.companies,
  placedBy: placedByOf(requestScope),
  ...{ from, to, statuses, channels, sort },
})

const noInvoices = () =>
  new AppError('NO_ACCESS', 'The role of this person may not see invoices.', {
    reason: 'NO_RIGHTS',
    field: 'numberKind',
  })

const refuseUndeclared = (search: OrderSearch, can: Capabilities): void => {
  const kind = search.numberKind
  const isUndeclared =
    (search.number !== null &&
      kind !== 'ANY' &&
      ![...can.numberKinds, ...can.partialNumberKinds].includes(kind)) ||
    ((search.from !== null || search.to !== null) && !can.dates) ||
    (search.statuses.length > 0 && !can.statuses) ||
    (search.channels.length > 0 && !can.channels) ||
    (search.product !== null && !can.product) ||
    !can.sorts.includes(search.sort)
  if (isUndeclared) throw new AppError('UNSUPPORTED', "The store's ERP cannot search in this way.")
}
