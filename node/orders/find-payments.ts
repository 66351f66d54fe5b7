/** What the company paid, the newest first: also what fits no invoice. */
import { AppError, invalid } from '../app-error'
import type { PaymentPage, PaymentQuery } from '../connectors/connector'
import type { Payment } from '../connectors/order-model'
import { type RequestScope, placedByOf, viewOf } from './request-scope'
import type { AskErp } from './erp'
import {
  type PaymentSearch,
  type PaymentSearchArguments,
  readPaymentSearch,
} from './invoice-search'
import type { Dated, LastGood } from './last-good'
import { readCursorText, readPageSize } from './order-search'
import { type CursorKey, verifyCursor, signCursor } from './page-cursor'
import { findPaymentsByNumber } from './number-search/payments-by-number'
import { allowedCapabilities, redactedPayment } from './redaction'
import { SEARCH_TIMEOUT_MS, type SearchWarning } from './search-orders'
import { dropForeignPayments, withoutForeignInvoices } from './shared-documents'

export interface FoundPayments {
  readonly payments: readonly Payment[]
  readonly endCursor: string | null
  readonly total: number | null
  readonly warnings: readonly SearchWarning[]
}

export type FindPayments = (
  args: PaymentSearchArguments,
  requestScope: RequestScope
) => Promise<Dated<FoundPayments>>

/** @throws AppError `NO_ACCESS`, `UNSUPPORTED`, `INVALID_QUERY`; ConnectorError for what the ERP did */
export const createFindPayments =
  ({ askErp, lastGood }: { askErp: AskErp; lastGood: LastGood }): FindPayments =>
  async (args, requestScope) => {
    const { erp } = requestScope
    const can = erp.connector.capabilities
    const find = paymentFinder(requestScope)
    const search = readPaymentSearch(args)
    const first = readPageSize(args.first, can.maxPageSize)
    const after = readCursorText(args.after)
    const kinds = allowedCapabilities(can, requestScope.rights).paymentNumberKinds
    const isUndeclared =
      ((search.from ?? search.to) !== null && !can.paymentDates) ||
      (search.number !== null && kinds.length === 0)
    if (isUndeclared) throw cannotFind()
    const question: Question = { search, first, after, requestScope, find }
    return lastGood.orElse(requestScope, ['payments', search, first, after], async () =>
      placedByOf(requestScope) !== null && !can.placedBy
        ? { payments: [], endCursor: null, total: 0, warnings: ['OWN_ORDERS_UNKNOWN'] }
        : findPayments(question, askErp)
    )
  }

type Find = NonNullable<RequestScope['erp']['connector']['findPayments']>

/** @throws AppError where rights or the ERP have no payments to look in */
const paymentFinder = ({ erp: { connector }, rights }: RequestScope): Find => {
  if (!rights.canViewReceipts) throw noPayments()
  const { findPayments, capabilities } = connector
  if (findPayments === undefined || !capabilities.paymentList) throw cannotFind()
  return findPayments
}

interface Question {
  readonly search: PaymentSearch
  readonly first: number
  readonly after: string | null
  readonly requestScope: RequestScope
  readonly find: Find
}

const findPayments = (question: Question, askErp: AskErp): Promise<FoundPayments> => {
  const { number } = question.search
  return number === null ? findPage(question, askErp) : findNumber(number, question, askErp)
}

/** A payment is known by few numbers and settles few invoices: all that have it are one page. */
const findNumber = async (
  number: string,
  { search, after, requestScope, find }: Question,
  askErp: AskErp
): Promise<FoundPayments> => {
  if (after !== null) throw invalid('CURSOR', 'after', 'This is not a cursor of this search.')
  const { erp, companies, rights } = requestScope
  const can = allowedCapabilities(erp.connector.capabilities, rights)
  const ask = askErp(erp, SEARCH_TIMEOUT_MS)
  const shared = new Set<SearchWarning>()
  const { groups, warnings } = await findPaymentsByNumber(number, {
    ...{ kinds: can.paymentNumberKinds, maxPageSize: can.maxPageSize },
    find: async (about) => {
      const { from, to } = search
      const placedBy = placedByOf(requestScope)
      const query: PaymentQuery = { ...{ companies, from, to, placedBy, after: null }, ...about }
      const page = await ask((call) => find(query, call), ['findPayments', query])
      const own = ownPage(page, requestScope)
      own.warnings.forEach((warning) => shared.add(warning))
      return { rows: own.payments, hasMore: page.cursor !== null, total: own.total }
    },
  })
  const payments = groups.flatMap(({ rows }) => rows)
  const isWhole = groups.every(({ hasMore }) => !hasMore)
  const total = isWhole ? payments.length : null
  return { payments, endCursor: null, total, warnings: [...shared, ...warnings] }
}

const findPage = async (question: Question, askErp: AskErp): Promise<FoundPayments> => {
  const { search, first, after, requestScope, find } = question
  const { erp, companies } = requestScope
  const cursorKey: CursorKey = {
    key: erp.fingerprint,
    scope: ['payments', erp.key, viewOf(requestScope), search],
  }
  const position = after === null ? null : verifyCursor(after, cursorKey)
  const query: PaymentQuery = {
    ...{ companies, from: search.from, to: search.to, first },
    placedBy: placedByOf(requestScope),
    after: position?.connectorCursor ?? null,
  }
  const ask = askErp(erp, SEARCH_TIMEOUT_MS)
  const page = await ask((call) => find(query, call), ['findPayments', query])
  const connectorCursor = page.cursor
  const endCursor = connectorCursor && signCursor({ interpretation: 0, connectorCursor }, cursorKey)
  return { ...ownPage(page, requestScope), endCursor }
}

/** A count that includes what is not the viewer's is not told. */
const ownPage = (
  page: PaymentPage,
  requestScope: RequestScope
): Omit<FoundPayments, 'endCursor'> => {
  const check = { ...requestScope, operation: 'findPayments' }
  const { rows, isSharedHidden } = dropForeignPayments(page.payments, check)
  return {
    payments: rows.map((payment) =>
      redactedPayment(withoutForeignInvoices(payment, requestScope), requestScope.rights)
    ),
    total: rows.length === page.payments.length ? page.total : null,
    warnings: isSharedHidden ? ['SHARED_DOCUMENTS_HIDDEN'] : [],
  }
}

/** The role of the viewer hides payments. */
export const noPayments = (): AppError =>
  new AppError('NO_ACCESS', 'The role of this person may not see payments.', {
    reason: 'NO_RIGHTS',
  })

const cannotFind = (): AppError =>
  new AppError('UNSUPPORTED', "The store's ERP cannot search payments in this way.")
