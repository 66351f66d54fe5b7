import { foreignCursor } from '../values/cursor'
import { hashOf } from './random'

/** Any search: what is asked, and where to go on. */
export interface Paged {
  readonly companies: readonly string[]
  readonly first: number
  readonly after: string | null
}

/** The cursor is how many rows were shown, behind a fingerprint of the search they belong to. */
export const cursorAfter = (shown: number, query: Paged): string => `${fingerprint(query)}.${shown}`

/** How many rows the pages before have shown. @throws ConnectorError `invalid-query` */
export const shownBefore = (query: Paged): number => {
  if (query.after === null) return 0
  const match = /^([0-9a-f]{8})\.([1-9]\d{0,5})$/.exec(query.after)
  if (match?.[1] !== fingerprint(query)) {
    throw foreignCursor()
  }
  return Number(match[2])
}

/** Neither the size of a page, nor the day on which it is asked for, nor what is counted beside it makes another search. */
const NO_PART_OF_IT = ['first', 'after', 'today', 'countsOn']

const fingerprint = (query: Paged): string => {
  const question = Object.entries({ ...query, companies: [...query.companies].sort() })
    .filter(([name]) => !NO_PART_OF_IT.includes(name))
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return hashOf(JSON.stringify(question)).toString(16).padStart(8, '0')
}
