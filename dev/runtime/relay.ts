/** Passes an http exchange on to another server, streaming; either side's going away takes the other with it. */
import { request as httpRequest } from 'node:http'
import type {
  Agent,
  IncomingHttpHeaders,
  IncomingMessage,
  OutgoingHttpHeaders,
  ServerResponse,
} from 'node:http'

export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

export interface NextHop {
  readonly agent: Agent
  /** Host and port; the path is `path`. */
  readonly target: URL
  /** As it stands in the request line. */
  readonly path: string
  readonly headers: OutgoingHttpHeaders
  /** The request's body, if it has been read already. */
  readonly body?: Buffer
}

/** Answers 502 when the other server can't be reached. */
export function relay({ request, response }: Exchange, hop: NextHop): void {
  const { agent, target, path, headers, body } = hop
  const { hostname, port } = target
  const upstream = httpRequest({ agent, hostname, port, path, headers, method: request.method })
  upstream.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
    answer.on('error', (error) => response.destroy(error))
  })
  upstream.on('error', (error) => {
    if (response.headersSent) response.destroy(error)
    else
      response.writeHead(502, { 'content-type': 'application/json' }).end('{"code":"BadGateway"}')
  })
  response.on('close', () => {
    if (!response.writableFinished) upstream.destroy()
  })
  if (body) upstream.end(body)
  else request.pipe(upstream)
}

const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
])

/** The headers of a request but those of its connection and those named. */
export function withoutHeaders(
  headers: IncomingHttpHeaders,
  names: ReadonlySet<string>
): OutgoingHttpHeaders {
  const kept = Object.entries(headers).filter(([name]) => !names.has(name) && !HOP_BY_HOP.has(name))
  return Object.fromEntries(kept)
}

/** @throws when it is longer than that. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) throw new RangeError(`The body is longer than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
