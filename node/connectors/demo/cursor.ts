import type { OrderQuery } from '../connector'
import { ConnectorError } from '../connector-error'
import { hashOf } from './random'

/** The cursor is how many orders were shown, behind a fingerprint of the search they belong to. */
export const cursorAfter = (shown: number, query: OrderQuery): string =>
  `${fingerprint(query)}.${shown}`

/** How many orders the pages before have shown. @throws ConnectorError `invalid-query` */
export const shownBefore = (query: OrderQuery): number => {
  if (query.after === null) return 0
  const match = /^([0-9a-f]{8})\.([1-9]\d{0,5})$/.exec(query.after)
  if (match?.[1] !== fingerprint(query)) {
    throw new ConnectorError('invalid-query', 'The cursor does not belong to this search.', {
      fields: ['after'],
    })
  }
  return Number(match[2])
}

const fingerprint = ({ companies, number, from, to, ...rest }: OrderQuery): string => {
  const { statuses, channels, product, placedBy, sort } = rest
  const filters = [statuses, channels, product, placedBy]
  const question = [[...companies].sort(), number, from, to, ...filters, sort]
  return hashOf(JSON.stringify(question)).toString(16).padStart(8, '0')
}
