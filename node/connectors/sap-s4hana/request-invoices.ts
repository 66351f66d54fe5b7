/** Query -> OData of billing documents, as `request.ts` of sales orders. */
import type { GetRecordQuery, HttpRequest, InvoiceNumberKind, InvoiceQuery } from '../connector'
import { ofCompanies } from './company'
import { type Filter, allOf, anyOf, equals, isNotEmpty } from './odata'
import {
  dayFilters,
  get,
  isPossibleId,
  numberFilter,
  pageRequest,
  unsupported,
  whole,
  type NumberField,
  type PageRequest,
} from './request-parts'
import { INVOICED_ITEM_SELECT, INVOICE_SELECT } from './selection'
import type { SapSettings } from './settings'

export const BILLING_DOCUMENTS = '/sap/opu/odata/sap/API_BILLING_DOCUMENT_SRV/'
/** Base64 is a third longer than the document: 10 MB of it. */
export const MAX_DOCUMENT_BYTES = 10_000_000
const MAX_DOCUMENT_ANSWER_BYTES = Math.ceil((MAX_DOCUMENT_BYTES * 4) / 3) + 10_000

/** Invoices, credit memos and debit memos; no pro forma, no cancellation document. */
const IS_INVOICE: Filter = anyOf([
  equals('SDDocumentCategory', 'M'),
  equals('SDDocumentCategory', 'O'),
  equals('SDDocumentCategory', 'P'),
])

/** @throws ConnectorError `invalid-query`, or `unsupported` for what this connector does not declare */
export const findInvoicesRequest = (query: InvoiceQuery, settings: SapSettings): PageRequest => {
  refuseUndeclaredOfInvoices(query)
  const filters = [
    ofCompanies(query.companies),
    IS_INVOICE,
    ...(query.number === null ? [] : [invoiceNumberFilter(query.number)]),
    ...dayFilters('BillingDocumentDate', query),
  ]
  const { companies, number, from, to, sort } = query
  return pageRequest(filters, {
    query,
    question: ['invoices', [...companies].sort(), number, from, to, sort],
    path: `${BILLING_DOCUMENTS}A_BillingDocument`,
    select: INVOICE_SELECT,
    expand: 'to_Item',
    orderBy: ['BillingDocumentDate', 'BillingDocument'],
    metric: 'invoices-find',
    settings,
  })
}

export const getInvoiceRequest = (
  { companies, id }: GetRecordQuery,
  settings: SapSettings
): HttpRequest | null => {
  const ofViewer = ofCompanies(companies)
  if (ofViewer === null || !isPossibleId(id)) return null
  return get(`${BILLING_DOCUMENTS}A_BillingDocument`, {
    query: [
      ['$filter', allOf([equals('BillingDocument', id), ofViewer, IS_INVOICE])],
      ['$select', INVOICE_SELECT],
      ['$expand', 'to_Item'],
      ['$top', '1'],
    ],
    metric: 'invoices-get',
    settings,
  })
}

/** What was invoiced of an order, item by item: it says whose nothing is. Null for an id that can't be one. */
export const invoicedItemsRequest = (id: string, settings: SapSettings): HttpRequest | null =>
  isPossibleId(id)
    ? get(`${BILLING_DOCUMENTS}A_BillingDocumentItem`, {
        query: [
          ['$filter', equals('SalesDocument', id)],
          ['$select', INVOICED_ITEM_SELECT],
          ...whole('BillingDocument,BillingDocumentItem'),
        ],
        metric: 'invoiced-items-of-order',
        settings,
      })
    : null

/** So many of its documents are asked for at once: an address may be only so long. */
const DOCUMENTS_AT_ONCE = 40

/**
 * The invoices among these documents that are the companies'. Asked for apart from the items: expanded beside each item, a
 * document would come with all of its items as often as it has some.
 */
export const invoicesRequests = (
  { companies, ids }: { readonly companies: readonly string[]; readonly ids: readonly string[] },
  settings: SapSettings
): readonly HttpRequest[] => {
  const ofViewer = ofCompanies(companies)
  const possible = ids.filter(isPossibleId)
  const named = possible.slice(0, DOCUMENTS_AT_ONCE).map((id) => equals('BillingDocument', id))
  if (ofViewer === null || !isNotEmpty(named)) return []
  return [
    get(`${BILLING_DOCUMENTS}A_BillingDocument`, {
      query: [
        ['$filter', allOf([anyOf(named), ofViewer, IS_INVOICE])],
        ['$select', INVOICE_SELECT],
        ['$expand', 'to_Item'],
        ...whole('BillingDocument'),
      ],
      metric: 'invoices-of-order',
      settings,
    }),
    ...invoicesRequests({ companies, ids: possible.slice(DOCUMENTS_AT_ONCE) }, settings),
  ]
}

/** `GetPDF` is a function of the billing document service; its parameter is an OData literal. */
export const getPdfRequest = (invoiceId: string, settings: SapSettings): HttpRequest | null =>
  /^[A-Za-z0-9]{1,10}$/.test(invoiceId)
    ? {
        ...get(`${BILLING_DOCUMENTS}GetPDF`, {
          query: [['BillingDocument', `'${invoiceId}'`]],
          metric: 'documents-open',
          settings,
        }),
        maxAnswerBytes: MAX_DOCUMENT_ANSWER_BYTES,
      }
    : null

const invoiceNumberFilter = (number: NonNullable<InvoiceQuery['number']>): Filter | null => {
  const fields = NUMBER_FIELDS[number.kind]
  if (fields === undefined) throw unsupported('number')
  return numberFilter([number.value], fields, number.match ?? 'exact')
}

const NUMBER_FIELDS: Partial<Record<InvoiceNumberKind, readonly NumberField[]>> = {
  CUSTOMER: [['PurchaseOrderByCustomer', 35]],
  INVOICE: [
    ['BillingDocument', 10],
    ['DocumentReferenceID', 16],
  ],
}

const refuseUndeclaredOfInvoices = (query: InvoiceQuery): void => {
  if (query.state !== null) throw unsupported('state')
  if (query.dueFrom !== null || query.dueTo !== null) throw unsupported('dueFrom')
  if (query.placedBy !== null) throw unsupported('placedBy')
  if (query.sort === 'DUE_FIRST') throw unsupported('sort')
}
