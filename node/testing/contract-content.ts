/** What the contract suite compares of each record, by the kind of fact: one check for each kind. */
import type { Invoice, Order, OrderSummary, Payment } from '../connectors/order-model'
import type { KnownInvoice, KnownOrder, KnownPayment } from './connector-subject'
import { isOwed } from './contract-facts'
import type { FactName, KnownDetails, KnownDocument } from './known-details'

/** undefined: of what is known, nothing is known of it; of what was read, a row has no such field. */
export interface Fact<Known, Read> {
  readonly name: FactName
  readonly known: (known: Known) => unknown
  readonly read: (read: Read) => unknown
}

export type OrderRead = OrderSummary & Partial<Order>
export type OrderFact = Fact<KnownOrder, OrderRead>
export type InvoiceFact = Fact<KnownInvoice, Invoice>
export type PaymentFact = Fact<KnownPayment, Payment>

export interface FactGroup {
  readonly name: string
  readonly orders?: readonly OrderFact[]
  readonly invoices?: readonly InvoiceFact[]
  readonly payments?: readonly PaymentFact[]
}

/** Of the same name in a row, an opened order and what is known. */
const sameOf = (name: FactName & keyof OrderSummary & keyof KnownOrder): OrderFact => ({
  name,
  known: (order) => order[name],
  read: (order) => order[name],
})

const detailOf = (name: FactName & keyof OrderRead & keyof KnownDetails): OrderFact => ({
  name,
  known: ({ details }) => details?.[name],
  read: (order) => order[name],
})

type Line = Order['lines'][number]
type LineField = 'ordered' | 'shipped' | 'invoiced' | 'unitPrice' | 'total'

const lineFact = (name: FactName, field: LineField & keyof Line): OrderFact => ({
  name,
  known: ({ details }) => details?.lines.map((line) => line[field]),
  read: ({ lines }) => lines?.map((line) => line[field]),
})

const numberFact = (
  name: 'webOrderNumber' | 'erpOrderNumber' | 'customerOrderNumber',
  kind: keyof KnownOrder['numbers']
): OrderFact => ({
  name,
  known: ({ numbers }) => numbers[kind][0] ?? null,
  read: (order) => order[name],
})

type InstalmentField = 'dueOn' | 'amount' | 'open'

/** That instalments are missing is for the check of them to say. */
const instalmentFact = (name: FactName, field: InstalmentField): InvoiceFact => ({
  name,
  known: ({ instalments }) => instalments.map((instalment) => instalment[field]),
  read: ({ instalments }) =>
    instalments.length === 0 ? undefined : instalments.map((instalment) => instalment[field]),
})

const invoiceFact = (
  name: FactName,
  field: keyof KnownInvoice & ('issuedOn' | 'total' | 'open')
): InvoiceFact => ({
  name,
  known: (invoice) => invoice[field],
  read: (invoice) => invoice[field],
})

const namesOf = (documents: readonly KnownDocument[] | undefined): string[] | undefined =>
  documents?.map(({ id, kind }) => `${kind} ${id}`)

const idsOf = (records: ReadonlyArray<{ readonly id: string }> | undefined) =>
  records?.map(({ id }) => id).sort()

const numberedOf = (invoices: KnownDetails['invoices'] | undefined) =>
  invoices?.map(({ id, invoiceNumber }) => `${id}: ${invoiceNumber}`).sort()

const sorted = (ids: readonly string[] | undefined) => ids && [...ids].sort()

type Tracked = KnownDetails['shipments'][number]

const trackedBy = ({ number, status, trackingNumber, trackingUrl }: Tracked) => [
  number,
  status,
  trackingNumber,
  trackingUrl,
]

const stateOf = ({ open }: KnownInvoice['instalments'][number]): string =>
  isOwed(open) ? 'open' : 'settled'

export const FACT_GROUPS: readonly FactGroup[] = [
  {
    name: 'its own numbers',
    orders: [
      numberFact('webOrderNumber', 'WEB'),
      numberFact('erpOrderNumber', 'ERP'),
      numberFact('customerOrderNumber', 'CUSTOMER'),
    ],
    invoices: [
      {
        name: 'invoiceNumber',
        known: ({ numbers }) => numbers.INVOICE[0] ?? null,
        read: ({ invoiceNumber }) => invoiceNumber,
      },
      {
        name: 'accessKey',
        known: ({ numbers }) => numbers.ACCESS_KEY[0] ?? null,
        read: ({ accessKey }) => accessKey,
      },
    ],
  },
  {
    name: 'its status',
    orders: [sameOf('status'), detailOf('holdReason')],
    invoices: [
      {
        name: 'invoiceStatus',
        known: ({ details }) => details?.status,
        read: ({ status }) => status,
      },
    ],
  },
  { name: 'its channel', orders: [sameOf('channel')] },
  { name: 'who placed it', orders: [sameOf('placedBy')] },
  {
    name: 'its days',
    orders: [
      sameOf('orderedOn'),
      detailOf('promisedOn'),
      detailOf('requestedOn'),
      {
        name: 'shippedOn',
        known: ({ details }) => details?.shipments.map(({ shippedOn }) => shippedOn),
        read: ({ shipments }) => shipments?.map(({ shippedOn }) => shippedOn),
      },
    ],
    invoices: [invoiceFact('issuedOn', 'issuedOn'), instalmentFact('dueOn', 'dueOn')],
    payments: [{ name: 'paidOn', known: ({ paidOn }) => paidOn, read: ({ paidOn }) => paidOn }],
  },
  {
    name: 'its amounts, each in its currency',
    orders: [
      sameOf('total'),
      detailOf('totalNet'),
      lineFact('unitPrice', 'unitPrice'),
      lineFact('lineTotal', 'total'),
      {
        name: 'tax',
        known: ({ details }) => details?.tax,
        read: ({ totals }) => totals?.tax,
      },
      {
        name: 'freight',
        known: ({ details }) => details?.freight,
        read: ({ totals }) => totals?.freight,
      },
    ],
    invoices: [
      invoiceFact('invoiceTotal', 'total'),
      invoiceFact('invoiceOpen', 'open'),
      instalmentFact('instalmentAmount', 'amount'),
      instalmentFact('instalmentOpen', 'open'),
    ],
    payments: [
      { name: 'paymentAmount', known: ({ amount }) => amount, read: ({ amount }) => amount },
    ],
  },
  {
    name: 'its lines, none left out',
    orders: [
      sameOf('lineCount'),
      {
        name: 'products',
        known: ({ details }) => details?.lines.map((line) => [line.productCode, line.description]),
        read: ({ lines }) => lines?.map((line) => [line.productCode, line.description]),
      },
    ],
  },
  {
    name: 'what is ordered, shipped and invoiced of each line',
    orders: [
      lineFact('ordered', 'ordered'),
      lineFact('shipped', 'shipped'),
      lineFact('invoiced', 'invoiced'),
    ],
  },
  { name: 'its addresses', orders: [detailOf('billingAddress'), detailOf('shippingAddress')] },
  {
    name: 'its shipments and how to track them',
    orders: [
      {
        name: 'shipments',
        known: ({ details }) => details?.shipments.map(trackedBy),
        read: ({ shipments }) => shipments?.map(trackedBy),
      },
    ],
  },
  {
    name: 'its instalments, and which of them are open',
    invoices: [
      {
        name: 'instalments',
        known: ({ instalments }) => instalments.map(stateOf),
        read: ({ instalments }) => instalments.map(stateOf),
      },
    ],
  },
  {
    name: 'its documents, none left out',
    orders: [
      {
        name: 'documentsOfOrder',
        known: ({ details }) => namesOf(details?.documents),
        read: ({ documents }) => namesOf(documents),
      },
    ],
    invoices: [
      {
        name: 'documentsOfInvoice',
        known: ({ details }) => namesOf(details?.documents),
        read: ({ documents }) => namesOf(documents),
      },
    ],
    payments: [
      {
        name: 'receipts',
        known: ({ details }) => namesOf(details?.documents),
        read: ({ documents }) => namesOf(documents),
      },
    ],
  },
  {
    name: 'what belongs to it, none left out',
    orders: [
      {
        name: 'invoicesOfOrder',
        known: ({ details }) => numberedOf(details?.invoices),
        read: ({ invoices }) => numberedOf(invoices),
      },
      {
        name: 'paymentsOfOrder',
        known: ({ details }) => sorted(details?.payments),
        read: ({ payments }) => idsOf(payments),
      },
    ],
    invoices: [
      {
        name: 'ordersOfInvoice',
        known: ({ details }) => sorted(details?.orders),
        read: ({ orders }) => idsOf(orders),
      },
    ],
    payments: [
      {
        name: 'invoicesOfPayment',
        known: ({ settles }) => sorted(settles),
        read: ({ settles }) => settles.flatMap(({ invoiceId }) => invoiceId ?? []).sort(),
      },
      {
        name: 'paymentMethod',
        known: ({ details }) => details?.method,
        read: ({ method }) => method,
      },
    ],
  },
]
