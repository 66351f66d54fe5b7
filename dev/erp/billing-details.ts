import type {
  Instalment,
  Invoice,
  InvoiceStatus,
  OrderDocument,
  OrderSummary,
  Payment,
  PaymentSlip,
} from '../../node/connectors/order-model'
import { money, type MinorUnits } from './amounts'
import { toDay, type DayNumber } from './calendar'
import type { DocumentWriter } from './documents'
import type { InstalmentPlan, InvoicePlan, OrderPlan } from './order-plan'
import { referTo } from './order-summary'
import type { Random } from './random'

export interface Billing {
  readonly plan: OrderPlan
  readonly summary: OrderSummary
  readonly documents: DocumentWriter
}

export const writeInvoices = (billing: Billing, random: Random): Invoice[] =>
  billing.plan.invoices.map((invoice, index) => writeInvoice(billing, { invoice, index }, random))

interface Placed {
  readonly invoice: InvoicePlan
  readonly index: number
}

const writeInvoice = (billing: Billing, { invoice, index }: Placed, random: Random): Invoice => {
  const { summary, plan } = billing
  const { currency, country } = plan.seed.company
  const open = openOf(invoice)
  return {
    id: invoiceId(summary, index),
    ownerRef: summary.ownerRef,
    ownerName: summary.ownerName,
    kind: invoice.kind,
    invoiceNumber: invoice.number,
    series: country === 'BR' ? '1' : null,
    accessKey: country === 'BR' ? random.digits(44) : null,
    status: statusOf(invoice, open),
    statusLabel: INVOICE_STATUS_LABELS[plan.seed.company.language][statusOf(invoice, open)],
    issuedOn: toDay(invoice.issuedDay),
    total: money(invoice.total, currency),
    open: money(open, currency),
    orders: [referTo(summary)],
    instalments: invoice.instalments.map((instalment, at) =>
      writeInstalment(
        plan,
        { instalment, label: `${at + 1}/${invoice.instalments.length}` },
        random
      )
    ),
    documents: writeInvoiceDocuments(billing, invoice),
  }
}

const INVOICE_STATUS_LABELS: Readonly<Record<'pt' | 'es' | 'en', Record<InvoiceStatus, string>>> = {
  pt: { OPEN: 'Em aberto', PARTLY_PAID: 'Paga em parte', PAID: 'Paga', CANCELLED: 'Cancelada' },
  es: { OPEN: 'Pendiente', PARTLY_PAID: 'Pagada en parte', PAID: 'Pagada', CANCELLED: 'Anulada' },
  en: { OPEN: 'Open', PARTLY_PAID: 'Partly paid', PAID: 'Paid', CANCELLED: 'Void' },
}

const invoiceId = ({ id }: OrderSummary, index: number): string => `inv-${id.slice(3)}-${index + 1}`

const openOf = ({ instalments }: InvoicePlan): MinorUnits =>
  instalments.reduce((sum, { amount, paidDay }) => (paidDay === null ? sum + amount : sum), 0)

const statusOf = ({ isCancelled, total }: InvoicePlan, open: MinorUnits): InvoiceStatus => {
  if (isCancelled) return 'CANCELLED'
  if (open === 0) return 'PAID'
  return open < total ? 'PARTLY_PAID' : 'OPEN'
}

const writeInstalment = (
  { seed }: OrderPlan,
  { instalment, label }: { instalment: InstalmentPlan; label: string },
  random: Random
): Instalment => {
  const { currency } = seed.company
  const { amount, paidDay, dueDay } = instalment
  return {
    number: label,
    dueOn: toDay(dueDay),
    amount: money(amount, currency),
    open: money(paidDay === null ? amount : 0, currency),
    paymentSlip: writePaymentSlip(seed.company.country, amount, random),
  }
}

/** Shaped like the real ones, with a bank ("000") that does not exist. */
const writePaymentSlip = (
  country: string,
  amount: MinorUnits,
  random: Random
): PaymentSlip | null => {
  if (country === 'US') return null
  if (country === 'CL') return { line: `RF${random.digits(14)}`, instantCode: null }
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

const slipLine = (amount: MinorUnits, random: Random): string => {
  const part = (length: number) => random.digits(length)
  const value = String(amount).padStart(10, '0')
  return `0009${part(1)}.${part(5)} ${part(5)}.${part(6)} ${part(5)}.${part(6)} ${part(1)} ${part(4)}${value}`
}

const writeInvoiceDocuments = (
  { plan, documents }: Billing,
  invoice: InvoicePlan
): OrderDocument[] => {
  const facts = { number: invoice.number, day: invoice.issuedDay }
  if (invoice.kind === 'CREDIT_NOTE') return [documents.write('CREDIT_NOTE', facts)]
  const papers = [documents.write('INVOICE_PDF', facts)]
  if (plan.seed.company.country === 'BR') {
    papers.push(documents.write('INVOICE_XML', facts), documents.write('PAYMENT_SLIP', facts))
  }
  return papers
}

/** One payment an instalment paid, and the advance, which fits no invoice. */
export const writePayments = (billing: Billing, random: Random): Payment[] => {
  const { plan, summary } = billing
  const { seed, advance } = plan
  const settled = plan.invoices.flatMap((invoice, index) =>
    invoice.instalments.flatMap(({ amount, paidDay }) =>
      paidDay === null
        ? []
        : [{ amount, paidDay, invoiceId: invoiceId(summary, index), invoiceNumber: invoice.number }]
    )
  )
  const early = advance === 0 ? [] : [{ amount: advance, paidDay: seed.orderedDay }]
  return [...early, ...settled].map((paid, index) =>
    writePayment(billing, { ...paid, index }, random)
  )
}

interface Paid {
  readonly index: number
  readonly amount: MinorUnits
  readonly paidDay: DayNumber
  readonly invoiceId?: string
  readonly invoiceNumber?: string
}

const writePayment = (billing: Billing, paid: Paid, random: Random): Payment => {
  const { plan, summary, documents } = billing
  const { invoiceId: settledId, invoiceNumber, paidDay } = paid
  const amount = money(paid.amount, plan.seed.company.currency)
  const reference = `PG${random.digits(8)}`
  return {
    id: `pay-${summary.id.slice(3)}-${paid.index + 1}`,
    ownerRef: summary.ownerRef,
    paidOn: toDay(paidDay),
    amount,
    method: random.pick(plan.words.methods),
    reference,
    settles:
      settledId === undefined
        ? []
        : [{ invoiceId: settledId, invoiceNumber: invoiceNumber ?? null, amount }],
    documents: random.chance(85)
      ? [documents.write('RECEIPT', { number: reference, day: paidDay })]
      : [],
  }
}
