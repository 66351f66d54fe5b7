/**
 * The vocabulary: what an ERP's answer becomes before anything else looks at it.
 *
 * - A number (`webOrderNumber`, `erpOrderNumber`, `customerOrderNumber`, `invoiceNumber`) is text as people write it.
 *   It may be null, repeated or per branch; `id` is what names a record, and is opaque.
 * - A `Day` is a calendar day with no hour and never shifts. An `Instant` is ISO 8601 with its offset.
 * - `Money.amount` is a decimal string padded to the currency's minor units ("6875.00", JPY "6875"). It never was a float.
 * - A `Quantity` is a decimal string without padding ("12", "0.5").
 * - null means "the ERP does not say". An empty list means "none".
 */

/** A customer of the ERP. Opaque to everyone but the connector, possibly composite ("1000/4711/10"). */
export type CompanyRef = string
/** YYYY-MM-DD */
export type Day = string
/** 2026-11-23T14:02:00-03:00 */
export type Instant = string
/** Decimal string, no exponent, no thousands separator. */
export type Quantity = string

export interface Money {
  readonly amount: string
  /** ISO 4217 */
  readonly currency: string
}

export const ORDER_STATUSES = [
  'RECEIVED',
  'APPROVED',
  'CREDIT_APPROVED',
  'IN_PREPARATION',
  'INVOICED',
  'PARTIALLY_SHIPPED',
  'SHIPPED',
  'DELIVERED',
  'RETURNED',
  'CANCELLED',
  'ON_HOLD',
  'OTHER',
] as const
/** The headline. `DELIVERED` only where the ERP says received; what we do not know is `OTHER` with the ERP's own label. */
export type OrderStatus = (typeof ORDER_STATUSES)[number]

export const FACETS = ['NONE', 'PARTIAL', 'COMPLETE', 'UNKNOWN'] as const
/** How far one side of an order (delivery, invoicing, payment) has come. */
export type Facet = (typeof FACETS)[number]

export const CHANNELS = ['WEB', 'PHONE', 'SALES_REP', 'EDI', 'OTHER'] as const
export type Channel = (typeof CHANNELS)[number]

/** A row of the list: everything that is known without opening the order. */
export interface OrderSummary {
  readonly id: string
  /** The ERP customer the order was sold to. Compared with the viewer's companies on our side, for every record. */
  readonly ownerRef: CompanyRef
  readonly ownerName: string | null
  readonly webOrderNumber: string | null
  readonly erpOrderNumber: string | null
  /** "My order": the buyer's own number, their purchase order. */
  readonly customerOrderNumber: string | null
  readonly orderedOn: Day | null
  /** The last day the seller promises for any part of the order. */
  readonly promisedOn: Day | null
  readonly channel: Channel
  readonly status: OrderStatus
  /** The ERP's own word for the status, as data: never translated. */
  readonly statusLabel: string | null
  readonly delivery: Facet
  readonly invoicing: Facet
  readonly payment: Facet
  /** What is payable, tax included. */
  readonly total: Money | null
  /** Where the ERP knows the sum without tax only. */
  readonly totalNet: Money | null
  /** Who placed it: an e-mail where the ERP knows it, else a name. Only an e-mail can prove an order to be a person's own. */
  readonly placedBy: string | null
  readonly costCenter: string | null
  readonly lineCount: number | null
}

/** The whole order. */
export interface Order extends OrderSummary {
  readonly requestedOn: Day | null
  readonly changedAt: Instant | null
  readonly lines: readonly OrderLine[]
  readonly totals: OrderTotals
  readonly billingAddress: Address | null
  readonly shippingAddress: Address | null
  readonly paymentTerms: string | null
  readonly deliveryTerms: string | null
  /** Why it is on hold, in the ERP's words for the buyer. */
  readonly holdReason: string | null
  readonly notes: string | null
  readonly events: readonly OrderEvent[]
  readonly shipments: readonly Shipment[]
  readonly invoices: readonly Invoice[]
  readonly payments: readonly Payment[]
  readonly documents: readonly OrderDocument[]
  /** Other ERP orders of the same web order. */
  readonly related: readonly OrderReference[]
}

export interface OrderReference {
  readonly id: string
  /**
   * Whose order it is and who placed it, where the ERP says so beside the reference: what proves a shared invoice to
   * belong to one who may not see all of the company's orders. null: it proves nothing.
   */
  readonly ownerRef: CompanyRef | null
  readonly placedBy: string | null
  readonly webOrderNumber: string | null
  readonly erpOrderNumber: string | null
  readonly customerOrderNumber: string | null
  readonly status: OrderStatus
  readonly statusLabel: string | null
}

export interface OrderLine {
  readonly id: string
  readonly lineNumber: string | null
  readonly productCode: string | null
  /** The buyer's own code of the product. */
  readonly customerProductCode: string | null
  readonly description: string | null
  readonly unit: string | null
  readonly ordered: Quantity | null
  readonly shipped: Quantity | null
  readonly invoiced: Quantity | null
  /** Still to be shipped. */
  readonly outstanding: Quantity | null
  readonly cancelled: Quantity | null
  readonly unitPrice: Money | null
  readonly total: Money | null
  readonly promisedOn: Day | null
}

/** How the total adds up. What the ERP does not name is null; the parts need not sum to `total`, and nobody hides it. */
export interface OrderTotals {
  readonly items: Money | null
  /** Positive: it is taken off. */
  readonly discount: Money | null
  readonly freight: Money | null
  readonly tax: Money | null
  readonly other: Money | null
  readonly total: Money | null
}

export interface Address {
  readonly name: string | null
  /** Street lines as printed on a label, in order. */
  readonly lines: readonly string[]
  readonly city: string | null
  readonly state: string | null
  readonly postalCode: string | null
  /** ISO 3166-1 alpha-2 or alpha-3, or the ERP's own word. */
  readonly country: string | null
}

/** Something that happened to the order, for its timeline. */
export interface OrderEvent {
  readonly status: OrderStatus
  readonly label: string | null
  /** A `Day` or an `Instant`: as exact as the ERP is. */
  readonly happenedAt: Day | Instant | null
}

export const SHIPMENT_STATUSES = [
  'IN_PREPARATION',
  'SHIPPED',
  'DELIVERED',
  'RETURNED',
  'CANCELLED',
  'OTHER',
] as const
export type ShipmentStatus = (typeof SHIPMENT_STATUSES)[number]

export interface Shipment {
  readonly id: string
  readonly number: string | null
  readonly status: ShipmentStatus
  readonly statusLabel: string | null
  readonly shippedOn: Day | null
  readonly promisedOn: Day | null
  readonly deliveredOn: Day | null
  readonly carrier: string | null
  readonly trackingNumber: string | null
  /** https only; anything else the ERP gave is null. */
  readonly trackingUrl: string | null
  readonly lines: readonly ShipmentLine[]
}

export interface ShipmentLine {
  readonly orderLineId: string | null
  readonly productCode: string | null
  readonly description: string | null
  readonly quantity: Quantity | null
}

export const INVOICE_KINDS = ['INVOICE', 'CREDIT_NOTE', 'DEBIT_NOTE'] as const
export type InvoiceKind = (typeof INVOICE_KINDS)[number]

/** `OTHER`: the ERP does not say whether it is paid, or has a word of its own for it, which is the label then. */
export const INVOICE_STATUSES = ['OPEN', 'PARTLY_PAID', 'PAID', 'CANCELLED', 'OTHER'] as const
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number]

export interface Invoice {
  readonly id: string
  /** Sold-to or payer: the connector states which in its documentation. */
  readonly ownerRef: CompanyRef
  readonly ownerName: string | null
  readonly kind: InvoiceKind
  readonly invoiceNumber: string | null
  readonly series: string | null
  /** Letters and digits under which a tax authority knows the invoice (Brazil's 44 of the NF-e, for one). */
  readonly accessKey: string | null
  readonly status: InvoiceStatus
  readonly statusLabel: string | null
  readonly issuedOn: Day | null
  /** Of a credit note positive too: the kind gives the direction. */
  readonly total: Money | null
  readonly open: Money | null
  readonly orders: readonly OrderReference[]
  readonly instalments: readonly Instalment[]
  readonly documents: readonly OrderDocument[]
}

export interface Instalment {
  readonly number: string | null
  readonly dueOn: Day | null
  readonly amount: Money | null
  readonly open: Money | null
  readonly paymentSlip: PaymentSlip | null
}

export interface PaymentSlip {
  /** What is typed into the bank (Brazil's "linha digitável", a reference elsewhere). */
  readonly line: string | null
  /** "Pix copia e cola" or another instant-payment code. */
  readonly instantCode: string | null
}

export interface Payment {
  readonly id: string
  readonly ownerRef: CompanyRef
  readonly ownerName: string | null
  readonly paidOn: Day | null
  readonly amount: Money | null
  readonly method: string | null
  readonly reference: string | null
  /** What it settles. Empty where it fits no invoice. */
  readonly settles: readonly PaymentAllocation[]
  /** Its receipts. */
  readonly documents: readonly OrderDocument[]
}

export interface PaymentAllocation {
  readonly invoiceId: string | null
  readonly invoiceNumber: string | null
  readonly amount: Money | null
  /** The orders of that invoice, where the ERP says so. Empty: it does not. */
  readonly orders: readonly OrderReference[]
}

export const DOCUMENT_KINDS = [
  'INVOICE_PDF',
  'INVOICE_XML',
  'RECEIPT',
  'PAYMENT_SLIP',
  'ORDER_CONFIRMATION',
  'DELIVERY_NOTE',
  'PROOF_OF_DELIVERY',
  'CREDIT_NOTE',
  'CERTIFICATE',
  'SERIAL_NUMBERS',
  'FREIGHT_DOCUMENT',
  'TAX_FORM',
  'OTHER',
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** A document that can be opened. Listed without opening it. */
export interface OrderDocument {
  /** The connector's own name of the document within its parent. Proves nothing. */
  readonly id: string
  readonly kind: DocumentKind
  readonly label: string | null
  readonly number: string | null
  readonly issuedOn: Day | null
  readonly sizeBytes: number | null
}
