/**
 * SAP S/4HANA as it is: OData 2, `API_SALES_ORDER_SRV` and `API_BILLING_DOCUMENT_SRV`. What those two do not tell (due
 * days, payments, carriers) is not declared. See `docs/connectors/sap-s4hana.md`.
 */
import {
  NO_CAPABILITIES,
  ORDER_DAY_SORTS,
  type Call,
  type Capabilities,
  type ConnectorDefinition,
  type ConnectorParts,
  type DocumentQuery,
  type ErpConnector,
  type GetRecordQuery,
  type HttpRequest,
  type OpenedDocument,
} from '../connector'
import { nullIfNotFound } from '../connector-error'
import type { Invoice } from '../order-model'
import { withFoundBy } from '../values/found-by'
import { canonicalRef } from './company'
import {
  ORDER_NUMBER_KINDS,
  SALES_ORDERS,
  checkRequests,
  findOrdersRequest,
  getOrderRequest,
} from './request'
import {
  BILLING_DOCUMENTS,
  invoicedItemsRequest,
  invoicesRequests,
  findInvoicesRequest,
  getInvoiceRequest,
  getPdfRequest,
} from './request-invoices'
import { MAX_PAGE_SIZE, from } from './request-parts'
import {
  NO_INVOICES,
  NO_ORDERS,
  invoicePageOf,
  isCutAt,
  orderPageOf,
  documentOf,
  rowsOf,
} from './response'
import { readSapSettings, type SapSettings } from './settings'
import { PDF, invoicedOf, documentIdsOf, invoiceOf } from './wire-billing'
import { nameOf, orderOf } from './map-order'
import { type Fields, badAnswer } from './wire-value'

export type { SapSettings } from './settings'

const NAME = 'sap-s4hana'

export const CAPABILITIES: Capabilities = {
  ...NO_CAPABILITIES,
  numberKinds: ORDER_NUMBER_KINDS,
  partialNumberKinds: ORDER_NUMBER_KINDS,
  manyNumbers: true,
  // Each stands up to nine times in a filter: in three fields, in three letter cases.
  maxNumbersLength: 250,
  severalNumberKinds: ORDER_NUMBER_KINDS,
  dates: true,
  sorts: ORDER_DAY_SORTS,
  total: true,
  shipments: true,
  invoices: true,
  documents: true,
  invoiceList: true,
  invoiceNumberKinds: ['INVOICE', 'CUSTOMER'],
  partialInvoiceNumberKinds: ['INVOICE', 'CUSTOMER'],
  invoiceDates: true,
  invoiceSorts: ['NEWEST_FIRST', 'OLDEST_FIRST'],
  callsPerDocument: 2,
  buffersDocuments: true,
  maxPageSize: MAX_PAGE_SIZE,
}

export const createSapS4hana = ({
  settings,
}: Pick<ConnectorParts<SapSettings>, 'settings'>): ErpConnector => ({
  name: NAME,
  capabilities: CAPABILITIES,
  ownerEvidence: { findOrders: 'record', getOrder: 'record' },
  findOrders: async (query, call) => {
    const page = findOrdersRequest(query, settings)
    if (page.request === null) return NO_ORDERS
    const found = orderPageOf(await call.http.json(page.request, call), page)
    return { ...found, orders: withFoundBy(found.orders, query.number) }
  },
  getOrder: async ({ companies, id }, call) => {
    const rows = await rowsOrNone(getOrderRequest({ companies, id }, settings), call)
    const row = rows.find((candidate) => isAskedFor(nameOf(candidate), { companies, id }))
    if (row === undefined) return null
    // Not before the order has proved to be theirs: how this answers would tell that another company's is there.
    const items = await allRows(invoicedItemsRequest(id, settings), call)
    const requests = invoicesRequests({ companies, ids: documentIdsOf(items) }, settings)
    const found = await Promise.all(requests.map((request) => allRows(request, call)))
    const invoiced = invoicedOf(items, found.flat())
    const invoices = invoiced.invoices.filter(({ ownerRef }) => companies.includes(ownerRef))
    return orderOf(row, { ...invoiced, invoices })
  },
  findInvoices: async (query, call) => {
    const page = findInvoicesRequest(query, settings)
    return page.request === null
      ? NO_INVOICES
      : invoicePageOf(await call.http.json(page.request, call), page)
  },
  getInvoice: async (query, call) => {
    const invoice = await ownInvoice(query, { call, settings })
    return invoice && { payments: [], ...invoice }
  },
  openDocument: (query, call) => openPdf(query, { call, settings }),
  check: async (call) => {
    for (const request of checkRequests(settings)) rowsOf(await call.http.json(request, call))
  },
})

export const sapS4hana: ConnectorDefinition<SapSettings> = {
  name: NAME,
  pathPrefixes: [SALES_ORDERS, BILLING_DOCUMENTS],
  isForProduction: true,
  readSettings: readSapSettings,
  canonicalRef,
  create: createSapS4hana,
}

const rowsOrNone = async (request: HttpRequest | null, call: Call) => {
  const answer = request && (await call.http.json(request, call).catch(nullIfNotFound))
  return answer === null ? [] : rowsOf(answer)
}

/** A list that no order of a person fills. */
const MAX_SERVER_PAGES = 50

/**
 * All that matches, however the server pages. Its links are not followed: the rest is asked for by its place.
 * @throws ConnectorError `bad-answer` where the rest never comes: a part is not shown as the whole
 */
const allRows = async (request: HttpRequest | null, call: Call): Promise<readonly Fields[]> => {
  let rows: readonly Fields[] = []
  for (let page = 0; page < MAX_SERVER_PAGES; page += 1) {
    const answer =
      request && (await call.http.json(from(rows.length, request), call).catch(nullIfNotFound))
    if (answer === null && page === 0) return rows
    const more = rowsOf(answer)
    rows = [...rows, ...more]
    if (!isCutAt(answer, rows.length)) return rows
    if (more.length === 0) break
  }
  throw badAnswer('d.results')
}

const isAskedFor = (
  record: { readonly id: string; readonly ownerRef: string },
  asked: { readonly id: string; readonly companies: readonly string[] }
): boolean => record.id === asked.id && asked.companies.includes(record.ownerRef)

interface RequestScope {
  readonly call: Call
  readonly settings: SapSettings
}

const ownInvoice = async (
  asked: GetRecordQuery,
  { call, settings }: RequestScope
): Promise<Invoice | null> => {
  const rows = await rowsOrNone(getInvoiceRequest(asked, settings), call)
  return rows.map(invoiceOf).find((invoice) => isAskedFor(invoice, asked)) ?? null
}

/** `GetPDF` knows no company: the invoice is asked for first, as the company's. */
const openPdf = async (
  { companies, parent, document }: DocumentQuery,
  { call, settings }: RequestScope
): Promise<OpenedDocument | null> => {
  const id = parent.invoiceId
  if (id === null || document.id !== PDF) return null
  if ((await ownInvoice({ companies, id }, { call, settings })) === null) return null
  const request = getPdfRequest(id, settings)
  const answer = request && (await call.http.json(request, call).catch(nullIfNotFound))
  if (answer === null) return null
  const bytes = documentOf(answer)
  return { type: 'file', bytes: once(bytes), sizeBytes: bytes.length }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
