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

export interface CursorSignature {
  readonly key: string
  /** Everything the position belongs to. */
  readonly scope: unknown
}

/** The longest of an ERP has 2,000 characters. Escaped, in UTF-8 and in base64 they can become four times as many. */
export const MAX_CURSOR_LENGTH = 12_000

/** @throws ConnectorError `bad-answer` for one that would not be taken when it comes back */
export const signCursor = (position: PagePosition, signature: CursorSignature): string => {
  const cursor = written(position, signature)
  if (cursor.length > MAX_CURSOR_LENGTH) {
    throw new ConnectorError('bad-answer', "The ERP's name of the next page is too long.", {
      fields: ['cursor'],
    })
  }
  return cursor
}

const written = (
  { interpretation, connectorCursor }: PagePosition,
  signature: CursorSignature
): string => {
  const content = JSON.stringify([interpretation, connectorCursor])
  return `${Buffer.from(content).toString('base64url')}.${signatureOf(content, signature).toString('base64url')}`
}

/** @throws AppError `INVALID_QUERY`, reason `CURSOR` */
export const verifyCursor = (cursor: string, signature: CursorSignature): PagePosition => {
  const [content = '', signature = ''] = cursor.split('.')
  const text = Buffer.from(content, 'base64url').toString()
  const expected = signatureOf(text, signature)
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw notOfThisSearch()
  }
  // Signed by us, so it has the shape we gave it.
  const [interpretation, connectorCursor] = JSON.parse(text) as [number, string]
  const position = { interpretation, connectorCursor }
  // To the letter: base64 may be written in more ways than one.
  if (written(position, signature) !== cursor) throw notOfThisSearch()
  return position
}

const notOfThisSearch = () => invalid('CURSOR', 'after', 'This is not a cursor of this search.')

const signatureOf = (content: string, { key, scope }: CursorSignature): Buffer =>
  createHmac('sha256', key)
    .update(JSON.stringify(scope))
    .update('\n')
    .update(content)
    .digest()
    .subarray(0, 16)
