/**
 * What has been paid, from the two places where Tryton keeps it:
 * - `account.payment` that succeeded (direct debit, payment slip): what is attached to it are its receipts;
 * - an entry on the customer's account from a cash, bank or statement journal.
 * An entry that settles what such a payment has paid is the same money again: it is left out by the query.
 */
import type { OrderDocument, OrderReference, Payment, PaymentAllocation } from '../order-model'
import { negated } from '../values/decimal'
import { REFERENCE_FIELDS, currencyOf, referenceOf, under } from './map-order'
import {
  badAnswer,
  dayOf,
  idText,
  moneyOf,
  related,
  relatedList,
  sizeOf,
  text,
  type Row,
} from './wire-value'

const SETTLED_FIELDS = ['number', 'party.code', ...under('sales', REFERENCE_FIELDS)]

export const PAYMENT_FIELDS = [
  ...['date', 'amount', 'description', 'currency.code', 'journal.name', 'party.code', 'party.name'],
  ...under('line.move.origin', SETTLED_FIELDS),
]

export const ENTRY_FIELDS = [
  ...['date', 'credit', 'amount_second_currency', 'second_currency.code', 'move_description'],
  ...['account.company.currency.code', 'party.code', 'party.name'],
  ...['move.number', 'move.journal.name'],
  ...under('invoice_payments', SETTLED_FIELDS),
]

export const ATTACHMENT_FIELDS = ['name', 'resource', 'data']
/** Read as the size of the file, not as the file. */
export const ATTACHMENT_SIZES = ['ir.attachment.data']

export const PAYMENT_ID = /^payment-(\d+)$/
export const ENTRY_ID = /^entry-(\d+)$/
export const ATTACHMENT_ID = /^attachment-(\d+)$/

interface Reading {
  readonly companies: readonly string[]
  readonly defaultCurrency: string
}

/** @throws ConnectorError `bad-answer` for one that says no id or no owner */
export const paymentOf = (payment: Row, { companies, defaultCurrency }: Reading): Payment => {
  const origin = related(related(related(payment, 'line.'), 'move.'), 'origin.')
  const amount = moneyOf(payment.amount, currencyOf(payment, defaultCurrency))
  return {
    id: `payment-${mustId(payment)}`,
    ...ownerOf(payment),
    paidOn: dayOf(payment.date),
    amount,
    method: text(related(payment, 'journal.')?.name),
    reference: text(payment.description),
    settles: origin === null ? [] : [{ ...settled(origin, companies), amount }],
    documents: [],
  }
}

/** @throws ConnectorError `bad-answer` for one that says no id or no owner */
export const entryOf = (entry: Row, { companies, defaultCurrency }: Reading): Payment => {
  const invoices = relatedList(entry, 'invoice_payments.')
  const amount = entryAmount(entry, defaultCurrency)
  const move = related(entry, 'move.')
  return {
    id: `entry-${mustId(entry)}`,
    ...ownerOf(entry),
    paidOn: dayOf(entry.date),
    amount,
    method: text(related(move, 'journal.')?.name),
    reference: text(entry.move_description) ?? text(move?.number),
    settles: invoices.map((invoice) => ({
      ...settled(invoice, companies),
      amount: invoices.length === 1 ? amount : null,
    })),
    documents: [],
  }
}

const entryAmount = (entry: Row, defaultCurrency: string) => {
  const foreign = text(related(entry, 'second_currency.')?.code)
  const paid = foreign === null ? null : moneyOf(entry.amount_second_currency, foreign)
  if (paid !== null) {
    return paid.amount.startsWith('-') ? { ...paid, amount: negated(paid.amount) } : paid
  }
  const company = related(related(entry, 'account.'), 'company.')
  return moneyOf(entry.credit, currencyOf(company ?? {}, defaultCurrency))
}

/** An invoice of another company stays, since it proves the payment to be shared, but keeps its number to itself. */
const settled = (invoice: Row, companies: readonly string[]): Omit<PaymentAllocation, 'amount'> => {
  const isOwn = companies.includes(text(related(invoice, 'party.')?.code) ?? '')
  const orders: OrderReference[] = relatedList(invoice, 'sales.').map((sale) =>
    referenceOf(sale, companies)
  )
  return {
    invoiceId: isOwn ? idText(invoice.id) : null,
    invoiceNumber: isOwn ? text(invoice.number) : null,
    orders: isOwn ? orders : [],
  }
}

export const attachmentOf = (attachment: Row): OrderDocument => ({
  id: `attachment-${mustId(attachment)}`,
  kind: 'RECEIPT',
  label: text(attachment.name),
  number: null,
  issuedOn: null,
  sizeBytes: sizeOf(attachment.data),
})

/** "account.payment,7" -> "payment-7" */
export const attachedTo = (attachment: Row): string | null => {
  const id = /^account\.payment,(\d+)$/.exec(text(attachment.resource) ?? '')?.[1]
  return id === undefined ? null : `payment-${id}`
}

const mustId = (row: Row): string => {
  const id = idText(row.id)
  if (id === null) throw badAnswer('has a record without id')
  return id
}

const ownerOf = (row: Row): Pick<Payment, 'ownerRef' | 'ownerName'> => {
  const party = related(row, 'party.')
  const ownerRef = text(party?.code)
  if (ownerRef === null) throw badAnswer('has a payment without party')
  return { ownerRef, ownerName: text(party?.name) }
}
