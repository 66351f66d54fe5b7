/** Query -> calls, for invoices and payments by themselves. The restriction to the companies is in every one of them. */
import type {
  GetRecordQuery,
  InvoiceNumberInterpretation,
  InvoiceNumberKind,
  InvoiceQuery,
  PaymentQuery,
} from '../connector'
import type { Day } from '../order-model'
import {
  NOTHING,
  between,
  containing,
  dayValue,
  exactly,
  ofCompanies,
  sendable,
  unsupported,
  withId,
  type Domain,
} from './domain'
import { behind, inOrder, pageSize, placeIn, readPlace, type Place } from './paging'
import { issuedInvoices } from './request'
import { searchCount, searchRead, type RpcCall } from './rpc'
import { INVOICE_FIELDS, INVOICE_SIZES } from './wire-invoice'
import {
  ATTACHMENT_FIELDS,
  ATTACHMENT_SIZES,
  ENTRY_FIELDS,
  ENTRY_ID,
  PAYMENT_FIELDS,
  PAYMENT_ID,
} from './wire-payment'

const INVOICE = 'account.invoice'
const INVOICE_DAY = 'invoice_date'

const NUMBER_FIELDS: Readonly<Record<Exclude<InvoiceNumberKind, 'ACCESS_KEY'>, string>> = {
  INVOICE: 'number',
  WEB: 'sales.web_id',
  ERP: 'sales.number',
  CUSTOMER: 'sales.reference',
}

/**
 * One page, and how many match in all.
 * @throws ConnectorError `invalid-query` for what must not be sent, `unsupported` for what Tryton does not know
 */
export const findInvoicesCalls = (query: InvoiceQuery): readonly [RpcCall, RpcCall] => {
  const { sort, first, after } = query
  if (sort === 'DUE_FIRST') throw unsupported('sort')
  const domain = invoiceDomain(query)
  const place = after === null ? null : readPlace(placeIn(invoiceQuestion(query), after))
  return [
    searchRead({
      model: INVOICE,
      domain: place === null ? domain : [...domain, behind(INVOICE_DAY, sort, place)],
      fields: INVOICE_FIELDS,
      sizesOf: INVOICE_SIZES,
      limit: pageSize(first) + 1,
      order: inOrder(INVOICE_DAY, sort),
      metric: 'invoices-find',
    }),
    searchCount(INVOICE, domain, 'invoices-count'),
  ]
}

/** With the ids of what has been paid for it. */
export const getInvoiceCall = ({ companies, id }: GetRecordQuery): RpcCall =>
  searchRead({
    model: INVOICE,
    domain: [...issuedInvoices(companies), withId(id)],
    fields: INVOICE_FIELDS,
    sizesOf: INVOICE_SIZES,
    limit: 1,
    metric: 'invoices-get',
  })

export const invoiceQuestion = ({ companies, number, state, ...rest }: InvoiceQuery): unknown => {
  const { today, from, to, dueFrom, dueTo, sort } = rest
  const overdueSince = state === 'OVERDUE' ? today : null
  const bounds = [from, to, dueFrom, dueTo, overdueSince]
  return ['invoices', [...companies].sort(), number, state, bounds, sort]
}

const invoiceDomain = (query: InvoiceQuery): Domain => {
  if (query.placedBy !== null) throw unsupported('placedBy')
  const { number, state, dueFrom, dueTo } = query
  return [
    ...issuedInvoices(query.companies),
    ...(number === null ? [] : [withNumber(number)]),
    ...between(INVOICE_DAY, query.from, query.to),
    ...(state === null ? [] : inState(state, query.today)),
    ...(dueFrom === null && dueTo === null ? [] : [dueBetween(dueFrom, dueTo)]),
  ]
}

const withNumber = ({ kind, value, match }: InvoiceNumberInterpretation): Domain => {
  if (kind === 'ACCESS_KEY') throw unsupported('number')
  const matching = match === 'partial' ? containing : exactly
  return matching(NUMBER_FIELDS[kind], sendable(value, 'number'))
}

/** What a payment has paid and nobody has booked yet is not overdue, though Tryton has not settled it. */
const inState = (state: NonNullable<InvoiceQuery['state']>, today: Day): readonly Domain[] => {
  if (state === 'PAID') return [['state', '=', 'paid']]
  const isOverdue = withDueLine([
    ['maturity_date', '<', dayValue(today, 'today')],
    ['reconciliation', '=', null],
    [
      'payments',
      'not where',
      [
        ['state', '=', 'succeeded'],
        ['line', '!=', null],
      ],
    ],
  ])
  return [['state', '=', 'posted'], ...(state === 'OVERDUE' ? [isOverdue] : [])]
}

const dueBetween = (from: Day | null, to: Day | null): Domain =>
  withDueLine([['maturity_date', '!=', null], ...between('maturity_date', from, to)])

/** The invoice's lines on the customer's account: what it asks to be paid. */
const withDueLine = (conditions: readonly Domain[]): Domain => [
  'move.lines',
  'where',
  [['account.type.receivable', '=', true], ['debit', '>', ZERO], ...conditions],
]

const ZERO = { __class__: 'Decimal', decimal: '0' }

/** Succeeded payments whose invoice line, if any, has an origin that can be read as an invoice. */
const payments = (companies: readonly string[]): readonly Domain[] => [
  ofCompanies('party.code', companies),
  ['kind', '=', 'receivable'],
  ['state', '=', 'succeeded'],
  [
    'OR',
    ['line', '=', null],
    ['line.move.origin', '=', null],
    ['line.move.origin', 'like', 'account.invoice,%'],
  ],
]

/** Journals of invoices and of corrections: a credit there is no payment. */
const UNPAID_JOURNALS = ['revenue', 'expense', 'write-off', 'situation', 'general']
const PAID_BY_PAYMENT: Domain = [
  ['reconciliation', '!=', null],
  ['payments', 'where', [['state', '=', 'succeeded']]],
]

const entries = (companies: readonly string[]): readonly Domain[] => [
  ofCompanies('party.code', companies),
  ['account.type.receivable', '=', true],
  ['credit', '>', ZERO],
  ['move.state', '=', 'posted'],
  ['move.journal.type', 'not in', UNPAID_JOURNALS],
  ['OR', ['reconciliation', '=', null], ['reconciliation.lines', 'not where', PAID_BY_PAYMENT]],
]

const PAYMENT_DAY = 'date'

/** Behind which payment a page begins: those of a day come before the entries of that day. */
export interface PaymentPlace extends Place {
  readonly isEntry: boolean
}

/** One page of each of the two kinds, to be merged. */
export const findPaymentsCalls = (query: PaymentQuery): readonly [RpcCall, RpcCall] => {
  if (query.placedBy !== null) throw unsupported('placedBy')
  const { companies, from, to, first, after } = query
  const place = after === null ? null : readPaymentPlace(placeIn(paymentQuestion(query), after))
  const page = {
    limit: pageSize(first) + 1,
    order: inOrder(PAYMENT_DAY, 'NEWEST_FIRST'),
    metric: 'payments-find',
  }
  const days = between(PAYMENT_DAY, from, to)
  return [
    paymentsCall([...payments(companies), ...days, ...behindPayment(place, false)], page),
    entriesCall([...entries(companies), ...days, ...behindPayment(place, true)], page),
  ]
}

export const paymentQuestion = ({ companies, from, to }: PaymentQuery): unknown => [
  'payments',
  [...companies].sort(),
  from,
  to,
]

const readPaymentPlace = ([day, id, isEntry]: readonly unknown[]): PaymentPlace => ({
  ...readPlace([day, id]),
  isEntry: isEntry === true,
})

/** Of the other kind the rest of the day is left where payments come first, or all of it is behind. */
const behindPayment = (place: PaymentPlace | null, isEntry: boolean): readonly Domain[] => {
  if (place === null) return []
  if (place.isEntry === isEntry) return [behind(PAYMENT_DAY, 'NEWEST_FIRST', place)]
  if (place.day === null) return isEntry ? [[PAYMENT_DAY, '=', null]] : [NOTHING]
  const further: Domain = [PAYMENT_DAY, isEntry ? '<=' : '<', dayValue(place.day)]
  return [['OR', further, [PAYMENT_DAY, '=', null]]]
}

/** null for an id that can't be one. */
export const getPaymentCall = ({ companies, id }: GetRecordQuery): RpcCall => {
  const entry = ENTRY_ID.exec(id)?.[1]
  const page = { limit: 1, metric: 'payments-get' }
  return entry === undefined
    ? paymentsCall([...payments(companies), withId(PAYMENT_ID.exec(id)?.[1] ?? '')], page)
    : entriesCall([...entries(companies), withId(entry)], page)
}

/** What settles these invoices, by `account.payment` and by entries. */
export const settlingCalls = (
  companies: readonly string[],
  invoiceIds: readonly number[]
): readonly [RpcCall, RpcCall] => {
  const page = { metric: 'payments-of-invoices', order: inOrder(PAYMENT_DAY, 'NEWEST_FIRST') }
  const origins = invoiceIds.map((id) => `account.invoice,${id}`)
  return [
    paymentsCall([...payments(companies), ['line.move.origin', 'in', origins]], page),
    entriesCall(
      [
        ...entries(companies),
        [
          'OR',
          ['invoice_payments', 'in', invoiceIds],
          ['reconciliation.lines', 'where', [['move.origin', 'in', origins]]],
        ],
      ],
      page
    ),
  ]
}

type Page = Pick<Parameters<typeof searchRead>[0], 'limit' | 'order' | 'metric'>

const paymentsCall = (domain: Domain, page: Page): RpcCall =>
  searchRead({ model: 'account.payment', domain, fields: PAYMENT_FIELDS, ...page })

const entriesCall = (domain: Domain, page: Page): RpcCall =>
  searchRead({ model: 'account.move.line', domain, fields: ENTRY_FIELDS, ...page })

/** @param paymentIds such as "7": of `account.payment` */
export const attachmentsCall = (paymentIds: readonly string[]): RpcCall =>
  searchRead({
    model: 'ir.attachment',
    domain: [
      ['resource', 'in', paymentIds.map((id) => `account.payment,${id}`)],
      ['type', '=', 'data'],
    ],
    fields: ATTACHMENT_FIELDS,
    sizesOf: ATTACHMENT_SIZES,
    order: [['id', 'ASC']],
    metric: 'payments-attachments',
  })
