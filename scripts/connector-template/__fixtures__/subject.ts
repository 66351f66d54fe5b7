import type { HttpPort } from '../../../node/connectors/connector'
import { ISO_DAYS, NO_DAYS, type Wire } from '../../../node/testing/bad-answers-wire'
import type { ConnectorSubject } from '../../../node/testing/connector-subject'
import { startErpServer } from '../../../node/testing/erp-server'
import { FOREIGN_COMPANY, OTHER_COMPANY, OWN_COMPANY } from '../../../node/testing/rest-orders'
import { acme } from '..'
import { ACME_TOKEN, createAcmeErp } from './erp'

/** @param openPort the way out under test, for an ERP at `origin` (`http://127.0.0.1:port`) */
export const startAcmeSubject = async (
  openPort: (origin: string) => HttpPort
): Promise<ConnectorSubject> => {
  const erp = createAcmeErp()
  const server = await startErpServer(erp.respond)
  const settings = acme.readSettings({ erpToken: ACME_TOKEN })
  return {
    connector: acme.create({ settings, clock: () => new Date() }),
    http: openPort(server.origin),
    server,
    secrets: [ACME_TOKEN, new URL(server.origin).host],
    known: {
      companies: [OWN_COMPANY.ref, OTHER_COMPANY.ref],
      foreignCompany: FOREIGN_COMPANY.ref,
      orders: erp.orders,
      // `drafts`: ids of those that the fixture holds. `unsaid`, `unsaidInRows`: what this ERP does not say, and why.
    },
    close: server.close,
  }
}

/** How the answer that opens an order writes what bad answers change: put this ERP's fields here. */
export const acmeWire: Wire = {
  quantity: ['ordered', '-3.000'],
  day: 'orderedOn',
  days: [...ISO_DAYS, ...NO_DAYS],
  currency: 'currency',
  withoutCurrency: null,
  number: ['erpOrderNumber', 'erpOrderNumber'],
}
