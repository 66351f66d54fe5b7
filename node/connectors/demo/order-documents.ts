/**
 * The documents of orders, invoices and payments: listed with their true size, and made when they are opened. What stands on
 * one is a few lines of text, as a PDF or as XML.
 */
import type {
  DocumentKind,
  Invoice,
  Money,
  Order,
  OrderDocument,
  OrderSummary,
  Payment,
} from '../order-model'
import { pdfOf } from './pdf'
import { xmlOf } from './xml'

export interface DemoDocument {
  readonly kind: DocumentKind
  readonly number: string | null
  readonly issuedOn: string | null
  readonly bytes: () => Uint8Array
}

export type Bare<Parent> = Omit<Parent, 'documents'>

export const orderDocuments = (
  order: OrderSummary & Pick<Order, 'lines'>
): readonly DemoDocument[] => {
  const lines = order.lines.map(
    ({ productCode, description, ordered, unit }) =>
      `${ordered} ${unit}  ${productCode}  ${description}`
  )
  const head = [
    `Order ${order.erpOrderNumber}`,
    ...named('Your order', order.customerOrderNumber),
    ...named('Web order', order.webOrderNumber),
    `Customer: ${order.ownerName}`,
    '',
  ]
  const facts = { number: order.erpOrderNumber, issuedOn: order.orderedOn }
  const total = ['', `Total: ${written(order.total)}`]
  const confirmation: DemoDocument = {
    ...facts,
    kind: 'ORDER_CONFIRMATION',
    bytes: () => pdfOf('Order confirmation', [...head, ...lines, ...total]),
  }
  const delivery: DemoDocument = {
    ...facts,
    kind: 'DELIVERY_NOTE',
    bytes: () => pdfOf('Delivery note', [...head, ...lines]),
  }
  return order.delivery === 'COMPLETE' ? [confirmation, delivery] : [confirmation]
}

export const invoiceDocuments = (invoice: Bare<Invoice>): readonly DemoDocument[] => {
  const facts = { number: invoice.invoiceNumber, issuedOn: invoice.issuedOn }
  const pdf: DemoDocument = {
    ...facts,
    kind: invoice.kind === 'CREDIT_NOTE' ? 'CREDIT_NOTE' : 'INVOICE_PDF',
    bytes: () => pdfOf(TITLES[invoice.kind], invoiceLines(invoice)),
  }
  if (invoice.kind !== 'INVOICE') return [pdf]
  const xml: DemoDocument = { ...facts, kind: 'INVOICE_XML', bytes: () => invoiceXml(invoice) }
  const slip: DemoDocument = {
    ...facts,
    kind: 'PAYMENT_SLIP',
    bytes: () => pdfOf('Payment slip', slipLines(invoice)),
  }
  const isOpen = invoice.status === 'OPEN' || invoice.status === 'PARTLY_PAID'
  return isOpen ? [pdf, xml, slip] : [pdf, xml]
}

export const paymentDocuments = (payment: Bare<Payment>): readonly DemoDocument[] => [
  {
    kind: 'RECEIPT',
    number: payment.reference,
    issuedOn: payment.paidOn,
    bytes: () =>
      pdfOf('Payment receipt', [
        `Receipt ${payment.reference}`,
        `Customer: ${payment.ownerName}`,
        `Paid on: ${payment.paidOn}`,
        `Amount: ${written(payment.amount)}`,
        ...payment.settles.map(
          ({ invoiceNumber, amount }) => `Invoice ${invoiceNumber}: ${written(amount)}`
        ),
      ]),
  },
]

/** How a record lists its documents; the place in the list names each. */
export const listDocuments = (documents: readonly DemoDocument[]): OrderDocument[] =>
  documents.map(({ kind, number, issuedOn, bytes }, index) => ({
    id: documentId(index),
    kind,
    label: null,
    number,
    issuedOn,
    sizeBytes: bytes().length,
  }))

export const openOneDocument = (
  documents: readonly DemoDocument[],
  id: string
): Uint8Array | null => documents.find((_, index) => documentId(index) === id)?.bytes() ?? null

const documentId = (index: number): string => `document-${index + 1}`

const TITLES: Record<Invoice['kind'], string> = {
  INVOICE: 'Invoice',
  CREDIT_NOTE: 'Credit note',
  DEBIT_NOTE: 'Debit note',
}

const named = (label: string, value: string | null): string[] =>
  value === null ? [] : [`${label}: ${value}`]

const written = (money: Money | null): string =>
  money === null ? '' : `${money.currency} ${money.amount}`

const invoiceLines = (invoice: Bare<Invoice>): string[] => [
  `Number ${invoice.invoiceNumber}-${invoice.series}`,
  `Customer: ${invoice.ownerName}`,
  ...named('Issued on', invoice.issuedOn),
  ...named('Access key', invoice.accessKey),
  ...invoice.orders.map(({ erpOrderNumber }) => `Order ${erpOrderNumber}`),
  '',
  ...invoice.instalments.map(
    ({ number, dueOn, amount }) => `${number}.  due ${dueOn}  ${written(amount)}`
  ),
  `Total: ${written(invoice.total)}`,
]

const slipLines = (invoice: Bare<Invoice>): string[] => [
  `Invoice ${invoice.invoiceNumber}-${invoice.series}`,
  ...invoice.instalments.flatMap(({ number, dueOn, amount, paymentSlip }) => [
    '',
    `${number}.  due ${dueOn}  ${written(amount)}`,
    ...named('Line', paymentSlip?.line ?? null),
    ...named('Code', paymentSlip?.instantCode ?? null),
  ]),
]

const invoiceXml = (invoice: Bare<Invoice>): Uint8Array =>
  xmlOf('invoice', [
    ['number', invoice.invoiceNumber],
    ['series', invoice.series],
    ['accessKey', invoice.accessKey],
    ['issuedOn', invoice.issuedOn],
    ['customer', invoice.ownerName],
    ...invoice.orders.map((order) => ['order', order.erpOrderNumber] as const),
    ['total', invoice.total?.amount ?? null],
    ['currency', invoice.total?.currency ?? null],
  ])
