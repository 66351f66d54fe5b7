/**
 * Stands before an honest ERP, where VTEX's egress stands, and changes what it answers: also in ways that no HTTP server
 * would let pass, byte by byte on the socket.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface ProxiedRequest {
  readonly method: string
  /** Whom it was meant for. */
  readonly host: string
  readonly path: string
  readonly rawQuery: string
}

export interface HonestAnswer {
  readonly status: number
  readonly body: string
}

export type FaultyAnswer =
  | {
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      /** An iterable is written as fast as it is read, and no faster. */
      readonly body: string | Buffer | Iterable<Buffer>
    }
  /** The whole answer, its first line too, after which the socket ends. */
  | { readonly raw: string }

export type AnswerChange = (honest: HonestAnswer, request: ProxiedRequest) => FaultyAnswer

export interface FaultProxy {
  readonly origin: string
  readonly requests: readonly ProxiedRequest[]
  /** @param origin `http://host:port` of the honest ERP */
  standBefore(origin: string): void
  /** From now on each answer passes through this; null: honest again. */
  changeAnswers(change: AnswerChange | null): void
  close(): Promise<void>
}

const JSON_TYPE = { 'content-type': 'application/json' }

export const startFaultProxy = async (): Promise<FaultProxy> => {
  let erp = ''
  const requests: ProxiedRequest[] = []
  let change: AnswerChange | null = null
  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = requestOf(incoming)
    requests.push(request)
    const ordered = change
    const honest = await askHonest(erp, incoming, request)
    const answer = ordered?.(honest, request) ?? { ...honest, headers: JSON_TYPE }
    await send(response, answer)
  }
  const server = createServer((incoming, response) => {
    handle(incoming, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    standBefore: (origin) => {
      erp = origin
    },
    changeAnswers: (next) => {
      change = next
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const requestOf = ({ method = '', url = '', headers }: IncomingMessage): ProxiedRequest => {
  const { pathname, search } = new URL(url, 'http://erp.invalid')
  return { method, host: headers.host ?? '', path: pathname, rawQuery: search }
}

const askHonest = async (
  origin: string,
  incoming: IncomingMessage,
  { method, path, rawQuery }: ProxiedRequest
): Promise<HonestAnswer> => {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk))
  const names = ['authorization', 'content-type', 'x-api-key'] as const
  const headers = names.flatMap((name): Array<[string, string]> => {
    const value = incoming.headers[name]
    return typeof value === 'string' ? [[name, value]] : []
  })
  const body = chunks.length === 0 ? null : Buffer.concat(chunks)
  const answer = await fetch(`${origin}${path}${rawQuery}`, { method, headers, body })
  return { status: answer.status, body: await answer.text() }
}

const send = async (response: ServerResponse, answer: FaultyAnswer): Promise<void> => {
  if ('raw' in answer) {
    response.socket?.end(answer.raw)
    return
  }
  const { status, headers = JSON_TYPE, body } = answer
  response.writeHead(status, { ...headers })
  if (typeof body === 'string' || Buffer.isBuffer(body)) response.end(body)
  else await pipeline(Readable.from(body, { objectMode: false }), response)
}
