/** What is known of records beyond what finds them: by hand, beside the fixture that serves them. */
import type {
  Address,
  Invoice,
  InvoiceStatus,
  Money,
  Order,
  OrderDocument,
  OrderLine,
  Shipment,
} from '../connectors/order-model'

export type KnownLine = Pick<
  OrderLine,
  'productCode' | 'description' | 'ordered' | 'shipped' | 'invoiced' | 'unitPrice' | 'total'
>
export type KnownDocument = Pick<OrderDocument, 'id' | 'kind'>

/** Of an opened order. Each list is whole, in its order. */
export interface KnownDetails extends Pick<Order, 'promisedOn' | 'requestedOn' | 'totalNet'> {
  /** Missing: the ERP does not say one. */
  readonly holdReason?: string | null
  readonly lines: readonly KnownLine[]
  readonly tax: Money | null
  readonly freight: Money | null
  readonly billingAddress: Address | null
  readonly shippingAddress: Address | null
  readonly shipments: ReadonlyArray<
    Pick<Shipment, 'number' | 'status' | 'shippedOn' | 'trackingNumber' | 'trackingUrl'>
  >
  /** As `getOrder` gives them. */
  readonly invoices: ReadonlyArray<Pick<Invoice, 'id' | 'invoiceNumber'>>
  /** Ids. */
  readonly payments: readonly string[]
  readonly documents: readonly KnownDocument[]
}

/** Of an invoice, in the list and opened. */
export interface KnownInvoiceDetails {
  readonly status: InvoiceStatus
  /** Ids of its orders. */
  readonly orders: readonly string[]
  readonly documents: readonly KnownDocument[]
}

export interface KnownPaymentDetails {
  readonly method: string | null
  readonly documents: readonly KnownDocument[]
}

/** Everything that `contract-content.suite.ts` compares, and drafts, which must not appear. */
export type FactName =
  | ('webOrderNumber' | 'erpOrderNumber' | 'customerOrderNumber' | 'invoiceNumber' | 'accessKey')
  | ('status' | 'holdReason' | 'channel' | 'placedBy' | 'lineCount' | 'products')
  | ('orderedOn' | 'promisedOn' | 'requestedOn' | 'shippedOn' | 'issuedOn' | 'dueOn' | 'paidOn')
  | ('total' | 'totalNet' | 'unitPrice' | 'lineTotal' | 'tax' | 'freight')
  | ('ordered' | 'shipped' | 'invoiced')
  | ('billingAddress' | 'shippingAddress' | 'shipments')
  | ('invoicesOfOrder' | 'paymentsOfOrder' | 'documentsOfOrder')
  | ('invoiceStatus' | 'invoiceTotal' | 'invoiceOpen' | 'ordersOfInvoice' | 'documentsOfInvoice')
  | ('instalments' | 'instalmentAmount' | 'instalmentOpen')
  | ('paymentAmount' | 'paymentMethod' | 'invoicesOfPayment' | 'receipts')
  | ('draftOrders' | 'draftInvoices')

/** The reason of each. */
export type Reasons = Readonly<Partial<Record<FactName, string>>>
