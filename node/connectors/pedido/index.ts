/**
 * The ERP contract of `vtex.omnichannel-order-status` (Atma IT's GIAPI): an ERP that served that app needs no change.
 */
import {
  NO_CAPABILITIES,
  NUMBER_KINDS,
  ORDER_DAY_SORTS,
  type Capabilities,
  type ConnectorDefinition,
  type ConnectorParts,
  type ErpConnector,
} from '../connector'
import { ConnectorError } from '../connector-error'
import { canonicalRef } from './company'
import { addDays } from './day'
import { createOrders } from './order'
import {
  MAX_PAGE_SIZE,
  ORDER_SPELLINGS,
  DOCUMENT_FOLDERS,
  DOCUMENTS_SPELLINGS,
  periodCriterion,
  searchRequest,
  TOKEN_PATH,
} from './request'
import { createPedidoReader } from './response'
import { createSearch, foundOrNone } from './search'
import { createSession } from './session'
import { readPedidoSettings, type PedidoSettings } from './settings'

export type { PedidoSettings } from './settings'

const NAME = 'pedido'

const CAPABILITIES: Capabilities = {
  ...NO_CAPABILITIES,
  numberKinds: NUMBER_KINDS,
  dates: true,
  statuses: true,
  sorts: ORDER_DAY_SORTS,
  shipments: true,
  tracking: true,
  invoices: true,
  documents: true,
  // The list of the order's documents, for its link, and the file.
  callsPerDocument: 2,
  maxPageSize: MAX_PAGE_SIZE,
}

/** No company has it: whoever answers with orders for it does not restrict them to the company at all. */
const NO_REVENDA = 0
const CHECKED_DAYS = 30

export const createPedido = (parts: ConnectorParts<PedidoSettings>): ErpConnector => {
  const { settings, clock } = parts
  const reader = createPedidoReader(settings)
  const send = createSession(parts)
  const { getOrder, openDocument } = createOrders({ send, reader, settings })
  return {
    name: NAME,
    capabilities: CAPABILITIES,
    ownerEvidence: { findOrders: 'request', getOrder: 'record' },
    findOrders: createSearch({ send, reader, clock }),
    getOrder,
    openDocument,
    check: async (call) => {
      const today = clock().toISOString().slice(0, 10)
      const criterion = periodCriterion(addDays(today, -CHECKED_DAYS), today)
      const answer = await foundOrNone(send(searchRequest(NO_REVENDA, criterion), call))
      const rows = reader.rows(answer, '')
      if (rows.length > 0) throw notRestricted()
    },
  }
}

const notRestricted = (): ConnectorError =>
  new ConnectorError('bad-answer', 'The ERP gives orders to a company that does not exist.', {
    fields: ['revendaId'],
  })

export const pedido: ConnectorDefinition<PedidoSettings> = {
  name: NAME,
  pathPrefixes: [
    ...new Set([...ORDER_SPELLINGS, ...DOCUMENTS_SPELLINGS, ...DOCUMENT_FOLDERS, TOKEN_PATH]),
  ],
  isForProduction: true,
  readSettings: readPedidoSettings,
  canonicalRef,
  otherOrigins: ({ documentOrigins }) => documentOrigins,
  create: createPedido,
}
