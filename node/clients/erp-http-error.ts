/**
 * What an answer of an ERP that is no success means: by its status, or by what the connector reads in its body. Of that body
 * nothing gets on but a kind. Nothing of VTEX is in it, so that the connectors' tests refuse by the same code as the cloud.
 */
import type { IncomingMessage } from 'node:http'

import type { Deadline, HttpRequest } from '../connectors/connector'
import {
  CONNECTOR_ERROR_KINDS,
  type ConnectorError,
  type ConnectorErrorKind,
  errorFromStatus,
} from '../connectors/connector-error'
import { readText } from './erp-http-body'

/** An error is short: what is longer is a page. */
const MAX_ERROR_BYTES = 64 * 1024
/** The status is known by then: an ERP that is slow with the rest is not waited for. */
const MAX_WAIT_MS = 1_000

/** Reads an error's body and closes it. @returns null for one that is too large, cut or slow */
export const readErrorText = (answer: IncomingMessage, call: Deadline): Promise<string | null> => {
  const signal = AbortSignal.any([call.signal, AbortSignal.timeout(MAX_WAIT_MS)])
  return readText(answer, { maxBytes: MAX_ERROR_BYTES, signal }).catch(() => null)
}

/** @param text of the answer; null where nobody read it */
export const errorOf = (
  { statusCode = 0, headers }: IncomingMessage,
  text: string | null,
  { errorKind, metric }: HttpRequest
): ConnectorError => {
  const kind = errorKind === undefined ? null : kindBy(errorKind, statusCode, text)
  const around = { retryAfter: headers['retry-after'], operation: metric, kind }
  return errorFromStatus(statusCode, around, new Date())
}

/** A bug in the connector must neither hide the status nor let the ERP's text out as a kind. */
const kindBy = (
  errorKind: NonNullable<HttpRequest['errorKind']>,
  status: number,
  text: string | null
): ConnectorErrorKind | null => {
  try {
    const kind = errorKind(status, jsonIn(text))
    return CONNECTOR_ERROR_KINDS.find((known) => known === kind) ?? null
  } catch {
    return null
  }
}

const jsonIn = (text: string | null): unknown => {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
