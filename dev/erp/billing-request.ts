import {
  INVOICE_NUMBER_KINDS,
  INVOICE_SORTS,
  INVOICE_STATES,
  PAYMENT_NUMBER_KINDS,
  type InvoiceNumberInterpretation,
} from '../../node/connectors/connector'
import type { Has } from './features'
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
export const readInvoiceRequest = (
  query: URLSearchParams,
  has: Has
): PageRequest<InvoiceFilter> => {
  refuseUnknown(query, [
    ...INVOICE_PARAMETERS,
    ...(has('partialInvoiceNumbers') ? ['numberMatch'] : []),
    ...(has('slipLines') ? ['slipLine'] : []),
  ])
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
      slipLine: readSlipLine(query),
      state: readWord(query, 'state', INVOICE_STATES),
      placedBy: readOnce(query, 'placedBy'),
      sort: readWord(query, 'sort', INVOICE_SORTS) ?? 'NEWEST_FIRST',
    },
  }
}

/** @throws InvalidRequest */
export const readPaymentRequest = (
  query: URLSearchParams,
  has: Has
): PageRequest<PaymentFilter> => {
  refuseUnknown(query, [
    ...PAYMENT_PARAMETERS,
    ...(has('paymentNumbers') ? ['numberKind', 'number'] : []),
  ])
  const [from, to] = readSpan(query, ['from', 'to'])
  return {
    limit: readLimit(query),
    cursor: readOnce(query, 'cursor'),
    filter: {
      from,
      to,
      companies: readCompanies(query),
      number: readKindAndValue(query, PAYMENT_NUMBER_KINDS),
      placedBy: readOnce(query, 'placedBy'),
    },
  }
}

const readNumber = (query: URLSearchParams): InvoiceNumberInterpretation | null => {
  const number = readKindAndValue(query, INVOICE_NUMBER_KINDS)
  const match = readWord(query, 'numberMatch', ['exact', 'partial'] as const)
  if (number === null && match !== null) throw new InvalidRequest('"number" is missing.')
  return number && { ...number, match: match ?? 'exact' }
}

const readSlipLine = (query: URLSearchParams): string | null => {
  const line = readOnce(query, 'slipLine')
  if (line === null || /^[0-9]{47,48}$/.test(line)) return line
  throw new InvalidRequest('"slipLine" is not 47 or 48 digits.')
}

const readKindAndValue = <Kind extends string>(
  query: URLSearchParams,
  kinds: readonly Kind[]
): { readonly kind: Kind; readonly value: string } | null => {
  const value = readOnce(query, 'number')
  const kind = readWord(query, 'numberKind', kinds)
  if (value === null && kind === null) return null
  if (value === null || kind === null) {
    throw new InvalidRequest('"number" and "numberKind" go together.')
  }
  return { kind, value }
}
