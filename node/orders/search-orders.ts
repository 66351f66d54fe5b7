/**
 * The look-up: reads what was typed in every way that makes sense, asks the ERP one interpretation at a time until one finds
 * something, and lets nothing through that is not the viewer's.
 */
import { AppError } from '../app-error'
import type {
  Capabilities,
  NumberInterpretation,
  OrderPage,
  OrderQuery,
} from '../connectors/connector'
import type { OrderSummary } from '../connectors/order-model'
import { type RequestScope, placedByOf, viewOf } from './request-scope'
import type { AskErp } from './erp'
import type { Dated, LastGood } from './last-good'
import { readingsOf } from './number-interpretations'
import {
  type OrderSearch,
  type OrderSearchArguments,
  readCursorText,
  readOrderSearch,
  readPageSize,
} from './order-search'
import { keepOwn } from './ownership'
import { type CursorKey, verifyCursor, type PagePosition, signCursor } from './page-cursor'
import { allowedCapabilities, redactedRow } from './redaction'

/** Longer than one read, shorter than the service's own timeout. */
export const SEARCH_TIMEOUT_MS = 12_000

export interface FoundOrders {
  readonly orders: readonly OrderSummary[]
  readonly endCursor: string | null
  readonly total: number | null
  /** The interpretation that found something. */
  readonly interpretation: NumberInterpretation | null
  readonly warnings: readonly SearchWarning[]
}

/**
 * What the answer could not do. `PARTIAL_SKIPPED`: the number is too short to be looked for as a part.
 * `OWN_ORDERS_UNKNOWN`: the viewer may see their own orders only, and the ERP does not say who placed one.
 * `SHARED_DOCUMENTS_HIDDEN`: the viewer may see less than the company, and some documents are not provably of theirs alone.
 */
export type SearchWarning = 'PARTIAL_SKIPPED' | 'OWN_ORDERS_UNKNOWN' | 'SHARED_DOCUMENTS_HIDDEN'

export interface SearchParts {
  readonly askErp: AskErp
  readonly lastGood: LastGood
}

export type SearchOrders = (
  args: OrderSearchArguments,
  requestScope: RequestScope
) => Promise<Dated<FoundOrders>>

/** @throws AppError for what was asked, ConnectorError for what the ERP did */
export const createSearchOrders =
  ({ askErp, lastGood }: SearchParts): SearchOrders =>
  async (args, requestScope) => {
    const { erp, rights } = requestScope
    const can = erp.connector.capabilities
    const search = readOrderSearch(args)
    const first = readPageSize(args.first, can.maxPageSize)
    const after = readCursorText(args.after)
    if (search.number !== null && search.numberKind === 'INVOICE' && !rights.canViewInvoices) {
      throw noInvoices()
    }
    refuseUndeclared(search, can)
    return lastGood.orElse(requestScope, ['orders', search, first, after], async () =>
      placedByOf(requestScope) !== null && !can.placedBy
        ? { ...nothing('OWN_ORDERS_UNKNOWN'), total: null }
        : findPage({ search, first, after, requestScope }, askErp)
    )
  }

interface Question {
  readonly search: OrderSearch
  readonly first: number
  readonly after: string | null
  readonly requestScope: RequestScope
}

const findPage = async (question: Question, askErp: AskErp): Promise<FoundOrders> => {
  const { search, after, requestScope } = question
  const { erp } = requestScope
  const { interpretations, isPartialSkipped } = allInterpretations(question)
  const cursorKey: CursorKey = {
    key: erp.fingerprint,
    scope: [erp.key, viewOf(requestScope), search],
  }
  const position = after === null ? null : verifyCursor(after, cursorKey)
  const ask = askErp(erp, SEARCH_TIMEOUT_MS)
  for (const [index, interpretation] of candidates(interpretations, position)) {
    const query = queryOf(question, interpretation, position)
    const page = ownPage(await ask((call) => erp.connector.findOrders(query, call)), requestScope)
    if (page.orders.length === 0 && position === null) continue
    const endCursor =
      page.cursor && signCursor({ interpretation: index, connectorCursor: page.cursor }, cursorKey)
    return { orders: page.orders, endCursor, total: page.total, interpretation, warnings: [] }
  }
  return nothing(...(isPartialSkipped ? (['PARTIAL_SKIPPED'] as const) : []))
}

const nothing = (...warnings: readonly SearchWarning[]): FoundOrders => ({
  orders: [],
  endCursor: null,
  total: 0,
  interpretation: null,
  warnings,
})

/** Without a number there is one way to ask. A number is no invoice's for one who may not see invoices. */
const allInterpretations = ({
  search: { number, numberKind },
  requestScope: { erp, rights },
}: Question) =>
  number === null
    ? { interpretations: [null], isPartialSkipped: false }
    : readingsOf(number, numberKind, allowedCapabilities(erp.connector.capabilities, rights))

/** A later page stays with the interpretation that found the first. */
const candidates = (
  interpretations: ReadonlyArray<NumberInterpretation | null>,
  position: PagePosition | null
): ReadonlyArray<readonly [number, NumberInterpretation | null]> => {
  const all = [...interpretations.entries()]
  return position === null ? all : all.filter(([index]) => index === position.interpretation)
}

const queryOf = (
  { search, first, requestScope }: Question,
  interpretation: NumberInterpretation | null,
  position: PagePosition | null
): OrderQuery => {
  const { from, to, statuses, channels, product, sort } = search
  return {
    companies: requestScope.companies,
    placedBy: placedByOf(requestScope),
    number: interpretation,
    ...{ from, to, statuses, channels, product, sort, first },
    after: position?.connectorCursor ?? null,
  }
}

/** A count that includes what is not the viewer's is not told. */
const ownPage = (page: OrderPage, requestScope: RequestScope): OrderPage => {
  const own = keepOwn(page.orders, { ...requestScope, operation: 'findOrders' })
  const total = own.length === page.orders.length ? page.total : null
  return { ...page, total, orders: own.map((row) => redactedRow(row, requestScope.rights)) }
}

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
