/**
 * The look-up: reads what was typed in every way that makes sense, asks the ERP one reading at a time until one finds
 * something, and lets nothing through that is not the asker's.
 */
import { AppError } from '../app-error'
import type { NumberReading, OrderPage, OrderQuery } from '../connectors/connector'
import type { CompanyRef, OrderSummary } from '../connectors/order-model'
import type { AskErp, Erp } from './erp'
import type { Dated, LastGood } from './last-good'
import { readingsOf } from './number-readings'
import {
  type OrderSearch,
  type OrderSearchArguments,
  readCursorText,
  readOrderSearch,
  readPageSize,
} from './order-search'
import { keepOwn, type ReportSecurityEvent } from './own-records'
import { type CursorSeal, openCursor, type PagePosition, sealCursor } from './page-cursor'

/** Longer than one read, shorter than the service's own timeout. */
export const SEARCH_TIMEOUT_MS = 12_000

export interface FoundOrders {
  readonly orders: readonly OrderSummary[]
  readonly endCursor: string | null
  readonly total: number | null
  /** The reading that found something. */
  readonly reading: NumberReading | null
  readonly isPartialSkipped: boolean
}

export interface SearchRequest {
  readonly erp: Erp
  readonly companies: readonly CompanyRef[]
  readonly report: ReportSecurityEvent
}

export interface SearchParts {
  readonly askErp: AskErp
  readonly lastGood: LastGood<FoundOrders>
}

export type SearchOrders = (
  args: OrderSearchArguments,
  request: SearchRequest
) => Promise<Dated<FoundOrders>>

/** @throws AppError for what was asked, ConnectorError for what the ERP did */
export const createSearchOrders =
  ({ askErp, lastGood }: SearchParts): SearchOrders =>
  async (args, request) => {
    const search = readOrderSearch(args)
    const first = readPageSize(args.first, request.erp.connector.capabilities.maxPageSize)
    const after = readCursorText(args.after)
    refuseUndeclared(search, request.erp)
    const key = JSON.stringify([request.erp.key, request.companies, search, first, after])
    return lastGood.orElse(key, () => findPage({ search, first, after, request }, askErp))
  }

interface Question {
  readonly search: OrderSearch
  readonly first: number
  readonly after: string | null
  readonly request: SearchRequest
}

const findPage = async (
  { search, first, after, request }: Question,
  askErp: AskErp
): Promise<FoundOrders> => {
  const { erp, companies } = request
  const { readings, isPartialSkipped } =
    search.number === null
      ? { readings: [null], isPartialSkipped: false }
      : readingsOf(search.number, search.numberKind, erp.connector.capabilities)
  const seal: CursorSeal = { key: erp.fingerprint, scope: [erp.key, companies, search] }
  const position = after === null ? null : openCursor(after, seal)
  const ask = askErp(erp, SEARCH_TIMEOUT_MS)
  for (const [index, reading] of candidates(readings, position)) {
    const query = queryOf({
      search,
      first,
      reading,
      companies,
      after: position?.connectorCursor ?? null,
    })
    const page = ownPage(await ask((call) => erp.connector.findOrders(query, call)), request)
    if (page.orders.length === 0 && position === null) continue
    const endCursor =
      page.cursor && sealCursor({ reading: index, connectorCursor: page.cursor }, seal)
    return { orders: page.orders, endCursor, total: page.total, reading, isPartialSkipped: false }
  }
  return { orders: [], endCursor: null, total: 0, reading: null, isPartialSkipped }
}

/** A later page stays with the reading that found the first. */
const candidates = (
  readings: ReadonlyArray<NumberReading | null>,
  position: PagePosition | null
): ReadonlyArray<readonly [number, NumberReading | null]> => {
  const all = [...readings.entries()]
  return position === null ? all : all.filter(([index]) => index === position.reading)
}

const queryOf = ({
  search: { from, to, statuses, channels, product, sort },
  reading,
  ...rest
}: Pick<OrderQuery, 'first' | 'after' | 'companies'> & {
  search: OrderSearch
  reading: NumberReading | null
}): OrderQuery => ({ ...rest, from, to, statuses, channels, product, sort, number: reading })

/** A count that includes what is not the asker's is not told. */
const ownPage = (page: OrderPage, { erp, companies, report }: SearchRequest): OrderPage => {
  const orders = keepOwn(page.orders, { erp, companies, operation: 'findOrders', report })
  return { ...page, orders, total: orders.length === page.orders.length ? page.total : null }
}

const refuseUndeclared = (search: OrderSearch, { connector: { capabilities: can } }: Erp): void => {
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
