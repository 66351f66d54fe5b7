/**
 * An ERP to look at before there is one: it answers for any company it is asked about, so that a developer sees orders
 * whatever their organization is. Never in a production workspace. Nothing leaves the process and nothing is kept but
 * the latest companies' orders, which follow from the company's ref and the day.
 */
import { LRUCache } from 'lru-cache'

import {
  INVOICE_NUMBER_KINDS,
  INVOICE_SORTS,
  INVOICE_STATES,
  NUMBER_KINDS,
  ORDER_SORTS,
  PAYMENT_NUMBER_KINDS,
  type Call,
  type Capabilities,
  type ConnectorDefinition,
  type ConnectorParts,
  type DocumentQuery,
  type ErpConnector,
  type GetRecordQuery,
} from '../connector'
import { ConnectorError } from '../connector-error'
import type { CompanyRef, Invoice, Order, Payment } from '../order-model'
import { generateCompany, type DemoCompany } from './company-orders'
import { cursorAfter, shownBefore, type Paged } from './cursor'
import { ownerOf } from './identity'
import {
  invoiceDocuments,
  openOneDocument,
  orderDocuments,
  paymentDocuments,
  type DemoDocument,
} from './order-documents'
import {
  MAX_PAGE_SIZE,
  requireAskable,
  requireAskableInvoices,
  requireAskablePayments,
} from './request'
import { countViews, rowOf, searchOrders } from './search'
import { searchInvoices, searchPayments, sumUp } from './search-invoices'

/** There is nothing to set. */
export type DemoSettings = Readonly<Record<string, never>>

const NAME = 'demo'

const CAPABILITIES: Capabilities = {
  numberKinds: NUMBER_KINDS,
  partialNumberKinds: NUMBER_KINDS,
  manyNumbers: true,
  maxNumbersLength: 4_000,
  severalNumberKinds: NUMBER_KINDS,
  dates: true,
  promisedDates: true,
  statuses: true,
  channels: true,
  product: true,
  placedBy: true,
  sorts: ORDER_SORTS,
  total: true,
  orderCounts: true,
  shipments: true,
  tracking: true,
  invoices: true,
  payments: true,
  documents: true,
  invoiceList: true,
  invoiceNumberKinds: INVOICE_NUMBER_KINDS,
  partialInvoiceNumberKinds: INVOICE_NUMBER_KINDS,
  slipLines: true,
  invoiceStates: INVOICE_STATES,
  invoiceDates: true,
  invoiceDueDates: true,
  invoiceSorts: INVOICE_SORTS,
  paymentList: true,
  paymentDates: true,
  paymentNumberKinds: PAYMENT_NUMBER_KINDS,
  callsPerDocument: 0,
  buffersDocuments: false,
  maxPageSize: MAX_PAGE_SIZE,
}

const MAX_COMPANIES_KEPT = 50

type CompanyOf = (company: CompanyRef) => DemoCompany

export const createDemo = ({
  clock,
}: Pick<ConnectorParts<DemoSettings>, 'clock'>): ErpConnector => {
  const kept = new LRUCache<string, DemoCompany>({ max: MAX_COMPANIES_KEPT })
  const companyOf: CompanyOf = (company) => {
    const today = clock().toISOString().slice(0, 10)
    const key = `${today} ${company}`
    const known = kept.get(key) ?? generateCompany(company, today)
    kept.set(key, known)
    return known
  }
  return {
    name: NAME,
    capabilities: CAPABILITIES,
    ownerEvidence: { findOrders: 'record', getOrder: 'record' },
    findOrders: async (query, call) => {
      requireTimeLeft(call)
      requireAskable(query)
      const orders = eachOf(query, companyOf).flatMap((company) => company.orders)
      const { rows, ...rest } = pageOf(searchOrders(orders, query), query)
      const counts = query.countsOn ? countViews(orders, query, query.countsOn) : null
      return { orders: rows.map((row) => rowOf(row, query)), ...rest, counts }
    },
    getOrder: async (query, call) => {
      requireTimeLeft(call)
      return findOrder(query, companyOf)
    },
    ...invoicesOf(companyOf),
    openDocument: async (query, call) => {
      requireTimeLeft(call)
      const bytes = openOneDocument(documentsOf(query, companyOf), query.document.id)
      return bytes && { type: 'file', bytes: inChunks(bytes), sizeBytes: bytes.length }
    },
    check: async (call) => requireTimeLeft(call),
  }
}

export const demo: ConnectorDefinition<DemoSettings> = {
  name: NAME,
  pathPrefixes: [],
  isForProduction: false,
  readSettings: () => ({}),
  canonicalRef: (ref) => ref.trim(),
  create: createDemo,
}

type InvoiceMembers = 'findInvoices' | 'getInvoice' | 'findPayments' | 'getPayment'

const invoicesOf = (companyOf: CompanyOf): Pick<ErpConnector, InvoiceMembers> => ({
  findInvoices: async (query, call) => {
    requireTimeLeft(call)
    requireAskableInvoices(query)
    const invoices = eachOf(query, companyOf).flatMap((company) => company.invoices)
    const found = searchInvoices(invoices, query)
    const { rows, ...rest } = pageOf(found, query)
    return { invoices: rows, ...rest, sums: sumUp(found, query.today) }
  },
  getInvoice: async (query, call) => {
    requireTimeLeft(call)
    const invoice = findInvoice(query, companyOf)
    return invoice && { ...invoice, payments: settling(invoice, companyOf(invoice.ownerRef)) }
  },
  findPayments: async (query, call) => {
    requireTimeLeft(call)
    requireAskablePayments(query)
    const payments = eachOf(query, companyOf).flatMap((company) => company.payments)
    const { rows, ...rest } = pageOf(searchPayments(payments, query), query)
    return { payments: rows, ...rest }
  },
  getPayment: async (query, call) => {
    requireTimeLeft(call)
    return findPayment(query, companyOf)
  },
})

interface Page<Row> {
  readonly rows: readonly Row[]
  readonly cursor: string | null
  readonly total: number
}

const pageOf = <Row>(found: readonly Row[], query: Paged): Page<Row> => {
  const start = shownBefore(query)
  const end = start + query.first
  return {
    rows: found.slice(start, end),
    cursor: end < found.length ? cursorAfter(end, query) : null,
    total: found.length,
  }
}

const eachOf = (
  { companies }: { readonly companies: readonly CompanyRef[] },
  companyOf: CompanyOf
): DemoCompany[] => [...new Set(companies)].map(companyOf)

/** Every id ends in that of an order, which names the owner. */
const findById = <Row extends { readonly id: string }>(
  { companies, id }: GetRecordQuery,
  rowsOf: (company: CompanyRef) => readonly Row[]
): Row | null => {
  const owner = ownerOf(id.replace(/^[a-z]+~/, ''))
  if (owner === null || !companies.includes(owner)) return null
  return rowsOf(owner).find((row) => row.id === id) ?? null
}

const findOrder = (query: GetRecordQuery, companyOf: CompanyOf): Order | null =>
  findById(query, (company) => companyOf(company).orders)

const findInvoice = (query: GetRecordQuery, companyOf: CompanyOf): Invoice | null =>
  findById(query, (company) => companyOf(company).invoices)

const findPayment = (query: GetRecordQuery, companyOf: CompanyOf): Payment | null =>
  findById(query, (company) => companyOf(company).payments)

const settling = ({ id }: Invoice, { payments }: DemoCompany): readonly Payment[] =>
  payments.filter(({ settles }) => settles.some(({ invoiceId }) => invoiceId === id))

/** Of the innermost record that lists it. */
const documentsOf = (
  { companies, parent }: DocumentQuery,
  companyOf: CompanyOf
): readonly DemoDocument[] => {
  const { orderId, invoiceId, paymentId } = parent
  if (paymentId !== null) {
    const payment = findPayment({ companies, id: paymentId }, companyOf)
    return payment === null ? [] : paymentDocuments(payment)
  }
  if (invoiceId !== null) {
    const invoice = findInvoice({ companies, id: invoiceId }, companyOf)
    return invoice === null ? [] : invoiceDocuments(invoice)
  }
  const order = orderId === null ? null : findOrder({ companies, id: orderId }, companyOf)
  return order === null ? [] : orderDocuments(order)
}

const CHUNK_BYTES = 512

/** In several, as a file comes over a wire. */
async function* inChunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    yield bytes.subarray(start, start + CHUNK_BYTES)
  }
}

const requireTimeLeft = ({ signal }: Call): void => {
  if (signal.aborted) throw new ConnectorError('timeout', 'Nobody waits for this answer any more.')
}
