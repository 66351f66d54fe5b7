import type { HttpPort } from '../../connector'
import { startErpServer, type ErpServer } from '../../../testing/erp-server'
import type {
  ConnectorSubject,
  KnownFacts,
  KnownDocument,
} from '../../../testing/connector-subject'
import type { Reasons } from '../../../testing/known-details'
import { sapS4hana } from '..'
import { SAP_PASSWORD, SAP_USER, createSapErp, documentOf } from './erp'
import {
  FOREIGN_COMPANY,
  OTHER_COMPANY,
  OWN_COMPANY,
  TODAY,
  seedDrafts,
  type SapInvoice,
  type SapOrder,
} from './records'

type OpenPort = (origin: string) => HttpPort

/** @param openPort the way out under test, for an ERP at `origin` (`http://127.0.0.1:port`) */
export const startSapSubject = async (
  openPort: OpenPort,
  seeded?: readonly SapOrder[]
): Promise<ConnectorSubject> => {
  const { orders, invoices, respond } = createSapErp({}, seeded)
  const server = await startErpServer(respond)
  return sapSubject({ orders, invoices, server, openPort })
}

interface SapParts {
  readonly orders: readonly SapOrder[]
  readonly invoices: readonly SapInvoice[]
  /** Serves exactly these records. */
  readonly server: ErpServer
  readonly openPort: OpenPort
}

export const sapSubject = ({ orders, invoices, server, openPort }: SapParts): ConnectorSubject => {
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
    known: sapKnown({ orders, invoices }),
    close: server.close,
  }
}

export const sapKnown = ({
  orders,
  invoices,
}: Pick<SapParts, 'orders' | 'invoices'>): KnownFacts => ({
  companies: [OWN_COMPANY, OTHER_COMPANY],
  foreignCompany: FOREIGN_COMPANY,
  orders: orders.map(({ known }) => known),
  today: TODAY,
  invoices: invoices.map(({ known }) => known),
  documents: invoices.map(knownDocument),
  drafts: { invoices: seedDrafts(orders).map(({ record }) => String(record.BillingDocument)) },
  unsaid: UNSAID,
  unsaidInRows: UNSAID_IN_ROWS,
})

const NO_DUE_DAYS = 'The billing interface knows terms of payment, and no days or parts of it.'
const UNSAID: Reasons = {
  holdReason: 'A block is a code, whose meaning the interface does not give.',
  placedBy: 'A sales order names the user of SAP who saved it, and no buyer.',
  unitPrice: 'A line has its net amount; prices are among the conditions, which are not asked for.',
  freight: 'Freight is one of the conditions, which are not asked for.',
  shippedOn: 'The document flow names the delivery and not its day.',
  paymentsOfOrder: 'Payments are not part of the two interfaces.',
  documentsOfOrder: 'Only billing documents can be printed.',
  accessKey: 'No country reports its access key by this interface.',
  instalments: NO_DUE_DAYS,
  dueOn: NO_DUE_DAYS,
  instalmentAmount: NO_DUE_DAYS,
  instalmentOpen: NO_DUE_DAYS,
  draftOrders: 'A sales order exists once it is saved: the interface has no drafts.',
}
const ONLY_OPENED = 'A row is a header: lines and schedule lines come with the opened order.'
const UNSAID_IN_ROWS: Reasons = {
  total: ONLY_OPENED,
  promisedOn: ONLY_OPENED,
  lineCount: ONLY_OPENED,
}

const knownDocument = ({ known }: SapInvoice): KnownDocument => {
  const [listed = { id: 'pdf', kind: 'INVOICE_PDF' as const }] = known.details?.documents ?? []
  const number = known.numbers.INVOICE[0] ?? null
  return {
    ownerRef: known.ownerRef,
    parent: { orderId: null, invoiceId: known.id, paymentId: null },
    document: { ...listed, label: null, number, issuedOn: known.issuedOn, sizeBytes: null },
    content: documentOf(known.id),
  }
}
