/** Searches of invoices and payments in memory, and what they add up to. */
import type {
  InvoiceNumberKind,
  InvoiceQuery,
  InvoiceSort,
  InvoiceSums,
  PaymentQuery,
} from '../connector'
import type { Day, Invoice, Money, OrderReference, Payment } from '../order-model'
import { currencyOf, minorUnitsOf, moneyOf } from './amounts'

/** The matching invoices, sorted; ties are broken by id. */
export const searchInvoices = (invoices: readonly Invoice[], query: InvoiceQuery): Invoice[] =>
  invoices.filter((invoice) => matches(invoice, query)).sort(comparing(query.sort))

/** The matching payments, newest first. */
export const searchPayments = (payments: readonly Payment[], query: PaymentQuery): Payment[] =>
  payments
    .filter(
      ({ ownerRef, paidOn, settles, reference }) =>
        query.companies.includes(ownerRef) &&
        isWithin(paidOn, query.from, query.to) &&
        hasPaymentNumber({ reference, settles }, query) &&
        areAllBy(
          settles.flatMap(({ orders }) => orders),
          query.placedBy
        )
    )
    .sort((one, other) => compareText(paymentKey(other), paymentKey(one)))

/** Credit notes are taken off, what is cancelled is left out. A company has one currency. */
export const sumUp = (invoices: readonly Invoice[], today: Day): InvoiceSums[] => {
  const sums = new Map<string, Summed>()
  for (const invoice of invoices) {
    if (invoice.status === 'CANCELLED') continue
    const { ownerRef, kind } = invoice
    const { code } = currencyOf(ownerRef)
    const before = sums.get(code) ?? { ownerRef, open: 0, overdue: 0, overdueCount: 0 }
    const sign = kind === 'CREDIT_NOTE' ? -1 : 1
    const isLate = isOfState(invoice, 'OVERDUE', today)
    sums.set(code, {
      ownerRef,
      open: before.open + sign * minorUnitsOf(invoice.open),
      overdue: before.overdue + sign * overdueOf(invoice, today),
      overdueCount: before.overdueCount + (isLate ? 1 : 0),
    })
  }
  return [...sums.values()].map(({ ownerRef, open, overdue, overdueCount }) => ({
    open: moneyOf(open, currencyOf(ownerRef)),
    overdue: moneyOf(overdue, currencyOf(ownerRef)),
    overdueCount,
  }))
}

interface Summed {
  readonly ownerRef: string
  readonly open: number
  readonly overdue: number
  readonly overdueCount: number
}

const overdueOf = ({ instalments }: Invoice, today: Day): number =>
  instalments
    .filter(({ dueOn }) => dueOn !== null && dueOn < today)
    .reduce((sum, { open }) => sum + minorUnitsOf(open), 0)

const matches = (invoice: Invoice, query: InvoiceQuery): boolean =>
  query.companies.includes(invoice.ownerRef) &&
  isWithin(invoice.issuedOn, query.from, query.to) &&
  isDueWithin(invoice, query) &&
  hasNumber(invoice, query) &&
  hasSlipLine(invoice, query.slipLine ?? null) &&
  isOfState(invoice, query.state, query.today) &&
  areAllBy(invoice.orders, query.placedBy)

const isWithin = (day: Day | null, from: Day | null, to: Day | null): boolean =>
  (from === null || (day !== null && day >= from)) && (to === null || (day !== null && day <= to))

const isDueWithin = ({ instalments }: Invoice, { dueFrom, dueTo }: InvoiceQuery): boolean =>
  (dueFrom === null && dueTo === null) ||
  instalments.some(({ dueOn }) => isWithin(dueOn, dueFrom, dueTo))

const hasNumber = (invoice: Invoice, { number }: InvoiceQuery): boolean =>
  number === null ||
  numbersOf(invoice, number.kind).some(
    (candidate) =>
      candidate !== null &&
      (number.match === 'partial'
        ? fold(candidate).includes(fold(number.value))
        : fold(candidate) === fold(number.value))
  )

/** What stands between its digits does not count. */
const hasSlipLine = ({ instalments }: Invoice, digits: string | null): boolean =>
  digits === null ||
  instalments.some(({ paymentSlip }) => paymentSlip?.line?.replace(/\D/g, '') === digits)

const hasPaymentNumber = (
  { reference, settles }: Pick<Payment, 'reference' | 'settles'>,
  { number = null }: PaymentQuery
): boolean => {
  if (number === null) return true
  const own =
    number.kind === 'REFERENCE' ? [reference] : settles.map(({ invoiceNumber }) => invoiceNumber)
  return own.some((candidate) => candidate !== null && fold(candidate) === fold(number.value))
}

const numbersOf = (invoice: Invoice, kind: InvoiceNumberKind): ReadonlyArray<string | null> => {
  const { invoiceNumber, series, accessKey, orders } = invoice
  const numbers: Record<InvoiceNumberKind, ReadonlyArray<string | null>> = {
    INVOICE: [invoiceNumber, `${invoiceNumber}-${series}`],
    ACCESS_KEY: [accessKey],
    WEB: orders.map(({ webOrderNumber }) => webOrderNumber),
    ERP: orders.map(({ erpOrderNumber }) => erpOrderNumber),
    CUSTOMER: orders.map(({ customerOrderNumber }) => customerOrderNumber),
  }
  return numbers[kind]
}

const isOfState = (invoice: Invoice, state: InvoiceQuery['state'], today: Day): boolean => {
  const isOpen = invoice.status === 'OPEN' || invoice.status === 'PARTLY_PAID'
  if (state === null) return true
  if (state === 'PAID') return invoice.status === 'PAID'
  return isOpen && (state === 'OPEN' || overdueOf(invoice, today) > 0)
}

/** What names no order proves nobody's. */
const areAllBy = (orders: readonly OrderReference[], email: string | null): boolean =>
  email === null ||
  (orders.length > 0 &&
    orders.every(({ placedBy }) => placedBy !== null && fold(placedBy) === fold(email)))

const fold = (text: string): string => text.toLowerCase()

const comparing =
  (sort: InvoiceSort) =>
  (one: Invoice, other: Invoice): number => {
    const direction = sort === 'NEWEST_FIRST' ? -1 : 1
    const keyOf = sort === 'DUE_FIRST' ? dueKey : issueKey
    return direction * compareText(keyOf(one), keyOf(other))
  }

const issueKey = ({ issuedOn, id }: Invoice): string => `${issuedOn ?? ''} ${id}`
const paymentKey = ({ paidOn, id }: Payment): string => `${paidOn ?? ''} ${id}`

/** After every day. */
const NEVER = '~'

const dueKey = ({ instalments, id }: Invoice): string => {
  const [first = NEVER] = instalments
    .filter(({ open }) => isOwed(open))
    .flatMap(({ dueOn }) => dueOn ?? [])
    .sort()
  return `${first} ${id}`
}

const isOwed = (open: Money | null): boolean => minorUnitsOf(open) > 0

const compareText = (one: string, other: string): number => {
  if (one === other) return 0
  return one < other ? -1 : 1
}
