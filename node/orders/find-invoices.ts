/**
 * The company's invoices: reads a number in every way that makes sense, asks the ERP one interpretation at a time until one finds
 * something, lets nothing through that is not the viewer's, and tells no sum that is not the whole.
 */
import { AppError } from '../app-error'
import type {
  Capabilities,
  InvoiceNumberInterpretation,
  InvoicePage,
  InvoiceQuery,
  InvoiceSums,
} from '../connectors/connector'
import type { Day } from '../connectors/order-model'
import { type RequestScope, placedByOf, viewOf } from './request-scope'
import { type DueInvoice, dueInvoice } from './due-dates'
import type { AskErp } from './erp'
import { invoiceReadingsOf } from './invoice-number-interpretations'
import {
  type InvoiceSearch,
  type InvoiceSearchArguments,
  readInvoiceSearch,
} from './invoice-search'
import { sumsOf } from './invoice-sums'
import type { Dated, LastGood } from './last-good'
import { readCursorText, readPageSize } from './order-search'
import { type CursorKey, verifyCursor, type PagePosition, signCursor } from './page-cursor'
import { redactedInvoice } from './redaction'
import { SEARCH_TIMEOUT_MS, type SearchWarning } from './search-orders'
import { dropForeignInvoices, withoutForeignOrders } from './shared-documents'

export interface FoundInvoices {
  readonly invoices: readonly DueInvoice[]
  readonly endCursor: string | null
  readonly total: number | null
  /** Of everything that was found, all pages; see invoice-sums.ts. */
  readonly sums: readonly InvoiceSums[] | null
  /** The interpretation that found something. */
  readonly interpretation: InvoiceNumberInterpretation | null
  /** What "overdue" was decided by. */
  readonly today: Day
  readonly warnings: readonly SearchWarning[]
}

export type FindInvoices = (
  args: InvoiceSearchArguments,
  requestScope: RequestScope
) => Promise<Dated<FoundInvoices>>

/** @throws AppError `NO_ACCESS`, `UNSUPPORTED`, `INVALID_QUERY`; ConnectorError for what the ERP did */
export const createFindInvoices =
  ({ askErp, lastGood }: { askErp: AskErp; lastGood: LastGood }): FindInvoices =>
  async (args, requestScope) => {
    const { erp } = requestScope
    const can = erp.connector.capabilities
    const find = invoiceFinder(requestScope)
    const search = readInvoiceSearch(args)
    const first = readPageSize(args.first, can.maxPageSize)
    const after = readCursorText(args.after)
    refuseUndeclared(search, can)
    return lastGood.orElse(requestScope, ['invoices', search, first, after], async () =>
      placedByOf(requestScope) !== null && !can.placedBy
        ? nothing(requestScope, ['OWN_ORDERS_UNKNOWN'])
        : findPage({ search, first, after, requestScope, find }, askErp)
    )
  }

type Find = NonNullable<RequestScope['erp']['connector']['findInvoices']>

/** @throws AppError where rights or the ERP have no invoices to look in */
const invoiceFinder = ({ erp: { connector }, rights }: RequestScope): Find => {
  if (!rights.canViewInvoices) throw noInvoices()
  const { findInvoices, capabilities } = connector
  if (findInvoices === undefined || !capabilities.invoiceList) throw cannotFind()
  return findInvoices
}

interface Question {
  readonly search: InvoiceSearch
  readonly first: number
  readonly after: string | null
  readonly requestScope: RequestScope
  readonly find: Find
}

const findPage = async (question: Question, askErp: AskErp): Promise<FoundInvoices> => {
  const { search, after, requestScope, find } = question
  const { erp } = requestScope
  const cursorKey: CursorKey = {
    key: erp.fingerprint,
    scope: ['invoices', erp.key, viewOf(requestScope), search],
  }
  const position = after === null ? null : verifyCursor(after, cursorKey)
  const ask = askErp(erp, SEARCH_TIMEOUT_MS)
  const warnings = new Set<SearchWarning>()
  for (const [index, interpretation] of candidates(question, position)) {
    const query = queryOf(question, interpretation, position)
    const page = await ask((call) => find(query, call), ['findInvoices', query])
    const { cursor, isSharedHidden, ...own } = ownPage(page, { requestScope, position })
    if (isSharedHidden) warnings.add('SHARED_DOCUMENTS_HIDDEN')
    const mayEnd = own.invoices.length > 0 || position !== null
    // Without a number there is no other interpretation: what was left out may fill a whole page, and more may follow.
    if (!mayEnd && !(interpretation === null && cursor !== null)) continue
    const endCursor =
      cursor && signCursor({ interpretation: index, connectorCursor: cursor }, cursorKey)
    return { ...own, endCursor, interpretation, today: requestScope.today, warnings: [...warnings] }
  }
  return nothing(requestScope, [...warnings])
}

const nothing = (
  { today, rights }: RequestScope,
  warnings: readonly SearchWarning[]
): FoundInvoices => ({
  invoices: [],
  endCursor: null,
  total: 0,
  sums: rights.canViewPrices && warnings.length === 0 ? [] : null,
  interpretation: null,
  today,
  warnings,
})

/** Without a number there is one way to ask. A later page stays with the interpretation that found the first. */
const candidates = (
  { search: { number, numberKind }, requestScope }: Question,
  position: PagePosition | null
): ReadonlyArray<readonly [number, InvoiceNumberInterpretation | null]> => {
  const interpretations =
    number === null
      ? [null]
      : invoiceReadingsOf(number, numberKind, requestScope.erp.connector.capabilities)
  const all = [...interpretations.entries()]
  return position === null ? all : all.filter(([index]) => index === position.interpretation)
}

const queryOf = (
  { search, first, requestScope }: Question,
  number: InvoiceNumberInterpretation | null,
  position: PagePosition | null
): InvoiceQuery => {
  const { state, from, to, dueFrom, dueTo, sort } = search
  return {
    companies: requestScope.companies,
    placedBy: placedByOf(requestScope),
    today: requestScope.today,
    ...{ number, state, from, to, dueFrom, dueTo, sort, first },
    after: position?.connectorCursor ?? null,
  }
}

/** A count or a sum that includes what is not the viewer's is not told. */
const ownPage = (
  page: InvoicePage,
  { requestScope, position }: { requestScope: RequestScope; position: PagePosition | null }
) => {
  const { rights, today } = requestScope
  const { rows, isSharedHidden } = dropForeignInvoices(page.invoices, {
    ...requestScope,
    operation: 'findInvoices',
  })
  const own = rows.map((invoice) => dueInvoice(withoutForeignOrders(invoice, requestScope), today))
  const isNarrowed = rights.scope !== 'organization'
  const sums = sumsOf({ page, own, isFirstPage: position === null, isNarrowed })
  return {
    invoices: own.map((invoice) => redactedInvoice(invoice, rights)),
    cursor: page.cursor,
    total: own.length === page.invoices.length ? page.total : null,
    sums: rights.canViewPrices ? sums : null,
    isSharedHidden,
  }
}

/** The role of the viewer hides invoices. */
export const noInvoices = (): AppError =>
  new AppError('NO_ACCESS', 'The role of this person may not see invoices.', {
    reason: 'NO_RIGHTS',
  })

const cannotFind = (): AppError =>
  new AppError('UNSUPPORTED', "The store's ERP cannot search invoices in this way.")

const refuseUndeclared = (search: InvoiceSearch, can: Capabilities): void => {
  const { number, numberKind, state, from, to, dueFrom, dueTo, sort } = search
  const kinds = can.invoiceNumberKinds
  const isUndeclared =
    (number !== null &&
      (numberKind === 'ANY' ? kinds.length === 0 : !kinds.includes(numberKind))) ||
    (state !== null && !can.invoiceStates.includes(state)) ||
    ((from ?? to) !== null && !can.invoiceDates) ||
    ((dueFrom ?? dueTo) !== null && !can.invoiceDueDates) ||
    !can.invoiceSorts.includes(sort)
  if (isUndeclared) throw cannotFind()
}
