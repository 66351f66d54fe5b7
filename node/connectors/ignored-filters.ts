/**
 * Whether the rows that came are what was asked for. An ERP that does not know a filter often ignores it, and everything it
 * has would be shown as found. So rows are compared with the question, generously: only where a row says the thing, a
 * number by its core, a day with a day's leeway. A row that is something else is counted and still shown, for the ERP may
 * know better; a page of nothing else is no answer to the question.
 *
 * Not compared are words without digits, which ERPs look for in ways of their own, and what rows do not say: a product, an
 * invoice's number in an order. Whose a record is and who placed it is no filter: see `orders/ownership.ts`.
 */
import { hasCoreOf, lettersAndDigits, splitSeries } from '../model/number-form'
import {
  kindsOf,
  ORDER_NUMBER_FIELDS,
  type FilterMismatch,
  type InvoiceNumberInterpretation,
  type InvoiceQuery,
  type InvoiceState,
  type OrderQuery,
  type PaymentQuery,
} from './connector'
import { ConnectorError } from './connector-error'
import type { Day, Invoice, OrderSummary, Payment } from './order-model'

/** Whether a row may be what a filter asks for. One that is not set asks for nothing. */
type Filters<Query, Row> = { readonly [Name in keyof Query]?: (row: Row, query: Query) => boolean }

interface Answer<Query, Row> {
  readonly operation: string
  readonly query: Query
  readonly rows: readonly Row[]
  readonly note: ((mismatch: FilterMismatch) => void) | undefined
}

/**
 * Notes the rows that are not what was asked for.
 * @throws ConnectorError `bad-answer`, naming the filters, for a page on which no row is
 */
const checkRows = <Query, Row>(
  filters: Filters<Query, Row>,
  { operation, query, rows, note }: Answer<Query, Row>
): void => {
  const ignored: string[] = []
  for (const [filter, isFit] of Object.entries<Filters<Query, Row>[keyof Query]>(filters)) {
    const mismatches = rows.filter((row) => isFit?.(row, query) === false).length
    if (mismatches === 0) continue
    note?.({ operation, filter, rows: rows.length, mismatches })
    if (mismatches === rows.length) ignored.push(filter)
  }
  if (ignored.length > 0) throw ignoredBy(ignored)
}

const ignoredBy = (fields: readonly string[]): ConnectorError =>
  new ConnectorError('bad-answer', 'No row of the ERP is what was asked for.', { fields })

const mayBeNumber = (number: string | null, values: readonly string[]): boolean =>
  number === null || values.some((value) => !/\d/.test(value) || hasCoreOf(number, value))

/** An ERP that stores times of another time zone is a day off, and has ignored nothing. */
const LEEWAY_MS = 24 * 60 * 60 * 1000

const isFrom = (day: Day | null, from: Day | null): boolean =>
  day === null || from === null || !(Date.parse(from) - Date.parse(day) > LEEWAY_MS)

const isUpTo = (day: Day | null, to: Day | null): boolean => isFrom(to, day)

const isAmong = <Word extends string>(word: Word | 'OTHER', words: readonly Word[]): boolean =>
  words.length === 0 || word === 'OTHER' || words.includes(word)

const ORDER_FILTERS: Filters<OrderQuery, OrderSummary> = {
  number: (row, { number }) =>
    number === null ||
    kindsOf(number).some(
      (kind) => kind === 'INVOICE' || mayBeNumber(row[ORDER_NUMBER_FIELDS[kind]], number.values)
    ),
  from: ({ orderedOn }, { from }) => isFrom(orderedOn, from),
  to: ({ orderedOn }, { to }) => isUpTo(orderedOn, to),
  statuses: ({ status }, { statuses }) => isAmong(status, statuses),
  channels: ({ channel }, { channels }) => isAmong(channel, channels),
}

/** By whatever it is known under: an ERP may have a number of its own besides the official one. */
const mayHaveNumber = (invoice: Invoice, value: string): boolean => {
  const { id, invoiceNumber, series, accessKey } = invoice
  const values = [value, splitSeries(value)?.number ?? value]
  const official = invoiceNumber && `${invoiceNumber}-${series ?? ''}`
  return [official, id, accessKey ?? id].some((number) => mayBeNumber(number, values))
}

const isInvoiceOf = (invoice: Invoice, { kind, value }: InvoiceNumberInterpretation): boolean => {
  if (kind === 'INVOICE') return mayHaveNumber(invoice, value)
  if (kind === 'ACCESS_KEY') return isSameCode(invoice.accessKey ?? value, value)
  const numbers = invoice.orders.map((order) => order[ORDER_NUMBER_FIELDS[kind]])
  return numbers.length === 0 || numbers.some((number) => mayBeNumber(number, [value]))
}

const isSameCode = (one: string, other: string): boolean =>
  lettersAndDigits(one) === lettersAndDigits(other)

const isOpen = ({ status }: Invoice): boolean => status !== 'PAID' && status !== 'CANCELLED'

const mayBeDue = ({ instalments }: Invoice, isFit: (day: Day | null) => boolean): boolean =>
  instalments.length === 0 || instalments.some(({ dueOn }) => isFit(dueOn))

const MAY_BE: Readonly<Record<InvoiceState, (invoice: Invoice, today: Day) => boolean>> = {
  OPEN: isOpen,
  OVERDUE: (invoice, today) => isOpen(invoice) && mayBeDue(invoice, (day) => isUpTo(day, today)),
  // Many ERPs call a cancelled one settled.
  PAID: ({ status }) => status !== 'OPEN' && status !== 'PARTLY_PAID',
}

const INVOICE_FILTERS: Filters<InvoiceQuery, Invoice> = {
  number: (invoice, { number }) => number === null || isInvoiceOf(invoice, number),
  state: (invoice, { state, today }) => state === null || MAY_BE[state](invoice, today),
  from: ({ issuedOn }, { from }) => isFrom(issuedOn, from),
  to: ({ issuedOn }, { to }) => isUpTo(issuedOn, to),
  dueFrom: (invoice, { dueFrom }) => mayBeDue(invoice, (day) => isFrom(day, dueFrom)),
  dueTo: (invoice, { dueTo }) => mayBeDue(invoice, (day) => isUpTo(day, dueTo)),
}

const PAYMENT_FILTERS: Filters<PaymentQuery, Payment> = {
  from: ({ paidOn }, { from }) => isFrom(paidOn, from),
  to: ({ paidOn }, { to }) => isUpTo(paidOn, to),
}

type RowCheck<Query, Row> = (answer: Omit<Answer<Query, Row>, 'operation'>) => void

/** @throws as `checkRows`, like the two below */
export const checkOrderRows: RowCheck<OrderQuery, OrderSummary> = (answer) =>
  checkRows(ORDER_FILTERS, { ...answer, operation: 'find-orders' })

export const checkInvoiceRows: RowCheck<InvoiceQuery, Invoice> = (answer) =>
  checkRows(INVOICE_FILTERS, { ...answer, operation: 'find-invoices' })

export const checkPaymentRows: RowCheck<PaymentQuery, Payment> = (answer) =>
  checkRows(PAYMENT_FILTERS, { ...answer, operation: 'find-payments' })
