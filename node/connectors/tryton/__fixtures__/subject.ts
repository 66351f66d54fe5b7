import type { ConnectorSubject } from '../../../testing/connector-subject'
import { startErpServer, type ErpServer } from '../../../testing/erp-server'
import type { Reasons } from '../../../testing/known-details'
import type { HttpPort } from '../../connector'
import { tryton } from '..'
import { LOGIN, PASSWORD, createTrytonErp, type Models } from './erp'
import { COMPANIES, documentsOf, seedDrafts, seedSales, type Sold } from './records'
import { TODAY } from './records-invoices'

export const modelsOf = (sold: readonly Sold[]): Models => {
  const invoices = sold.flatMap(({ issued }) => issued ?? [])
  const drafts = seedDrafts(sold)
  return {
    'sale.sale': [...sold, ...drafts].map(({ sale }) => sale),
    'account.invoice': [...invoices, ...drafts].map(({ invoice }) => invoice),
    'account.move.line': invoices.flatMap(({ entries }) => entries),
    'account.payment': invoices.flatMap(({ payments }) => payments),
    'ir.attachment': invoices.flatMap(({ attachments }) => attachments),
  }
}

export const TRYTON_SETTINGS = {
  erpUsername: LOGIN,
  erpPassword: PASSWORD,
  defaultCurrency: 'BRL',
}

/**
 * The connector against the small server on loopback.
 * @param openPort the way out under test, for an ERP at `origin` (`http://127.0.0.1:port`)
 */
export const startTrytonSubject = async (
  openPort: (origin: string) => HttpPort,
  sold: readonly Sold[] = seedSales()
): Promise<ConnectorSubject> => {
  const invoices = sold.flatMap(({ issued }) => issued ?? [])
  const server = await startErpServer(createTrytonErp(modelsOf(sold)).respond)
  const { now, ...patient } = patientlyWatched(server)
  const [one, other, foreign] = COMPANIES
  return {
    connector: tryton.create({ settings: tryton.readSettings(TRYTON_SETTINGS), clock: now }),
    http: openPort(server.origin),
    server: patient.server,
    secrets: [PASSWORD, new URL(server.origin).host],
    callsPerPage: TRYTON_CALLS,
    known: {
      companies: [one, other],
      foreignCompany: foreign,
      today: TODAY,
      orders: sold.map(({ known }) => known),
      invoices: invoices.map(({ known }) => known),
      payments: invoices.flatMap(({ knownPayments }) => knownPayments),
      documents: documentsOf(sold).filter((_, index) => index % 5 === 0),
      drafts: {
        orders: seedDrafts(sold).map(({ sale }) => String(sale.id)),
        invoices: seedDrafts(sold).map(({ invoice }) => String(invoice.id)),
      },
      unsaid: TRYTON_UNSAID,
    },
    close: server.close,
  }
}

/** A page and its count side by side; of payments both kinds, then their receipts. */
export const TRYTON_CALLS = { orders: 2, invoices: 2, payments: 3 }

export const TRYTON_UNSAID: Reasons = {
  holdReason: 'An exception of shipments or invoices has no words for a buyer.',
  totalNet: 'Tryton knows what is payable, with tax.',
  freight: 'Freight is a line like any other.',
  accessKey: 'Tryton 6.0 keeps none.',
  documentsOfOrder: 'Files belong to invoices and payments.',
}

const REMEMBERED_MS = 61_000

/** A refused login is remembered for a minute: by this clock, one has gone by whenever the server is honest again. */
export const patientlyWatched = (server: ErpServer) => {
  let aheadMs = 0
  const misbehave: ErpServer['misbehave'] = (fault, honestBefore) => {
    if (fault === null) aheadMs += REMEMBERED_MS
    server.misbehave(fault, honestBefore)
  }
  return {
    now: () => new Date(Date.now() + aheadMs),
    server: { ...server, misbehave },
  }
}
