/** The columns of an export, and what stands in them. Days are ISO: no spreadsheet takes the month for the day. */
import type { Money, OrderReference, OrderSummary } from '../connectors/order-model'
import { isPositive, negated } from './amounts'
import type { Cell } from './csv'
import type { DueInvoice } from './due-dates'
import type { ExportColumn, ExportWords } from './export-words'

export type Table<Row> = ReadonlyArray<
  readonly [column: ExportColumn, cell: (row: Row, words: ExportWords) => Cell]
>

const amountOf = (money: Money | null): Cell => money && { amount: money.amount }
const dayOf = (day: string | null): Cell => (day === null ? null : { day })

export const ORDER_TABLE: Table<OrderSummary> = [
  ['webOrder', ({ webOrderNumber }) => webOrderNumber],
  ['erpOrder', ({ erpOrderNumber }) => erpOrderNumber],
  ['customerOrder', ({ customerOrderNumber }) => customerOrderNumber],
  ['orderedOn', ({ orderedOn }) => dayOf(orderedOn)],
  ['promisedOn', ({ promisedOn }) => dayOf(promisedOn)],
  ['status', ({ status }, words) => words.status[status]],
  ['statusLabel', ({ statusLabel }) => statusLabel],
  ['delivery', ({ delivery }, words) => words.delivery[delivery]],
  ['invoicing', ({ invoicing }, words) => words.invoicing[invoicing]],
  ['payment', ({ payment }, words) => words.payment[payment]],
  ['channel', ({ channel }, words) => words.channel[channel]],
  ['placedBy', ({ placedBy }) => placedBy],
  ['costCenter', ({ costCenter }) => costCenter],
  ['company', ({ ownerName }) => ownerName],
  ['companyRef', ({ ownerRef }) => ownerRef],
  ['lines', ({ lineCount }) => (lineCount === null ? null : { amount: String(lineCount) })],
  ['total', ({ total }) => amountOf(total)],
  ['totalNet', ({ totalNet }) => amountOf(totalNet)],
  ['currency', ({ total, totalNet }) => (total ?? totalNet)?.currency ?? null],
]

export const INVOICE_TABLE: Table<DueInvoice> = [
  ['kind', ({ kind }, words) => words.kind[kind]],
  ['invoice', ({ invoiceNumber }) => invoiceNumber],
  ['series', ({ series }) => series],
  ['accessKey', ({ accessKey }) => accessKey],
  ['status', ({ status }, words) => words.invoiceStatus[status]],
  ['statusLabel', ({ statusLabel }) => statusLabel],
  ['issuedOn', ({ issuedOn }) => dayOf(issuedOn)],
  ['nextDueOn', (invoice) => dayOf(nextDueOn(invoice))],
  ['webOrder', ({ orders }) => numbersOf(orders, 'webOrderNumber')],
  ['erpOrder', ({ orders }) => numbersOf(orders, 'erpOrderNumber')],
  ['customerOrder', ({ orders }) => numbersOf(orders, 'customerOrderNumber')],
  ['company', ({ ownerName }) => ownerName],
  ['companyRef', ({ ownerRef }) => ownerRef],
  ['total', (invoice) => signed(invoice, invoice.total)],
  ['open', (invoice) => signed(invoice, invoice.open)],
  ['overdue', (invoice) => signed(invoice, invoice.overdue)],
  ['currency', ({ total, open }) => (total ?? open)?.currency ?? null],
]

/** A credit note is less to pay: whoever adds up the column must get it right. */
const signed = ({ kind }: DueInvoice, money: Money | null): Cell =>
  money && { amount: kind === 'CREDIT_NOTE' ? negated(money.amount) : money.amount }

/** The earliest day on which something is still to be paid; of an amount that is hidden, the day alone can't tell. */
const nextDueOn = ({ instalments }: DueInvoice): string | null =>
  instalments
    .flatMap(({ dueOn, open }) =>
      dueOn !== null && open && isPositive(open.amount) ? [dueOn] : []
    )
    .sort()[0] ?? null

const numbersOf = (
  orders: readonly OrderReference[],
  name: 'webOrderNumber' | 'erpOrderNumber' | 'customerOrderNumber'
): Cell => [...new Set(orders.flatMap((order) => order[name] ?? []))].join(' ') || null
