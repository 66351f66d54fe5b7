import assert from 'node:assert/strict'

import type { HttpPort } from '../connectors/connector'
import { rest } from '../connectors/rest'
import type { ConnectorSubject } from './connector-subject'
import { knownInvoiceOf, knownPaymentOf } from './contract-facts'
import { startErpServer, type ErpReply, type ErpRequest } from './erp-server'
import type { Reasons } from './known-details'
import { TODAY } from './rest-invoices'
import { REST_API_KEY, createRestErp } from './rest-erp'
import { problem } from './rest-replies'
import { unknownTo11 } from './rest-version-1-1'
import {
  FOREIGN_COMPANY,
  OTHER_COMPANY,
  OWN_COMPANY,
  seedOrders,
  type SeededOrder,
} from './rest-orders'

const NO_DRAFTS = 'The contract knows no drafts: an ERP answers with what is placed and issued.'

const NOTHING_BUT_ORDERS = 'This server has orders and nothing else.'

/**
 * The `rest` connector against the honest ERP on loopback.
 * @param openPort the way out under test, for an ERP at `origin` (`http://127.0.0.1:port`)
 * @param features what the server says it can. Default: it is of version 1.1.0, refuses what that did not know, and its
 * `close` fails if it was ever asked such a thing
 */
export const startRestSubject = async (
  openPort: (origin: string) => HttpPort,
  features: readonly string[] | null = null,
  seeded: readonly SeededOrder[] = seedOrders()
): Promise<ConnectorSubject> => {
  const erp = createRestErp(features, seeded)
  const strict = refusingWhatIsNew(erp.respond)
  const server = await startErpServer(features === null ? strict.respond : erp.respond)
  const settings = rest.readSettings({
    erpAuthentication: 'API_KEY',
    erpApiKey: REST_API_KEY,
    defaultCurrency: 'USD',
  })
  return {
    connector: rest.create({ settings, clock: () => new Date() }),
    http: openPort(server.origin),
    server,
    secrets: [REST_API_KEY, new URL(server.origin).host],
    known: {
      companies: [OWN_COMPANY.ref, OTHER_COMPANY.ref],
      foreignCompany: FOREIGN_COMPANY.ref,
      orders: erp.orders.map(({ known }) => known),
      today: TODAY,
      invoices: erp.invoices.invoices.map((invoice) => knownInvoiceOf(invoice, TODAY)),
      payments: erp.invoices.payments.map(knownPaymentOf),
      documents: features?.length === 0 ? [] : erp.invoices.documents,
      unsaid: {
        ...{ draftOrders: NO_DRAFTS, draftInvoices: NO_DRAFTS },
        ...(features?.length === 0 ? NO_BILLING : {}),
      },
    },
    close: async () => {
      await server.close()
      assert.deepEqual([...strict.refused], [], 'Version 1.1.0 did not know this.')
    },
  }
}

const NO_BILLING: Reasons = {
  invoiceNumber: NOTHING_BUT_ORDERS,
  invoicesOfOrder: NOTHING_BUT_ORDERS,
  paymentsOfOrder: NOTHING_BUT_ORDERS,
  documentsOfOrder: NOTHING_BUT_ORDERS,
}

const refusingWhatIsNew = (respond: (request: ErpRequest) => ErpReply) => {
  const refused = new Set<string>()
  return {
    refused,
    respond: (request: ErpRequest): ErpReply => {
      const unknown = unknownTo11(request)
      unknown.forEach((name) => refused.add(name))
      return unknown.length > 0 ? problem(400) : respond(request)
    },
  }
}
