/**
 * The cursor that a browser holds: the connector's own, and the interpretation that found the first page, signed together with
 * what they belong to. One of another search, person's company, store, workspace, connector, or of before a change of
 * the settings does not open. The key is the settings' fingerprint, which nobody knows who does not know the ERP's
 * credentials: a cursor can't be made up.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

import { invalid } from '../app-error'
import { ConnectorError } from '../connectors/connector-error'

export interface PagePosition {
  /** Index of the interpretation that found something; 0 without a number. */
  readonly interpretation: number
  readonly connectorCursor: string
}

export interface CursorKey {
  readonly key: string
  /** Everything the position belongs to. */
  readonly scope: unknown
}

/** The longest of an ERP has 2,000 characters. Escaped, in UTF-8 and in base64 they can become four times as many. */
export const MAX_CURSOR_LENGTH = 12_000

/** @throws ConnectorError `bad-answer` for one that would not be taken when it comes back */
export const signCursor = (position: PagePosition, cursorKey: CursorKey): string => {
  const cursor = written(position, cursorKey)
  if (cursor.length > MAX_CURSOR_LENGTH) {
    throw new ConnectorError('bad-answer', "The ERP's name of the next page is too long.", {
      fields: ['cursor'],
    })
  }
  return cursor
}

const written = (
  { interpretation, connectorCursor }: PagePosition,
  cursorKey: CursorKey
): string => {
  const content = JSON.stringify([interpretation, connectorCursor])
  return `${Buffer.from(content).toString('base64url')}.${signatureOf(content, cursorKey).toString('base64url')}`
}

/** @throws AppError `INVALID_QUERY`, reason `CURSOR` */
export const verifyCursor = (cursor: string, cursorKey: CursorKey): PagePosition => {
  const [content = '', signature = ''] = cursor.split('.')
  const text = Buffer.from(content, 'base64url').toString()
  const expected = signatureOf(text, cursorKey)
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw notOfThisSearch()
  }
  // Signed by us, so it has the shape we gave it.
  const [interpretation, connectorCursor] = JSON.parse(text) as [number, string]
  const position = { interpretation, connectorCursor }
  // To the letter: base64 may be written in more ways than one.
  if (written(position, cursorKey) !== cursor) throw notOfThisSearch()
  return position
}

const notOfThisSearch = () => invalid('CURSOR', 'after', 'This is not a cursor of this search.')

const signatureOf = (content: string, { key, scope }: CursorKey): Buffer =>
  createHmac('sha256', key)
    .update(JSON.stringify(scope))
    .update('\n')
    .update(content)
    .digest()
    .subarray(0, 16)
