/** The connector `sap-s4hana` against SAP's own model on CAP: a real parser of OData, real field names. */
import { sapS4hana } from '../../node/connectors/sap-s4hana'
import {
  SAP_PASSWORD,
  SAP_USER,
  documentOf,
} from '../../node/connectors/sap-s4hana/__fixtures__/erp'
import { seedInvoices, seedOrders } from '../../node/connectors/sap-s4hana/__fixtures__/records'
import { sapKnown, sapSubject } from '../../node/connectors/sap-s4hana/__fixtures__/subject'
import { describeConnector } from '../../node/connectors/contract.suite'
import { createHttpPort } from '../../node/testing/http-port'
import { startErpServer } from '../../node/testing/erp-server'
import { describeBrowserSearch, type LiveErp } from './browser-search.suite'
import { forwardTo } from './forward'
import { installSap } from './sap/install'
import { seedOf } from './sap/seed'
import { startSap } from './sap/start'
import { describeTrial } from './trial.suite'

describeTrial("SAP's model on CAP", installSap, (folder) => {
  describeConnector({ definition: sapS4hana, start: () => startSubject(folder) })
  describeBrowserSearch(() => startLive(folder))
})

const orders = seedOrders()
const invoices = seedInvoices(orders)

const startServer = (folder: string) =>
  startSap(folder, {
    seed: seedOf(orders, invoices, documentOf),
    user: SAP_USER,
    password: SAP_PASSWORD,
  })

const startSubject = async (folder: string) => {
  const sap = await startServer(folder)
  const server = await startErpServer(forwardTo(sap.origin))
  return {
    ...sapSubject({ orders, invoices, server, openPort: createHttpPort }),
    close: async () => {
      await server.close()
      await sap.stop()
    },
  }
}

const startLive = async (folder: string): Promise<LiveErp> => {
  const { origin, stop } = await startServer(folder)
  return {
    origin,
    settings: {
      connector: 'sap-s4hana',
      erpAuthentication: 'BASIC',
      erpUsername: SAP_USER,
      erpPassword: SAP_PASSWORD,
    },
    known: sapKnown({ orders, invoices }),
    close: stop,
  }
}
