/**
 * What one company was invoiced and paid, invented with its orders: invoices in two instalments, a credit note for what came
 * back (one is still open), a debit note over two orders, a cancelled invoice, a payment of two invoices, and one that
 * fits none.
 */
import type {
  Day,
  Instalment,
  Invoice,
  InvoiceStatus,
  OrderReference,
  Payment,
  PaymentSlip,
} from '../order-model'
import { moneyOf } from './amounts'
import { addDays, type OrderSketch } from './company-orders'
import { invoiceDocuments, listDocuments, paymentDocuments, type Bare } from './order-documents'
import { hashOf, pick } from './random'

/** An order, what it comes to in the currency's smallest unit, and how others refer to it. */
export interface Invoiceable {
  readonly order: OrderSketch
  readonly total: number
  readonly reference: OrderReference
}

export interface Invoices {
  readonly invoices: readonly Invoice[]
  readonly payments: readonly Payment[]
}

/** The invoices of these orders together, and the two that one payment settles, by the orders' places. */
const INVOICED_TOGETHER: readonly number[] = [5, 7]
const PAID_TOGETHER: readonly number[] = [18, 30]
const CANCELLED_INVOICE_OF = 9
const OPEN_CREDIT_OF = 8
const ADVANCE_FOR = 1
const DEBIT = 1250

/** @param today nothing was paid after it */
export const generateInvoices = (orders: readonly Invoiceable[], today: Day): Invoices => {
  const invoices = [...orders.flatMap(invoicesOf), ...debitNote(orders)].map(withInvoiceDocuments)
  const payments = [...paymentsOf(orders, invoices, today), ...advance(orders)]
  return {
    invoices,
    payments: payments.map((payment) => ({
      ...payment,
      documents: listDocuments(paymentDocuments(payment)),
    })),
  }
}

const withInvoiceDocuments = (invoice: Bare<Invoice>): Invoice => ({
  ...invoice,
  documents: listDocuments(invoiceDocuments(invoice)),
})

const invoicesOf = (invoiceable: Invoiceable): Array<Bare<Invoice>> => {
  const { index, facets, status } = invoiceable.order
  const isInvoiced = facets.invoicing === 'PARTIAL' || facets.invoicing === 'COMPLETE'
  if (index === CANCELLED_INVOICE_OF) return [cancelledInvoice(invoiceable)]
  if (!isInvoiced) return []
  const invoice = invoiceOf(invoiceable)
  return status === 'RETURNED' ? [invoice, creditNote(invoiceable, invoice)] : [invoice]
}

const invoiceNumber = ({ ownerRef, index }: OrderSketch): string =>
  `${100_000 + (hashOf(ownerRef) % 800) * 1000 + index}`

type Halves = 0 | 1 | 2
const INVOICE_STATUS_OF: Record<Halves, InvoiceStatus> = { 0: 'OPEN', 1: 'PARTLY_PAID', 2: 'PAID' }

const paidHalves = ({ facets }: OrderSketch): Halves => {
  if (facets.payment === 'COMPLETE') return 2
  return facets.payment === 'PARTIAL' ? 1 : 0
}

const halvesOf = (total: number): readonly [number, number] => {
  const half = Math.floor(total / 2)
  return [half, total - half]
}

const invoiceOf = ({ order, total, reference }: Invoiceable): Bare<Invoice> => {
  const paid = paidHalves(order)
  const halves = halvesOf(total)
  const open = halves.slice(paid).reduce((sum, amount) => sum + amount, 0)
  return {
    id: `invoice~${reference.id}`,
    ownerRef: order.ownerRef,
    ownerName: ownerName(order),
    kind: 'INVOICE',
    invoiceNumber: invoiceNumber(order),
    series: '1',
    accessKey: accessKey(order),
    status: INVOICE_STATUS_OF[paid],
    statusLabel: null,
    issuedOn: addDays(order.orderedOn, 2),
    total: moneyOf(total, order.currency),
    open: moneyOf(open, order.currency),
    orders: [reference],
    instalments: halves.map((amount, position) =>
      instalmentOf({ order, amount, position, isPaid: position < paid })
    ),
  }
}

export const ownerName = ({ ownerRef }: Pick<OrderSketch, 'ownerRef'>): string =>
  `Demo company ${ownerRef}`

/** Of every other invoice: not every country has such keys. */
const accessKey = ({ ownerRef, index }: OrderSketch): string | null =>
  index % 2 === 0 ? null : digits(44, ownerRef, index)

const digits = (count: number, ...parts: ReadonlyArray<string | number>): string =>
  Array.from({ length: count }, (_, place) => pick(10, ...parts, place)).join('')

interface InstalmentParts {
  readonly order: OrderSketch
  readonly amount: number
  readonly position: number
  readonly isPaid: boolean
}

const instalmentOf = ({ order, amount, position, isPaid }: InstalmentParts): Instalment => ({
  number: String(position + 1),
  dueOn: addDays(order.orderedOn, 30 * (position + 1)),
  amount: moneyOf(amount, order.currency),
  open: moneyOf(isPaid ? 0 : amount, order.currency),
  paymentSlip: isPaid ? null : slipOf(order, position),
})

const slipOf = ({ ownerRef, index }: OrderSketch, position: number): PaymentSlip =>
  position === 0
    ? { line: `000${digits(44, ownerRef, index, 'slip')}`, instantCode: null }
    : { line: null, instantCode: `DEMO-PAY-${digits(20, ownerRef, index, 'code')}` }

const cancelledInvoice = (invoiceable: Invoiceable): Bare<Invoice> => ({
  ...invoiceOf(invoiceable),
  status: 'CANCELLED',
  open: moneyOf(0, invoiceable.order.currency),
  instalments: [],
})

const creditNote = ({ order, total, reference }: Invoiceable, of: Bare<Invoice>): Bare<Invoice> => {
  const isOpen = order.index === OPEN_CREDIT_OF
  return {
    ...of,
    id: `credit~${reference.id}`,
    kind: 'CREDIT_NOTE',
    invoiceNumber: `${invoiceNumber(order)}C`,
    accessKey: null,
    status: isOpen ? 'OPEN' : 'PAID',
    open: moneyOf(isOpen ? total : 0, order.currency),
    instalments: [],
  }
}

const placed = (
  orders: readonly Invoiceable[],
  places: readonly number[]
): readonly Invoiceable[] => orders.filter(({ order }) => places.includes(order.index))

const debitNote = (orders: readonly Invoiceable[]): Array<Bare<Invoice>> => {
  const invoiced = placed(orders, INVOICED_TOGETHER)
  const [first] = invoiced
  if (first === undefined) return []
  const { order, reference } = first
  return [
    {
      ...invoiceOf(first),
      id: `debit~${reference.id}`,
      kind: 'DEBIT_NOTE',
      invoiceNumber: `${invoiceNumber(order)}D`,
      accessKey: null,
      status: 'OPEN',
      total: moneyOf(DEBIT, order.currency),
      open: moneyOf(DEBIT, order.currency),
      orders: invoiced.map((one) => one.reference),
      instalments: [instalmentOf({ order, amount: DEBIT, position: 0, isPaid: false })],
    },
  ]
}

const paymentsOf = (
  orders: readonly Invoiceable[],
  invoices: readonly Invoice[],
  today: Day
): Array<Bare<Payment>> =>
  orders
    .filter(({ order }) => paidHalves(order) > 0 && !PAID_TOGETHER.slice(1).includes(order.index))
    .map((invoiceable) => {
      const isFirst = invoiceable.order.index === PAID_TOGETHER[0]
      const settled = isFirst ? placed(orders, PAID_TOGETHER) : [invoiceable]
      return paymentOf(settled, invoices, today)
    })
    .flatMap((payment) => payment ?? [])

const paidOfInvoice = ({ order, total }: Invoiceable): number =>
  paidHalves(order) === 2 ? total : halvesOf(total)[0]

const paymentOf = (
  settled: readonly Invoiceable[],
  invoices: readonly Invoice[],
  today: Day
): Bare<Payment> | null => {
  const [first] = settled
  if (first === undefined) return null
  const { order } = first
  const latest = addDays(order.orderedOn, 28)
  return {
    ...paymentHead(first),
    paidOn: latest < today ? latest : today,
    amount: moneyOf(
      settled.reduce((sum, one) => sum + paidOfInvoice(one), 0),
      order.currency
    ),
    settles: settled.flatMap((one) => {
      const invoice = invoices.find(({ id }) => id === `invoice~${one.reference.id}`)
      const amount = moneyOf(paidOfInvoice(one), order.currency)
      return invoice === undefined
        ? []
        : [
            {
              invoiceId: invoice.id,
              invoiceNumber: invoice.invoiceNumber,
              amount,
              orders: invoice.orders,
            },
          ]
    }),
  }
}

const paymentHead = ({ order, reference }: Invoiceable) => ({
  id: `payment~${reference.id}`,
  ownerRef: order.ownerRef,
  ownerName: ownerName(order),
  method: 'Bank transfer',
  reference: `REC-${7000 + order.index}`,
})

/** Paid with the order, and not yet an invoice there to settle. */
const advance = (orders: readonly Invoiceable[]): Array<Bare<Payment>> =>
  placed(orders, [ADVANCE_FOR]).map((invoiceable) => ({
    ...paymentHead(invoiceable),
    paidOn: invoiceable.order.orderedOn,
    amount: moneyOf(Math.floor(invoiceable.total / 10), invoiceable.order.currency),
    settles: [],
  }))
