import type {
  InvoiceNumberInterpretation,
  InvoiceSort,
  InvoiceState,
  InvoiceSums,
  PaymentNumberInterpretation,
} from '../../node/connectors/connector'
import type { CompanyRef } from '../../node/connectors/order-model'
import { writeInvoice, writePayment } from './billing-details'
import { money, type DemoCurrency, type MinorUnits } from './amounts'
import type { DayNumber } from './calendar'
import {
  overdueOf,
  type InvoicedOrder,
  type InvoiceRecord,
  type Ledger,
  type PaymentRecord,
} from './ledger'
import { currencyOf } from './order-seeds'

export interface InvoiceFilter {
  readonly companies: readonly CompanyRef[]
  readonly number: InvoiceNumberInterpretation | null
  /** Its digits. */
  readonly slipLine?: string | null
  readonly state: InvoiceState | null
  readonly today: DayNumber
  readonly from: DayNumber | null
  readonly to: DayNumber | null
  readonly dueFrom: DayNumber | null
  readonly dueTo: DayNumber | null
  readonly placedBy: string | null
  readonly sort: InvoiceSort
}

export interface PaymentFilter {
  readonly companies: readonly CompanyRef[]
  readonly number?: PaymentNumberInterpretation | null
  readonly from: DayNumber | null
  readonly to: DayNumber | null
  readonly placedBy: string | null
}

/** All that match, in the order asked for. */
export const findInvoiceRecords = (ledger: Ledger, filter: InvoiceFilter): InvoiceRecord[] => {
  const tests = testsOf(filter)
  return ledger
    .invoicesOf(filter.companies)
    .filter((invoice) => tests.every((passes) => passes(invoice)))
    .sort(comparing(filter.sort))
}

/** All that match, newest first. */
export const findPaymentRecords = (ledger: Ledger, filter: PaymentFilter): PaymentRecord[] => {
  const { companies, from, to, placedBy, number = null } = filter
  return ledger
    .paymentsOf(companies)
    .filter(({ paidDay }) => isWithin(paidDay, from, to))
    .filter((payment) => number === null || hasPaymentNumber(payment, number))
    .filter(({ settles }) =>
      placedBy === null
        ? true
        : areAllBy(
            settles.flatMap(({ invoice }) => invoice.orders),
            placedBy
          )
    )
    .sort((a, b) => b.paidDay - a.paidDay || compareText(b.id, a.id))
}

/** Per currency, of everything given: credit notes are taken off, what is cancelled is left out. */
export const sumUp = (invoices: readonly InvoiceRecord[], today: DayNumber): InvoiceSums[] => {
  const sums = new Map<DemoCurrency, Summed>()
  for (const invoice of invoices) {
    if (invoice.status === 'CANCELLED') continue
    const currency = currencyOf(invoice.order.seed)
    const sign = invoice.plan.kind === 'CREDIT_NOTE' ? -1 : 1
    const { open, overdueCount, aging } = sums.get(currency) ?? NOTHING_OWED
    sums.set(currency, {
      open: open + sign * invoice.open,
      overdueCount: overdueCount + (STATE_TESTS.OVERDUE(today)(invoice) ? 1 : 0),
      aging: AGES.map((age, at) => (aging[at] ?? 0) + sign * overdueWithin(invoice, today, age)),
    })
  }
  return [...sums]
    .sort(([a], [b]) => compareText(a, b))
    .map(([currency, { open, overdueCount, aging }]) => ({
      open: money(open, currency),
      overdue: money(
        aging.reduce((sum, part) => sum + part, 0),
        currency
      ),
      overdueCount,
      aging: AGES.map((age, at) => ({ ...age, open: money(aging[at] ?? 0, currency) })),
    }))
}

interface Summed {
  readonly open: MinorUnits
  readonly overdueCount: number
  /** What is overdue of each of the `AGES`. */
  readonly aging: readonly MinorUnits[]
}

const NOTHING_OWED: Summed = { open: 0, overdueCount: 0, aging: [] }

interface Age {
  readonly daysFrom: number
  readonly daysTo: number | null
}

const AGES: readonly Age[] = [
  { daysFrom: 1, daysTo: 30 },
  { daysFrom: 31, daysTo: 60 },
  { daysFrom: 61, daysTo: null },
]

/** What became overdue so many days ago. */
const overdueWithin = (
  invoice: InvoiceRecord,
  today: DayNumber,
  { daysFrom, daysTo }: Age
): MinorUnits => {
  const before = daysTo === null ? 0 : overdueOf(invoice, today - daysTo)
  return overdueOf(invoice, today - daysFrom + 1) - before
}

type Test = (invoice: InvoiceRecord) => boolean

const testsOf = (filter: InvoiceFilter): Test[] => {
  const { number, state, today, from, to, dueFrom, dueTo, placedBy } = filter
  const tests: Test[] = [({ plan }) => isWithin(plan.issuedDay, from, to)]
  if (number !== null) tests.push(hasNumber(number))
  if (filter.slipLine) tests.push(hasSlipLine(filter.slipLine))
  if (state !== null) tests.push(STATE_TESTS[state](today))
  if (dueFrom !== null || dueTo !== null) {
    tests.push(({ plan }) =>
      plan.instalments.some(({ dueDay }) => isWithin(dueDay, dueFrom, dueTo))
    )
  }
  if (placedBy !== null) tests.push(({ orders }) => areAllBy(orders, placedBy))
  return tests
}

const isOpen: Test = ({ status }) => status === 'OPEN' || status === 'PARTLY_PAID'

const STATE_TESTS: Readonly<Record<InvoiceState, (today: DayNumber) => Test>> = {
  OPEN: () => isOpen,
  OVERDUE: (today) => (invoice) => isOpen(invoice) && overdueOf(invoice, today) > 0,
  PAID: () => (invoice) => invoice.status === 'PAID',
}

const isWithin = (day: DayNumber, from: DayNumber | null, to: DayNumber | null): boolean =>
  (from === null || day >= from) && (to === null || day <= to)

const hasNumber = ({ kind, value, match }: InvoiceNumberInterpretation): Test => {
  const wanted = value.toLowerCase()
  const isIt = (number: string) =>
    match === 'partial' ? number.includes(wanted) : number === wanted
  return (invoice) =>
    numbersOf(invoice, kind).some((number) => number !== null && isIt(number.toLowerCase()))
}

/** A slip is made with its invoice; what stands between its digits does not count. */
const hasSlipLine =
  (digits: string): Test =>
  (invoice) =>
    writeInvoice(invoice).instalments.some(
      ({ paymentSlip }) => paymentSlip?.line?.replace(/\D/g, '') === digits
    )

const hasPaymentNumber = (
  payment: PaymentRecord,
  { kind, value }: PaymentNumberInterpretation
): boolean => {
  const { reference, settles } = writePayment(payment)
  const own = kind === 'REFERENCE' ? [reference] : settles.map(({ invoiceNumber }) => invoiceNumber)
  return own.some((number) => number?.toLowerCase() === value.toLowerCase())
}

const numbersOf = (
  { plan, series, accessKey, orders }: InvoiceRecord,
  kind: InvoiceNumberInterpretation['kind']
): readonly (string | null)[] => {
  switch (kind) {
    case 'INVOICE':
      return series === null ? [plan.number] : [plan.number, `${plan.number}-${series}`]
    case 'ACCESS_KEY':
      return [accessKey]
    case 'WEB':
      return orders.map(({ summary }) => summary.webOrderNumber)
    case 'ERP':
      return orders.map(({ summary }) => summary.erpOrderNumber)
    case 'CUSTOMER':
      return orders.map(({ summary }) => summary.customerOrderNumber)
  }
}

/** What names no order proves nobody's. */
const areAllBy = (orders: readonly InvoicedOrder[], email: string): boolean =>
  orders.length > 0 &&
  orders.every(({ summary }) => summary.placedBy?.toLowerCase() === email.toLowerCase())

type Comparison = (a: InvoiceRecord, b: InvoiceRecord) => number

const newestFirst: Comparison = (a, b) =>
  b.plan.issuedDay - a.plan.issuedDay || compareText(b.id, a.id)

const comparing = (sort: InvoiceSort): Comparison => {
  if (sort === 'NEWEST_FIRST') return newestFirst
  if (sort === 'OLDEST_FIRST') return (a, b) => newestFirst(b, a)
  return (a, b) => firstDueOf(a) - firstDueOf(b) || compareText(a.id, b.id)
}

const NEVER = Number.MAX_SAFE_INTEGER

const firstDueOf = ({ plan }: InvoiceRecord): DayNumber =>
  Math.min(NEVER, ...plan.instalments.filter(({ paidDay }) => paidDay === null).map(dueDayOf))

const dueDayOf = ({ dueDay }: { readonly dueDay: DayNumber }): DayNumber => dueDay

const compareText = (a: string, b: string): number => {
  if (a === b) return 0
  return a < b ? -1 : 1
}
