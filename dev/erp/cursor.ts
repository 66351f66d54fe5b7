import { createHmac } from 'node:crypto'
import type { OrderFilter } from './order-book'

// Not a secret: it tells cursors that this ERP made for this very search from all others.
const CURSOR_KEY = 'demo-erp-cursor'

/** Names the place after `lastId` in the answer to `filter`, and is worth nothing for another filter. */
export const writeCursor = (filter: OrderFilter, lastId: string): string =>
  `${Buffer.from(lastId).toString('base64url')}.${signature(filter, lastId)}`

/** The id that the page before ended with, or null for a cursor not made by `writeCursor` for this filter. */
export const readCursor = (filter: OrderFilter, cursor: string): string | null => {
  const [encodedId = ''] = cursor.split('.')
  const lastId = Buffer.from(encodedId, 'base64url').toString()
  return writeCursor(filter, lastId) === cursor ? lastId : null
}

const signature = (filter: OrderFilter, lastId: string): string => {
  const { companies, statuses, channels } = filter
  const canonical = {
    ...filter,
    companies: [...companies].sort(),
    statuses: [...statuses].sort(),
    channels: [...channels].sort(),
  }
  const text = JSON.stringify([canonical, lastId])
  return createHmac('sha256', CURSOR_KEY).update(text).digest('base64url').slice(0, 22)
}
