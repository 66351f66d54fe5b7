import { fingerprintOf, foreignCursor } from '../values/cursor'

const CURSOR = /^([A-Za-z0-9_-]{16})\.([1-9]\d{0,8})$/

/**
 * A page is named by how many records come before it, behind a fingerprint of the question it belongs to.
 * @param question everything that decides what matches and how it is sorted
 */
export const cursorAt = (question: unknown, skip: number): string =>
  `${fingerprintOf(question)}.${skip}`

/**
 * How many records come before the page; 0 for the first.
 * @throws ConnectorError `invalid-query` for a cursor that was not made for this question
 */
export const skipOf = (question: unknown, cursor: string | null): number => {
  if (cursor === null) return 0
  const match = CURSOR.exec(cursor)
  if (match === null || match[1] !== fingerprintOf(question)) {
    throw foreignCursor()
  }
  return Number(match[2])
}
