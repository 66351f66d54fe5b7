import type { IncomingMessage } from 'http'

import { ConnectorError } from '../connectors/connector-error'

/**
 * Reads a body of unknown size and honesty into text. The cap counts decompressed bytes, so a compression bomb ends
 * early; the signal closes the socket, so a body that drips ends at the deadline.
 * @throws ConnectorError `bad-answer` above the cap, `timeout` at the deadline, `unavailable` for a body cut short
 */
export const readText = async (
  body: IncomingMessage,
  { maxBytes, signal }: { maxBytes: number; signal: AbortSignal }
): Promise<string> => {
  const close = () => body.destroy()
  signal.addEventListener('abort', close, { once: true })
  try {
    return await collect(body, maxBytes)
  } catch (cause) {
    if (signal.aborted)
      throw new ConnectorError('timeout', 'The ERP did not finish its answer in time.')
    throw cause
  } finally {
    signal.removeEventListener('abort', close)
    close()
  }
}

const collect = async (body: IncomingMessage, maxBytes: number): Promise<string> => {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxBytes)
      throw new ConnectorError('bad-answer', 'The answer of the ERP is too large.')
    chunks.push(chunk)
  }
  return decode(Buffer.concat(chunks), body.headers?.['content-type'])
}

/** UTF-8 unless the answer says otherwise; a byte order mark goes. */
const decode = (bytes: Buffer, contentType = ''): string => {
  const charset = /charset="?([\w-]+)/i.exec(contentType)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    throw new ConnectorError('bad-answer', 'The answer is in an unknown character set.')
  }
}
