/**
 * One order. The detail comes first, since it alone names its owner; only when that is the viewer's, the rest is asked for:
 * the documents, and the search's row, which has the buyer's own number where the detail has none.
 */
import type { Call, DocumentQuery, GetOrderQuery, OpenedDocument } from '../connector'
import { type ConnectorErrorKind, isConnectorError } from '../connector-error'
import type { Order, OrderDocument } from '../order-model'
import { canonicalRef } from './company'
import { type OrderName, readOrderId } from './order-id'
import {
  numberCriterion,
  ORDER_SPELLINGS,
  orderRequest,
  DOCUMENT_FOLDERS,
  DOCUMENTS_SPELLINGS,
  documentsRequest,
  searchRequest,
} from './request'
import type { PedidoReader, Row } from './response'
import type { Send } from './session'
import type { PedidoSettings } from './settings'
import { createSpelling } from './spelling'
import type { LinkedDocument } from './wire-document'

export interface OrderParts {
  readonly send: Send
  readonly reader: PedidoReader
  readonly settings: PedidoSettings
}

export const createOrders = ({ send, reader, settings }: OrderParts) => {
  const inOrderSpelling = createSpelling(ORDER_SPELLINGS)
  const inDocumentsSpelling = createSpelling(DOCUMENTS_SPELLINGS)

  const getDetail = async (name: OrderName, call: Call): Promise<Order | null> => {
    const answer = await inOrderSpelling((path) => send(orderRequest(path, name), call)).catch(
      (error: unknown) => nullFor(['not-found'], error)
    )
    return reader.order(answer)
  }

  const listDocuments = async (name: OrderName, call: Call): Promise<LinkedDocument[]> =>
    reader.documents(
      await inDocumentsSpelling((path) => send(documentsRequest(path, name), call)),
      name
    )

  const findRow = async (name: OrderName, call: Call): Promise<Row | null> => {
    const criterion = numberCriterion('ERP', name.pedidoErpId)
    const answer = await send(searchRequest(name.revendaId, criterion), call)
    const rows = reader.rows(answer, name.ownerRef)
    // Of a search only the query vouches for the owner; a row that names another is believed in that.
    const isOwn = ({ summary }: Row) =>
      summary.erpOrderNumber === name.pedidoErpId && summary.ownerRef === name.ownerRef
    return rows.find(isOwn) ?? null
  }

  const getOrder = async ({ companies, id }: GetOrderQuery, call: Call): Promise<Order | null> => {
    const name = readOrderId(id)
    if (name === null || !isAskedFor(name.ownerRef, companies)) return null
    const order = await getDetail(name, call)
    if (order === null || order.id !== id || order.ownerRef !== name.ownerRef) return null
    const [documents, row] = await Promise.all([
      listDocuments(name, call).catch((error: unknown) => nullFor(MISSING, error)),
      findRow(name, call).catch((error: unknown) => nullFor(MISSING, error)),
    ])
    return completed(order, documents ?? [], row)
  }

  const openDocument = async (
    { companies, parent, document }: DocumentQuery,
    call: Call
  ): Promise<OpenedDocument | null> => {
    const name = readOrderId(parent.orderId ?? '')
    if (name === null || !isAskedFor(name.ownerRef, companies)) return null
    const documents = await listDocuments(name, call).catch((error: unknown) =>
      nullFor(['not-found'], error)
    )
    const found = documents?.find((each) => each.document.id === document.id)
    return found === undefined ? null : openOneDocument(found.url, settings, call)
  }
  return { getOrder, openDocument }
}

const isAskedFor = (ownerRef: string, companies: readonly string[]): boolean =>
  companies.map(canonicalRef).includes(ownerRef)

/**
 * What an ERP says where it does not have an operation. The incumbent asked for documents apart, so an order must open without
 * them; an ERP that is slow or down is another matter, and is told as such.
 */
const MISSING = [
  'not-found',
  'bad-answer',
  'invalid-query',
  'refused-query',
  'rejected-credentials',
] as const

const nullFor = (kinds: readonly string[], error: unknown): null => {
  if (isConnectorError(error) && kinds.includes(error.kind)) return null
  throw error
}

const completed = (order: Order, documents: readonly LinkedDocument[], row: Row | null): Order => ({
  ...order,
  documents: documentsOf(documents, order),
  customerOrderNumber: order.customerOrderNumber ?? row?.summary.customerOrderNumber ?? null,
  webOrderNumber: order.webOrderNumber ?? row?.summary.webOrderNumber ?? null,
})

/** A document has no number of its own in the contract; of an invoice's, it is the order's only invoice. */
const documentsOf = (
  documents: readonly LinkedDocument[],
  { invoices }: Order
): OrderDocument[] => {
  const number = invoices[0]?.invoiceNumber ?? null
  return documents.map(({ document }) =>
    document.kind === 'INVOICE_PDF' || document.kind === 'INVOICE_XML'
      ? { ...document, number }
      : document
  )
}

/** No credential of ours went with it, so that none was refused: the link has expired, or never was open. */
const kindOfRefusedLink = (status: number): ConnectorErrorKind | null =>
  status === 401 || status === 403 ? 'bad-answer' : null

/**
 * The contract's links need no login, and ours never goes with them. VTEX's egress lets out the paths of the manifest only:
 * a document elsewhere stays a link, for the use-case to decide.
 */
const openOneDocument = async (
  url: string,
  { erpOrigin, documentOrigins }: PedidoSettings,
  call: Call
): Promise<OpenedDocument | null> => {
  const { origin, pathname, searchParams } = new URL(url)
  const isReachable = origin === erpOrigin || documentOrigins.includes(origin)
  const isBelow = DOCUMENT_FOLDERS.some((folder) => pathname.startsWith(folder))
  if (!isReachable || !isBelow) return { type: 'link', url }
  const request = {
    method: 'GET' as const,
    ...(origin === erpOrigin ? {} : { origin }),
    path: pathname,
    query: [...searchParams],
    errorKind: kindOfRefusedLink,
    metric: 'document-open',
  }
  const body = await call.http
    .stream(request, call)
    .catch((error: unknown) => nullFor(['not-found'], error))
  return body && { type: 'file', bytes: body.bytes, sizeBytes: body.sizeBytes }
}
