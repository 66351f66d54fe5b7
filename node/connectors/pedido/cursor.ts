import type { OrderQuery } from '../connector'
import type { Day } from '../order-model'
import { FINGERPRINT_LENGTH, fingerprintOf, foreignCursor } from '../values/cursor'

/** The last row of the page before: the contract has no pages, so the next one begins behind it. */
export interface Position {
  readonly orderedOn: Day | null
  readonly id: string
}

/**
 * The position behind a fingerprint of itself and the question. It keeps no secret and proves nothing about the viewer: each
 * page is restricted to their companies anew.
 */
export const cursorAt = ({ orderedOn, id }: Position, query: OrderQuery): string => {
  const content = Buffer.from(JSON.stringify([orderedOn, id])).toString('base64url')
  return fingerprint(content, query) + content
}

/** @throws ConnectorError `invalid-query` for a cursor that was not made for this query */
export const positionOf = (cursor: string, query: OrderQuery): Position => {
  const content = cursor.slice(FINGERPRINT_LENGTH)
  if (content === '' || fingerprint(content, query) + content !== cursor) {
    throw foreignCursor()
  }
  // The fingerprint is of this text, so it has the shape that `cursorAt` gave it.
  const [orderedOn, id] = JSON.parse(Buffer.from(content, 'base64url').toString()) as [
    Day | null,
    string,
  ]
  return { orderedOn, id }
}

/** Of everything that decides which orders match and how they are sorted; the page size may change on the way. */
const fingerprint = (content: string, query: OrderQuery): string => {
  const { companies, number, from, to, statuses, sort } = query
  return fingerprintOf([
    [...companies].sort(),
    number,
    from,
    to,
    [...statuses].sort(),
    sort,
    content,
  ])
}
