/**
 * Invoices, payments and documents of the seeded orders, as an ERP of the `rest` contract has them: single ones and shared ones,
 * in every status, with credit notes, and payments that fit no invoice.
 */
import type {
  InvoiceStatus,
  Invoice,
  Money,
  OrderDocument,
  OrderReference,
  Payment,
} from '../connectors/order-model'
import type { KnownOrder, KnownDocument } from './connector-subject'
import { referenceOf } from './paid-order'
import type { SeededOrder } from './rest-orders'

/** Between the due days of the seeded invoices. */
export const TODAY = '2026-01-20'

export interface SeededInvoices {
  readonly invoices: readonly Invoice[]
  readonly payments: readonly Payment[]
  readonly documents: readonly KnownDocument[]
}

export const seedInvoices = (orders: readonly SeededOrder[]): SeededInvoices => {
  const invoiced = orders.filter(({ known }) => known.numbers.INVOICE.length > 0)
  const invoices = invoiced.map(({ known }, index) =>
    invoiceOf(known, index, ordersOf(orders, known))
  )
  const companies = [...new Set(orders.map(({ known }) => known.ownerRef))]
  const payments = [...invoices.flatMap(paymentOf), ...companies.map(unfitPayment)]
  return { invoices, payments, documents: documentsOf({ invoices, payments, orders }) }
}

/** The order itself, and for every eighth the next one of the company too. */
const ordersOf = (orders: readonly SeededOrder[], known: KnownOrder): KnownOrder[] => {
  const place = orders.findIndex((order) => order.known.id === known.id)
  const next = orders[place + 1]?.known
  const isShared = place % 8 === 0 && next?.ownerRef === known.ownerRef
  return isShared ? [known, next] : [known]
}

const STATUSES: readonly InvoiceStatus[] = ['OPEN', 'PARTLY_PAID', 'PAID', 'CANCELLED', 'OPEN']

const invoiceOf = (known: KnownOrder, index: number, orders: readonly KnownOrder[]): Invoice => {
  const status = STATUSES[index % STATUSES.length] ?? 'OPEN'
  const number = String(known.numbers.INVOICE[0])
  const [half, whole] = [moneyOf(known, 1, index), moneyOf(known, 2, index)]
  const nothing = {
    amount: half.amount.replace(/\d/g, '0').replace(/^0+/, '0'),
    currency: half.currency,
  }
  const [isFirstPaid, isSecondPaid] = [
    status !== 'OPEN',
    status !== 'OPEN' && status !== 'PARTLY_PAID',
  ]
  const instalmentOf = (position: number, isPaid: boolean) => ({
    number: `${position}/2`,
    dueOn: later(known.orderedOn, position * 20),
    amount: half,
    open: isPaid ? nothing : half,
    paymentSlip: isPaid ? null : { line: slipLineOf(known, position), instantCode: null },
  })
  return {
    id: number,
    ownerRef: known.ownerRef,
    ownerName: null,
    kind: index % 10 === 9 ? 'CREDIT_NOTE' : 'INVOICE',
    invoiceNumber: number,
    series: index % 3 === 0 ? '1' : null,
    accessKey: index % 4 === 0 ? `KEY${number}ab` : null,
    status,
    statusLabel: null,
    issuedOn: known.orderedOn,
    total: whole,
    open: isSecondPaid ? nothing : isFirstPaid ? half : whole,
    orders: orders.map(orderReference),
    instalments: [instalmentOf(1, isFirstPaid), instalmentOf(2, isSecondPaid)],
    documents: [
      documentOf(`${number}-pdf`, 'INVOICE_PDF'),
      documentOf(`${number}/xml ?`, 'INVOICE_XML'),
    ],
  }
}

/** 47 digits, parted as on a Brazilian slip; another for each instalment of each invoice. */
const slipLineOf = ({ id, ownerRef }: KnownOrder, position: number): string => {
  const own = `${ownerRef.length}${id.split('/').at(-1)}${position}`.padStart(10, '0')
  return `00190.${own.slice(0, 5)} ${own.slice(5)}.000000 00000.400012 1 84340000012345`
}

const orderReference = ({ id, ownerRef, placedBy, numbers }: KnownOrder): OrderReference =>
  referenceOf(id, {
    ownerRef,
    placedBy,
    webOrderNumber: numbers.WEB[0] ?? null,
    erpOrderNumber: numbers.ERP[0] ?? null,
    customerOrderNumber: numbers.CUSTOMER[0] ?? null,
  })

const moneyOf = ({ total }: KnownOrder, times: number, index: number): Money => {
  const currency = total?.currency ?? ''
  const units = (100 + index) * times
  return { amount: currency === 'JPY' ? `${units}` : `${units}.00`, currency }
}

const later = (day: string | null, days: number): string =>
  new Date(Date.parse(String(day)) + days * 86_400_000).toISOString().slice(0, 10)

const documentOf = (id: string, kind: OrderDocument['kind']): OrderDocument => ({
  id,
  kind,
  label: null,
  number: null,
  issuedOn: null,
  sizeBytes: null,
})

const paymentOf = ({ id, ownerRef, status, instalments, orders }: Invoice): Payment[] =>
  status === 'PAID' || status === 'PARTLY_PAID'
    ? [
        {
          id: `payment ${id}`,
          ownerRef,
          ownerName: null,
          paidOn: instalments[0]?.dueOn ?? null,
          amount: instalments[0]?.amount ?? null,
          method: 'Boleto',
          reference: `REF-${id}`,
          settles: [
            { invoiceId: id, invoiceNumber: id, amount: instalments[0]?.amount ?? null, orders },
          ],
          documents: [documentOf('receipt', 'RECEIPT')],
        },
      ]
    : []

const unfitPayment = (ownerRef: string): Payment => ({
  id: `unfit ${ownerRef}`,
  ownerRef,
  ownerName: null,
  paidOn: TODAY,
  amount: { amount: '10.00', currency: 'BRL' },
  method: null,
  reference: 'TED',
  settles: [],
  documents: [],
})

interface Parents {
  readonly invoices: readonly Invoice[]
  readonly payments: readonly Payment[]
  readonly orders: readonly SeededOrder[]
}

/** The first of each kind of parent of each company. */
const documentsOf = ({ invoices, payments, orders }: Parents): KnownDocument[] => {
  const firsts = <Owned extends { readonly ownerRef: string }>(
    records: readonly Owned[]
  ): Owned[] =>
    records.filter(
      (one, place) => records.findIndex(({ ownerRef }) => ownerRef === one.ownerRef) === place
    )
  const none = { orderId: null, invoiceId: null, paymentId: null }
  return [
    ...firsts(invoices).flatMap((invoice) =>
      invoice.documents.map((document) =>
        writtenDocumentOf(invoice.ownerRef, { ...none, invoiceId: invoice.id }, document)
      )
    ),
    ...firsts(payments).flatMap((payment) =>
      payment.documents.map((document) =>
        writtenDocumentOf(payment.ownerRef, { ...none, paymentId: payment.id }, document)
      )
    ),
    ...firsts(orders.map(({ known }) => known)).map(({ id, ownerRef }) =>
      writtenDocumentOf(
        ownerRef,
        { ...none, orderId: id },
        documentOf('confirmation', 'ORDER_CONFIRMATION')
      )
    ),
  ]
}

const SIZE = 70_000

/** No text in any charset: whoever decodes it on the way breaks it. */
const writtenDocumentOf = (
  ownerRef: string,
  parent: KnownDocument['parent'],
  document: OrderDocument
): KnownDocument => {
  const seed = JSON.stringify([parent, document.id]).length
  const body = Uint8Array.from({ length: SIZE }, (_, place) => (place * 31 + seed) % 256)
  const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), body])
  return { ownerRef, parent, document, content }
}
