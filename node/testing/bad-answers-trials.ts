/** The connectors that have a server, and how each one's ERP writes what bad answers change. */
import type { ConnectorDefinition, HttpPort } from '../connectors/connector'
import { pedido } from '../connectors/pedido'
import { rest } from '../connectors/rest'
import { sapS4hana } from '../connectors/sap-s4hana'
import { startSapSubject } from '../connectors/sap-s4hana/__fixtures__/subject'
import { tryton } from '../connectors/tryton'
import { startTrytonSubject } from '../connectors/tryton/__fixtures__/subject'
import { DAY, ISO_DAYS, NO_DAYS, type Wire } from './bad-answers-wire'
import type { ConnectorSubject } from './connector-subject'
import { GIAPI, README } from '../connectors/pedido/__fixtures__/dialect'
import { startPedidoSubject } from '../connectors/pedido/__fixtures__/subject'
import { startRestSubject } from './rest-subject'

export interface BadAnswersTrial {
  readonly name: string
  readonly definition: ConnectorDefinition<unknown>
  readonly start: (openPort: (origin: string) => HttpPort) => Promise<ConnectorSubject>
  /** Whether a login gives tokens that expire. */
  readonly hasLogin: boolean
  /** False where the ERP sends all it has of a span of days, and the connector makes pages of that. */
  readonly hasPages: boolean
  readonly wire: Wire
}

/** The first day of year 1, as ticks, and the last of 9999. */
const FIRST_DAY_MS = Date.parse('0001-01-01T00:00:00Z')
const LAST_DAY_MS = Date.parse('9999-12-31T00:00:00Z')
const MIDNIGHT_MS = Date.parse(`${DAY}T00:00:00Z`)
const BRAZILIAN_EVENING_MS = Date.parse(`${DAY}T23:30:00-03:00`)

const restWire: Wire = {
  quantity: ['ordered', '-3.000'],
  day: 'orderedOn',
  days: [...ISO_DAYS, [`/Date(${MIDNIGHT_MS})/`, null], ...NO_DAYS],
  currency: 'currency',
  withoutCurrency: 'USD',
  number: ['erpOrderNumber', 'erpOrderNumber'],
}

const sapWire: Wire = {
  quantity: ['RequestedQuantity', '-3.000'],
  day: 'SalesOrderDate',
  days: [
    [`/Date(${MIDNIGHT_MS})/`, DAY],
    [`/Date(${MIDNIGHT_MS}+0000)/`, DAY],
    ...ISO_DAYS,
    // A day of the year 10000, which no ERP means.
    ['/Date(253402300800000)/', null],
    [`/Date(${FIRST_DAY_MS})/`, null],
    [`/Date(${LAST_DAY_MS})/`, null],
    ...NO_DAYS,
  ],
  currency: 'TransactionCurrency',
  withoutCurrency: null,
  number: ['PurchaseOrderByCustomer', 'customerOrderNumber'],
}

const trytonWire: Wire = {
  quantity: ['quantity', -3],
  day: 'sale_date',
  days: [
    [{ __class__: 'date', year: 2026, month: 11, day: 23 }, DAY],
    [{ __class__: 'datetime', year: 2026, month: 11, day: 23, hour: 23, minute: 30 }, DAY],
    ...ISO_DAYS,
    [{ __class__: 'date', year: 2026, month: 2, day: 30 }, null],
    [{ __class__: 'date', year: 1, month: 1, day: 1 }, null],
    [{ __class__: 'date', year: 1900, month: 1, day: 1 }, null],
    [{ __class__: 'datetime', year: 9999, month: 12, day: 31, hour: 23 }, null],
    [{}, null],
    ...NO_DAYS,
  ],
  currency: 'currency.',
  withoutCurrency: 'BRL',
  number: ['number', 'erpOrderNumber'],
}

const pedidoWire: Wire = {
  quantity: ['quantidade', '-3'],
  day: 'dataPedido',
  days: [
    ...ISO_DAYS,
    [`/Date(${BRAZILIAN_EVENING_MS})/`, DAY],
    [`/Date(${BRAZILIAN_EVENING_MS}-0300)/`, DAY],
    [`/Date(${FIRST_DAY_MS})/`, null],
    [`/Date(${LAST_DAY_MS})/`, null],
    ...NO_DAYS,
  ],
  currency: null,
  withoutCurrency: 'BRL',
  number: ['pedidoClienteId', 'customerOrderNumber'],
}

const pascal = (field: string): string => field.charAt(0).toUpperCase() + field.slice(1)

export const TRIALS: readonly BadAnswersTrial[] = [
  {
    name: 'rest',
    definition: rest,
    start: startRestSubject,
    hasLogin: false,
    hasPages: true,
    wire: restWire,
  },
  {
    name: 'sap-s4hana',
    definition: sapS4hana,
    start: startSapSubject,
    hasLogin: false,
    hasPages: true,
    wire: sapWire,
  },
  {
    name: 'tryton',
    definition: tryton,
    start: startTrytonSubject,
    hasLogin: true,
    hasPages: true,
    wire: trytonWire,
  },
  {
    name: 'pedido',
    definition: pedido,
    start: (openPort) => startPedidoSubject(README, openPort),
    hasLogin: false,
    hasPages: false,
    wire: pedidoWire,
  },
  {
    name: 'pedido with a token server',
    definition: pedido,
    start: (openPort) => startPedidoSubject(GIAPI, openPort),
    hasLogin: true,
    hasPages: false,
    wire: {
      ...pedidoWire,
      quantity: ['Quantidade', '-3,00'],
      day: pascal(pedidoWire.day),
      number: ['PedidoClienteId', 'customerOrderNumber'],
    },
  },
]
