import type { HttpPort } from '../connectors/connector'
import { rest } from '../connectors/rest'
import type { ConnectorSubject } from './connector-subject'
import { knownInvoiceOf, knownPaymentOf } from './contract-facts'
import { startErpServer } from './erp-server'
import { TODAY } from './rest-invoices'
import { REST_API_KEY, createRestErp } from './rest-erp'
import { FOREIGN_COMPANY, OTHER_COMPANY, OWN_COMPANY } from './rest-orders'

const NO_DRAFTS = 'The contract knows no drafts: an ERP answers with what is placed and issued.'

/**
 * The `rest` connector against the honest ERP on loopback.
 * @param openPort the way out under test, for an ERP at `origin` (`http://127.0.0.1:port`)
 */
export const startRestSubject = async (
  openPort: (origin: string) => HttpPort
): Promise<ConnectorSubject> => {
  const erp = createRestErp()
  const server = await startErpServer(erp.respond)
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
      documents: erp.invoices.documents,
      unsaid: { draftOrders: NO_DRAFTS, draftInvoices: NO_DRAFTS },
    },
    close: server.close,
  }
}
