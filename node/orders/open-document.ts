import { LRUCache } from 'lru-cache'

import { isAppError } from '../app-error'
import type { DocumentParent, OpenedDocument } from '../connectors/connector'
import {
  ConnectorError,
  type ConnectorErrorKind,
  isConnectorError,
} from '../connectors/connector-error'
import type { OrderDocument } from '../connectors/order-model'
import { type RequestScope, viewOf } from './request-scope'
import { decodeDocumentRef } from './document-ref'
import type { HoldErp } from './erp'
import type { OpenInvoice } from './open-invoice'
import type { OpenOrder } from './open-order'
import type { OpenPayment } from './open-payment'
import { type DocumentFile, readDocument } from './document-bytes'
import { noSuchDocument, documentBroken, documentElsewhere, documentGone } from './document-errors'
import { mayOpenDocument } from './redaction'

/** Shorter than the service's own 30 s. It covers the proof of whose the document is, and the reading to the last byte. */
export const DOCUMENT_TIMEOUT_MS = 25_000
const PROOF_AGE_MS = 60_000
const MAX_PROOFS = 1_000
const MAX_BYTES_OF_PROOFS = 8 * 1024 * 1024

export interface OpeningRules {
  /** The store lets a browser follow a link to a document elsewhere. */
  readonly mayFollowLinks: boolean
  /** What is left of the request's time. */
  readonly timeoutMs: number
}

export type ServedDocument =
  | { readonly type: 'file'; readonly document: OrderDocument; readonly file: DocumentFile }
  /** https, without credentials. */
  | { readonly type: 'link'; readonly url: string }

/**
 * Opens the document that a ref names. By the ref nothing is believed: the record that lists the document is opened as for the
 * viewer's page, under the same rights, live (never a kept answer), and the document is taken from what is left of it. A proof
 * just made for the same view of the same record serves for 60 s.
 *
 * @throws AppError `NOT_FOUND` alike for what never was, what is not the viewer's, another connector's ref and no ref at all;
 * `UNAUTHENTICATED` and the like never; the reasons of `document-errors.ts`; ConnectorError
 */
export type OpenDocument = (
  ref: string,
  requestScope: RequestScope,
  rules: OpeningRules
) => Promise<ServedDocument>

/** They must not answer from what was kept: a document opens only for who may see its record now. */
export interface ProvingPorts {
  readonly openOrder: OpenOrder
  readonly openInvoice: OpenInvoice
  readonly openPayment: OpenPayment
  readonly holdErp: HoldErp
  readonly clock: () => Date
}

export const createOpenDocument = (ports: ProvingPorts): OpenDocument => {
  const documentsSeen = createProof(ports)
  return async (ref, requestScope, { mayFollowLinks, timeoutMs }) => {
    const endMs = performance.now() + timeoutMs
    const { connector } = requestScope.erp
    const name = decodeDocumentRef(ref)
    if (name === null || name.connector !== connector.name) throw noSuchDocument()
    const { parent, documentId } = name
    const document = await documentsSeen(parent, { requestScope, documentId })
    if (document === null || !mayOpenDocument(document.kind, requestScope.rights))
      throw noSuchDocument()
    const query = { companies: requestScope.companies, parent, document }
    const { answer, release } = await ports
      .holdErp(requestScope.erp, endMs - performance.now(), async (call) => {
        if (connector.openDocument === undefined) throw cannotOpen()
        return connector.openDocument(query, call)
      })
      .catch(asDocumentError)
    if (answer?.type === 'file') {
      return {
        type: 'file',
        document,
        file: await readDocument(answer, release).catch(asDocumentError),
      }
    }
    release()
    if (answer === null) throw documentGone()
    return { type: 'link', url: linkOf(answer, mayFollowLinks) }
  }
}

const cannotOpen = () =>
  new ConnectorError('unsupported', 'The connector lists documents and cannot open any.')

/** Of what was asked nobody but the ERP and its connector chose a word. */
const BROKEN: ReadonlySet<ConnectorErrorKind> = new Set([
  'bad-answer',
  'refused-query',
  'invalid-query',
])

/** The record has just listed it: what is wrong now is wrong with the document. */
const asDocumentError = (error: unknown): never => {
  if (!isConnectorError(error)) throw error
  if (error.kind === 'not-found') throw documentGone()
  throw BROKEN.has(error.kind) ? documentBroken(error) : error
}

const linkOf = (
  { url }: Extract<OpenedDocument, { type: 'link' }>,
  mayFollowLinks: boolean
): string => {
  const link = URL.canParse(url) ? new URL(url) : null
  const isPlain = link?.protocol === 'https:' && link.username === '' && link.password === ''
  if (link === null || !isPlain || !mayFollowLinks) throw documentElsewhere()
  return link.href
}

interface Proof {
  readonly documents: readonly OrderDocument[]
  readonly provedAtMs: number
}

/** What of a parent's documents the viewer sees; one that is not among those seen a moment ago is looked for anew. */
const createProof = (ports: ProvingPorts) => {
  const proofs = new LRUCache<string, Proof>({
    max: MAX_PROOFS,
    maxSize: MAX_BYTES_OF_PROOFS,
    sizeCalculation: ({ documents }, key) => JSON.stringify(documents).length + key.length,
  })
  return async (
    parent: DocumentParent,
    { requestScope, documentId }: { requestScope: RequestScope; documentId: string }
  ): Promise<OrderDocument | null> => {
    const { orderId, invoiceId, paymentId } = parent
    const key = JSON.stringify([
      requestScope.erp.key,
      viewOf(requestScope),
      orderId,
      invoiceId,
      paymentId,
    ])
    const nowMs = ports.clock().getTime()
    const known = proofs.get(key)
    const isFresh = known !== undefined && nowMs - known.provedAtMs < PROOF_AGE_MS
    const before = isFresh ? find(known.documents, documentId) : null
    if (before !== null) return before
    const documents = await documentsOf(parent, requestScope, ports)
    proofs.set(key, { documents, provedAtMs: nowMs })
    return find(documents, documentId)
  }
}

const find = (documents: readonly OrderDocument[], documentId: string): OrderDocument | null =>
  documents.find(({ id }) => id === documentId) ?? null

interface Listing {
  readonly id: string
  readonly documents: readonly OrderDocument[]
}

/** The documents of the record that the parent names, by the way on which the viewer saw it. */
const documentsOf = async (
  { orderId, invoiceId, paymentId }: DocumentParent,
  requestScope: RequestScope,
  { openOrder, openInvoice, openPayment }: ProvingPorts
): Promise<readonly OrderDocument[]> => {
  if (orderId !== null) {
    const { answer } = await openOrder(orderId, requestScope).catch(asNoSuchDocument)
    if (invoiceId !== null && paymentId !== null) throw noSuchDocument()
    if (invoiceId !== null) return documentsListedIn(answer.invoices, invoiceId)
    return paymentId !== null ? documentsListedIn(answer.payments, paymentId) : answer.documents
  }
  if (invoiceId !== null) {
    const { answer } = await openInvoice(invoiceId, requestScope).catch(asNoSuchDocument)
    return paymentId !== null ? documentsListedIn(answer.payments, paymentId) : answer.documents
  }
  if (paymentId === null) throw noSuchDocument()
  const { answer } = await openPayment(paymentId, requestScope).catch(asNoSuchDocument)
  return answer.documents
}

const documentsListedIn = (records: readonly Listing[], id: string): readonly OrderDocument[] =>
  records.find((record) => record.id === id)?.documents ?? []

/** What is said of a record that is not there would tell it from a document that is not. */
const asNoSuchDocument = (error: unknown): never => {
  const isHidden =
    isAppError(error) && ['NOT_FOUND', 'NO_ACCESS', 'UNSUPPORTED'].includes(error.code)
  throw isHidden ? noSuchDocument() : error
}
