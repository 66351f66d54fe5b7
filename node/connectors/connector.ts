/**
 * THE CONTRACT between this app and an ERP.
 *
 * A connector is one function that returns an object: `createAcme({ settings, clock }): ErpConnector`.
 * It builds a request, sends it through the call's `http`, and reads the answer into the words of `order-model.ts`. It keeps no
 * state between calls but what it can always ask again (a login token): one lives as long as a worker keeps a store's
 * settings, and serves all of the store's people. It imports nothing of VTEX, and throws nothing but
 * `ConnectorError` (`connector-error.ts`). `contract.suite.ts` says the same as this page, executably.
 *
 * Whose records. Every query carries `companies`: ALL the ERP customers the viewer may see, never none.
 * - The restriction goes into the ERP's own query. Fetching more and filtering here is a leak that waits to happen.
 * - Each record names its `ownerRef` in the same canonical form as `companies`; the use-case compares it again and drops
 *   what is foreign. `canonicalRef` gives that form.
 * - A record of another company does not exist: `getOrder` answers null for it, as for one that never was.
 *
 * What was typed. Numbers, products, ids and cursors are hostile text. They never meet a string that is a query:
 * each connector has its own escaper (a URL segment, an OData literal, a LIKE pattern, JSON), tested with hostile text.
 *
 * Strict with what we accept, lenient with what an ERP answers: read the fields needed, drop the rest, turn what can't be
 * read into null, an unknown status into `OTHER` with the ERP's label. An answer that has no list where a list must be is
 * `bad-answer`.
 */
import type { ConnectorErrorKind } from './connector-error'
import type {
  Channel,
  CompanyRef,
  Day,
  Invoice,
  Money,
  Order,
  OrderDocument,
  OrderStatus,
  OrderSummary,
  Payment,
} from './order-model'

export interface ErpConnector {
  /** The name it is registered under, `^[a-z][a-z0-9-]*$`. */
  readonly name: string
  /** What every server of its kind can. */
  readonly capabilities: Capabilities
  readonly ownerEvidence: OwnerEvidence

  /**
   * What this server can, where it says so itself: then `capabilities` stands in while that can't be read. Missing: all
   * servers of its kind can the same. Whatever is not among them is refused before the connector is asked
   * (`declared-only.ts`), so it need not remember what it read.
   *
   * Upstream calls: one.
   */
  readonly readCapabilities?: (call: Call) => Promise<Capabilities>

  /**
   * One page of the orders that match, newest first unless the query says otherwise; ties are broken so that the order
   * is total and pages join without a gap or a duplicate. Nothing found is an empty page, never an error.
   *
   * Upstream calls: as few as the ERP allows, one a page; the suite knows of each connector how many (`ConnectorSubject`).
   * @throws ConnectorError `invalid-query` for a cursor it did not make (`refused-query` where the ERP itself tells one
   * that is not its own); `unsupported` for what it does not declare.
   */
  findOrders(query: OrderQuery, call: Call): Promise<OrderPage>

  /** The whole order, or null if it does not exist for these companies. */
  getOrder(query: GetOrderQuery, call: Call): Promise<Order | null>

  /** One page of the companies' invoices; see `findOrders`. Exactly where `invoiceList` is declared. */
  readonly findInvoices?: (query: InvoiceQuery, call: Call) => Promise<InvoicePage>

  /** One invoice with the payments that settle it, or null. Exactly where `invoiceList` is declared. */
  readonly getInvoice?: (query: GetRecordQuery, call: Call) => Promise<OpenedInvoice | null>

  /** One page of the companies' payments, those that fit no invoice too. Exactly where `paymentList` is declared. */
  readonly findPayments?: (query: PaymentQuery, call: Call) => Promise<PaymentPage>

  /** One payment, or null. Exactly where `paymentList` is declared. */
  readonly getPayment?: (query: GetRecordQuery, call: Call) => Promise<Payment | null>

  /**
   * The document itself, or null if it is gone. Exactly where `documents` is declared. The use-case has just seen the document
   * in a record of these companies; the ERP is asked for it as theirs all the same, where its contract allows that.
   *
   * Upstream calls: `callsPerDocument`.
   * @throws ConnectorError `bad-answer` for what is no file
   */
  readonly openDocument?: (query: DocumentQuery, call: Call) => Promise<OpenedDocument | null>

  /** Proves that the address, the credentials and the API work, with the cheapest call there is. Rejects if they don't. */
  check(call: Call): Promise<void>
}

/**
 * What vouches for a record's owner, per operation.
 * - `record`: the answer names the owner, and it is compared.
 * - `request`: only our own query vouches for it. Allowed only where the ERP's contract gives no more; then opening
 *   anything first fetches a record that does name its owner.
 */
export interface OwnerEvidence {
  readonly findOrders: 'record' | 'request'
  readonly getOrder: 'record'
}

/**
 * What an ERP can do. A use-case refuses what is not declared (`unsupported`), the page does not offer it, and nothing is
 * silently ignored. Every field has a default in `NO_CAPABILITIES`: a new connector starts from it and declares up.
 */
export interface Capabilities {
  /** The kinds of number that can be searched exactly. Default: none. */
  readonly numberKinds: readonly NumberKind[]
  /** The kinds that can be searched by a part. Default: none. */
  readonly partialNumberKinds: readonly NumberKind[]
  /** Several numbers in one query. Default: false. */
  readonly manyNumbers: boolean
  /**
   * How long the numbers of one query may be together, in characters as an address has them (percent-encoded), each with ten more:
   * an address has to stay below 8 KB. Only a search for many numbers observes it. Default: 4,000.
   */
  readonly maxNumbersLength: number
  /** The kinds that can be searched together, exactly, in one query. Default: none. */
  readonly severalNumberKinds: readonly NumberKind[]
  /** Orders of a span of days. Default: false. */
  readonly dates: boolean
  /** Orders promised for a span of days. Default: false. */
  readonly promisedDates: boolean
  readonly statuses: boolean
  readonly channels: boolean
  /** Orders that have a product, by its code or a part of its description. Default: false. */
  readonly product: boolean
  /** Orders that a person placed, by their e-mail. Default: false. */
  readonly placedBy: boolean
  /** The sort orders it can give. Default: newest first only. */
  readonly sorts: readonly OrderSort[]
  /** `OrderPage.total` is known. Default: false. */
  readonly total: boolean
  /** `OrderPage.counts` is known where it is asked for. Default: false. */
  readonly orderCounts: boolean
  /** `Order.shipments` can hold something; with `tracking`, their numbers and links too. Default: false. */
  readonly shipments: boolean
  readonly tracking: boolean
  /** `Order.invoices`, `Order.payments` and the documents of any record can hold something. Default: false. */
  readonly invoices: boolean
  readonly payments: boolean
  readonly documents: boolean
  /** The companies' invoices can be listed and opened by themselves: `findInvoices`, `getInvoice`. Default: false. */
  readonly invoiceList: boolean
  /** The kinds of number by which an invoice is found, exactly. Default: none. */
  readonly invoiceNumberKinds: readonly InvoiceNumberKind[]
  /** Those by a part of which it is found. Default: none. */
  readonly partialInvoiceNumberKinds: readonly InvoiceNumberKind[]
  /** An invoice is found by what is typed into the bank to pay an instalment of it. Default: false. */
  readonly slipLines: boolean
  /** The states that can be searched for. Default: none. */
  readonly invoiceStates: readonly InvoiceState[]
  /** Invoices issued, or with an instalment due, within a span of days. Default: false. */
  readonly invoiceDates: boolean
  readonly invoiceDueDates: boolean
  readonly invoiceSorts: readonly InvoiceSort[]
  /** The companies' payments can be listed and opened by themselves: `findPayments`, `getPayment`. Default: false. */
  readonly paymentList: boolean
  /** Payments of a span of days. Default: false. */
  readonly paymentDates: boolean
  /** The kinds of number by which a payment is found, exactly. Default: none. */
  readonly paymentNumberKinds: readonly PaymentNumberKind[]
  /** Upstream calls that opening a document costs, the proof of whose it is aside. Default: 1. */
  readonly callsPerDocument: number
  /** A document comes whole in memory (base64 in JSON), not as a stream: few are opened at once. Default: false. */
  readonly buffersDocuments: boolean
  /** The most orders a page may hold. Default: 100. */
  readonly maxPageSize: number
}

export const NO_CAPABILITIES: Capabilities = {
  numberKinds: [],
  partialNumberKinds: [],
  manyNumbers: false,
  maxNumbersLength: 4_000,
  severalNumberKinds: [],
  dates: false,
  promisedDates: false,
  statuses: false,
  channels: false,
  product: false,
  placedBy: false,
  sorts: ['NEWEST_FIRST'],
  total: false,
  orderCounts: false,
  shipments: false,
  tracking: false,
  invoices: false,
  payments: false,
  documents: false,
  invoiceList: false,
  invoiceNumberKinds: [],
  partialInvoiceNumberKinds: [],
  slipLines: false,
  invoiceStates: [],
  invoiceDates: false,
  invoiceDueDates: false,
  invoiceSorts: ['NEWEST_FIRST'],
  paymentList: false,
  paymentDates: false,
  paymentNumberKinds: [],
  callsPerDocument: 1,
  buffersDocuments: false,
  maxPageSize: 100,
}

/** `WEB`: the website's number. `ERP`: the ERP's. `CUSTOMER`: "my order", the buyer's own. `INVOICE`: a billing document's. */
export const NUMBER_KINDS = ['WEB', 'ERP', 'CUSTOMER', 'INVOICE'] as const
export type NumberKind = (typeof NUMBER_KINDS)[number]

/** Where an order, and a reference to one, says its numbers. Of an invoice's it says none. */
export const ORDER_NUMBER_FIELDS = {
  WEB: 'webOrderNumber',
  ERP: 'erpOrderNumber',
  CUSTOMER: 'customerOrderNumber',
} as const satisfies Readonly<Partial<Record<NumberKind, keyof OrderSummary>>>

/** By the day on which the order was placed. */
export const ORDER_DAY_SORTS = ['NEWEST_FIRST', 'OLDEST_FIRST'] as const
/** `PROMISED_FIRST`: by the day it is promised for, the earliest first; those without one come last. */
export const ORDER_SORTS = [...ORDER_DAY_SORTS, 'PROMISED_FIRST'] as const
export type OrderSort = (typeof ORDER_SORTS)[number]

/** One way to read what was typed. The use-case tries several; a connector answers exactly the one it is given. */
export interface NumberInterpretation {
  readonly kind: NumberKind
  /** `exact`: the whole number, letter case aside. `partial`: anywhere in it. */
  readonly match: 'exact' | 'partial'
  /** Never empty. More than one only with `manyNumbers`. */
  readonly values: readonly string[]
  /**
   * In the same search: what has a number of `kind` or of one of these. Exact only, and only kinds of
   * `severalNumberKinds`; a connector that declares none is never given any.
   */
  readonly otherKinds?: readonly NumberKind[]
}

/** All kinds that a search is for, each once. */
export const kindsOf = ({ kind, otherKinds = [] }: NumberInterpretation): readonly NumberKind[] => [
  ...new Set([kind, ...otherKinds]),
]

export interface OrderQuery {
  /** All the ERP customers to look in; never empty. */
  readonly companies: readonly CompanyRef[]
  readonly number: NumberInterpretation | null
  /** Both bounds inclusive, on the day the order was placed. */
  readonly from: Day | null
  readonly to: Day | null
  /** Both bounds inclusive, on `promisedOn`: an order without one lies within no span. Missing: any. */
  readonly promisedFrom?: Day | null
  readonly promisedTo?: Day | null
  /** The day in the store's time zone, where `OrderPage.counts` is wanted: what is promised before it is late. */
  readonly countsOn?: Day | null
  /** Empty: any. */
  readonly statuses: readonly OrderStatus[]
  readonly channels: readonly Channel[]
  readonly product: string | null
  /**
   * An e-mail: only the orders whose `placedBy` is exactly this, letter case aside. The ERP restricts in its own query; the
   * use-case compares again. It is the right to see, not a filter: never widened, never ignored.
   */
  readonly placedBy: string | null
  readonly sort: OrderSort
  readonly first: number
  /** `OrderPage.cursor` of the page before. Has been in a browser: check it like anything else. */
  readonly after: string | null
}

export interface OrderPage {
  readonly orders: readonly FoundOrder[]
  /** Names the next page; null on the last one. Opaque, and worth nothing for another query. */
  readonly cursor: string | null
  readonly total: number | null
  /** Missing or null: not asked for, or the ERP did not count. */
  readonly counts?: OrderCounts | null
}

/** A row of a search. */
export interface FoundOrder extends OrderSummary {
  /** Of several kinds that were asked for, those of which it has the number: never empty. Missing: one was, or none. */
  readonly foundBy?: readonly NumberKind[]
}

export const ORDER_VIEWS = ['ALL', 'ARRIVING', 'LATE', 'ON_HOLD'] as const
export type OrderView = (typeof ORDER_VIEWS)[number]

/**
 * How many orders the companies have in each view on a day, whatever else the query asks for; `placedBy` alone narrows them.
 * An order is on its way while it is neither delivered, returned nor cancelled: promised for the day or later it is
 * `ARRIVING`, promised for an earlier one `LATE`. `ON_HOLD` is the status.
 */
export type OrderCounts = Readonly<Record<OrderView, number>>

export interface GetOrderQuery {
  readonly companies: readonly CompanyRef[]
  readonly id: string
}

export type GetRecordQuery = GetOrderQuery

/** `INVOICE`: its own number, with or without the series ("176436", "176436-1"). The others: a number of any of its orders. */
export const INVOICE_NUMBER_KINDS = ['INVOICE', 'ACCESS_KEY', 'WEB', 'ERP', 'CUSTOMER'] as const
export type InvoiceNumberKind = (typeof INVOICE_NUMBER_KINDS)[number]

/** `DUE_FIRST`: by the earliest day on which something of it is still to be paid; those with nothing to pay come last. */
export const INVOICE_SORTS = ['NEWEST_FIRST', 'OLDEST_FIRST', 'DUE_FIRST'] as const
export type InvoiceSort = (typeof INVOICE_SORTS)[number]

/** `OPEN`: something is to be paid, overdue or not. `OVERDUE`: an open instalment's day lies before `today`. */
export const INVOICE_STATES = ['OPEN', 'OVERDUE', 'PAID'] as const
export type InvoiceState = (typeof INVOICE_STATES)[number]

export interface InvoiceNumberInterpretation {
  readonly kind: InvoiceNumberKind
  /** Never empty; letter case does not count. */
  readonly value: string
  /** `exact`: the whole number, and so where it is missing. `partial`: anywhere in it. */
  readonly match?: 'exact' | 'partial'
}

export interface InvoiceQuery {
  /** All the ERP customers to look in; never empty. */
  readonly companies: readonly CompanyRef[]
  readonly number: InvoiceNumberInterpretation | null
  /** The 47 or 48 digits of an instalment's payment slip line (`PaymentSlip.line`), nothing between them. Missing: any. */
  readonly slipLine?: string | null
  readonly state: InvoiceState | null
  /** The day in the store's time zone: what is due before it is overdue. */
  readonly today: Day
  /** Bounds of the day of issue, both inclusive. */
  readonly from: Day | null
  readonly to: Day | null
  /** Bounds of an instalment's due day, both inclusive. */
  readonly dueFrom: Day | null
  readonly dueTo: Day | null
  /** An e-mail: only invoices all of whose orders this person placed. See `OrderQuery.placedBy`. */
  readonly placedBy: string | null
  readonly sort: InvoiceSort
  readonly first: number
  readonly after: string | null
}

export interface InvoicePage {
  readonly invoices: readonly Invoice[]
  readonly cursor: string | null
  readonly total: number | null
  /** Of everything the query finds, all pages, one a currency: only where the ERP itself adds it up. */
  readonly sums: readonly InvoiceSums[] | null
}

/** Credit notes are subtracted; what is cancelled is not counted. A sum may be negative. */
export interface InvoiceSums {
  readonly open: Money
  readonly overdue: Money
  /** How many of them the state `OVERDUE` would find. Missing: the ERP does not say. */
  readonly overdueCount?: number
  /** What is overdue, by how many days: all of it. Missing: the ERP does not say. */
  readonly aging?: readonly AgingBucket[]
}

export interface AgingBucket {
  /** Days since it was due, both included; null: and more. */
  readonly daysFrom: number
  readonly daysTo: number | null
  readonly open: Money
}

/** An invoice and the payments that settle it, their receipts with them. */
export interface OpenedInvoice extends Invoice {
  readonly payments: readonly Payment[]
}

/** `REFERENCE`: its own (`Payment.reference`). `INVOICE`: the number of an invoice that it settles. */
export const PAYMENT_NUMBER_KINDS = ['REFERENCE', 'INVOICE'] as const
export type PaymentNumberKind = (typeof PAYMENT_NUMBER_KINDS)[number]

export interface PaymentNumberInterpretation {
  readonly kind: PaymentNumberKind
  /** The whole number, letter case aside. Never empty. */
  readonly value: string
}

export interface PaymentQuery {
  readonly companies: readonly CompanyRef[]
  /** Missing: any. */
  readonly number?: PaymentNumberInterpretation | null
  /** Bounds of the day of payment, both inclusive. */
  readonly from: Day | null
  readonly to: Day | null
  /** An e-mail: only payments of invoices all of whose orders this person placed. See `OrderQuery.placedBy`. */
  readonly placedBy: string | null
  readonly first: number
  readonly after: string | null
}

/** Newest first. */
export interface PaymentPage {
  readonly payments: readonly Payment[]
  readonly cursor: string | null
  readonly total: number | null
}

/** Which record lists a document. `orderId` is set when the record was seen within an order. */
export interface DocumentParent {
  readonly orderId: string | null
  readonly invoiceId: string | null
  readonly paymentId: string | null
}

export interface DocumentQuery {
  readonly companies: readonly CompanyRef[]
  readonly parent: DocumentParent
  /** As the parent has just listed it. */
  readonly document: OrderDocument
}

/**
 * `file`: its bytes, read once, in order; the iteration rejects with a `ConnectorError` where they end early. What they
 * are is read from them, never from what the ERP says of them.
 * `link`: an https address elsewhere, which the store has to allow: the use-case decides.
 */
export type OpenedDocument =
  | {
      readonly type: 'file'
      readonly bytes: AsyncIterable<Uint8Array>
      /** As announced: checked against what comes. */
      readonly sizeBytes: number | null
    }
  | { readonly type: 'link'; readonly url: string }

/** What comes with every call to an ERP. */
export interface Call {
  /** The way out. It belongs to the request, since VTEX's egress lets out the request's own credential. */
  readonly http: HttpPort
  /** Fires at the deadline or when nobody waits any more: the socket is to be closed then. */
  readonly signal: AbortSignal
  /** Not for connectors: what is checked of all of them is told here. */
  readonly noteMismatch?: (mismatch: FilterMismatch) => void
}

/** Rows that are not what a filter asks for, counted: no text of a person or an ERP is in it. */
export interface FilterMismatch {
  readonly operation: string
  /** As the query names it. */
  readonly filter: string
  readonly rows: number
  readonly mismatches: number
}

/** What a connector is made of. `settings` has passed the connector's own schema. */
export interface ConnectorParts<Settings> {
  readonly settings: Settings
  readonly clock: Clock
}

export type Clock = () => Date

export type Deadline = Pick<Call, 'signal'>

/**
 * A connector's only way out. The implementation owns the address, the deadline, the byte cap and what may be
 * forwarded; a connector owns the path.
 */
export interface HttpPort {
  /**
   * Sends one request and reads its JSON answer (2xx only, no redirect followed, never retried); null for 204.
   * @throws ConnectorError by status, or as `errorKind` says, for anything but 2xx, `bad-answer` for what is not JSON or too large, `timeout`,
   * `unavailable`, `address-not-allowed`.
   */
  json(request: HttpRequest, deadline: Deadline): Promise<unknown>
  /**
   * Sends one request and hands its answer over unread (2xx only). Throws as `json` does; so does the iteration, for a body
   * that is cut, stalls until the deadline or is longer or shorter than announced. Whoever stops reading closes the socket.
   */
  stream(request: HttpRequest, deadline: Deadline): Promise<HttpBody>
}

export interface HttpBody {
  /** Lower case, without parameters; null where the ERP does not say. */
  readonly contentType: string | null
  readonly sizeBytes: number | null
  readonly bytes: AsyncIterable<Uint8Array>
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST'
  /** Another https origin than the ERP's: one that `ConnectorDefinition.otherOrigins` names. */
  readonly origin?: string
  /** Begins with "/" and one of the prefixes that the connector declares. Segments are encoded already. */
  readonly path: string
  /** Encoded by the port. A name may repeat. */
  readonly query?: ReadonlyArray<readonly [name: string, value: string]>
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as `application/x-www-form-urlencoded`, instead of `body`. */
  readonly form?: ReadonlyArray<readonly [name: string, value: string]>
  /** What `json` reads at most, decompressed. Default and limit: see the implementation; for documents within JSON. */
  readonly maxAnswerBytes?: number
  /** A short constant for metrics and the log, such as "orders-find". */
  readonly metric: string
  /**
   * What an answer that is no success (anything but 2xx) means, where its body says more than its status: an ERP's own error
   * code, for one. Null, anything that is no kind, and whatever it throws leave the meaning of the status. Only the kind gets
   * on; nothing of the body does.
   * @param body hostile: its JSON, of 64 KB at most; undefined for what is none, or does not come within a second
   */
  readonly errorKind?: (status: number, body: unknown) => ConnectorErrorKind | null
}

/** How a connector is registered. Generic over its own settings. */
export interface ConnectorDefinition<Settings> {
  readonly name: string
  /** Paths this connector may ask for: one ending in "/" and all below it, or one exactly. The manifest allows their union. */
  readonly pathPrefixes: readonly string[]
  /** Hosts that the connector may ask besides the ERP's own (token servers), as `manifest.json` has to allow them. */
  readonly fixedAddresses?: ReadonlyArray<{ readonly host: string; readonly path: string }>
  /** The origins that settings name besides `erpBaseUrl`; each under the same `pathPrefixes` or `fixedAddresses`. */
  otherOrigins?(settings: Settings): readonly string[]
  /** False for one that must never answer in a production workspace. */
  readonly isForProduction: boolean
  /** @throws ConnectorError `not-configured`, with the names of the settings to look at (never their values). */
  readSettings(settings: Readonly<Record<string, unknown>>): Settings
  /** The form in which `ownerRef` and `companies` are compared. */
  canonicalRef(ref: string): CompanyRef
  create(parts: ConnectorParts<Settings>): ErpConnector
}
