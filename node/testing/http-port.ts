/**
 * The connectors' way out in plain Node: the duties of the real one (`clients/erp-http.ts`) without VTEX's egress.
 */
import { request as sendRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

import type { Deadline, HttpPort, HttpRequest } from '../connectors/connector'
import { ConnectorError, errorFromStatus, isConnectorError } from '../connectors/connector-error'

const MAX_ANSWER_BYTES = 8 * 1024 * 1024

export interface HttpPortOptions {
  readonly maxAnswerBytes?: number
}

/** @param origin `http://host:port`: for tests on loopback, where there is no TLS */
export const createHttpPort = (
  origin: string,
  { maxAnswerBytes = MAX_ANSWER_BYTES }: HttpPortOptions = {}
): HttpPort => ({
  json: async (request, call) => {
    try {
      const answer = await open(origin, request, call)
      requireSuccess(answer)
      return parseJson(await readText(answer, maxAnswerBytes))
    } catch (error) {
      throw isConnectorError(error) ? error : transportError(error, call)
    }
  },
})

const open = (
  origin: string,
  request: HttpRequest,
  { signal }: Deadline
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const body = request.body === undefined ? undefined : JSON.stringify(request.body)
    const options: RequestOptions = {
      method: request.method,
      headers: headersOf(request, body),
      // A connection of its own, so that hanging up on one call can't touch another.
      agent: false,
      signal,
    }
    sendRequest(addressOf(origin, request), options, resolve).on('error', reject).end(body)
  })

const headersOf = ({ headers }: HttpRequest, body: string | undefined): Record<string, string> => ({
  accept: 'application/json',
  'accept-encoding': 'gzip, deflate, br',
  ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  ...headers,
})

const addressOf = (origin: string, { path, query = [] }: HttpRequest): string => {
  const parameters = new URLSearchParams(
    query.map(([name, value]): [string, string] => [name, value])
  )
  return `${origin}${path}${query.length === 0 ? '' : `?${parameters}`}`
}

const requireSuccess = (answer: IncomingMessage): void => {
  const status = answer.statusCode ?? 0
  if (status >= 200 && status < 300) return
  answer.destroy()
  throw errorFromStatus(status, answer.headers['retry-after'], new Date())
}

const readText = async (answer: IncomingMessage, maxBytes: number): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of decompressed(answer)) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > maxBytes) {
      answer.destroy()
      throw new ConnectorError(
        'bad-answer',
        `The answer of the ERP is larger than ${maxBytes} bytes.`
      )
    }
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const decompressed = (answer: IncomingMessage): Readable => {
  const decoder = decoderOf(answer.headers['content-encoding'])
  if (decoder === null) return answer
  answer.on('error', (error) => decoder.destroy(error))
  return answer.pipe(decoder)
}

const decoderOf = (encoding: string | undefined) => {
  if (encoding === 'gzip') return createGunzip()
  if (encoding === 'deflate') return createInflate()
  return encoding === 'br' ? createBrotliDecompress() : null
}

/** The cause stays outside: it names addresses, and quotes what could not be parsed. */
const transportError = (error: unknown, { signal }: Deadline): ConnectorError => {
  const isDecoderError =
    error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
  if (signal.aborted) return new ConnectorError('timeout', 'The ERP did not answer in time.')
  return isDecoderError
    ? new ConnectorError('bad-answer', 'The answer of the ERP is compressed wrongly.')
    : new ConnectorError('unavailable', 'The ERP cannot be reached.')
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new ConnectorError('bad-answer', 'The answer of the ERP is not JSON.')
  }
}
