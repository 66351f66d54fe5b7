/**
 * The connectors' way out in plain Node: the duties of the real one (`clients/erp-http.ts`) without VTEX's egress.
 */
import { type IncomingMessage, request as sendRequest, type RequestOptions } from 'node:http'

import {
  DEFAULT_ANSWER_BYTES,
  MAX_ANSWER_BYTES,
  MAX_STREAM_BYTES,
  openBody,
  readJson,
  transportError,
} from '../clients/erp-http-body'
import { errorOf, readErrorText } from '../clients/erp-http-error'
import type { Deadline, HttpPort, HttpRequest } from '../connectors/connector'
import { ConnectorError } from '../connectors/connector-error'

export interface HttpPortOptions {
  /** Where a request does not say. */
  readonly maxAnswerBytes?: number
  readonly maxStreamBytes?: number
  /** The other origins that a request may name, and where on loopback they stand. */
  readonly otherOrigins?: Readonly<Record<string, string>>
}

/** @param origin `http://host:port`: for tests on loopback, where there is no TLS */
export const createHttpPort = (
  origin: string,
  {
    maxAnswerBytes = DEFAULT_ANSWER_BYTES,
    maxStreamBytes = MAX_STREAM_BYTES,
    otherOrigins = {},
  }: HttpPortOptions = {}
): HttpPort => {
  const originOf = ({ origin: other }: HttpRequest): string => {
    const found = other === undefined ? origin : otherOrigins[other]
    if (found !== undefined) return found
    throw new ConnectorError('address-not-allowed', 'The settings do not name this address.')
  }
  return {
    json: async (request, call) => {
      const maxBytes = Math.min(request.maxAnswerBytes ?? maxAnswerBytes, MAX_ANSWER_BYTES)
      const answer = await open(originOf(request), request, call)
      return readJson(answer, { maxBytes, signal: call.signal })
    },
    stream: async (request, call) => {
      const headers = { accept: '*/*', 'accept-encoding': 'identity', ...request.headers }
      const answer = await open(originOf(request), { ...request, headers }, call)
      return openBody(answer, { maxBytes: maxStreamBytes, signal: call.signal })
    },
  }
}

const open = async (
  origin: string,
  request: HttpRequest,
  call: Deadline
): Promise<IncomingMessage> => {
  const answer = await send(origin, request, call).catch((error: unknown) => {
    throw transportError(error, call)
  })
  const { statusCode = 0 } = answer
  if (statusCode >= 200 && statusCode < 300) return answer
  if (request.errorKind === undefined) answer.destroy()
  const text = request.errorKind === undefined ? null : await readErrorText(answer, call)
  throw errorOf(answer, text, request)
}

const send = (
  origin: string,
  request: HttpRequest,
  { signal }: Deadline
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const body = bodyOf(request)
    const options: RequestOptions = {
      method: request.method,
      headers: headersOf(request, body),
      // A connection of its own, so that hanging up on one call can't touch another.
      agent: false,
      signal,
    }
    sendRequest(addressOf(origin, request), options, resolve).on('error', reject).end(body)
  })

const bodyOf = ({ body, form }: HttpRequest): string | undefined => {
  if (form !== undefined) return encoded(form)
  return body === undefined ? undefined : JSON.stringify(body)
}

const headersOf = (
  { headers, form }: HttpRequest,
  body: string | undefined
): Record<string, string> => ({
  accept: 'application/json',
  'accept-encoding': 'gzip, deflate, br',
  ...(body === undefined
    ? {}
    : { 'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json' }),
  ...headers,
})

const addressOf = (origin: string, { path, query = [] }: HttpRequest): string =>
  `${origin}${path}${query.length === 0 ? '' : `?${encoded(query)}`}`

const encoded = (pairs: ReadonlyArray<readonly [string, string]>): string =>
  new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString()
