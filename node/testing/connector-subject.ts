/** What the contract suite needs to know of a running connector, and the questions it asks through it. */
import {
  NUMBER_KINDS,
  type Call,
  type ConnectorDefinition,
  type DocumentParent,
  type ErpConnector,
  type FoundOrder,
  type HttpPort,
  type InvoiceNumberKind,
  type InvoiceState,
  type NumberKind,
  type NumberInterpretation,
  type OrderPage,
  type OrderQuery,
  type PaymentNumberKind,
} from '../connectors/connector'
import { declaredOnly } from '../connectors/declared-only'
import type {
  Channel,
  CompanyRef,
  Day,
  Instalment,
  InvoiceKind,
  Money,
  Order,
  OrderDocument,
  OrderStatus,
  OrderSummary,
} from '../connectors/order-model'
import type { FaultControls } from './erp-server'
import type {
  KnownDetails,
  KnownInvoiceDetails,
  KnownPaymentDetails,
  Reasons,
} from './known-details'

export interface ConnectorSubject {
  readonly connector: ErpConnector
  readonly http: HttpPort
  readonly known: KnownFacts
  /** Missing where the connector asks nobody. */
  readonly server?: FaultControls
  /** What says with status 200 that there is no such order, where servers of its kind say it so. */
  readonly noSuchOrder?: string
  /** An ERP of this kind may answer a search without hits with 404. Default: a 404 of a list is an error. */
  readonly mayFindNothingBy404?: boolean
  /** Credentials and addresses that no error may tell. */
  readonly secrets: readonly string[]
  /** Upstream calls that a page may cost. Default: 1. */
  readonly callsPerPage?: Readonly<Partial<Record<'orders' | 'invoices' | 'payments', number>>>
  close(): Promise<void>
}

/**
 * The facts that answers are compared with. They have to be complete for the three companies, and written beside the
 * fixture that serves them: never read by the connector under test.
 *
 * What is optional is needed exactly where the connector declares the capability: `invoices` and `today` with
 * `invoiceList`, `payments` with `paymentList`, `documents` with `documents`. `contract-facts.ts` makes known invoices and
 * payments from whole ones.
 */
export interface KnownFacts {
  /** Those that the suite asks for. Both have orders. */
  readonly companies: readonly [CompanyRef, CompanyRef]
  /** One that has orders and is never asked for but to prove that. */
  readonly foreignCompany: CompanyRef
  readonly orders: readonly KnownOrder[]
  /** The day of which `KnownInvoice.states` speak. */
  readonly today?: Day
  /** All of the three companies. The foreign company has some, and in each state the companies have some or none. */
  readonly invoices?: readonly KnownInvoice[]
  /** All of the three companies. */
  readonly payments?: readonly KnownPayment[]
  /** A few: of each kind of parent that the ERP lists documents with, and at least one of the foreign company. */
  readonly documents?: readonly KnownDocument[]
  /** Ids of unfinished records of the companies that the ERP holds, and nobody may see. */
  readonly drafts?: { readonly orders?: readonly string[]; readonly invoices?: readonly string[] }
  /** What this ERP does not say at all, and why: nothing may be read for it. */
  readonly unsaid?: Reasons
  /** What its lists do not say, though an opened record does. */
  readonly unsaidInRows?: Reasons
  /** Why not every kind of fact is known here, as of a server that others filled: what is known is compared all the same. */
  readonly partlyKnown?: string
}

export interface KnownOrder {
  readonly id: string
  readonly ownerRef: CompanyRef
  readonly orderedOn: Day | null
  readonly numbers: Readonly<Record<NumberKind, readonly string[]>>
  readonly status: OrderStatus
  readonly channel: Channel
  readonly placedBy: string | null
  /** Codes and descriptions of its lines. */
  readonly products: readonly string[]
  readonly total: Money | null
  readonly lineCount: number
  readonly details?: KnownDetails
}

export interface KnownInvoice {
  readonly id: string
  readonly ownerRef: CompanyRef
  readonly kind: InvoiceKind
  readonly issuedOn: Day | null
  /** `INVOICE`: first as it is shown, then every other way to type it, as with the series. The others: of each of its orders. */
  readonly numbers: Readonly<Record<InvoiceNumberKind, readonly string[]>>
  /** The states that find it on `KnownFacts.today`. */
  readonly states: readonly InvoiceState[]
  readonly instalments: ReadonlyArray<Pick<Instalment, 'dueOn' | 'amount' | 'open'>>
  /** The lines of its payment slips, as they are shown. Missing: none is known. */
  readonly slipLines?: readonly string[]
  readonly total: Money | null
  readonly open: Money | null
  /** Who placed each of its orders. Empty: nobody proves it to be their own. */
  readonly placedBy: ReadonlyArray<string | null>
  readonly details?: KnownInvoiceDetails
}

export interface KnownPayment {
  readonly id: string
  readonly ownerRef: CompanyRef
  readonly paidOn: Day | null
  readonly amount: Money | null
  /** Missing: none is known. */
  readonly numbers?: Readonly<Record<PaymentNumberKind, readonly string[]>>
  /** The ids of the invoices it settles. Empty: it fits none, and is listed all the same. */
  readonly settles: readonly string[]
  /** Who placed each order of each of those invoices. Empty: nobody proves it to be their own. */
  readonly placedBy: ReadonlyArray<string | null>
  readonly details?: KnownPaymentDetails
}

export interface KnownDocument {
  readonly ownerRef: CompanyRef
  readonly parent: DocumentParent
  /** As the parent lists it. */
  readonly document: OrderDocument
  /** What is in the file, or the link of a connector that gives links. */
  readonly content: Uint8Array | string
}

export interface Suite {
  readonly definition: ConnectorDefinition<unknown>
  /** Usable within tests only: the subject starts before the first. */
  readonly subject: () => ConnectorSubject
  /** Whether `start` gives a `server`: known before anything has started, for checks are listed then. */
  readonly hasServer: boolean
  /** Takes a check by its name: `it` of `node:test`, or whoever runs the checks by themselves (`suite-checks.ts`). */
  readonly it: Check
}

export type Check = (name: string, work: () => void | Promise<void>) => void

export const knownOrderOf = (order: Order): KnownOrder => ({
  id: order.id,
  ownerRef: order.ownerRef,
  orderedOn: order.orderedOn,
  numbers: {
    WEB: listed(order.webOrderNumber),
    ERP: listed(order.erpOrderNumber),
    CUSTOMER: listed(order.customerOrderNumber),
    INVOICE: order.invoices.flatMap(({ invoiceNumber }) => listed(invoiceNumber)),
  },
  status: order.status,
  channel: order.channel,
  placedBy: order.placedBy,
  products: order.lines.flatMap(({ productCode, description }) => [
    ...listed(productCode),
    ...listed(description),
  ]),
  total: order.total,
  lineCount: order.lines.length,
  details: {
    ...order,
    tax: order.totals.tax,
    freight: order.totals.freight,
    payments: order.payments.map(({ id }) => id),
  },
})

const listed = (text: string | null): string[] => (text === null ? [] : [text])

/** The subject as the app uses it: what its server can has been read, and nothing else reaches it. */
export const asItsServerCan = async (subject: ConnectorSubject): Promise<ConnectorSubject> => {
  const { connector } = subject
  const can = await connector.readCapabilities?.(patiently(subject))
  return { ...subject, connector: declaredOnly(connector, can) }
}

export const patiently = ({ http }: ConnectorSubject): Call => ({
  http,
  signal: new AbortController().signal,
})

/** The query of everything the companies have, but for what the test is about. */
export const queryOf = (
  { connector, known }: ConnectorSubject,
  differing: Partial<OrderQuery> = {}
): OrderQuery => ({
  companies: known.companies,
  number: null,
  from: null,
  to: null,
  statuses: [],
  channels: [],
  product: null,
  placedBy: null,
  sort: 'NEWEST_FIRST',
  first: connector.capabilities.maxPageSize,
  after: null,
  ...differing,
})

const MAX_PAGES = 500

export const findPages = async (
  subject: ConnectorSubject,
  differing: Partial<OrderQuery> = {}
): Promise<OrderPage[]> => {
  const pages: OrderPage[] = []
  let after: string | null = null
  while (pages.length < MAX_PAGES) {
    const query = queryOf(subject, { ...differing, after })
    const page = await subject.connector.findOrders(query, patiently(subject))
    pages.push(page)
    after = page.cursor
    if (after === null) return pages
  }
  throw new Error(`The pages did not end after ${MAX_PAGES}.`)
}

/** All pages of a query, joined. */
export const findAll = async (
  subject: ConnectorSubject,
  differing: Partial<OrderQuery> = {}
): Promise<FoundOrder[]> => (await findPages(subject, differing)).flatMap(({ orders }) => orders)

export const findByNumber = (
  subject: ConnectorSubject,
  number: NumberInterpretation
): Promise<OrderSummary[]> => findAll(subject, { number })

export const idsOf = (orders: ReadonlyArray<{ readonly id: string }>): string[] =>
  orders.map(({ id }) => id).sort()

/** The known orders of the companies that the suite asks for. */
export const ownOrders = ({ known }: ConnectorSubject): KnownOrder[] =>
  known.orders.filter(({ ownerRef }) => known.companies.includes(ownerRef))

export const foreignOrders = ({ known }: ConnectorSubject): KnownOrder[] =>
  known.orders.filter(({ ownerRef }) => ownerRef === known.foreignCompany)

/** What the interpretation of a number may find at most, space around and the width of digits aside. Blank text finds nothing. */
export const mayMatch = (
  order: KnownOrder,
  { kind, match, values }: NumberInterpretation
): boolean =>
  values
    .map(fold)
    .filter((typed) => typed !== '')
    .some((typed) =>
      order.numbers[kind]
        .map(fold)
        .some((number) => (match === 'exact' ? number === typed : number.includes(typed)))
    )

export const mayHaveProduct = (order: KnownOrder, product: string): boolean =>
  fold(product) !== '' && order.products.some((known) => fold(known).includes(fold(product)))

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/^[\s\p{C}]+|[\s\p{C}]+$/gu, '')
    .toLowerCase()

export interface NumberTrial {
  readonly kind: NumberKind
  readonly value: string
}

/** A few numbers of each kind that the orders have. */
export const numberTrials = (orders: readonly KnownOrder[], perKind = 3): NumberTrial[] =>
  NUMBER_KINDS.flatMap((kind) => {
    const numbers = [...new Set(orders.flatMap((order) => order.numbers[kind]))]
    return numbers.slice(0, perKind).map((value) => ({ kind, value }))
  })

/** How often the ERP was asked while `work` ran; 0 where nobody is asked. */
export const countCalls = async (
  { server }: ConnectorSubject,
  work: () => Promise<unknown>
): Promise<number> => {
  const before = server?.requests.length ?? 0
  await work()
  return (server?.requests.length ?? 0) - before
}
