/** Whole records -> the facts of them that the contract suite compares with. */
import type { InvoiceState } from '../connectors/connector'
import type { Day, Invoice, Money, OrderReference, Payment } from '../connectors/order-model'
import type { KnownInvoice, KnownPayment } from './connector-subject'

/** @param today the day on which what is due before is overdue */
export const knownInvoiceOf = (invoice: Invoice, today: Day): KnownInvoice => {
  const { id, ownerRef, kind, issuedOn, total, open, orders } = invoice
  return {
    id,
    ownerRef,
    kind,
    issuedOn,
    total,
    open,
    numbers: {
      INVOICE: waysToType(invoice),
      ACCESS_KEY: listed(invoice.accessKey),
      WEB: orders.flatMap(({ webOrderNumber }) => listed(webOrderNumber)),
      ERP: orders.flatMap(({ erpOrderNumber }) => listed(erpOrderNumber)),
      CUSTOMER: orders.flatMap(({ customerOrderNumber }) => listed(customerOrderNumber)),
    },
    states: statesOn(invoice, today),
    instalments: invoice.instalments,
    slipLines: invoice.instalments.flatMap(({ paymentSlip }) => listed(paymentSlip?.line ?? null)),
    placedBy: placersOf(orders),
    details: { ...invoice, orders: orders.map((order) => order.id) },
  }
}

export const knownPaymentOf = (payment: Payment): KnownPayment => ({
  id: payment.id,
  ownerRef: payment.ownerRef,
  paidOn: payment.paidOn,
  amount: payment.amount,
  numbers: {
    REFERENCE: listed(payment.reference),
    INVOICE: payment.settles.flatMap(({ invoiceNumber }) => listed(invoiceNumber)),
  },
  settles: payment.settles.flatMap(({ invoiceId }) => listed(invoiceId)),
  placedBy: payment.settles.flatMap(({ orders }) => placersOf(orders)),
  details: payment,
})

/** More than nothing is to be paid. */
export const isOwed = (money: Money | null): boolean =>
  money !== null && /[1-9]/.test(money.amount) && !money.amount.startsWith('-')

const statesOn = ({ status, instalments }: Invoice, today: Day): InvoiceState[] => {
  if (status === 'CANCELLED' || status === 'OTHER') return []
  if (status === 'PAID') return ['PAID']
  const isOverdue = instalments.some(
    ({ dueOn, open }) => dueOn !== null && dueOn < today && isOwed(open)
  )
  return isOverdue ? ['OPEN', 'OVERDUE'] : ['OPEN']
}

const waysToType = ({ invoiceNumber, series }: Invoice): string[] =>
  invoiceNumber === null || series === null
    ? listed(invoiceNumber)
    : [invoiceNumber, `${invoiceNumber}-${series}`]

const placersOf = (orders: readonly OrderReference[]): Array<string | null> =>
  orders.map(({ placedBy }) => placedBy)

const listed = (text: string | null): string[] => (text === null ? [] : [text])
