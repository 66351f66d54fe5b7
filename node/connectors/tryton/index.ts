/**
 * The client of Tryton, an open ERP, as its own programs speak to it: JSON-RPC with a session. Tested with 6.0 and its
 * modules `sale`, `account_payment`, `web_shop` and `stock_package_shipping`. What the ERP team sets up:
 * `docs/connectors/tryton.md`.
 */
import {
  INVOICE_STATES,
  NO_CAPABILITIES,
  NUMBER_KINDS,
  ORDER_DAY_SORTS,
  type Call,
  type Capabilities,
  type ConnectorDefinition,
  type ConnectorParts,
  type ErpConnector,
  type GetOrderQuery,
  type GetRecordQuery,
  type InvoicePage,
  type InvoiceQuery,
  type OpenedInvoice,
  type OrderPage,
  type OrderQuery,
} from '../connector'
import { nullIfNotFound } from '../connector-error'
import type { Order } from '../order-model'
import { withFoundBy } from '../values/found-by'
import { openOneDocument } from './documents'
import { MAX_PAGE_SIZE, cursorAt } from './paging'
import { createPayments } from './payments'
import { checkCall, findOrdersCalls, getOrderCalls, orderQuestion } from './request'
import { findInvoicesCalls, getInvoiceCall, invoiceQuestion } from './request-invoices'
import { PATH_PREFIX, allRowsIn, countIn, rowsIn } from './rpc'
import { askBoth, createAsk, type Ask } from './session'
import { readTrytonSettings, type TrytonSettings } from './settings'
import { invoicedOf, invoiceOf } from './wire-invoice'
import { nameOf, orderOf, summaryOf } from './map-order'
import { sortDayOf, type Row } from './wire-value'

export type { TrytonSettings } from './settings'

const NAME = 'tryton'

const INVOICE_KINDS_ASKED = ['INVOICE', 'WEB', 'ERP', 'CUSTOMER'] as const

const CAPABILITIES: Capabilities = {
  ...NO_CAPABILITIES,
  numberKinds: NUMBER_KINDS,
  partialNumberKinds: NUMBER_KINDS,
  manyNumbers: true,
  // A row does not name its invoices: by which it was found could not be said.
  severalNumberKinds: ['WEB', 'ERP', 'CUSTOMER'],
  dates: true,
  statuses: true,
  channels: true,
  product: true,
  sorts: ORDER_DAY_SORTS,
  total: true,
  shipments: true,
  tracking: true,
  invoices: true,
  payments: true,
  documents: true,
  invoiceList: true,
  invoiceNumberKinds: INVOICE_KINDS_ASKED,
  partialInvoiceNumberKinds: INVOICE_KINDS_ASKED,
  invoiceStates: INVOICE_STATES,
  invoiceDates: true,
  invoiceDueDates: true,
  invoiceSorts: ['NEWEST_FIRST', 'OLDEST_FIRST'],
  paymentList: true,
  paymentDates: true,
  callsPerDocument: 1,
  buffersDocuments: true,
  maxPageSize: MAX_PAGE_SIZE,
}

/** The party's code as Tryton keeps it; only space around it is forgiven. Letter case counts. */
const canonicalRef = (ref: string): string => ref.trim()

export const createTryton = ({ settings, clock }: ConnectorParts<TrytonSettings>): ErpConnector => {
  const ask = createAsk({ settings, clock })
  const { defaultCurrency } = settings
  const parts = { ask, defaultCurrency, payments: createPayments({ ask, defaultCurrency }) }
  return {
    name: NAME,
    capabilities: CAPABILITIES,
    ownerEvidence: { findOrders: 'record', getOrder: 'record' },
    findOrders: (query, call) => findOrders(parts, query, call),
    getOrder: (query, call) => getOrder(parts, query, call).catch(nullIfNotFound),
    findInvoices: (query, call) => findInvoices(parts, query, call),
    getInvoice: (query, call) => getInvoice(parts, query, call).catch(nullIfNotFound),
    findPayments: parts.payments.find,
    getPayment: (query, call) => parts.payments.get(query, call).catch(nullIfNotFound),
    openDocument: (query, call) => openOneDocument(ask, query, call).catch(nullIfNotFound),
    check: async (call) => {
      rowsIn(await ask(checkCall(), call))
    },
  }
}

export const tryton: ConnectorDefinition<TrytonSettings> = {
  name: NAME,
  pathPrefixes: [PATH_PREFIX],
  isForProduction: true,
  readSettings: readTrytonSettings,
  canonicalRef,
  create: createTryton,
}

interface Parts {
  readonly ask: Ask
  readonly defaultCurrency: string
  readonly payments: ReturnType<typeof createPayments>
}

const findOrders = async (
  { ask, defaultCurrency }: Parts,
  query: OrderQuery,
  call: Call
): Promise<OrderPage> => {
  const [found, total] = await askBoth(ask, findOrdersCalls(query), call)
  const { shown, last } = pageIn(rowsIn(found), query.first)
  return {
    orders: withFoundBy(
      shown.map((row) => summaryOf(row, defaultCurrency)),
      query.number
    ),
    cursor: last && cursorAt(orderQuestion(query), [sortDayOf(last.sale_date), last.id]),
    total: countIn(total),
  }
}

/** `last`: of the page, where the one row more shows that there is another page. */
const pageIn = (rows: readonly Row[], first: number) => {
  const shown = rows.slice(0, first)
  return { shown, last: rows.length > shown.length ? (shown.at(-1) ?? null) : null }
}

const getOrder = async (
  { ask, defaultCurrency, payments }: Parts,
  query: GetOrderQuery,
  call: Call
): Promise<Order | null> => {
  const { companies } = query
  const [found, invoiced] = await askBoth(ask, getOrderCalls(query), call)
  const [sale] = rowsIn(found)
  if (sale === undefined) return null
  const { id, ownerRef } = nameOf(sale)
  if (id !== query.id || !companies.includes(ownerRef)) return null
  const invoices = invoicedOf(sale, allRowsIn(invoiced))
    .map((row) => invoiceOf(row, { companies, defaultCurrency }))
    .filter((invoice) => companies.includes(invoice.ownerRef))
  const paid = await payments.ofInvoices(invoices, companies, call)
  return orderOf(sale, { invoices, payments: paid }, defaultCurrency)
}

const findInvoices = async (
  { ask, defaultCurrency }: Parts,
  query: InvoiceQuery,
  call: Call
): Promise<InvoicePage> => {
  const [found, total] = await askBoth(ask, findInvoicesCalls(query), call)
  const reading = { companies: query.companies, defaultCurrency }
  const { shown, last } = pageIn(rowsIn(found), query.first)
  return {
    invoices: shown.map((row) => invoiceOf(row, reading)),
    cursor: last && cursorAt(invoiceQuestion(query), [sortDayOf(last.invoice_date), last.id]),
    total: countIn(total),
    sums: null,
  }
}

const getInvoice = async (
  { ask, defaultCurrency, payments }: Parts,
  query: GetRecordQuery,
  call: Call
): Promise<OpenedInvoice | null> => {
  const { companies } = query
  const [row] = rowsIn(await ask(getInvoiceCall(query), call))
  if (row === undefined) return null
  const invoice = invoiceOf(row, { companies, defaultCurrency })
  if (invoice.id !== query.id || !companies.includes(invoice.ownerRef)) return null
  return { ...invoice, payments: await payments.ofInvoices([invoice], companies, call) }
}
