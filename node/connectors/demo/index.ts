/**
 * An ERP to look at before there is one: it answers for any company it is asked about, so that a developer sees orders
 * whatever their organization is. Never in a production workspace. Nothing leaves the process and nothing is kept but
 * the latest companies' orders, which follow from the company's ref and the day.
 */
import { LRUCache } from 'lru-cache'

import {
  NUMBER_KINDS,
  ORDER_SORTS,
  type Call,
  type Capabilities,
  type ConnectorDefinition,
  type ConnectorParts,
  type ErpConnector,
  type GetOrderQuery,
  type OrderPage,
  type OrderQuery,
} from '../connector'
import { ConnectorError } from '../connector-error'
import type { CompanyRef, Order } from '../order-model'
import { generateOrders } from './company-orders'
import { cursorAfter, shownBefore } from './cursor'
import { ownerOf } from './identity'
import { MAX_PAGE_SIZE, requireAskable } from './request'
import { searchOrders, summaryOf } from './search'

/** There is nothing to set. */
export type DemoSettings = Readonly<Record<string, never>>

const NAME = 'demo'

const CAPABILITIES: Capabilities = {
  numberKinds: NUMBER_KINDS,
  partialNumberKinds: NUMBER_KINDS,
  manyNumbers: true,
  dates: true,
  statuses: true,
  channels: true,
  product: true,
  placedBy: true,
  sorts: ORDER_SORTS,
  total: true,
  shipments: true,
  tracking: true,
  invoices: true,
  payments: true,
  documents: true,
  maxPageSize: MAX_PAGE_SIZE,
  callsPerPage: 1,
}

const MAX_COMPANIES_KEPT = 50

export const createDemo = ({
  clock,
}: Pick<ConnectorParts<DemoSettings>, 'clock'>): ErpConnector => {
  const kept = new LRUCache<string, readonly Order[]>({ max: MAX_COMPANIES_KEPT })
  const ordersOf = (company: CompanyRef): readonly Order[] => {
    const today = clock().toISOString().slice(0, 10)
    const key = `${today} ${company}`
    const orders = kept.get(key) ?? generateOrders(company, today)
    kept.set(key, orders)
    return orders
  }
  return {
    name: NAME,
    capabilities: CAPABILITIES,
    ownerEvidence: { findOrders: 'record', getOrder: 'record' },
    findOrders: async (query, call) => {
      requireTimeLeft(call)
      requireAskable(query)
      return pageOf(searchOrders([...new Set(query.companies)].flatMap(ordersOf), query), query)
    },
    getOrder: async (query, call) => {
      requireTimeLeft(call)
      return findById(query, ordersOf)
    },
    check: async (call) => requireTimeLeft(call),
  }
}

export const demo: ConnectorDefinition<DemoSettings> = {
  name: NAME,
  pathPrefixes: [],
  isForProduction: false,
  readSettings: () => ({}),
  canonicalRef: (ref) => ref.trim(),
  create: createDemo,
}

const pageOf = (found: readonly Order[], query: OrderQuery): OrderPage => {
  const start = shownBefore(query)
  const end = start + query.first
  return {
    orders: found.slice(start, end).map(summaryOf),
    cursor: end < found.length ? cursorAfter(end, query) : null,
    total: found.length,
  }
}

const findById = (
  { companies, id }: GetOrderQuery,
  ordersOf: (company: CompanyRef) => readonly Order[]
): Order | null => {
  const owner = ownerOf(id)
  if (owner === null || !companies.includes(owner)) return null
  return ordersOf(owner).find((order) => order.id === id) ?? null
}

const requireTimeLeft = ({ signal }: Call): void => {
  if (signal.aborted) throw new ConnectorError('timeout', 'Nobody waits for this answer any more.')
}
