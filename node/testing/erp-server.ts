/**
 * An ERP on loopback for tests: it answers honestly until told to misbehave, counts what it is asked, and knows when
 * somebody hung up. Nothing in it waits for a clock but the drip.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'

export interface ErpRequest {
  readonly method: string
  /** As it came, encoded. */
  readonly path: string
  readonly query: URLSearchParams
  /** As it came, with its "?"; empty without one. */
  readonly rawQuery: string
  readonly headers: Readonly<IncomingMessage['headers']>
  readonly body: string
}

export interface ErpReply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

export type Fault =
  | ({ readonly kind: 'reply' } & ErpReply)
  /** Half of the honest answer, complete as HTTP. */
  | { readonly kind: 'cut-json' }
  /** The honest status and headers, then the connection breaks in the middle of the body. */
  | { readonly kind: 'cut-connection' }
  /** The same without an announced length. */
  | { readonly kind: 'cut-stream' }
  /** Announces half of the honest body, and sends the whole. */
  | { readonly kind: 'longer' }
  /** Half of the honest body, then nothing more. */
  | { readonly kind: 'stall' }
  | { readonly kind: 'reset' }
  /** The honest answer with that much blank space behind it: good JSON, so that only a cap can refuse it. */
  | { readonly kind: 'giant'; readonly bytes: number }
  /** The same, compressed to a thousandth. */
  | { readonly kind: 'gzip-bomb'; readonly bytes: number }
  /** Takes the request and never answers. */
  | { readonly kind: 'never' }
  /** Headers at once, then a byte now and then, endlessly. Default: 200. */
  | { readonly kind: 'drip'; readonly status?: number }

export interface FaultControls {
  /** From now on every request gets this, but for so many honest answers before it; null: honest again. */
  misbehave(fault: Fault | null, honestBefore?: number): void
  /** All requests since the start, in order. */
  readonly requests: readonly ErpRequest[]
  /** The honest answers that were given while `work` ran, whatever came of it. */
  answersTo(work: () => Promise<unknown>): Promise<readonly ErpReply[]>
  /** Throws what `respond` threw, if it did: a slip in a test's ERP is not an ERP that fails. */
  assertResponded(): void
  /** Resolves when the next request has been read. */
  nextRequest(): Promise<void>
  /** Resolves when the other side has hung up on every answer that was begun. */
  hungUp(): Promise<void>
}

export interface ErpServer extends FaultControls {
  readonly origin: string
  close(): Promise<void>
}

const DRIP_INTERVAL_MS = 5

type Respond = (request: ErpRequest) => ErpReply | Promise<ErpReply>

export const startErpServer = async (respond: Respond): Promise<ErpServer> => {
  const requests: ErpRequest[] = []
  const unanswered = new Set<Promise<unknown>>()
  let waiting: Array<() => void> = []
  let fault: Fault | null = null
  let honestLeft = 0
  const honest = createHonestErp(respond)

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const closed = new Promise((resolve) => response.once('close', resolve))
    unanswered.add(closed)
    void closed.then(() => unanswered.delete(closed))
    const request = await readRequest(incoming)
    requests.push(request)
    waiting.forEach((wake) => wake())
    waiting = []
    const ordered = honestLeft > 0 ? null : fault
    honestLeft -= 1
    const answer = await honest.answer(request)
    // A real server behind `respond` takes its time: the viewer may have hung up meanwhile.
    if (response.closed) return
    send(response, { fault: ordered, honest: () => answer })
  }
  const server = createServer((incoming, response) => {
    handle(incoming, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    misbehave: (next, honestBefore = 0) => {
      fault = next
      honestLeft = honestBefore
    },
    answersTo: honest.answersTo,
    assertResponded: honest.assertResponded,
    nextRequest: () => new Promise((resolve) => waiting.push(resolve)),
    hungUp: async () => {
      await Promise.all(unanswered)
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      honest.assertResponded()
    },
  }
}

/** Keeps what `respond` answers while that is wanted, and what it throws. */
const createHonestErp = (respond: Respond) => {
  let recorded: ErpReply[] | null = null
  let slip: Error | null = null
  return {
    answer: async (request: ErpRequest): Promise<ErpReply> => {
      try {
        const answer = await respond(request)
        recorded?.push(answer)
        return answer
      } catch (cause) {
        const asked = `${request.method} ${request.path}${request.rawQuery}`
        slip ??= new Error(`The ERP of this test threw at ${asked}: ${inspect(cause)}`, { cause })
        throw cause
      }
    },
    answersTo: async (work: () => Promise<unknown>): Promise<readonly ErpReply[]> => {
      const answers: ErpReply[] = []
      recorded = answers
      await work().finally(() => {
        recorded = null
      })
      return answers
    },
    assertResponded: (): void => {
      const thrown = slip
      slip = null
      if (thrown !== null) throw thrown
    },
  }
}

const readRequest = async (incoming: IncomingMessage): Promise<ErpRequest> => {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk))
  // A request through a proxy names its host in the target too.
  const target = (incoming.url ?? '/').replace(/^http:\/\/[^/]+/, '')
  const mark = target.indexOf('?')
  return {
    method: incoming.method ?? '',
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : target.slice(mark)),
    rawQuery: mark < 0 ? '' : target.slice(mark),
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  }
}

interface Sending {
  readonly fault: Fault | null
  readonly honest: () => ErpReply
}

const JSON_TYPE = { 'content-type': 'application/json' }

const send = (response: ServerResponse, { fault, honest }: Sending): void => {
  switch (fault?.kind) {
    case undefined:
      return reply(response, honest())
    case 'reply':
      return reply(response, fault)
    case 'cut-json':
      return reply(response, half(honest()))
    case 'cut-connection':
      return cutConnection(response, honest())
    case 'cut-stream':
      return sendHalf(response, honest(), () => response.destroy())
    case 'longer':
      return sendLonger(response, honest())
    case 'stall':
      return sendHalf(response, honest(), () => undefined)
    case 'reset':
      response.destroy()
      return
    case 'giant':
      return reply(response, padded(honest(), fault.bytes))
    case 'gzip-bomb':
      return reply(response, bomb(honest(), fault.bytes))
    case 'never':
      return
    case 'drip':
      return drip(response, fault.status)
  }
}

const reply = (response: ServerResponse, { status, headers, body }: ErpReply): void => {
  response.writeHead(status, { ...headers })
  response.end(body)
}

const half = (honest: ErpReply): ErpReply => ({
  ...honest,
  body: honest.body.slice(0, Math.floor(honest.body.length / 2)),
})

const cutConnection = (response: ServerResponse, { status, headers, body }: ErpReply): void => {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  response.write(body.slice(0, Math.floor(body.length / 2)), () => response.destroy())
}

const sendHalf = (response: ServerResponse, honest: ErpReply, then: () => void): void => {
  response.writeHead(honest.status, { ...honest.headers })
  response.write(half(honest).body, then)
}

const sendLonger = (response: ServerResponse, honest: ErpReply): void => {
  const { status, headers, body } = honest
  const announced = Buffer.byteLength(half(honest).body)
  response.writeHead(status, { ...headers, 'content-length': announced })
  response.end(body)
}

const padded = (honest: ErpReply, bytes: number): ErpReply => ({
  ...honest,
  body: Buffer.concat([Buffer.from(honest.body), Buffer.alloc(bytes, ' ')]),
})

/** A compressed body may be joined of parts: the large one, the same for every answer, is made once. */
const bomb = (honest: ErpReply, bytes: number): ErpReply => ({
  ...honest,
  headers: { ...honest.headers, 'content-encoding': 'gzip' },
  body: Buffer.concat([gzipSync(honest.body), compressedSpaces(bytes)]),
})

const spaces = new Map<number, Buffer>()

const compressedSpaces = (bytes: number): Buffer => {
  const made = spaces.get(bytes) ?? gzipSync(Buffer.alloc(bytes, ' '))
  spaces.set(bytes, made)
  return made
}

const drip = (response: ServerResponse, status = 200): void => {
  response.writeHead(status, JSON_TYPE)
  const timer = setInterval(() => response.write(' '), DRIP_INTERVAL_MS)
  response.once('close', () => clearInterval(timer))
}
