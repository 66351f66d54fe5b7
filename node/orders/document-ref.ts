/**
 * What a browser calls a document by: base64url of JSON [connector, orderId, invoiceId, paymentId, documentId]. It names and
 * proves nothing: whoever opens it is asked again whether they see the record that lists the document (`open-document.ts`).
 */
import type { DocumentParent } from '../connectors/connector'

export interface DocumentName {
  readonly connector: string
  readonly parent: DocumentParent
  readonly documentId: string
}

/** An address has room for it; the longest id of an ERP that is known takes a tenth. */
const MAX_LENGTH = 2000
const CONNECTOR_NAME = /^[a-z][a-z0-9-]*$/
const BASE64URL = /^[\w-]+$/

/** One longer than a browser may send is given out all the same, and does not open: the listing must not fail for it. */
export const encodeDocumentRef = ({ connector, parent, documentId }: DocumentName): string => {
  const { orderId, invoiceId, paymentId } = parent
  const content = JSON.stringify([connector, orderId, invoiceId, paymentId, documentId])
  return Buffer.from(content).toString('base64url')
}

/** @returns null for anything that `encodeDocumentRef` would not have made, to the letter */
export const decodeDocumentRef = (ref: string): DocumentName | null => {
  if (ref.length > MAX_LENGTH || !BASE64URL.test(ref)) return null
  const name = readName(parsed(Buffer.from(ref, 'base64url').toString()))
  return name !== null && encodeDocumentRef(name) === ref ? name : null
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const readName = (content: unknown): DocumentName | null => {
  if (!Array.isArray(content) || content.length !== 5) return null
  const [connector, orderId, invoiceId, paymentId, documentId] = content as unknown[]
  const isNamed =
    isId(connector) &&
    CONNECTOR_NAME.test(connector) &&
    isIdOrNull(orderId) &&
    isIdOrNull(invoiceId) &&
    isIdOrNull(paymentId) &&
    isId(documentId)
  return isNamed ? { connector, parent: { orderId, invoiceId, paymentId }, documentId } : null
}

const isId = (value: unknown): value is string => typeof value === 'string' && value !== ''

const isIdOrNull = (value: unknown): value is string | null => value === null || isId(value)
