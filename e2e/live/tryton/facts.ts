/** What the seeding script says of the database, from Tryton's own records -> what the contract suite compares with. */
import { z } from 'zod'

import type { InvoiceState } from '../../../node/connectors/connector'
import type { Money, OrderStatus } from '../../../node/connectors/order-model'
import { TRYTON_UNSAID } from '../../../node/connectors/tryton/__fixtures__/subject'
import type {
  KnownFacts,
  KnownInvoice,
  KnownOrder,
  KnownDocument,
  KnownPayment,
} from '../../../node/testing/connector-subject'

const day = z.string().nullable()
const texts = z.array(z.string())

const saleSchema = z.object({
  ...{ id: z.string(), ownerRef: z.string(), orderedOn: day, total: z.string() },
  ...{ web: z.string().nullable(), erp: z.string().nullable(), customer: z.string().nullable() },
  ...{ invoices: texts, products: texts, lineCount: z.number() },
  ...{ state: z.string(), shipmentState: z.string(), hasSent: z.boolean() },
})
const invoiceSchema = z.object({
  ...{ id: z.string(), ownerRef: z.string(), number: z.string(), state: z.string() },
  ...{ issuedOn: day, total: z.string(), beside: z.string(), salesCount: z.number() },
  ...{ web: texts, erp: texts, customer: texts },
  lines: z.array(
    z.object({ dueOn: day, amount: z.string(), paid: z.string(), isSettled: z.boolean() })
  ),
})
const paymentSchema = z.object({
  ...{ id: z.string(), ownerRef: z.string(), paidOn: day, amount: z.string(), settles: texts },
  attachment: z.object({ id: z.number(), name: z.string(), text: z.string() }).nullable(),
})

export const factsSchema = z.object({
  today: z.string(),
  orders: z.array(saleSchema),
  invoices: z.array(invoiceSchema),
  payments: z.array(paymentSchema),
})

type Facts = z.infer<typeof factsSchema>

/** @param files the invoices' files, by the id of the invoice: of each company one */
export const knownFactsOf = (facts: Facts, files: ReadonlyMap<string, Uint8Array>): KnownFacts => ({
  companies: ['C-100', 'c-200'],
  foreignCompany: 'C-300',
  today: facts.today,
  orders: facts.orders.map(knownOrder),
  invoices: facts.invoices.map((invoice) => knownInvoice(invoice, facts.today)),
  payments: facts.payments.map(knownPayment),
  unsaid: TRYTON_UNSAID,
  partlyKnown: 'The seeding script says what finds a record, and not all that it holds.',
  documents: [
    ...facts.invoices.flatMap((one) => invoiceDocument(one, files)),
    ...facts.payments.flatMap(receipt),
  ],
})

const money = (amount: string): Money => ({ amount: Number(amount).toFixed(2), currency: 'BRL' })
const positive = (amount: string): Money => money(amount.replace(/^-/, ''))
const listed = (text: string | null): string[] => (text === null ? [] : [text])

const STATUSES: Readonly<Record<string, OrderStatus>> = {
  quotation: 'RECEIVED',
  confirmed: 'APPROVED',
  cancelled: 'CANCELLED',
}

const statusOf = ({ state, shipmentState, hasSent }: Facts['orders'][number]): OrderStatus => {
  if (shipmentState === 'sent') return 'SHIPPED'
  return STATUSES[state] ?? (hasSent ? 'PARTIALLY_SHIPPED' : 'IN_PREPARATION')
}

const knownOrder = (sale: Facts['orders'][number]): KnownOrder => ({
  id: sale.id,
  ownerRef: sale.ownerRef,
  orderedOn: sale.orderedOn,
  numbers: {
    WEB: listed(sale.web),
    ERP: listed(sale.erp),
    CUSTOMER: listed(sale.customer),
    INVOICE: sale.invoices,
  },
  status: statusOf(sale),
  channel: sale.web === null ? 'OTHER' : 'WEB',
  placedBy: null,
  products: sale.products,
  total: money(sale.total),
  lineCount: sale.lineCount,
})

const knownInvoice = (invoice: Facts['invoices'][number], today: string): KnownInvoice => {
  const isCredit = invoice.total.startsWith('-')
  const instalments = instalmentsOf(invoice)
  const open = instalments.reduce((sum, { rest }) => sum + rest, 0)
  const isOverdue = instalments.some(({ dueOn, rest }) => rest > 0 && (dueOn ?? '') < today)
  return {
    id: invoice.id,
    ownerRef: invoice.ownerRef,
    kind: isCredit ? 'CREDIT_NOTE' : 'INVOICE',
    issuedOn: invoice.issuedOn,
    numbers: {
      INVOICE: [invoice.number],
      ACCESS_KEY: [],
      WEB: invoice.web,
      ERP: invoice.erp,
      CUSTOMER: invoice.customer,
    },
    states: statesOf(invoice.state, isOverdue),
    instalments: isCredit
      ? []
      : instalments.map(({ dueOn, amount, rest }) => ({
          ...{ dueOn, amount: money(amount), open: money(String(rest)) },
        })),
    total: positive(invoice.total),
    open: positive(String(open)),
    placedBy: Array.from({ length: invoice.salesCount }, () => null),
  }
}

const statesOf = (state: string, isOverdue: boolean): InvoiceState[] => {
  if (state === 'paid') return ['PAID']
  return isOverdue ? ['OPEN', 'OVERDUE'] : ['OPEN']
}

/** What is booked beside the instalments is little in the seed: the first takes it all. */
const instalmentsOf = ({ lines, beside }: Facts['invoices'][number]) =>
  lines.map(({ dueOn, isSettled, amount, paid }, index) => ({
    ...{ dueOn, amount },
    rest: isSettled ? 0 : Number(amount) - Number(paid) - (index === 0 ? Number(beside) : 0),
  }))

const knownPayment = (payment: Facts['payments'][number]): KnownPayment => ({
  id: payment.id,
  ownerRef: payment.ownerRef,
  paidOn: payment.paidOn,
  amount: money(payment.amount),
  settles: payment.settles,
  placedBy: [],
})

const NO_PARENT = { orderId: null, invoiceId: null, paymentId: null }
const UNTOLD = { label: null, number: null, issuedOn: null, sizeBytes: null }

const invoiceDocument = (
  { id, ownerRef }: Facts['invoices'][number],
  files: ReadonlyMap<string, Uint8Array>
): KnownDocument[] => {
  const content = files.get(id)
  if (content === undefined) return []
  const document = { id: 'report', kind: 'INVOICE_PDF' as const, ...UNTOLD }
  return [{ ownerRef, parent: { ...NO_PARENT, invoiceId: id }, document, content }]
}

const receipt = ({ id, ownerRef, attachment }: Facts['payments'][number]): KnownDocument[] => {
  if (attachment === null) return []
  const document = { id: `attachment-${attachment.id}`, kind: 'RECEIPT' as const, ...UNTOLD }
  const content = Buffer.from(attachment.text, 'latin1')
  return [{ ownerRef, parent: { ...NO_PARENT, paymentId: id }, document, content }]
}
