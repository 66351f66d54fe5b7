/** The demo ERP, which nobody asks over a wire: what is known of it is what it invents. */
import assert from 'node:assert/strict'

import { demo } from '../connectors/demo'
import { generateCompany, type DemoCompany } from '../connectors/demo/company-orders'
import {
  invoiceDocuments,
  openOneDocument,
  orderDocuments,
  paymentDocuments,
} from '../connectors/demo/order-documents'
import { knownOrderOf, type ConnectorSubject, type KnownDocument } from './connector-subject'
import { knownInvoiceOf, knownPaymentOf } from './contract-facts'
import { nowhere } from './nowhere'

const TODAY = '2026-11-23'

const ALL_PLACED = 'The invented orders are all placed, and their invoices issued.'

export const startDemoSubject = async (): Promise<ConnectorSubject> => {
  const refs = ['acme-industria', 'Borracharia São José', 'company of somebody else']
  const [own = '', other = '', foreign = ''] = refs
  const companies = refs.map((ref) => generateCompany(ref, TODAY))
  return {
    connector: demo.create({ settings: {}, clock: () => new Date(`${TODAY}T10:00:00Z`) }),
    http: nowhere('The demo asks nobody.'),
    known: {
      companies: [own, other],
      foreignCompany: foreign,
      orders: companies.flatMap(({ orders }) => orders).map(knownOrderOf),
      today: TODAY,
      invoices: companies
        .flatMap(({ invoices }) => invoices)
        .map((invoice) => knownInvoiceOf(invoice, TODAY)),
      payments: companies.flatMap(({ payments }) => payments).map(knownPaymentOf),
      documents: companies.flatMap(knownDocuments),
      unsaid: { draftOrders: ALL_PLACED, draftInvoices: ALL_PLACED },
    },
    secrets: [],
    close: () => Promise.resolve(),
  }
}

const NO_PARENT = { orderId: null, invoiceId: null, paymentId: null }

/** Of the first record of each kind, and of the invoice as its order lists it. */
const knownDocuments = ({ orders, invoices, payments }: DemoCompany): KnownDocument[] => {
  const [order, invoice, payment] = [orders[0], invoices[0], payments[0]]
  assert.ok(order && invoice && payment)
  const within = { orderId: invoice.orders[0]?.id ?? null, invoiceId: invoice.id, paymentId: null }
  const { ownerRef } = order
  const listed = [
    { parent: { ...NO_PARENT, orderId: order.id }, documents: orderDocuments(order), of: order },
    {
      parent: { ...NO_PARENT, invoiceId: invoice.id },
      documents: invoiceDocuments(invoice),
      of: invoice,
    },
    { parent: within, documents: invoiceDocuments(invoice), of: invoice },
    {
      parent: { ...NO_PARENT, paymentId: payment.id },
      documents: paymentDocuments(payment),
      of: payment,
    },
  ]
  return listed.flatMap(({ parent, documents, of }) =>
    of.documents.map((document) => ({
      ...{ ownerRef, parent, document },
      content: openOneDocument(documents, document.id) ?? 'none',
    }))
  )
}
