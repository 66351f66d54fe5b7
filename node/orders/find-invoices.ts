/**
 * The company's invoices: by a number (`number-search/`), or as a list, a page at a time. Nothing gets through that is not the
 * viewer's, and no sum is told that is not the whole.
 */
import { AppError, invalid } from '../app-error'
import type {
  Capabilities,
  InvoiceNumberKind,
  InvoicePage,
  InvoiceQuery,
  InvoiceSums,
} from '../connectors/connector'
import type { Day } from '../connectors/order-model'
import { type RequestScope, placedByOf, viewOf } from './request-scope'
import { type DueInvoice, dueInvoice } from './due-dates'
import {
  type InvoiceSearch,
  type InvoiceSearchArguments,
  readInvoiceSearch,
} from './invoice-search'
import { sumsOf } from './invoice-sums'
import { totalOf } from './number-search/groups'
import { invoiceQuestions, type InvoiceSearchKind } from './number-search/invoice-questions'
import {
  type AboutInvoiceNumber,
  aboutOf,
  findInvoicesByNumber,
  numbersOf,
} from './number-search/invoices-by-number'
import { createMatcher } from './number-search/number-matcher'
import type { NumberGroup } from './number-search/number-search'
import { openGroup } from './number-search/open-group'
import type { Dated } from './last-good'
import { readCursorText, readPageSize } from './order-search'
import { type CursorKey, type PagePosition, signCursor, verifyCursor } from './page-cursor'
import { redactedInvoice } from './redaction'
import { SEARCH_TIMEOUT_MS, type SearchParts, type SearchWarning } from './search-orders'
import { dropForeignInvoices, withoutForeignOrders } from './shared-documents'

export type InvoiceGroup = NumberGroup<InvoiceSearchKind, DueInvoice>

export interface FoundInvoices {
  /** A page of the list; of a search by number the invoices of all groups. */
  readonly invoices: readonly DueInvoice[]
  readonly endCursor: string | null
  readonly total: number | null
  /** Of everything that was found, all pages; see invoice-sums.ts. */
  readonly sums: readonly InvoiceSums[] | null
  /** Empty where no number was asked for, or nothing was found. */
  readonly groups: readonly InvoiceGroup[]
  /** The number was found as typed: what contains it was not looked for. */
  readonly arePartsLeft: boolean
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
  (parts: SearchParts): FindInvoices =>
  async (args, requestScope) => {
    const { erp } = requestScope
    const can = erp.connector.capabilities
    const find = invoiceFinder(requestScope)
    const search = readInvoiceSearch(args)
    const first = readPageSize(args.first, can.maxPageSize)
    const after = readCursorText(args.after)
    refuseUndeclared(search, can)
    return parts.lastGood.orElse(requestScope, ['invoices', search, first, after], async () =>
      placedByOf(requestScope) !== null && !can.placedBy
        ? nothing(requestScope, ['OWN_ORDERS_UNKNOWN'])
        : findInvoices({ search, first, after, requestScope, find }, parts)
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

/** One kind asked for in one way is a list like any other: a group that was opened. */
const findInvoices = (question: Question, parts: SearchParts): Promise<FoundInvoices> => {
  const { number, numberKind, numberMatch } = question.search
  if (number === null) {
    return findPage({ ...question, about: ANY_NUMBER, position: positionOf(question) }, parts)
  }
  if (numberKind === 'ANY' || numberMatch === null) return findGroups(number, question, parts)
  return findGroup(number, { ...question, kind: numberKind, match: numberMatch }, parts)
}

const ANY_NUMBER = { number: null } as const

const findGroups = async (
  number: string,
  question: Question,
  { askErp, areGroupsWhole = false }: SearchParts
): Promise<FoundInvoices> => {
  const { search, first, after, requestScope, find } = question
  if (after !== null) throw invalid('CURSOR', 'after', 'This is not a cursor of this search.')
  const can = requestScope.erp.connector.capabilities
  const ask = askErp(requestScope.erp, SEARCH_TIMEOUT_MS)
  const warnings = new Set<SearchWarning>()
  const found = await findInvoicesByNumber(number, {
    ...{ search, can, first, isWhole: areGroupsWhole },
    find: async (about) => {
      const query = { ...queryOf(search, requestScope), ...about, after: null }
      const page = await ask((call) => find(query, call), ['findInvoices', query])
      const own = ownPage(page, { requestScope, isFirstPage: true })
      if (own.isSharedHidden) warnings.add('SHARED_DOCUMENTS_HIDDEN')
      return { rows: own.invoices, hasMore: own.cursor !== null, total: own.total }
    },
  })
  found.warnings.forEach((warning) => warnings.add(warning))
  if (found.isPartSkipped) warnings.add('PARTIAL_SKIPPED')
  const { groups, arePartsLeft } = found
  const invoices = groups.flatMap(({ rows }) => rows)
  const isWhole = groups.every(({ hasMore }) => !hasMore)
  return {
    ...{ invoices, groups, arePartsLeft, endCursor: null, today: requestScope.today },
    total: totalOf(groups, invoices.length),
    sums: isWhole ? sumsOfAll(invoices, requestScope, warnings) : null,
    warnings: [...warnings],
  }
}

/** Of all that was found, where it is all there is and amounts may be seen. */
const sumsOfAll = (
  invoices: readonly DueInvoice[],
  { rights }: RequestScope,
  warnings: ReadonlySet<SearchWarning>
): FoundInvoices['sums'] => {
  if (!rights.canViewPrices || warnings.size > 0) return null
  const page = { invoices, cursor: null, total: null, sums: null }
  return sumsOf({ page, own: invoices, isFirstPage: true, isNarrowed: false })
}

interface OpenedGroup extends Question {
  readonly kind: InvoiceNumberKind
  readonly match: 'exact' | 'partial'
}

const findGroup = async (
  number: string,
  question: OpenedGroup,
  parts: SearchParts
): Promise<FoundInvoices> => {
  const { kind, match, requestScope } = question
  const can = requestScope.erp.connector.capabilities
  const { isPartSkipped, ...stages } = invoiceQuestions(number, kind, can)
  const position = positionOf(question)
  const matcher = createMatcher(number)
  const isOfGroup = match === 'exact' ? matcher.isSame : matcher.isContaining
  const found = await openGroup({
    ...{ stages, match, position },
    ask: async (asked, index) => {
      const page = await findPage({ ...question, about: aboutOf(asked), position, index }, parts)
      if (asked.match === 'exact') return page
      return onlyInvoices(page, (row) => isOfGroup(numbersOf(row, kind)))
    },
    isEmpty: ({ invoices }) => invoices.length === 0,
  })
  return found ?? nothing(requestScope, isPartSkipped ? ['PARTIAL_SKIPPED'] : [])
}

/** Without the rows that are something else; then nobody counts or adds up the rest. */
const onlyInvoices = (
  page: FoundInvoices,
  isMeant: (row: DueInvoice) => boolean
): FoundInvoices => {
  const invoices = page.invoices.filter(isMeant)
  const isUntouched = invoices.length === page.invoices.length
  return isUntouched ? page : { ...page, invoices, total: null, sums: null }
}

const cursorKeyOf = ({ search, requestScope }: Question): CursorKey => ({
  key: requestScope.erp.fingerprint,
  scope: ['invoices', requestScope.erp.key, viewOf(requestScope), search],
})

const positionOf = (question: Question): PagePosition | null =>
  question.after === null ? null : verifyCursor(question.after, cursorKeyOf(question))

interface Page extends Question {
  readonly about: Omit<AboutInvoiceNumber, 'first'>
  readonly position: PagePosition | null
  /** Of the question that the page's cursor goes on with. */
  readonly index?: number
}

const findPage = async (page: Page, { askErp }: SearchParts): Promise<FoundInvoices> => {
  const { search, first, requestScope, find, about, position, index = 0 } = page
  const { erp, today } = requestScope
  const query = {
    ...{ ...queryOf(search, requestScope), ...about, first },
    after: position?.connectorCursor ?? null,
  }
  const ask = askErp(erp, SEARCH_TIMEOUT_MS)
  const found = await ask((call) => find(query, call), ['findInvoices', query])
  const isFirstPage = position === null
  const { cursor, isSharedHidden, ...own } = ownPage(found, { requestScope, isFirstPage })
  const endCursor =
    cursor && signCursor({ interpretation: index, connectorCursor: cursor }, cursorKeyOf(page))
  const warnings = isSharedHidden ? (['SHARED_DOCUMENTS_HIDDEN'] as const) : []
  return { ...{ ...own, endCursor, today, warnings }, groups: [], arePartsLeft: false }
}

const nothing = (
  { today, rights }: RequestScope,
  warnings: readonly SearchWarning[]
): FoundInvoices => ({
  ...{ invoices: [], endCursor: null, total: 0, groups: [], arePartsLeft: false },
  sums: rights.canViewPrices && warnings.length === 0 ? [] : null,
  ...{ today, warnings },
})

const queryOf = (
  { state, from, to, dueFrom, dueTo, sort }: InvoiceSearch,
  requestScope: RequestScope
): Omit<InvoiceQuery, keyof AboutInvoiceNumber | 'after'> => ({
  companies: requestScope.companies,
  placedBy: placedByOf(requestScope),
  today: requestScope.today,
  ...{ state, from, to, dueFrom, dueTo, sort },
})

/** A count or a sum that includes what is not the viewer's is not told. */
const ownPage = (
  page: InvoicePage,
  { requestScope, isFirstPage }: { requestScope: RequestScope; isFirstPage: boolean }
) => {
  const { rights, today } = requestScope
  const { rows, isSharedHidden } = dropForeignInvoices(page.invoices, {
    ...requestScope,
    operation: 'findInvoices',
  })
  const own = rows.map((invoice) => dueInvoice(withoutForeignOrders(invoice, requestScope), today))
  const isNarrowed = rights.scope !== 'organization'
  const sums = sumsOf({ page, own, isFirstPage, isNarrowed })
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
