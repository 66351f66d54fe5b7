/**
 * OData 2 answers -> model. The list must be there (`d.results`, or `d` itself as old gateways write it); whatever else
 * can't be read is null. `__next` and `uri` links are not followed: the next page is asked for by its place.
 */
import type { InvoicePage, OrderPage } from '../connector'
import { ConnectorError } from '../connector-error'
import { atMost } from '../values/rows'
import { MAX_DOCUMENT_BYTES } from './request-invoices'
import type { PageRequest } from './request-parts'
import { invoiceOf } from './wire-billing'
import { summaryOf } from './map-order'
import { type Fields, badAnswer, hasNext, isFields } from './wire-value'

export const NO_ORDERS: OrderPage = { orders: [], cursor: null, total: 0 }
export const NO_INVOICES: InvoicePage = { invoices: [], cursor: null, total: 0, sums: null }

/** @throws ConnectorError `bad-answer` */
export const orderPageOf = (answer: unknown, page: PageRequest): OrderPage => {
  const rows = atMost(rowsOf(answer), page.first)
  return { orders: rows.map(summaryOf), ...placeOf(answer, rows, page) }
}

/** @throws ConnectorError `bad-answer` */
export const invoicePageOf = (answer: unknown, page: PageRequest): InvoicePage => {
  const rows = atMost(rowsOf(answer), page.first)
  return { invoices: rows.map(invoiceOf), ...placeOf(answer, rows, page), sums: null }
}

/** @throws ConnectorError `bad-answer` */
export const rowsOf = (answer: unknown): readonly Fields[] => {
  const body = isFields(answer) ? answer.d : undefined
  const list = isFields(body) ? body.results : body
  if (!Array.isArray(list) || !list.every(isFields)) throw badAnswer('d.results')
  return list
}

/**
 * The bytes of `GetPDF`.
 * @throws ConnectorError `bad-answer` for what is not base64, or longer than a document may be
 */
export const documentOf = (answer: unknown): Uint8Array => {
  const body = isFields(answer) ? answer.d : undefined
  const result = isFields(body) && isFields(body.GetPDF) ? body.GetPDF : body
  const text = isFields(result) ? result.BillingDocumentBinary : undefined
  if (typeof text !== 'string' || !BASE64.test(text)) throw badAnswer('BillingDocumentBinary')
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    throw new ConnectorError(
      'bad-answer',
      `The document is larger than ${MAX_DOCUMENT_BYTES} bytes.`
    )
  }
  return bytes
}

/** Line breaks are part of some writers' base64 (RFC 2045); anything else is noise. */
const BASE64 = /^[A-Za-z0-9+/\s]+(?:=\s*){0,2}$/

/** `__count` is text. Without it the next page is asked for while pages come full. */
const placeOf = (answer: unknown, rows: readonly Fields[], page: PageRequest) => {
  const total = countOf(answer)
  const next = page.skip + rows.length
  const hasMore = total === null ? hasRest(answer) || rows.length >= page.first : next < total
  return { cursor: hasMore && rows.length > 0 ? page.cursorAt(next) : null, total }
}

/** @param count how many rows of the list are there, with those of the answers before */
export const isCutAt = (answer: unknown, count: number): boolean =>
  hasRest(answer) || count < (countOf(answer) ?? 0)

const hasRest = (answer: unknown): boolean => isFields(answer) && hasNext(answer.d)

const countOf = (answer: unknown): number | null => {
  const count = isFields(answer) && isFields(answer.d) ? answer.d.__count : undefined
  const isCount = /^\d{1,9}$/.test(
    typeof count === 'string' || typeof count === 'number' ? String(count) : ''
  )
  return isCount ? Number(count) : null
}
