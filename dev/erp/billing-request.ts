import {
  INVOICE_NUMBER_KINDS,
  INVOICE_SORTS,
  INVOICE_STATES,
  type InvoiceNumberInterpretation,
} from '../../node/connectors/connector'
import type { InvoiceFilter, PaymentFilter } from './ledger-search'
import type { PageRequest } from './order-request'
import {
  InvalidRequest,
  readCompanies,
  readDayParameter,
  readLimit,
  readOnce,
  readSpan,
  readWord,
  refuseUnknown,
} from './query-reader'

const INVOICE_PARAMETERS = [
  ...['company', 'numberKind', 'number', 'state', 'today', 'from', 'to', 'dueFrom', 'dueTo'],
  ...['placedBy', 'sort', 'limit', 'cursor'],
]
const PAYMENT_PARAMETERS = ['company', 'from', 'to', 'placedBy', 'limit', 'cursor']

/** @throws InvalidRequest */
export const readInvoiceRequest = (query: URLSearchParams): PageRequest<InvoiceFilter> => {
  refuseUnknown(query, INVOICE_PARAMETERS)
  const today = readDayParameter(query, 'today')
  if (today === null) throw new InvalidRequest('"today" is missing.')
  const [from, to] = readSpan(query, ['from', 'to'])
  const [dueFrom, dueTo] = readSpan(query, ['dueFrom', 'dueTo'])
  return {
    limit: readLimit(query),
    cursor: readOnce(query, 'cursor'),
    filter: {
      ...{ today, from, to, dueFrom, dueTo },
      companies: readCompanies(query),
      number: readNumber(query),
      state: readWord(query, 'state', INVOICE_STATES),
      placedBy: readOnce(query, 'placedBy'),
      sort: readWord(query, 'sort', INVOICE_SORTS) ?? 'NEWEST_FIRST',
    },
  }
}

/** @throws InvalidRequest */
export const readPaymentRequest = (query: URLSearchParams): PageRequest<PaymentFilter> => {
  refuseUnknown(query, PAYMENT_PARAMETERS)
  const [from, to] = readSpan(query, ['from', 'to'])
  return {
    limit: readLimit(query),
    cursor: readOnce(query, 'cursor'),
    filter: { from, to, companies: readCompanies(query), placedBy: readOnce(query, 'placedBy') },
  }
}

const readNumber = (query: URLSearchParams): InvoiceNumberInterpretation | null => {
  const value = readOnce(query, 'number')
  const kind = readWord(query, 'numberKind', INVOICE_NUMBER_KINDS)
  if (value === null && kind === null) return null
  if (value === null || kind === null) {
    throw new InvalidRequest('"number" and "numberKind" go together.')
  }
  return { kind, value }
}
