/**
 * Pages that join though records come and go: a page begins behind the last record of the one before, not at a count.
 * The order is by day, then by id; records without a day are the oldest.
 */
import type { Day } from '../order-model'
import { dayValue, invalid, readId, type Domain } from './domain'
import { FINGERPRINT_LENGTH, fingerprintOf, foreignCursor } from '../values/cursor'
import { isCalendarDay } from '../values/day'

export const MAX_PAGE_SIZE = 100

export type Direction = 'NEWEST_FIRST' | 'OLDEST_FIRST'

export interface Place {
  readonly day: Day | null
  readonly id: number
}

/** @param first how many records a page holds. One more is asked for: it tells whether there is another page */
export const pageSize = (first: number): number => {
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE_SIZE) throw invalid('first')
  return first
}

export const inOrder = (field: string, direction: Direction) =>
  direction === 'NEWEST_FIRST'
    ? ([
        [field, 'DESC NULLS LAST'],
        ['id', 'DESC'],
      ] as const)
    : ([
        [field, 'ASC NULLS FIRST'],
        ['id', 'ASC'],
      ] as const)

/** The records that come after `place`. */
export const behind = (field: string, direction: Direction, { day, id }: Place): Domain => {
  const isNewestFirst = direction === 'NEWEST_FIRST'
  const further = isNewestFirst ? '<' : '>'
  const value = day === null ? null : dayValue(day)
  const sameDay = [
    [field, '=', value],
    ['id', further, id],
  ]
  if (value === null) return isNewestFirst ? sameDay : ['OR', sameDay, [field, '!=', null]]
  const otherDays = [[field, further, value], ...(isNewestFirst ? [[field, '=', null]] : [])]
  return ['OR', sameDay, ...otherDays]
}

/**
 * A place behind a fingerprint of it and of the question it belongs to. It keeps no secret and proves nothing about the
 * viewer: each page is restricted to their companies anew.
 * @param question everything that decides what matches and how it is sorted
 */
export const cursorAt = (question: unknown, place: readonly unknown[]): string => {
  const text = JSON.stringify(place)
  return fingerprintOf([question, text]) + Buffer.from(text).toString('base64url')
}

/** @throws ConnectorError `invalid-query` for a cursor that was not made for this question */
export const placeIn = (question: unknown, cursor: string): readonly unknown[] => {
  const place = parsed(Buffer.from(cursor.slice(FINGERPRINT_LENGTH), 'base64url').toString())
  if (!Array.isArray(place) || cursorAt(question, place) !== cursor) {
    throw foreignCursor()
  }
  return place
}

export const readPlace = ([day, id]: readonly unknown[]): Place => {
  const number = readId(String(id))
  if (number === null) throw invalid('after')
  if (day === null) return { day, id: number }
  if (typeof day !== 'string' || !isCalendarDay(day)) throw invalid('after')
  return { day, id: number }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
