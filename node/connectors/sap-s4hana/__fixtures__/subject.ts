import type { HttpPort } from '../../connector'
import { startErpServer, type ErpServer } from '../../../testing/erp-server'
import type { ConnectorSubject, KnownFacts } from '../../../testing/connector-subject'
import { sapS4hana } from '..'
import { invoiceOf } from '../wire-billing'
import { SAP_PASSWORD, SAP_USER, createSapErp, paperOf } from './erp'
import {
  FOREIGN_COMPANY,
  OTHER_COMPANY,
  OWN_COMPANY,
  TODAY,
  type SapBill,
  type SapOrder,
} from './records'

type OpenPort = (origin: string) => HttpPort

/** @param openPort the way out under test, for an ERP at `origin` (`http://127.0.0.1:port`) */
export const startSapSubject = async (openPort: OpenPort): Promise<ConnectorSubject> => {
  const { orders, bills, respond } = createSapErp()
  const server = await startErpServer(respond)
  return sapSubject({ orders, bills, server, openPort })
}

interface SapParts {
  readonly orders: readonly SapOrder[]
  readonly bills: readonly SapBill[]
  /** Serves exactly these records. */
  readonly server: ErpServer
  readonly openPort: OpenPort
}

export const sapSubject = ({ orders, bills, server, openPort }: SapParts): ConnectorSubject => {
  const settings = sapS4hana.readSettings({
    erpAuthentication: 'BASIC',
    erpUsername: SAP_USER,
    erpPassword: SAP_PASSWORD,
  })
  return {
    connector: sapS4hana.create({ settings, clock: () => new Date(`${TODAY}T12:00:00Z`) }),
    http: openPort(server.origin),
    server,
    secrets: [SAP_PASSWORD, new URL(server.origin).host],
    known: sapKnown({ orders, bills }),
    close: server.close,
  }
}

export const sapKnown = ({ orders, bills }: Pick<SapParts, 'orders' | 'bills'>): KnownFacts => ({
  companies: [OWN_COMPANY, OTHER_COMPANY],
  foreignCompany: FOREIGN_COMPANY,
  orders: orders.map(({ known }) => known),
  today: TODAY,
  invoices: bills.map(({ known }) => known),
  papers: bills.map(knownPaper),
})

const knownPaper = ({ known, record }: SapBill) => {
  const [document] = invoiceOf(record).documents
  if (document === undefined) throw new Error('Each bill has its paper.')
  return {
    ownerRef: known.ownerRef,
    parent: { orderId: null, invoiceId: known.id, paymentId: null },
    document,
    content: paperOf(known.id),
  }
}
