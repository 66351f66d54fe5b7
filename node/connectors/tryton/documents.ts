/**
 * Documents: an invoice's file, which Tryton keeps since it posted the invoice, and what is attached to a payment. They come
 * as base64 within JSON, whole in memory. The companies are in the query that fetches one, so it is theirs or nothing.
 */
import type { Call, DocumentQuery, OpenedDocument } from '../connector'
import { ofCompanies, withId } from './domain'
import { issuedInvoices } from './request'
import { rowsIn, searchRead, type RpcCall } from './rpc'
import type { Ask } from './session'
import { INVOICE_FILE } from './wire-invoice'
import { ATTACHMENT_ID, PAYMENT_ID } from './wire-payment'
import { badAnswer, bytesOf } from './wire-value'

/** What a document may weigh; base64 makes four bytes of three, with line breaks. */
export const MAX_DOCUMENT_BYTES = 10 * 1024 * 1024
const MAX_ANSWER_BYTES = Math.ceil(MAX_DOCUMENT_BYTES * 1.4) + 64 * 1024

/** @throws ConnectorError `bad-answer` for what is no file, is empty or too large */
export const openOneDocument = async (
  ask: Ask,
  query: DocumentQuery,
  call: Call
): Promise<OpenedDocument | null> => {
  const document = documentCall(query)
  if (document === null) return null
  const [row] = rowsIn(await ask(document.rpc, call))
  const value = row?.[document.field]
  if (value === undefined || value === null) return null
  const bytes = bytesOf(value)
  if (bytes === null || bytes.length === 0 || bytes.length > MAX_DOCUMENT_BYTES) {
    throw badAnswer('holds no file that can be read')
  }
  return { type: 'file', bytes: once(bytes), sizeBytes: bytes.length }
}

const documentCall = ({ companies, parent, document }: DocumentQuery) => {
  const common = { limit: 1, maxAnswerBytes: MAX_ANSWER_BYTES, metric: 'documents-open' }
  if (document.id === INVOICE_FILE && parent.invoiceId !== null) {
    const field = 'invoice_report_cache'
    const domain = [...issuedInvoices(companies), withId(parent.invoiceId)]
    return named(
      field,
      searchRead({ model: 'account.invoice', domain, fields: [field], ...common })
    )
  }
  const attachment = ATTACHMENT_ID.exec(document.id)?.[1]
  const payment = PAYMENT_ID.exec(parent.paymentId ?? '')?.[1]
  if (attachment === undefined || payment === undefined) return null
  const domain = [
    withId(attachment),
    ['type', '=', 'data'],
    ['resource', '=', `account.payment,${payment}`],
    [...ofCompanies('resource.party.code', companies), 'account.payment'],
  ]
  return named('data', searchRead({ model: 'ir.attachment', domain, fields: ['data'], ...common }))
}

const named = (field: string, rpc: RpcCall) => ({ field, rpc })

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
