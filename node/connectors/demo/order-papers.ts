import type {
  Instalment,
  Invoice,
  InvoiceStatus,
  Order,
  OrderReference,
  Payment,
} from '../order-model'
import { moneyOf } from './amounts'
import { addDays, type OrderSketch } from './company-orders'
import { hashOf } from './random'

interface PaperParts {
  readonly order: OrderSketch
  /** In the currency's smallest unit. */
  readonly total: number
  readonly reference: OrderReference
}

/** The invoice once something was invoiced, the payment once something was paid, and their papers. */
export const demoPapers = (
  parts: PaperParts
): Pick<Order, 'invoices' | 'payments' | 'documents'> => {
  const { index, orderedOn, facets } = parts.order
  const isInvoiced = facets.invoicing === 'PARTIAL' || facets.invoicing === 'COMPLETE'
  const isPaid = facets.payment === 'PARTIAL' || facets.payment === 'COMPLETE'
  return {
    invoices: isInvoiced ? demoInvoices(parts) : [],
    payments: isPaid ? [demoPayment(parts)] : [],
    documents: [
      {
        id: `confirmation-${index}`,
        kind: 'ORDER_CONFIRMATION',
        label: null,
        number: null,
        issuedOn: orderedOn,
        sizeBytes: 48_211,
      },
    ],
  }
}

const invoiceNumber = ({ ownerRef, index }: OrderSketch): string =>
  `${100_000 + (hashOf(ownerRef) % 800) * 1000 + index}`

const invoiceId = ({ index }: OrderSketch): string => `invoice-${index}`

const demoInvoices = (parts: PaperParts): Invoice[] => [
  demoInvoice(parts),
  ...(parts.order.status === 'RETURNED' ? [demoCreditNote(parts)] : []),
]

const demoInvoice = ({ order, total, reference }: PaperParts): Invoice => {
  const half = Math.floor(total / 2)
  const due = [half, total - half]
  const paid = paidHalves(order)
  const open = due.slice(paid).reduce((sum, amount) => sum + amount, 0)
  return {
    id: invoiceId(order),
    ownerRef: order.ownerRef,
    ownerName: null,
    kind: 'INVOICE',
    invoiceNumber: invoiceNumber(order),
    series: '1',
    accessKey: null,
    status: INVOICE_STATUS_OF[paid],
    statusLabel: null,
    issuedOn: addDays(order.orderedOn, 2),
    total: moneyOf(total, order.currency),
    open: moneyOf(open, order.currency),
    orders: [reference],
    instalments: due.map((amount, position) => demoInstalment({ order, amount, position, paid })),
    documents: [
      {
        id: `${invoiceId(order)}-pdf`,
        kind: 'INVOICE_PDF',
        label: null,
        number: invoiceNumber(order),
        issuedOn: addDays(order.orderedOn, 2),
        sizeBytes: 91_340,
      },
    ],
  }
}

type Halves = 0 | 1 | 2
const INVOICE_STATUS_OF: Record<Halves, InvoiceStatus> = { 0: 'OPEN', 1: 'PARTLY_PAID', 2: 'PAID' }

const paidHalves = ({ facets }: OrderSketch): Halves => {
  if (facets.payment === 'COMPLETE') return 2
  return facets.payment === 'PARTIAL' ? 1 : 0
}

interface InstalmentParts {
  readonly order: OrderSketch
  readonly amount: number
  readonly position: number
  readonly paid: Halves
}

const demoInstalment = ({ order, amount, position, paid }: InstalmentParts): Instalment => ({
  number: String(position + 1),
  dueOn: addDays(order.orderedOn, 30 * (position + 1)),
  amount: moneyOf(amount, order.currency),
  open: moneyOf(position < paid ? 0 : amount, order.currency),
  paymentSlip: null,
})

const demoCreditNote = (parts: PaperParts): Invoice => ({
  ...demoInvoice(parts),
  id: `credit-${parts.order.index}`,
  kind: 'CREDIT_NOTE',
  invoiceNumber: `${invoiceNumber(parts.order)}C`,
  status: 'PAID',
  open: moneyOf(0, parts.order.currency),
  instalments: [],
  documents: [],
})

const demoPayment = ({ order, total }: PaperParts): Payment => {
  const amount = moneyOf(paidHalves(order) === 2 ? total : Math.floor(total / 2), order.currency)
  const paidOn = addDays(order.orderedOn, 28)
  return {
    id: `payment-${order.index}`,
    ownerRef: order.ownerRef,
    paidOn,
    amount,
    method: 'Bank transfer',
    reference: `REC-${7000 + order.index}`,
    settles: [{ invoiceId: invoiceId(order), invoiceNumber: invoiceNumber(order), amount }],
    documents: [
      {
        id: `receipt-${order.index}`,
        kind: 'RECEIPT',
        label: null,
        number: `REC-${7000 + order.index}`,
        issuedOn: paidOn,
        sizeBytes: 22_018,
      },
    ],
  }
}
