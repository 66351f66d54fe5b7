import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { problemAnswer, readTarget, type Answer } from './answers'
import { dayOf, readDay, type DayNumber } from './calendar'
import { answerContract } from './contract-routes'
import {
  answerControl,
  answerRequests,
  type ErpBehaviour,
  type ErpControl,
  type RecordedRequest,
} from './control'
import { createGate, DEMO_CREDENTIALS, type DemoCredentials } from './credentials'
import { FEATURES } from './features'
import { sendAnswer, sendWithFault, unauthorized } from './faults'
import { createOrderBook, type OrderBook } from './order-book'
import { sendDocument, withHostileNames, type DocumentFault } from './documents/document-faults'

export interface DemoErpOptions {
  /** Default: any free one. */
  readonly port?: number
  /** Waited before each answer. Default 0. */
  readonly delayMs?: number
  readonly credentials?: DemoCredentials
  /** YYYY-MM-DD: the day of the newest orders. Default: today. */
  readonly today?: string
  readonly seed?: number
  readonly orderCount?: number
}

export interface DemoErp {
  readonly port: number
  readonly url: string
  readonly book: OrderBook
  /** The last 200 requests of the contract, oldest first. */
  readonly requests: RecordedRequest[]
  readonly control: ErpControl
  /** Ends at once, with whatever is under way. */
  close(): Promise<void>
}

const DEFAULT_SEED = 20_261
const DEFAULT_ORDER_COUNT = 10_000
const MAX_RECORDED_REQUESTS = 200
const LOOPBACK = '127.0.0.1'

/**
 * Starts the demo ERP on loopback: the server side of `docs/erp-api.openapi.yaml` over generated orders.
 * @throws RangeError for a `today` that is no day; the listen error for a port in use
 */
export const startDemoErp = async (options: DemoErpOptions = {}): Promise<DemoErp> => {
  const { seed = DEFAULT_SEED, orderCount = DEFAULT_ORDER_COUNT } = options
  const book = createOrderBook({ seed, today: readToday(options), count: orderCount })
  const requests: RecordedRequest[] = []
  let behaviour: ErpBehaviour = {
    delayMs: options.delayMs ?? 0,
    fault: null,
    document: null,
    documentOf: null,
    features: FEATURES,
  }
  const control: ErpControl = (change) => (behaviour = { ...behaviour, ...change })
  const isLetIn = createGate(options.credentials ?? DEMO_CREDENTIALS)
  const server = createServer((request, response) => {
    handle({ book, requests, control, isLetIn }, request, response).catch(() => fail(response))
  })
  // Callers keep connections and never repeat a request: none may end just as it is reused.
  server.keepAliveTimeout = 10 * 60_000
  const port = await listen(server, options.port ?? 0)
  const close = () => closeServer(server)
  return { port, url: `http://${LOOPBACK}:${port}`, book, requests, control, close }
}

interface Parts {
  readonly book: OrderBook
  readonly requests: RecordedRequest[]
  readonly control: ErpControl
  readonly isLetIn: ReturnType<typeof createGate>
}

/** @throws RangeError */
const readToday = ({ today }: DemoErpOptions): DayNumber => {
  const day = today === undefined ? dayOf(new Date()) : readDay(today)
  if (day === null) throw new RangeError('"today" is not a day written YYYY-MM-DD.')
  return day
}

const handle = async (
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> => {
  const target = readTarget(request)
  if (target?.pathname === '/__control') {
    return sendAnswer(response, await answerControl(request, parts.control))
  }
  if (target?.pathname === '/__requests') {
    return sendAnswer(response, answerRequests(request.method, parts.requests))
  }
  record(parts.requests, request)
  const { delayMs, ...behaviour } = parts.control({})
  if (!(await waited(delayMs, response))) return
  send(response, await answer(parts, request, target), { ...behaviour, target })
}

interface Sending extends Pick<ErpBehaviour, 'fault' | 'document' | 'documentOf'> {
  readonly target: URL | null
}

const send = (
  response: ServerResponse,
  answered: Answer,
  { fault, document, documentOf, target }: Sending
): void => {
  const isDocument = answered.status === 200 && typeof answered.body !== 'string'
  const isMeant = documentOf === null || (target?.pathname ?? '').includes(documentOf)
  if (document !== null && isDocument && isMeant && fault === null) {
    return sendDocument(response, answered, document)
  }
  sendWithFault(response, renamed(answered, document), fault)
}

const renamed = (answered: Answer, document: DocumentFault | null): Answer => {
  const { body, status } = answered
  return document === 'hostile-names' && status === 200 && typeof body === 'string'
    ? { ...answered, body: withHostileNames(body) }
    : answered
}

const record = (
  requests: RecordedRequest[],
  { method = '', url = '', headers }: IncomingMessage
): void => {
  requests.push({ method, path: url, headers })
  if (requests.length > MAX_RECORDED_REQUESTS) requests.shift()
}

/** False if the viewer went away meanwhile. */
const waited = async (delayMs: number, response: ServerResponse): Promise<boolean> => {
  if (delayMs === 0) return true
  const gone = new AbortController()
  const leave = () => gone.abort()
  response.once('close', leave)
  try {
    await sleep(delayMs, undefined, { signal: gone.signal })
    return true
  } catch {
    return false
  } finally {
    response.off('close', leave)
  }
}

const answer = async (
  { book, control, isLetIn }: Parts,
  request: IncomingMessage,
  target: URL | null
): Promise<Answer> => {
  if (!isLetIn(request.headers)) return unauthorized()
  if (target === null) return problemAnswer(400, 'The address can not be read.')
  if (request.method !== 'GET') return problemAnswer(405, 'GET only.', { allow: 'GET' })
  const { fault, features } = control({})
  return answerContract(book, target, {
    leaksForeignRecords: fault === 'foreign-record',
    features,
  })
}

const fail = (response: ServerResponse): void => {
  if (response.headersSent) response.destroy()
  else sendAnswer(response, problemAnswer(500, 'Nobody expected this.'))
}

const listen = async (server: Server, port: number): Promise<number> => {
  server.listen(port, LOOPBACK)
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

const closeServer = async (server: Server): Promise<void> => {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
