/** Acme ERP: in one sentence what it is and which of its interfaces is used. */
import {
  NO_CAPABILITIES,
  type Capabilities,
  type ConnectorDefinition,
  type ConnectorParts,
  type ErpConnector,
} from '../../node/connectors/connector'
import { nullIfNotFound } from '../../node/connectors/connector-error'
import type { OrderSummary } from '../../node/connectors/order-model'
import {
  PATH_PREFIX,
  findOrdersRequest,
  openOrderRequest,
  ownOrderRequest,
  statusRequest,
} from './request'
import { readOrder, readPage, readRows } from './response'
import { readAcmeSettings, type AcmeSettings } from './settings'

const NAME = 'acme'

/** What is not declared is refused by the app and hidden from the page. Declare one, and the suite asks for it. */
const CAPABILITIES: Capabilities = { ...NO_CAPABILITIES }

/** The one way to write a customer of the ERP. */
const canonicalRef = (ref: string): string => ref.trim()

export const createAcme = ({
  settings,
}: Pick<ConnectorParts<AcmeSettings>, 'settings'>): ErpConnector => ({
  name: NAME,
  capabilities: CAPABILITIES,
  ownerEvidence: { findOrders: 'record', getOrder: 'record' },
  findOrders: async (query, call) =>
    readPage(await call.http.json(findOrdersRequest(query, settings), call), query),
  // Most ERPs open a record by its id, whoever asks: so its row is asked for first, as the companies'. Where opening takes
  // the customer too, the second call is enough.
  getOrder: async (query, call) => {
    const isAskedFor = ({ id, ownerRef }: OrderSummary) =>
      id === query.id && query.companies.includes(ownerRef)
    const found = await call.http.json(ownOrderRequest(query, settings), call).catch(nullIfNotFound)
    const row = found === null ? undefined : readRows(found).find(isAskedFor)
    if (row === undefined) return null
    const opened = await call.http
      .json(openOrderRequest(row.id, settings), call)
      .catch(nullIfNotFound)
    const order = opened === null ? null : readOrder(opened)
    return order !== null && isAskedFor(order) ? order : null
  },
  check: async (call) => {
    await call.http.json(statusRequest(settings), call)
  },
})

export const acme: ConnectorDefinition<AcmeSettings> = {
  name: NAME,
  pathPrefixes: [PATH_PREFIX],
  isForProduction: true,
  readSettings: readAcmeSettings,
  canonicalRef,
  create: createAcme,
}
