/** What can be asked: the same refusals as a connector makes that must not send such things to an ERP. */
import type { InvoiceQuery, OrderQuery, PaymentQuery } from '../connector'
import { ConnectorError } from '../connector-error'
import type { Paged } from './cursor'

export const MAX_PAGE_SIZE = 100
const MAX_TEXT_LENGTH = 200
const BLANK = /^[\s\p{C}]*$/u
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** @throws ConnectorError `invalid-query` */
export const requireAskable = (query: OrderQuery): void => {
  const { number, product, placedBy, from, to } = query
  if (number?.values.length === 0) throw unaskable()
  const { promisedFrom = null, promisedTo = null, countsOn = null } = query
  const days = [from, to, promisedFrom, promisedTo, countsOn]
  requireParts(query, [...(number?.values ?? []), product, placedBy], days)
}

/** @throws ConnectorError `invalid-query` */
export const requireAskableInvoices = (query: InvoiceQuery): void => {
  const { number, placedBy, today, from, to, dueFrom, dueTo, slipLine } = query
  if (typeof slipLine === 'string' && !/^\d{47,48}$/.test(slipLine)) throw unaskable()
  requireParts(query, [number?.value ?? null, placedBy], [today, from, to, dueFrom, dueTo])
}

/** @throws ConnectorError `invalid-query` */
export const requireAskablePayments = (query: PaymentQuery): void =>
  requireParts(query, [query.number?.value ?? null, query.placedBy], [query.from, query.to])

const requireParts = (
  { companies, first }: Paged,
  texts: ReadonlyArray<string | null>,
  days: ReadonlyArray<string | null>
): void => {
  const isAskable =
    companies.length > 0 &&
    [...companies, ...texts].every((text) => text === null || isSearchable(text)) &&
    days.every((day) => day === null || DAY.test(day)) &&
    Number.isInteger(first) &&
    first >= 1 &&
    first <= MAX_PAGE_SIZE
  if (!isAskable) throw unaskable()
}

const unaskable = (): ConnectorError =>
  new ConnectorError('invalid-query', "The demo can't be asked this.")

const isSearchable = (text: string): boolean =>
  text.length <= MAX_TEXT_LENGTH && !BLANK.test(text) && !/\p{Surrogate}/u.test(text)
