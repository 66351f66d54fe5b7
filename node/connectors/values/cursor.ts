/**
 * What cursors of connectors have in common: each stands behind a fingerprint of the question it belongs to, so that one of
 * another search is refused. It keeps no secret and proves nothing about the viewer: each page is restricted anew.
 */
import { createHash } from 'node:crypto'

import { ConnectorError } from '../connector-error'

export const FINGERPRINT_LENGTH = 16

/** @param question everything that decides what matches and how it is sorted, in a steady order */
export const fingerprintOf = (question: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(question))
    .digest('base64url')
    .slice(0, FINGERPRINT_LENGTH)

export const foreignCursor = (): ConnectorError =>
  new ConnectorError('invalid-query', 'The cursor does not belong to this search.', {
    fields: ['after'],
  })
