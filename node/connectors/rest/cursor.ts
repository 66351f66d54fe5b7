import { createHash } from 'node:crypto'

import type { OrderQuery } from '../connector'
import { ConnectorError } from '../connector-error'

/** The longest cursor that is taken from an ERP, in characters. */
export const MAX_ERP_CURSOR_LENGTH = 2000
const FINGERPRINT_LENGTH = 16

/**
 * Our cursor is the ERP's behind a fingerprint of the question it belongs to, so that one of another search is refused
 * even by an ERP that does not look. It keeps no secret and proves nothing about the asker: each page is restricted to
 * their companies anew.
 */
export const bindCursor = (erpCursor: string | null, query: OrderQuery): string | null =>
  erpCursor === null ? null : fingerprint(query) + erpCursor

/** @throws ConnectorError `invalid-query` for a cursor that was not made for this query */
export const unbindCursor = (cursor: string, query: OrderQuery): string => {
  const erpCursor = cursor.slice(FINGERPRINT_LENGTH)
  if (!cursor.startsWith(fingerprint(query)) || !isErpCursor(erpCursor)) {
    throw new ConnectorError('invalid-query', 'The cursor does not belong to this search.', {
      fields: ['after'],
    })
  }
  return erpCursor
}

/** Whether the ERP's text can go back to it unchanged. */
export const isErpCursor = (text: string): boolean =>
  text !== '' && text.length <= MAX_ERP_CURSOR_LENGTH && !/\p{Cc}|\p{Surrogate}/u.test(text)

/** Of everything that decides which orders match and how they are sorted; the page size may change on the way. */
const fingerprint = ({ companies, number, from, to, ...rest }: OrderQuery): string => {
  const { statuses, channels, product, placedBy, sort } = rest
  const filters = [statuses, channels, product, placedBy]
  const question = [[...companies].sort(), number, from, to, ...filters, sort]
  const hash = createHash('sha256').update(JSON.stringify(question)).digest('base64url')
  return hash.slice(0, FINGERPRINT_LENGTH)
}
