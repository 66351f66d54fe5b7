/**
 * The client of our own small contract, `docs/erp-api.openapi.yaml`: an ERP that answers it needs no code here.
 */
import {
  NUMBER_KINDS,
  ORDER_SORTS,
  type Capabilities,
  type ConnectorDefinition,
  type ConnectorParts,
  type ErpConnector,
} from '../connector'
import { isConnectorError } from '../connector-error'
import type { Order } from '../order-model'
import {
  MAX_PAGE_SIZE,
  PATH_PREFIX,
  findOrdersRequest,
  getOrderRequest,
  statusRequest,
} from './request'
import { createRestReader } from './response'
import { readRestSettings, type RestSettings } from './settings'

export type { RestSettings } from './settings'

const NAME = 'rest'

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

/** The contract makes the ERP write a customer's ref one way; only space around it is forgiven. Letter case counts. */
const canonicalRef = (ref: string): string => ref.trim()

export const createRest = ({
  settings,
}: Pick<ConnectorParts<RestSettings>, 'settings'>): ErpConnector => {
  const reader = createRestReader(settings.defaultCurrency)
  return {
    name: NAME,
    capabilities: CAPABILITIES,
    ownerEvidence: { findOrders: 'record', getOrder: 'record' },
    findOrders: async (query, call) =>
      reader.page(await call.http.json(findOrdersRequest(query, settings), call), query),
    getOrder: async (query, call) => {
      const request = getOrderRequest(query, settings)
      const answer = request && (await call.http.json(request, call).catch(nothingIfNotFound))
      // An ERP that answers 200 with `null` says the same as 404.
      if (answer === null) return null
      const order = reader.order(answer)
      return isAskedFor(order, query) ? withoutForeignPapers(order, query.companies) : null
    },
    check: async (call) => {
      await call.http.json(statusRequest(settings), call)
    },
  }
}

export const rest: ConnectorDefinition<RestSettings> = {
  name: NAME,
  pathPrefixes: [PATH_PREFIX],
  isForProduction: true,
  readSettings: readRestSettings,
  canonicalRef,
  create: createRest,
}

const nothingIfNotFound = (error: unknown): null => {
  if (isConnectorError(error) && error.kind === 'not-found') return null
  throw error
}

const isAskedFor = (order: Order, asked: { id: string; companies: readonly string[] }): boolean =>
  order.id === asked.id && asked.companies.includes(order.ownerRef)

/** An invoice or payment within an order names its own owner, and is no more visible for being inside. */
const withoutForeignPapers = (order: Order, companies: readonly string[]): Order => ({
  ...order,
  invoices: order.invoices.filter(({ ownerRef }) => companies.includes(ownerRef)),
  payments: order.payments.filter(({ ownerRef }) => companies.includes(ownerRef)),
})
