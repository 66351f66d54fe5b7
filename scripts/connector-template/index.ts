/** Acme ERP: in one sentence what it is and which of its interfaces is spoken. */
import {
  NO_CAPABILITIES,
  type Capabilities,
  type ConnectorDefinition,
  type ConnectorParts,
  type ErpConnector,
} from '../../node/connectors/connector'
import { nullIfNotFound } from '../../node/connectors/connector-error'
import { PATH_PREFIX, findOrdersRequest, getOrderRequest, statusRequest } from './request'
import { readOrder, readPage } from './response'
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
  getOrder: async (query, call) => {
    const request = getOrderRequest(query, settings)
    const answer = await call.http.json(request, call).catch(nullIfNotFound)
    const order = answer === null ? null : readOrder(answer)
    const isAskedFor = order?.id === query.id && query.companies.includes(order.ownerRef)
    return isAskedFor ? order : null
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
