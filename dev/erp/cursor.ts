import { createHmac } from 'node:crypto'

// Not a secret: it tells cursors that this ERP made for this very search from all others.
const CURSOR_KEY = 'demo-erp-cursor'

/** What a page was asked for: everything but its size and its place. */
export type Question = Readonly<Record<string, unknown>>

/** Names the place after `lastId` in the answer to `question`, and is worth nothing for another question. */
export const writeCursor = (question: Question, lastId: string): string =>
  `${Buffer.from(lastId).toString('base64url')}.${signature(question, lastId)}`

/** The id that the page before ended with, or null for a cursor not made by `writeCursor` for this question. */
export const readCursor = (question: Question, cursor: string): string | null => {
  const [encodedId = ''] = cursor.split('.')
  const lastId = Buffer.from(encodedId, 'base64url').toString()
  return writeCursor(question, lastId) === cursor ? lastId : null
}

const signature = (question: Question, lastId: string): string => {
  const canonical = Object.entries(question)
    .map(([name, value]) => [name, Array.isArray(value) ? [...value].sort() : value])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
  const text = JSON.stringify([canonical, lastId])
  return createHmac('sha256', CURSOR_KEY).update(text).digest('base64url').slice(0, 22)
}
