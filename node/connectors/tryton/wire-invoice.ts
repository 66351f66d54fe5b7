/** An invoice of Tryton -> ours. Its owner is its `party`: who is invoiced, which may be another than who ordered. */
import type { Invoice, InvoiceStatus, Money, OrderDocument } from '../order-model'
import { negated } from '../values/decimal'
import { DUE_FIELDS, instalmentsOf, isCreditNote, openOf } from './wire-due'
import { REFERENCE_FIELDS, currencyOf, isLess, referenceOf, under } from './map-order'
import { stateLabel } from './wire-status'
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

/** Beside a sale that says what is due of its invoices. */
export const INVOICED_FIELDS = [
  ...['number', 'invoice_date', 'currency.code', 'party.code', 'party.name'],
  'invoice_report_cache',
  ...under('sales', REFERENCE_FIELDS),
]
export const INVOICE_FIELDS = [...INVOICED_FIELDS, ...DUE_FIELDS]
/** Read as the size of the file, not as the file. */
export const INVOICE_SIZES = ['account.invoice.invoice_report_cache']

/** The one document of an invoice. */
export const INVOICE_FILE = 'report'

/** The sale's invoices, each with what the sale says is due of it. One that was made between the two answers is left out. */
export const invoicedOf = (sale: Row, invoiced: readonly Row[]): Row[] => {
  const dues = new Map(relatedList(sale, 'invoices.').map((due) => [due.id, due]))
  return invoiced.flatMap((invoice) => {
    const due = dues.get(invoice.id)
    return due === undefined ? [] : [{ ...invoice, ...due }]
  })
}

/** @throws ConnectorError `bad-answer` for one that says no id, no owner or no total: who owes whom is not guessed */
export const invoiceOf = (
  invoice: Row,
  { companies, defaultCurrency }: { companies: readonly string[]; defaultCurrency: string }
): Invoice => {
  const currency = currencyOf(invoice, defaultCurrency)
  const [id, ownerRef] = [idText(invoice.id), text(related(invoice, 'party.')?.code)]
  const total = absolute(moneyOf(invoice.total_amount, currency))
  if (id === null || ownerRef === null || total === null) {
    throw badAnswer('has an invoice without id, party or total')
  }
  const isCredit = isCreditNote(invoice, currency)
  const instalments = instalmentsOf(invoice, currency)
  const open = openOf(instalments, currency)
  return {
    id,
    ownerRef,
    ownerName: text(related(invoice, 'party.')?.name),
    kind: isCredit ? 'CREDIT_NOTE' : 'INVOICE',
    invoiceNumber: text(invoice.number),
    series: null,
    accessKey: null,
    status: statusOf(invoice, open !== null && isLess(open.amount, total.amount)),
    statusLabel: stateLabel(invoice.state),
    issuedOn: dayOf(invoice.invoice_date),
    total,
    open,
    orders: relatedList(invoice, 'sales.').map((sale) => referenceOf(sale, companies)),
    instalments: isCredit ? [] : instalments,
    documents: fileOf(invoice, isCredit),
  }
}

/** Tryton calls an invoice paid when its books match; one that is paid and not yet booked is not open in full. */
const statusOf = ({ state }: Row, isPartlyPaid: boolean): InvoiceStatus => {
  if (state === 'cancelled') return 'CANCELLED'
  if (state === 'paid') return 'PAID'
  return isPartlyPaid ? 'PARTLY_PAID' : 'OPEN'
}

const absolute = (money: Money | null): Money | null =>
  money?.amount.startsWith('-') ? { ...money, amount: negated(money.amount) } : money

/** Tryton keeps the file it made when it posted the invoice. */
const fileOf = (invoice: Row, isCredit: boolean): OrderDocument[] => {
  const sizeBytes = sizeOf(invoice.invoice_report_cache)
  if (sizeBytes === null) return []
  return [
    {
      id: INVOICE_FILE,
      kind: isCredit ? 'CREDIT_NOTE' : 'INVOICE_PDF',
      label: null,
      number: text(invoice.number),
      issuedOn: dayOf(invoice.invoice_date),
      sizeBytes,
    },
  ]
}
