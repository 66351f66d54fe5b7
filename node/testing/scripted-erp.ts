/**
 * An ERP for tests of the use-cases: a connector over a list of orders in memory, that writes down what it is asked and
 * can be told to fail. The real connectors have their own suite.
 */
import type { Capabilities, ErpConnector, GetOrderQuery, OrderQuery } from '../connectors/connector'
import { kindsOf, NO_CAPABILITIES, NUMBER_KINDS } from '../connectors/connector'
import type { NumberKind } from '../connectors/connector'
import type { Order, OrderSummary } from '../connectors/order-model'
import { nowhere } from './nowhere'
import type { Erp } from '../orders/erp'

export const orderRow = (
  overrides: Partial<OrderSummary> & Pick<OrderSummary, 'id'>
): OrderSummary => ({
  ownerRef: 'C-1',
  ownerName: 'Norte',
  webOrderNumber: null,
  erpOrderNumber: overrides.id,
  customerOrderNumber: null,
  orderedOn: '2026-01-01',
  promisedOn: null,
  channel: 'PHONE',
  status: 'RECEIVED',
  statusLabel: null,
  delivery: 'NONE',
  invoicing: 'NONE',
  payment: 'NONE',
  total: null,
  totalNet: null,
  placedBy: null,
  costCenter: null,
  lineCount: null,
  ...overrides,
})

/** @param row may be a whole order already */
export const wholeOrder = (row: OrderSummary & Partial<Order>): Order => ({
  requestedOn: null,
  changedAt: null,
  lines: [],
  totals: { items: null, discount: null, freight: null, tax: null, other: null, total: null },
  billingAddress: null,
  shippingAddress: null,
  paymentTerms: null,
  deliveryTerms: null,
  holdReason: null,
  notes: null,
  events: [],
  shipments: [],
  invoices: [],
  payments: [],
  documents: [],
  related: [],
  ...row,
})

export interface ScriptedErp extends Erp {
  readonly asked: Array<OrderQuery | GetOrderQuery>
  /** What the next calls throw; null to answer again. */
  failure: unknown
  /** Runs before each answer. */
  pause: () => Promise<void>
}

const FIELD: Readonly<Record<NumberKind, keyof OrderSummary>> = {
  WEB: 'webOrderNumber',
  ERP: 'erpOrderNumber',
  CUSTOMER: 'customerOrderNumber',
  INVOICE: 'id',
}

const matches = (row: OrderSummary, number: OrderQuery['number']): boolean => {
  if (number === null) return true
  const texts = kindsOf(number).map((kind) => String(row[FIELD[kind]] ?? '').toLowerCase())
  const values = number.values.map((value) => value.toLowerCase())
  return texts.some((text) =>
    values.some((value) => (number.match === 'exact' ? text === value : text.includes(value)))
  )
}

/** @param rows every row is returned to whoever asks: so the use-case's own check is what is tested */
export const scriptedErp = (
  rows: readonly OrderSummary[],
  key = 'shop/master/scripted',
  capabilities: Partial<Capabilities> = {}
): ScriptedErp => {
  const asked: ScriptedErp['asked'] = []
  const answer = async <Answer>(
    query: OrderQuery | GetOrderQuery,
    read: () => Answer
  ): Promise<Answer> => {
    asked.push(query)
    await erp.pause()
    if (erp.failure !== null) throw erp.failure
    return read()
  }
  const connector: ErpConnector = {
    name: 'scripted',
    ownerEvidence: { findOrders: 'record', getOrder: 'record' },
    capabilities: {
      ...NO_CAPABILITIES,
      numberKinds: NUMBER_KINDS,
      partialNumberKinds: NUMBER_KINDS,
      dates: true,
      total: true,
      ...capabilities,
    },
    findOrders: (query) =>
      answer(query, () => {
        const found = rows.filter((row) => matches(row, query.number))
        const start = Number(query.after ?? 0)
        const end = start + query.first
        return {
          orders: found.slice(start, end),
          cursor: end < found.length ? String(end) : null,
          total: found.length,
        }
      }),
    getOrder: (query) =>
      answer(query, () => {
        const row = rows.find(({ id }) => id === query.id)
        return row === undefined ? null : wholeOrder(row)
      }),
    check: () => Promise.resolve(),
  }
  const erp: ScriptedErp = {
    connector,
    http: nowhere('The scripted ERP has no address.'),
    canonicalRef: (ref) => ref.trim(),
    key,
    fingerprint: 'fingerprint',
    viewer: 'ana',
    asked,
    failure: null,
    pause: () => Promise.resolve(),
  }
  return erp
}
