/**
 * Each connector with the answers that a hundred of its orders of ten lines come in, as text. They are those of the honest
 * ERPs of the tests, their lines repeated: no socket is in the way of what is measured.
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
  /** A field that each line of an order has on the wire, and nothing else. */
  readonly lineField: string
}

const knownOf = (orders: ReadonlyArray<{ readonly known: { id: string; ownerRef: string } }>) =>
  orders.map(({ known }) => known)

const subjects = (): readonly Subject[] => {
  const restErp = createRestErp()
  const sapErp = createSapErp()
  const pedidoErp = createPedidoErp(README)
  const sold = seedSales()
  return [
    {
      definition: rest,
      settings: { erpAuthentication: 'API_KEY', erpApiKey: REST_API_KEY },
      respond: restErp.respond,
      orders: knownOf(restErp.orders),
      lineField: 'unitPrice',
    },
    {
      definition: sapS4hana,
      settings: { erpAuthentication: 'BASIC', erpUsername: SAP_USER, erpPassword: SAP_PASSWORD },
      respond: sapErp.respond,
      orders: knownOf(sapErp.orders),
      lineField: 'SalesOrderItem',
    },
    {
      definition: tryton,
      settings: TRYTON_SETTINGS,
      respond: createTrytonErp(modelsOf(sold)).respond,
      orders: knownOf(sold),
      lineField: 'unit_price',
    },
    {
      definition: pedido,
      settings: { erpAuthentication: 'BEARER', erpToken: PEDIDO_TOKEN },
      respond: pedidoErp.respond,
      orders: knownOf(pedidoErp.orders),
      lineField: 'partNumber',
    },
  ]
}

export interface ConnectorReading {
  readonly name: string
  /** Opens each of the orders once: texts in, orders out. @returns how many lines they have */
  readonly read: () => Promise<number>
  /** Parses the same texts, and no more. */
  readonly parse: () => void
  readonly textBytes: number
}

/** Asks everything once, so that every answer is there as text. */
export const prepareReadings = (): Promise<readonly ConnectorReading[]> =>
  Promise.all(subjects().map(prepare))

const prepare = async (subject: Subject): Promise<ConnectorReading> => {
  const { definition } = subject
  const connector = definition.create({
    settings: definition.readSettings(subject.settings),
    clock: () => new Date('2026-11-25T12:00:00Z'),
  })
  const texts: string[] = []
  // Logs in where that is needed: only the first question costs one.
  await connector.check(callOf(subject, []))
  const read = () => readAll(connector, subject, callOf(subject, texts))
  const lines = await read()
  if (lines !== ORDERS * LINES) throw new Error(`${definition.name} has ${lines} lines.`)
  return {
    name: definition.name,
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
const callOf = (subject: Subject, texts: string[]): Call => {
  let asked = 0
  return {
    signal: new AbortController().signal,
    http: {
      json: (request) => {
        const text = texts[asked] ?? answerOf(subject, request)
        texts[asked] = text
        asked += 1
        return Promise.resolve(JSON.parse(text))
      },
      stream: () => Promise.reject(new Error('No paper is opened here.')),
    },
  }
}

const answerOf = ({ respond, lineField }: Subject, request: HttpRequest): string => {
  const { status, body } = respond(wireOf(request))
  if (status !== 200) throw new Error(`${request.path} was answered with ${status}.`)
  return JSON.stringify(JSON.parse(String(body)), (_, value: unknown) =>
    isLines(value, lineField) ? Array.from({ length: LINES }, () => value[0]) : value
  )
}

const isLines = (value: unknown, lineField: string): value is readonly unknown[] =>
  Array.isArray(value) && typeof value[0] === 'object' && lineField in Object(value[0])

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
