import {
  kindsOf,
  type FoundOrder,
  type InvoiceSums,
  type NumberInterpretation,
  type OpenedInvoice,
  type OrderCounts,
  type OrderSort,
} from '../../node/connectors/connector'
import type {
  Channel,
  CompanyRef,
  Invoice,
  Order,
  OrderStatus,
  OrderSummary,
  Payment,
} from '../../node/connectors/order-model'
import { toDay, type DayNumber } from './calendar'
import { PRODUCTS, customerProductCode } from './catalogue'
import type { DemoCompany } from './companies'
import { writeOpenedInvoice, writeInvoice, writePayment } from './billing-details'
import { writeOrder } from './order-details'
import { createLedger, type InvoicedOrder, type Ledger } from './ledger'
import {
  findInvoiceRecords,
  findPaymentRecords,
  sumUp,
  type InvoiceFilter,
  type PaymentFilter,
} from './ledger-search'
import { planOrder, type OrderPlan } from './order-plan'
import { growSeeds, type OrderSeed, type SeedOptions } from './order-seeds'
import { referTo, summarize } from './order-summary'
import { createShelf, numbersOfKind, type NumberedRecord, type Shelf } from './shelf'

/** What is kept of an order: its row and what can be searched. The rest is made again from the seed. */
export interface OrderRecord extends NumberedRecord, InvoicedOrder {
  readonly summary: OrderSummary
  readonly products: readonly number[]
}

export interface OrderFilter {
  readonly companies: readonly CompanyRef[]
  readonly number: NumberInterpretation | null
  readonly from: DayNumber | null
  readonly to: DayNumber | null
  readonly promisedFrom?: DayNumber | null
  readonly promisedTo?: DayNumber | null
  /** The day of which `countViews` speaks. */
  readonly countsOn?: DayNumber | null
  readonly statuses: readonly OrderStatus[]
  readonly channels: readonly Channel[]
  readonly product: string | null
  readonly placedBy: string | null
  readonly sort: OrderSort
}

export interface OrderBook {
  readonly size: number
  readonly companies: readonly CompanyRef[]
  /** All that match, in the order asked for. Only the shelves of the companies asked for are touched. */
  find(filter: OrderFilter): readonly FoundOrder[]
  /** Of the companies and of who placed the orders, whatever else is asked for. */
  countViews(filter: OrderFilter, today: DayNumber): OrderCounts
  /** Null where there is no such order of these companies. */
  open(id: string, companies: readonly CompanyRef[]): Order | null
  findInvoices(filter: InvoiceFilter): Found<Invoice> & { readonly sums: readonly InvoiceSums[] }
  openInvoice(id: string, companies: readonly CompanyRef[]): OpenedInvoice | null
  findPayments(filter: PaymentFilter): Found<Payment>
  openPayment(id: string, companies: readonly CompanyRef[]): Payment | null
}

/** All that match by their ids; each is written only when it is asked for. */
export interface Found<Written> {
  readonly ids: readonly string[]
  write(start: number, end: number): readonly Written[]
}

/** The same options give the same book. */
export const createOrderBook = (options: SeedOptions): OrderBook => {
  const records = withSharedNumbers(growSeeds(options).map(createRecord)).sort(newestFirst)
  const shelves = shelve(records)
  const byId = new Map(records.map((record) => [record.summary.id, record]))
  const ledger = createLazily(() => createLedger(records))
  const shelvesOf = (companies: readonly CompanyRef[]) =>
    [...new Set(companies)].flatMap((ref) => shelves.get(ref) ?? [])
  return {
    size: records.length,
    companies: [...shelves.keys()],
    find: rememberLast((filter) => {
      const found = shelvesOf(filter.companies).flatMap((shelf) => search(shelf, filter))
      return found.sort(ORDER_OF[filter.sort]).map((record) => rowOf(record, filter))
    }),
    countViews: ({ companies, placedBy }, today) => {
      const own = shelvesOf(companies).flatMap((shelf) => shelf.records)
      return countViews(placedBy === null ? own : own.filter(isPlacedBy(placedBy)), today)
    },
    open: (id, companies) => {
      const record = byId.get(id)
      if (record === undefined || !companies.includes(record.summary.ownerRef)) return null
      const shelf = shelves.get(record.summary.ownerRef)
      const invoiced = ledger().invoicesOfOrder(id)
      const paid = ledger().paymentsOfOrder(id)
      return writeOrder({ ...record, related: relatedTo(record, shelf), invoiced, paid })
    },
    ...billingOf(ledger),
  }
}

type Billing = 'findInvoices' | 'openInvoice' | 'findPayments' | 'openPayment'

const billingOf = (ledger: () => Ledger): Pick<OrderBook, Billing> => ({
  findInvoices: rememberLast((filter) => {
    const found = findInvoiceRecords(ledger(), filter)
    return { ...foundOf(found, writeInvoice), sums: sumUp(found, filter.today) }
  }),
  openInvoice: (id, companies) => {
    const record = ledger().invoice(id)
    return record === undefined || !companies.includes(record.order.summary.ownerRef)
      ? null
      : writeOpenedInvoice(record, ledger())
  },
  findPayments: rememberLast((filter) =>
    foundOf(findPaymentRecords(ledger(), filter), writePayment)
  ),
  openPayment: (id, companies) => {
    const record = ledger().payment(id)
    return record === undefined || !companies.includes(record.order.summary.ownerRef)
      ? null
      : writePayment(record)
  },
})

const foundOf = <Row extends { readonly id: string }, Written>(
  rows: readonly Row[],
  write: (row: Row) => Written
): Found<Written> => ({
  ids: rows.map(({ id }) => id),
  write: (start, end) => rows.slice(start, end).map(write),
})

/** Most users of a book look at orders alone. */
const createLazily = <T>(create: () => T): (() => T) => {
  let made: T | undefined
  return () => (made ??= create())
}

/** The pages of a list are asked for one after another, and a book never changes: thousands of rows are sorted once. */
const rememberLast = <Filter, Answer>(find: (filter: Filter) => Answer) => {
  let last: { readonly asked: string; readonly answer: Answer } | undefined
  return (filter: Filter): Answer => {
    const asked = JSON.stringify(filter)
    if (last?.asked !== asked) last = { asked, answer: find(filter) }
    return last.answer
  }
}

/** An order invoiced with another is found by that invoice's number too. */
const withSharedNumbers = (records: readonly OrderRecord[]): OrderRecord[] => {
  const billing = new Map(records.map((record) => [record.seed.id, record]))
  return records.map((record) => {
    const { invoicedWith } = record.seed
    const shared = invoicedWith === undefined ? undefined : billing.get(invoicedWith)
    return shared === undefined ? record : { ...record, invoiceNumbers: shared.invoiceNumbers }
  })
}

const createRecord = (seed: OrderSeed): OrderRecord => {
  const plan = planOrder(seed)
  return {
    seed,
    summary: summarize(plan),
    invoiceNumbers: plan.invoices.map(({ number }) => number),
    invoices: plan.invoices,
    advance: plan.advance,
    products: productsOf(plan),
  }
}

const productsOf = ({ lines }: OrderPlan): number[] =>
  lines.map(({ product }) => PRODUCTS.indexOf(product))

const shelve = (records: readonly OrderRecord[]): Map<CompanyRef, Shelf<OrderRecord>> => {
  const byCompany = new Map<CompanyRef, OrderRecord[]>()
  for (const record of records) {
    const own = byCompany.get(record.summary.ownerRef)
    if (own === undefined) byCompany.set(record.summary.ownerRef, [record])
    else own.push(record)
  }
  return new Map([...byCompany].map(([ref, own]) => [ref, createShelf(own)]))
}

type Comparison = (a: OrderRecord, b: OrderRecord) => number

/** A total order: the day, then the id. */
const newestFirst = (a: OrderRecord, b: OrderRecord): number =>
  b.seed.orderedDay - a.seed.orderedDay || (a.summary.id < b.summary.id ? 1 : -1)

const oldestFirst: Comparison = (a, b) => newestFirst(b, a)

/** After every day, as text. */
const NEVER = '~'

const promisedFirst: Comparison = (a, b) => {
  const [one, other] = [a, b].map(({ summary }) => `${summary.promisedOn ?? NEVER} ${summary.id}`)
  return String(one) < String(other) ? -1 : 1
}

const ORDER_OF: Readonly<Record<OrderSort, Comparison>> = {
  NEWEST_FIRST: (a, b) => newestFirst(a, b),
  OLDEST_FIRST: oldestFirst,
  PROMISED_FIRST: promisedFirst,
}

/** Of several kinds that were asked for, it says those of which it has the number. */
const rowOf = (record: OrderRecord, { number }: OrderFilter): FoundOrder => {
  const kinds = number === null ? [] : kindsOf(number)
  if (number === null || kinds.length < 2) return record.summary
  const wanted = new Set(number.values.map((value) => value.toLowerCase()))
  const foundBy = kinds.filter((kind) =>
    numbersOfKind(record, kind).some((own) => wanted.has(own.toLowerCase()))
  )
  return { ...record.summary, foundBy }
}

const HAS_ENDED: ReadonlySet<OrderStatus> = new Set(['DELIVERED', 'RETURNED', 'CANCELLED'])

const countViews = (records: readonly OrderRecord[], today: DayNumber): OrderCounts => {
  const day = toDay(today)
  const promised = records.flatMap(({ summary: { status, promisedOn } }) =>
    promisedOn === null || HAS_ENDED.has(status) ? [] : [promisedOn]
  )
  return {
    ALL: records.length,
    ARRIVING: promised.filter((promise) => promise >= day).length,
    LATE: promised.filter((promise) => promise < day).length,
    ON_HOLD: records.filter(({ summary }) => summary.status === 'ON_HOLD').length,
  }
}

const search = (shelf: Shelf<OrderRecord>, filter: OrderFilter): OrderRecord[] => {
  const [first] = shelf.records
  if (first === undefined) return []
  const tests = testsOf(filter, first.seed.company)
  const { number } = filter
  const candidates =
    number?.match === 'exact'
      ? new Set(kindsOf(number).flatMap((kind) => shelf.byNumber({ ...number, kind })))
      : shelf.records
  return [...candidates].filter((record) => tests.every((passes) => passes(record)))
}

type Test = (record: OrderRecord) => boolean

const testsOf = (filter: OrderFilter, company: DemoCompany): Test[] => {
  const { number, from, to, statuses, channels, product, placedBy } = filter
  const { promisedFrom = null, promisedTo = null } = filter
  const tests: Test[] = []
  if (from !== null) tests.push(({ seed }) => seed.orderedDay >= from)
  if (to !== null) tests.push(({ seed }) => seed.orderedDay <= to)
  if (promisedFrom !== null) tests.push(isPromised((day) => day >= toDay(promisedFrom)))
  if (promisedTo !== null) tests.push(isPromised((day) => day <= toDay(promisedTo)))
  if (statuses.length > 0) tests.push(({ summary }) => statuses.includes(summary.status))
  if (channels.length > 0) tests.push(({ summary }) => channels.includes(summary.channel))
  if (product !== null) tests.push(hasProduct(product, company))
  if (placedBy !== null) tests.push(isPlacedBy(placedBy))
  if (number?.match === 'partial') tests.push(holdsPart(number))
  return tests
}

const isPromised =
  (isMeant: (day: string) => boolean): Test =>
  ({ summary: { promisedOn } }) =>
    promisedOn !== null && isMeant(promisedOn)

const isPlacedBy = (email: string): Test => {
  const wanted = email.toLowerCase()
  return ({ summary }) => summary.placedBy?.toLowerCase() === wanted
}

const holdsPart = ({ kind, values }: NumberInterpretation): Test => {
  const parts = values.map((value) => value.toLowerCase())
  return (record) =>
    numbersOfKind(record, kind).some((number) =>
      parts.some((part) => number.toLowerCase().includes(part))
    )
}

const hasProduct = (typed: string, company: DemoCompany): Test => {
  const wanted = typed.toLowerCase()
  const matching = new Set(
    PRODUCTS.flatMap((product, index) => {
      const codes = [product.code, customerProductCode(product, company)]
      const isCode = codes.some((code) => code?.toLowerCase() === wanted)
      const description = product.description[company.language].toLowerCase()
      return isCode || description.includes(wanted) ? [index] : []
    })
  )
  return ({ products }) => products.some((index) => matching.has(index))
}

const relatedTo = ({ summary }: OrderRecord, shelf: Shelf<OrderRecord> | undefined) => {
  const { webOrderNumber, id } = summary
  if (webOrderNumber === null || shelf === undefined) return []
  return shelf
    .byNumber({ kind: 'WEB', values: [webOrderNumber] })
    .filter((sibling) => sibling.summary.id !== id)
    .map((sibling) => referTo(sibling.summary))
}
