/**
 * Each connector with the answers that a hundred of its orders of ten lines come in, as text. They are those of the honest
 * ERPs of the tests, with ten lines wherever a line has a record: in the order, and in what was shipped and invoiced of it. No
 * socket is in the way of what is measured.
 */
import type {
  Call,
  ConnectorDefinition,
  ErpConnector,
  HttpRequest,
} from '../node/connectors/connector'
import { pedido } from '../node/connectors/pedido'
import { rest } from '../node/connectors/rest'
import { sapS4hana } from '../node/connectors/sap-s4hana'
import {
  SAP_PASSWORD,
  SAP_USER,
  createSapErp,
} from '../node/connectors/sap-s4hana/__fixtures__/erp'
import { tryton } from '../node/connectors/tryton'
import { createTrytonErp } from '../node/connectors/tryton/__fixtures__/erp'
import { seedSales } from '../node/connectors/tryton/__fixtures__/records'
import { TRYTON_SETTINGS, modelsOf } from '../node/connectors/tryton/__fixtures__/subject'
import type { ErpReply, ErpRequest } from '../node/testing/erp-server'
import { README } from '../node/connectors/pedido/__fixtures__/dialect'
import { PEDIDO_TOKEN, createPedidoErp } from '../node/connectors/pedido/__fixtures__/erp'
import { REST_API_KEY, createRestErp } from '../node/testing/rest-erp'

export const ORDERS = 100
const LINES = 10

type Respond = (request: ErpRequest) => ErpReply

interface Subject {
  readonly definition: ConnectorDefinition<unknown>
  readonly settings: Readonly<Record<string, unknown>>
  readonly respond: Respond
  /** All of its orders, by their company. */
  readonly orders: ReadonlyArray<{ readonly id: string; readonly ownerRef: string }>
  /** The record of each line in turn, from the first one of a list; null for a list of something else. */
  readonly lineAt: (first: JsonRecord, index: number) => JsonRecord | null
  /** The answer to any question but that for the order itself, where nothing was invoiced of it. */
  readonly nothing: string
  /** What comes with the order all the same and is left empty then. */
  readonly invoicedLists?: readonly string[]
}

type JsonRecord = Readonly<Record<string, unknown>>

const knownOf = (orders: ReadonlyArray<{ readonly known: { id: string; ownerRef: string } }>) =>
  orders.map(({ known }) => known)

const subjects = (): readonly Subject[] => [
  restSubject(),
  sapSubject(),
  trytonSubject(),
  pedidoSubject(),
]

const restSubject = (): Subject => {
  const { respond, orders } = createRestErp()
  return {
    definition: rest,
    settings: { erpAuthentication: 'API_KEY', erpApiKey: REST_API_KEY },
    respond,
    orders: knownOf(orders),
    lineAt: (first, index) => {
      if ('unitPrice' in first) return { ...REST_LINE, ...first, id: String(index + 1) }
      return 'orderLineId' in first ? { ...first, orderLineId: String(index + 1) } : null
    },
    nothing: 'null',
    invoicedLists: ['invoices', 'payments'],
  }
}

/** What the contract has of a line and the tests' ERP does not send. */
const REST_LINE = {
  ...{ lineNumber: '10', customerProductCode: 'OUR-1', unit: 'PC' },
  ...{ shipped: '1', invoiced: '1', outstanding: '2', cancelled: '0' },
  ...{ total: { amount: '3.38', currency: 'BRL' }, promisedOn: '2026-11-25' },
}

const sapSubject = (): Subject => {
  const { respond, orders } = createSapErp()
  return {
    definition: sapS4hana,
    settings: { erpAuthentication: 'BASIC', erpUsername: SAP_USER, erpPassword: SAP_PASSWORD },
    respond,
    orders: knownOf(orders),
    lineAt: (first, index) => {
      const number = String(10 * (index + 1))
      if ('SalesOrderItem' in first) return { ...first, SalesOrderItem: number }
      if ('SalesDocumentItem' in first) return { ...first, SalesDocumentItem: number }
      return 'SalesDocument' in first ? first : null
    },
    nothing: '{"d":{"results":[]}}',
  }
}

const trytonSubject = (): Subject => {
  const sold = seedSales()
  return {
    definition: tryton,
    settings: TRYTON_SETTINGS,
    respond: createTrytonErp(modelsOf(sold)).respond,
    orders: knownOf(sold),
    // The tests' sales have a line with one move; both have the id of their sale.
    lineAt: (first, index) => {
      const id = Number(first.id) + 1000 * index
      if ('moves.' in first) return { ...first, id }
      return 'origin' in first ? { ...first, id, origin: `sale.line,${id}` } : null
    },
    nothing: '{"id":1,"result":[]}',
  }
}

const pedidoSubject = (): Subject => {
  const { respond, orders } = createPedidoErp(README)
  return {
    definition: pedido,
    settings: { erpAuthentication: 'BEARER', erpToken: PEDIDO_TOKEN },
    respond,
    orders: knownOf(orders),
    lineAt: (first) => ('partNumber' in first ? first : null),
    nothing: '{"itens":[]}',
  }
}

export interface ConnectorReading {
  readonly name: string
  readonly scope: ReadingScope
  /** Opens each of the orders once: texts in, orders out. @returns how many lines they have */
  readonly read: () => Promise<number>
  /** Parses the same texts, and no more. */
  readonly parse: () => void
  readonly textBytes: number
}

/** `ORDER`: the order, its lines and deliveries, of which nothing was invoiced. `WHOLE`: with invoices, payments and documents. */
export type ReadingScope = 'ORDER' | 'WHOLE'

/** Asks everything once, so that every answer is there as text. Each reading has an ERP of its own, as some keep a session. */
export const prepareReadings = (): Promise<readonly ConnectorReading[]> =>
  Promise.all([
    ...subjects().map((subject) => prepare(subject, 'ORDER')),
    ...subjects().map((subject) => prepare(subject, 'WHOLE')),
  ])

const prepare = async (subject: Subject, scope: ReadingScope): Promise<ConnectorReading> => {
  const { definition } = subject
  const connector = definition.create({
    settings: definition.readSettings(subject.settings),
    clock: () => new Date('2026-11-25T12:00:00Z'),
  })
  const texts: string[] = []
  // Logs in where that is needed: only the first question costs one.
  await connector.check(callOf(subject, 'WHOLE', []))
  const read = () => readAll(connector, subject, callOf(subject, scope, texts))
  const lines = await read()
  if (lines !== ORDERS * LINES) throw new Error(`${definition.name} has ${lines} lines.`)
  return {
    name: definition.name,
    scope,
    read,
    parse: () => texts.forEach((text) => void JSON.parse(text)),
    textBytes: texts.reduce((sum, text) => sum + text.length, 0),
  }
}

const readAll = async (connector: ErpConnector, { orders }: Subject, call: Call) => {
  let lines = 0
  for (let index = 0; index < ORDERS; index += 1) {
    const { id, ownerRef } = orders[index % orders.length] ?? { id: '', ownerRef: '' }
    const order = await connector.getOrder({ companies: [ownerRef], id }, call)
    lines += order?.lines.length ?? 0
  }
  return lines
}

/** A connector asks the same questions in the same order each time: after the first time, nobody makes an answer. */
const callOf = (subject: Subject, scope: ReadingScope, texts: string[]): Call => {
  let asked = 0
  return {
    signal: new AbortController().signal,
    http: {
      json: (request) => {
        const text = texts[asked] ?? answerOf(subject, scope, request)
        texts[asked] = text
        asked += 1
        return Promise.resolve(JSON.parse(text))
      },
      stream: () => Promise.reject(new Error('No document is opened here.')),
    },
  }
}

const answerOf = (subject: Subject, scope: ReadingScope, request: HttpRequest): string => {
  const { nothing, invoicedLists = [] } = subject
  if (scope === 'ORDER' && request.metric !== 'orders-get') return nothing
  const { status, body } = subject.respond(wireOf(request))
  if (status !== 200) throw new Error(`${request.path} was answered with ${status}.`)
  return JSON.stringify(JSON.parse(String(body)), (field, value: unknown) =>
    scope === 'ORDER' && invoicedLists.includes(field) ? [] : withTenLines(value, subject)
  )
}

const withTenLines = (value: unknown, { lineAt }: Subject): unknown => {
  const first: unknown = Array.isArray(value) ? value[0] : null
  if (typeof first !== 'object' || first === null) return value
  const lines = Array.from({ length: LINES }, (_, index) => lineAt(first as JsonRecord, index))
  return lines.includes(null) ? value : lines
}

const wireOf = ({ method, path, query = [], headers = {}, body }: HttpRequest): ErpRequest => ({
  method,
  path,
  query: new URLSearchParams(query.map(([name, value]) => [name, value])),
  rawQuery: '',
  headers: {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
    ),
  },
  body: body === undefined ? '' : JSON.stringify(body),
})
