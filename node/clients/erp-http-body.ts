/**
 * The body of an ERP's answer, read as it comes: decompressed, counted, and closed with whoever stops reading. Nothing of
 * VTEX is in it, so that the connectors' tests read bodies by the same code as the cloud.
 */
import type { ClientRequest, IncomingMessage } from 'node:http'
import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createUnzip } from 'node:zlib'

import type { Deadline, HttpBody } from '../connectors/connector'
import { ConnectorError, isConnectorError } from '../connectors/connector-error'
import { createDeflateDecoder } from './deflate'

/** A page of 100 whole orders is well under 1 MB: what is larger is not an answer to our question. */
export const DEFAULT_ANSWER_BYTES = 8 * 1024 * 1024
/** Of a document within JSON: text and bytes are in memory at once, some four times that. */
export const MAX_ANSWER_BYTES = 32 * 1024 * 1024
/** Of a streamed body: what a document may hold, and nothing else is streamed. */
export const MAX_STREAM_BYTES = 50 * 1024 * 1024

export interface BodyLimits extends Deadline {
  /** Decompressed bytes, so that a compression bomb ends early. */
  readonly maxBytes: number
}

/** @returns the body unread; its socket closes at the deadline even if nobody ever reads it */
export const openBody = (answer: IncomingMessage, limits: BodyLimits): HttpBody => {
  const { headers } = answer
  return {
    contentType: headers['content-type']?.split(';')[0]?.trim().toLowerCase() || null,
    sizeBytes: isCompressed(headers['content-encoding'])
      ? null
      : readLength(headers['content-length']),
    bytes: bytesOf(answer, limits),
  }
}

const readLength = (header: string | undefined): number | null =>
  header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : null

const isCompressed = (encoding = 'identity'): boolean => encoding.toLowerCase() !== 'identity'

/**
 * @returns the decompressed bytes, once. The iteration rejects with `bad-answer` above the cap, for more bytes than
 * announced and for wrong compression, `timeout` at the deadline, `unavailable` for a body cut short
 */
const bytesOf = (answer: IncomingMessage, limits: BodyLimits): AsyncIterable<Uint8Array> => {
  const body = decompressed(answer)
  const close = () => void body.destroy()
  if (limits.signal.aborted) close()
  limits.signal.addEventListener('abort', close, { once: true })
  body.once('close', () => limits.signal.removeEventListener('abort', close))
  if (hasExcess(answer)) body.destroy(wrongLength())
  requestOf(answer)
    // The idle timer aborts the request: without a word, its end would look like a cut.
    ?.once('timeout', () => body.destroy(tooSlow()))
    .on('error', () => {
      if (hasExcess(answer)) body.destroy(wrongLength())
    })
  const chunks = countedChunks(body, limits)
  const iterator: AsyncIterator<Uint8Array> = {
    next: () => chunks.next(),
    // A generator that was never asked would not run its `finally`.
    return: () => {
      close()
      return chunks.return()
    },
  }
  return { [Symbol.asyncIterator]: () => iterator }
}

/**
 * Bytes beyond the announced length belong to no answer: Node's parser ends a complete one, then fails the request and
 * marks the socket, often before anybody can listen. Without the mark (it is Node's own) they would go unnoticed.
 */
const hasExcess = ({ complete, socket }: IncomingMessage): boolean =>
  complete && (socket as { readonly _hadError?: boolean } | null)?._hadError === true

const requestOf = (answer: IncomingMessage): ClientRequest | undefined =>
  (answer as IncomingMessage & { readonly req?: ClientRequest }).req

async function* countedChunks(
  body: Readable,
  { maxBytes, signal }: BodyLimits
): AsyncGenerator<Uint8Array, void, undefined> {
  let size = 0
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > maxBytes)
        throw new ConnectorError('bad-answer', 'The answer of the ERP is too large.')
      yield chunk
    }
  } catch (error) {
    throw transportError(error, { signal })
  } finally {
    body.destroy()
  }
}

/** `pipeline` carries an end by error either way: `pipe` would leave the socket open behind a closed decoder. */
const decompressed = (message: IncomingMessage): Readable => {
  const decoder = decoderOf(message.headers['content-encoding'])
  return decoder === null ? message : pipeline(message, decoder, () => {})
}

const decoderOf = (encoding = 'identity') => {
  switch (encoding.toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'deflate':
      return createDeflateDecoder()
    case 'compress':
      return createUnzip()
    case 'br':
      return createBrotliDecompress()
    default:
      return null
  }
}

/** Reads a body whole, as text. @throws ConnectorError as the iteration does; `bad-answer` for an unknown character set */
export const readText = async (answer: IncomingMessage, limits: BodyLimits): Promise<string> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of bytesOf(answer, limits)) chunks.push(chunk)
  return decode(Buffer.concat(chunks), answer.headers['content-type'])
}

/**
 * UTF-8 unless the answer says otherwise; a byte order mark goes. Older ERPs write Latin-1 without saying so, or say UTF-8:
 * what can't be UTF-8 is read as that, since a customer's name with a hole in it is another customer's.
 */
const decode = (bytes: Buffer, contentType = ''): string => {
  const decoder = decoderFor(/charset="?([\w-]+)/i.exec(contentType)?.[1] ?? 'utf-8')
  try {
    return decoder.decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const decoderFor = (charset: string) => {
  try {
    return new TextDecoder(charset, { fatal: true })
  } catch {
    throw new ConnectorError('bad-answer', 'The answer is in an unknown character set.')
  }
}

/**
 * Reads a body whole, as JSON. An answer of no content (204) is null: so .NET's servers, for one, say that there is nothing.
 * @throws ConnectorError as `readText`; `bad-answer` for what is not JSON, an empty body among it
 */
export const readJson = async (answer: IncomingMessage, limits: BodyLimits): Promise<unknown> => {
  const text = await readText(answer, limits)
  return answer.statusCode === 204 && text === '' ? null : parseJson(text)
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new ConnectorError('bad-answer', 'The answer of the ERP is not JSON.')
  }
}

/** The cause is not kept: it holds the request with its credentials, and a log that inspects errors prints causes. */
export const transportError = (cause: unknown, { signal }: Deadline): ConnectorError => {
  if (isConnectorError(cause)) return cause
  const code =
    typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
  if (signal.aborted || code === 'ECONNABORTED' || code === 'ETIMEDOUT') return tooSlow()
  if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_') || code.startsWith('ERR_BROTLI'))
    return new ConnectorError('bad-answer', 'The answer of the ERP is compressed wrongly.')
  // Node's parser, of two lengths, a line that is none or endless headers; one that ended early was cut.
  if (code.startsWith('HPE_') && code !== 'HPE_INVALID_EOF_STATE')
    return new ConnectorError('bad-answer', 'The answer of the ERP is no HTTP.')
  return new ConnectorError('unavailable', 'The ERP cannot be reached.')
}

const tooSlow = () => new ConnectorError('timeout', 'The ERP did not answer in time.')

const wrongLength = () =>
  new ConnectorError('bad-answer', 'The answer of the ERP has another length than announced.')
