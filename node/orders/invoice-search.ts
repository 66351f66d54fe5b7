/** What of invoices or payments was asked for, checked and cleaned as a search for orders is. */
import { invalid } from '../app-error'
import type { InvoiceNumberKind, InvoiceSort, InvoiceState } from '../connectors/connector'
import type { Day } from '../connectors/order-model'
import { readMatch, readSpan, readText } from './order-search'

/** The arguments of `erpInvoices`, as the schema has typed them. */
export interface InvoiceSearchArguments {
  readonly search?: {
    readonly number?: string | null
    readonly numberKind?: InvoiceNumberKind | 'ANY' | null
    readonly numberMatch?: 'EXACT' | 'PARTIAL' | null
    readonly state?: InvoiceState | null
    readonly from?: string | null
    readonly to?: string | null
    readonly dueFrom?: string | null
    readonly dueTo?: string | null
    readonly sort?: InvoiceSort | null
  } | null
  readonly first?: number | null
  readonly after?: string | null
}

export interface InvoiceSearch {
  readonly number: string | null
  readonly numberKind: InvoiceNumberKind | 'ANY'
  /** null: as it was typed, and where that finds nothing, what contains it. */
  readonly numberMatch: 'exact' | 'partial' | null
  readonly state: InvoiceState | null
  readonly from: Day | null
  readonly to: Day | null
  readonly dueFrom: Day | null
  readonly dueTo: Day | null
  readonly sort: InvoiceSort
}

/** @throws AppError `INVALID_QUERY` */
export const readInvoiceSearch = ({ search }: InvoiceSearchArguments): InvoiceSearch => {
  const [from, to] = readSpan(search ?? {}, ['from', 'to'])
  const [dueFrom, dueTo] = readSpan(search ?? {}, ['dueFrom', 'dueTo'])
  const numberKind = search?.numberKind ?? 'ANY'
  return {
    ...{ from, to, dueFrom, dueTo, numberKind },
    number: readInvoiceNumber(search?.number, numberKind),
    numberMatch: readMatch(search?.numberMatch),
    state: search?.state ?? null,
    sort: search?.sort ?? 'NEWEST_FIRST',
  }
}

/** As it stands on paper in groups, as it is typed or scanned: spaces do not count. */
export const withoutSpaces = (text: string): string => text.replace(/\s+/g, '')

const readInvoiceNumber = (
  text: string | null | undefined,
  kind: InvoiceNumberKind | 'ANY'
): string | null => {
  const number = readText(text, 'number')
  if (number === null || kind !== 'ACCESS_KEY') return number
  const key = withoutSpaces(number)
  if (!/^[\da-z-]+$/i.test(key)) {
    throw invalid('NUMBER_ILL_FORMED', 'number', 'An access key has letters and digits only.')
  }
  return key
}

/** The arguments of `erpPayments`. */
export interface PaymentSearchArguments {
  readonly search?: {
    readonly number?: string | null
    readonly from?: string | null
    readonly to?: string | null
  } | null
  readonly first?: number | null
  readonly after?: string | null
}

export interface PaymentSearch {
  readonly number: string | null
  readonly from: Day | null
  readonly to: Day | null
}

/** @throws AppError `INVALID_QUERY` */
export const readPaymentSearch = ({ search }: PaymentSearchArguments): PaymentSearch => {
  const [from, to] = readSpan(search ?? {}, ['from', 'to'])
  return { number: readText(search?.number, 'number'), from, to }
}
