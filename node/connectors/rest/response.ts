/**
 * Wire -> model. Lenient, within these bounds:
 * - Unknown fields are dropped. An optional value that can't be read is null, an optional list that is missing is empty.
 * - An unknown status, channel, facet or kind of document is `OTHER` or `UNKNOWN`, and the ERP's word becomes the label
 *   where it gave none. For an invoice without a status that we know, the open amount speaks: `OPEN`, `PAID`, or `OTHER`
 *   without one. Its kind is the direction of money, which nobody guesses: an unknown one is `bad-answer`.
 * - `orders`, `invoices`, `payments` and an order's `lines` must be lists. What can be opened or has an owner (order, invoice, payment, document)
 *   must say its id and its owner: leaving such a record out would hide a fault of the ERP behind a shorter list, and
 *   guessing its owner would show it to someone. The whole answer is `bad-answer`, and the error names the field.
 * - More records than asked for are `bad-answer`, before any of them is read.
 * - Lines, shipments and their like are never opened by their id: without one they are named by their position.
 */
import type {
  InvoicePage,
  InvoiceQuery,
  OpenedInvoice,
  OrderPage,
  OrderQuery,
  PaymentPage,
  PaymentQuery,
} from '../connector'
import { ConnectorError } from '../connector-error'
import type { Order, Payment } from '../order-model'
import { atMost } from '../values/rows'
import { bindCursor, isErpCursor } from './cursor'
import { readCounts, readOrder, rowReader } from './map-order'
import { readInvoice, readOpenedInvoice, readPayment, readSums } from './wire-document'
import {
  count,
  isRecord,
  requiredListOf,
  type Fields,
  type Reading,
  type RecordReader,
} from './wire-value'

/** Each throws ConnectorError `bad-answer`. */
export interface RestReader {
  readonly page: (answer: unknown, query: OrderQuery) => OrderPage
  readonly order: (answer: unknown) => Order
  readonly invoicePage: (answer: unknown, query: InvoiceQuery) => InvoicePage
  readonly invoice: (answer: unknown) => OpenedInvoice
  readonly paymentPage: (answer: unknown, query: PaymentQuery) => PaymentPage
  readonly payment: (answer: unknown) => Payment
}

/** @param defaultCurrency ISO 4217: of amounts that come without one */
export const createRestReader = (defaultCurrency: string): RestReader => {
  const readWith = <Value>(answer: unknown, read: RecordReader<Value>): Value => {
    const reading: Reading = { defaultCurrency, faults: [] }
    if (!isRecord(answer)) throw badAnswer([''])
    const value = read(answer, reading)
    if (reading.faults.length > 0) throw badAnswer(reading.faults)
    return value
  }
  return {
    order: (answer) => readWith(answer, readOrder),
    invoice: (answer) => readWith(answer, readOpenedInvoice),
    payment: (answer) => readWith(answer, readPayment),
    page: (answer, query) =>
      readWith(answer, (fields, reading) => ({
        orders: pageOf('orders', rowReader(query), query)(fields, reading),
        cursor: bindCursor(readCursor(fields, reading), query),
        total: count(fields.total),
        ...(query.countsOn ? { counts: readCounts(fields.counts) } : {}),
      })),
    invoicePage: (answer, query) =>
      readWith(answer, (fields, reading) => ({
        invoices: pageOf('invoices', readInvoice, query)(fields, reading),
        cursor: bindCursor(readCursor(fields, reading), query),
        total: count(fields.total),
        sums: readSums(fields.sums, reading),
      })),
    paymentPage: (answer, query) =>
      readWith(answer, (fields, reading) => ({
        payments: pageOf('payments', readPayment, query)(fields, reading),
        cursor: bindCursor(readCursor(fields, reading), query),
        total: count(fields.total),
      })),
  }
}

const pageOf =
  <Value>(name: string, read: RecordReader<Value>, { first }: { readonly first: number }) =>
  (fields: Fields, reading: Reading): Value[] => {
    const list = fields[name]
    if (Array.isArray(list)) atMost(list, first)
    return requiredListOf(name, read)(fields, reading)
  }

/** A cursor that could not be sent back would end the list early, unnoticed. */
const readCursor = ({ cursor }: Fields, { faults }: Reading): string | null => {
  if (cursor === undefined || cursor === null || cursor === '') return null
  if (typeof cursor === 'string' && isErpCursor(cursor)) return cursor
  faults.push('cursor')
  return null
}

const MAX_NAMED_FIELDS = 10

/** Names fields of the contract, never what was in them. */
const badAnswer = (faults: readonly string[]): ConnectorError => {
  const fields = faults.slice(0, MAX_NAMED_FIELDS).map((field) => field || 'body')
  return new ConnectorError('bad-answer', `The ERP's answer can't be read: ${fields.join(', ')}.`, {
    fields,
  })
}
