import { slipCheckDigit } from '../../node/model/payment-slip'
import type { OpenedInvoice } from '../../node/connectors/connector'
import type {
  Instalment,
  Invoice,
  OrderDocument,
  OrderReference,
  Payment,
  PaymentSlip,
} from '../../node/connectors/order-model'
import { money, type DemoCurrency, type MinorUnits } from './amounts'
import { toDay } from './calendar'
import { createDocumentWriter } from './documents'
import type {
  InvoicedOrder,
  InvoiceRecord,
  Ledger,
  LedgerStatus,
  PaymentRecord,
  Settled,
} from './ledger'
import type { InstalmentPlan } from './order-plan'
import { currencyOf } from './order-seeds'
import { referTo } from './order-summary'
import { createRandom, mixSeeds, type Random } from './random'
import { WORDS } from './words'

const INVOICE_STREAM = 5
const PAYMENT_STREAM = 6

const randomOf = ({ seed }: InvoicedOrder, stream: number, index: number): Random =>
  createRandom(mixSeeds(mixSeeds(seed.seed, stream), index))

const referToAll = (orders: readonly InvoicedOrder[]): OrderReference[] =>
  orders.map(({ summary }) => referTo(summary))

/** The same wherever it is listed. */
export const writeInvoice = (record: InvoiceRecord): Invoice => {
  const { plan, order, index, status } = record
  const random = randomOf(order, INVOICE_STREAM, index)
  const currency = currencyOf(order.seed)
  return {
    id: record.id,
    ownerRef: order.summary.ownerRef,
    ownerName: order.summary.ownerName,
    kind: plan.kind,
    invoiceNumber: plan.number,
    series: record.series,
    accessKey: record.accessKey,
    status,
    statusLabel: INVOICE_STATUS_LABELS[order.seed.company.language][status],
    issuedOn: toDay(plan.issuedDay),
    total: money(plan.total, currency),
    open: money(record.open, currency),
    orders: referToAll(record.orders),
    instalments: plan.instalments.map((instalment, at) =>
      writeInstalment(record, { instalment, label: `${at + 1}/${plan.instalments.length}` }, random)
    ),
    documents: writeInvoiceDocuments(record, random),
  }
}

/** With the payments that settle it. */
export const writeOpenedInvoice = (record: InvoiceRecord, ledger: Ledger): OpenedInvoice => ({
  ...writeInvoice(record),
  payments: ledger.paymentsOfInvoice(record.id).map(writePayment),
})

const INVOICE_STATUS_LABELS: Readonly<Record<'pt' | 'es' | 'en', Record<LedgerStatus, string>>> = {
  pt: { OPEN: 'Em aberto', PARTLY_PAID: 'Paga em parte', PAID: 'Paga', CANCELLED: 'Cancelada' },
  es: { OPEN: 'Pendiente', PARTLY_PAID: 'Pagada en parte', PAID: 'Pagada', CANCELLED: 'Anulada' },
  en: { OPEN: 'Open', PARTLY_PAID: 'Partly paid', PAID: 'Paid', CANCELLED: 'Void' },
}

const writeInstalment = (
  { order, plan }: InvoiceRecord,
  { instalment, label }: { instalment: InstalmentPlan; label: string },
  random: Random
): Instalment => {
  const currency = currencyOf(order.seed)
  const { amount, paidDay, dueDay } = instalment
  const slip = writePaymentSlip(currency, amount, random)
  return {
    number: label,
    dueOn: toDay(dueDay),
    amount: money(amount, currency),
    open: money(paidDay === null ? amount : 0, currency),
    paymentSlip: plan.kind === 'CREDIT_NOTE' ? null : slip,
  }
}

/** Shaped like the real ones, with a bank ("000") that does not exist. */
const writePaymentSlip = (
  currency: DemoCurrency,
  amount: MinorUnits,
  random: Random
): PaymentSlip | null => {
  if (currency === 'USD') return null
  if (currency === 'CLP') return { line: `RF${random.digits(14)}`, instantCode: null }
  const isInstant = random.chance(40)
  const value = money(amount, 'BRL').amount
  return isInstant
    ? {
        line: null,
        instantCode: `00020126330014br.gov.bcb.pix0111${random.digits(11)}5303986${field('54', value)}5802BR6304${random.digits(4)}`,
      }
    : { line: slipLine(amount, random), instantCode: null }
}

const field = (tag: string, value: string): string =>
  tag + String(value.length).padStart(2, '0') + value

/** Every digit is drawn in a fixed order: what comes after it in the data depends on that. */
const slipLine = (amount: MinorUnits, random: Random): string => {
  const part = (length: number) => random.digits(length)
  const value = String(amount).padStart(10, '0')
  const fields = [`0009${part(1)}${part(5)}`, part(5) + part(6), part(5) + part(6)]
  const checked = fields.map((drawn) => {
    const digits = drawn.slice(0, -1)
    return `${digits.slice(0, 5)}.${digits.slice(5)}${slipCheckDigit(digits)}`
  })
  return `${checked.join(' ')} ${part(1)} ${part(4)}${value}`
}

const writeInvoiceDocuments = ({ plan, order }: InvoiceRecord, random: Random): OrderDocument[] => {
  const { seed } = order
  const documents = createDocumentWriter(WORDS[seed.company.language], random)
  const facts = { number: plan.number, day: plan.issuedDay }
  if (plan.kind === 'CREDIT_NOTE') return [documents.write('CREDIT_NOTE', facts)]
  const written = [documents.write('INVOICE_PDF', facts)]
  if (seed.company.country === 'BR') {
    written.push(documents.write('INVOICE_XML', facts))
    if (currencyOf(seed) === 'BRL' && !plan.isCancelled) {
      written.push(documents.write('PAYMENT_SLIP', facts))
    }
  }
  return written
}

export const writePayment = (record: PaymentRecord): Payment => {
  const { order, paidDay, settles } = record
  const { seed, summary } = order
  const index = Number(record.id.split('-').at(-1))
  const random = randomOf(order, PAYMENT_STREAM, index)
  const words = WORDS[seed.company.language]
  const reference = `PG${random.digits(8)}`
  const method = random.pick(words.methods)
  return {
    id: record.id,
    ownerRef: summary.ownerRef,
    ownerName: summary.ownerName,
    paidOn: toDay(paidDay),
    amount: money(record.amount, currencyOf(seed)),
    method,
    reference,
    settles: settles.map(writeAllocation),
    documents: random.chance(85)
      ? [createDocumentWriter(words, random).write('RECEIPT', { number: reference, day: paidDay })]
      : [],
  }
}

const writeAllocation = ({ invoice, amount }: Settled): Payment['settles'][number] => ({
  invoiceId: invoice.id,
  invoiceNumber: invoice.plan.number,
  amount: money(amount, currencyOf(invoice.order.seed)),
  orders: referToAll(invoice.orders),
})
