import type { InvoiceQuery, OrderQuery, PaymentQuery } from '../connector'
import { FINGERPRINT_LENGTH, fingerprintOf, foreignCursor } from '../values/cursor'

/** The longest cursor that is taken from an ERP, in characters. */
export const MAX_ERP_CURSOR_LENGTH = 2000

/** Each kind has fields of its own, so that no two kinds of list have a fingerprint in common. */
type ListQuery = OrderQuery | InvoiceQuery | PaymentQuery

/**
 * Our cursor is the ERP's behind a fingerprint of the question it belongs to, so that one of another search is refused
 * even by an ERP that does not look. It keeps no secret and proves nothing about the viewer: each page is restricted to
 * their companies anew.
 */
export const bindCursor = (erpCursor: string | null, query: ListQuery): string | null =>
  erpCursor === null ? null : fingerprint(query) + erpCursor

/** @throws ConnectorError `invalid-query` for a cursor that was not made for this query */
export const unbindCursor = (cursor: string, query: ListQuery): string => {
  const erpCursor = cursor.slice(FINGERPRINT_LENGTH)
  if (!cursor.startsWith(fingerprint(query)) || !isErpCursor(erpCursor)) {
    throw foreignCursor()
  }
  return erpCursor
}

/** Whether the ERP's text can go back to it unchanged. */
export const isErpCursor = (text: string): boolean =>
  text !== '' && text.length <= MAX_ERP_CURSOR_LENGTH && !/\p{Cc}|\p{Surrogate}/u.test(text)

/**
 * Of everything that decides which records match and how they are sorted. The page size may change on the way, and so may
 * the day and what is counted: at midnight a list is read on, and its first page may be the only one with counts.
 */
const fingerprint = (query: ListQuery): string => {
  const question = Object.entries(query)
    .filter(([name, value]) => value !== undefined && !MAY_CHANGE.has(name))
    .map(([name, value]) => [name, name === 'companies' ? [...query.companies].sort() : value])
    .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1))
  return fingerprintOf(question)
}

const MAY_CHANGE = new Set(['first', 'after', 'today', 'countsOn'])
