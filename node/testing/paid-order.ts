/** An order that has everything an order can have, with an amount wherever one can be. */
import {
  DOCUMENT_KINDS,
  type DocumentKind,
  type Instalment,
  type Invoice,
  type Money,
  type Order,
  type OrderDocument,
  type OrderLine,
  type OrderReference,
  type Payment,
} from '../connectors/order-model'
import { orderRow, wholeOrder } from './scripted-erp'

const ID = 'order-1'
const TEN: Money = { amount: '10.00', currency: 'BRL' }

export const documentOf = (kind: DocumentKind): OrderDocument => ({
  id: `document-${kind}`,
  kind,
  label: null,
  number: null,
  issuedOn: null,
  sizeBytes: null,
})

const instalmentOf = (amount: Money): Instalment => ({
  number: '1',
  dueOn: '2026-02-01',
  amount,
  open: amount,
  paymentSlip: { line: `00190.00009 ${amount.amount}`, instantCode: `pix${amount.amount}` },
})

/** To an order of the company C-1, which nobody is known to have placed. */
export const referenceOf = (
  id: string,
  overrides: Partial<OrderReference> = {}
): OrderReference => ({
  id,
  ownerRef: 'C-1',
  placedBy: null,
  webOrderNumber: null,
  erpOrderNumber: id,
  customerOrderNumber: null,
  status: 'SHIPPED',
  statusLabel: null,
  ...overrides,
})

export const invoiceOf = (overrides: Partial<Invoice>, amount: Money = TEN): Invoice => ({
  id: 'invoice-1',
  ownerRef: 'C-1',
  ownerName: null,
  kind: 'INVOICE',
  invoiceNumber: 'NF-1',
  series: null,
  accessKey: null,
  status: 'PAID',
  statusLabel: null,
  issuedOn: '2026-01-02',
  total: amount,
  open: amount,
  orders: [referenceOf(ID)],
  instalments: [instalmentOf(amount)],
  documents: [documentOf('INVOICE_PDF')],
  ...overrides,
})

export const paymentOf = (overrides: Partial<Payment>, amount: Money = TEN): Payment => ({
  id: 'payment-1',
  ownerRef: 'C-1',
  ownerName: null,
  paidOn: '2026-01-30',
  amount,
  method: 'Boleto',
  reference: null,
  settles: [{ invoiceId: 'invoice-1', invoiceNumber: 'NF-1', amount, orders: [referenceOf(ID)] }],
  documents: [documentOf('RECEIPT')],
  ...overrides,
})

const lineOf = (amount: Money): OrderLine => ({
  id: 'line-1',
  lineNumber: '10',
  productCode: 'BRG-6204',
  customerProductCode: null,
  description: 'Ball bearing',
  unit: 'UN',
  ordered: '10',
  shipped: '10',
  invoiced: '10',
  outstanding: '0',
  cancelled: '0',
  unitPrice: amount,
  total: amount,
  promisedOn: null,
})

/** @param count how many lines, invoices and payments it has */
export const paidOrder = ({ amount = TEN, count = 1 } = {}): Order => ({
  ...wholeOrder(orderRow({ id: ID, payment: 'COMPLETE', total: amount, totalNet: amount })),
  lines: repeat(count, () => lineOf(amount)),
  totals: {
    items: amount,
    discount: amount,
    freight: amount,
    tax: amount,
    other: amount,
    total: amount,
  },
  invoices: repeat(count, () => invoiceOf({}, amount)),
  payments: repeat(count, () => paymentOf({}, amount)),
  documents: DOCUMENT_KINDS.map(documentOf),
})

const repeat = <Item>(count: number, make: () => Item): Item[] =>
  Array.from({ length: count }, make)
