import type { CompanyRef, InvoiceStatus, OrderSummary } from '../../node/connectors/order-model'
import type { MinorUnits } from './amounts'
import type { DayNumber } from './calendar'
import type { InstalmentPlan, InvoicePlan } from './order-plan'
import type { OrderSeed } from './order-seeds'

/** What the ledger needs of an order. */
export interface InvoicedOrder {
  readonly seed: OrderSeed
  readonly summary: OrderSummary
  readonly invoices: readonly InvoicePlan[]
  /** Paid before there was an invoice. */
  readonly advance: MinorUnits
}

/** Who keeps the books knows of each invoice whether it is paid. */
export type LedgerStatus = Exclude<InvoiceStatus, 'OTHER'>

/** An invoice in whole numbers: what it is searched and added up by, and written from. */
export interface InvoiceRecord {
  readonly id: string
  readonly plan: InvoicePlan
  /** Its place among the invoices of the order that it was planned with, which is the first of `orders`. */
  readonly index: number
  readonly order: InvoicedOrder
  readonly orders: readonly InvoicedOrder[]
  readonly series: string | null
  readonly accessKey: string | null
  readonly open: MinorUnits
  readonly status: LedgerStatus
}

export interface PaymentRecord {
  readonly id: string
  readonly paidDay: DayNumber
  readonly amount: MinorUnits
  /** The order that it was paid for, or the first of them. */
  readonly order: InvoicedOrder
  /** Empty for what was paid in advance: it fits no invoice. */
  readonly settles: readonly Settled[]
}

export interface Settled {
  readonly invoice: InvoiceRecord
  readonly amount: MinorUnits
}

/** Everything invoiced and paid, by whose it is. */
export interface Ledger {
  invoicesOf(companies: readonly CompanyRef[]): InvoiceRecord[]
  paymentsOf(companies: readonly CompanyRef[]): PaymentRecord[]
  invoice(id: string): InvoiceRecord | undefined
  payment(id: string): PaymentRecord | undefined
  invoicesOfOrder(id: string): readonly InvoiceRecord[]
  /** Of its invoices, and what was paid for it in advance. */
  paymentsOfOrder(id: string): readonly PaymentRecord[]
  paymentsOfInvoice(id: string): readonly PaymentRecord[]
}

export const createLedger = (orders: readonly InvoicedOrder[]): Ledger => {
  const byOrderId = new Map(orders.map((order) => [order.summary.id, order]))
  const invoices = orders.flatMap((order) => recordInvoices(order, byOrderId))
  const payments = recordPayments(orders, invoices)
  const invoicesByOwner = groupBy(invoices, ({ order }) => [order.summary.ownerRef])
  const paymentsByOwner = groupBy(payments, ({ order }) => [order.summary.ownerRef])
  const invoicesById = new Map(invoices.map((invoice) => [invoice.id, invoice]))
  const paymentsById = new Map(payments.map((payment) => [payment.id, payment]))
  const invoicesByOrder = groupBy(invoices, (invoice) => invoice.orders.map(idOf))
  const paymentsByOrder = groupBy(payments, ordersPaid)
  const paymentsByInvoice = groupBy(payments, ({ settles }) =>
    settles.map(({ invoice }) => invoice.id)
  )
  const each = (companies: readonly CompanyRef[]) => [...new Set(companies)]
  return {
    invoicesOf: (companies) => each(companies).flatMap((ref) => invoicesByOwner.get(ref) ?? []),
    paymentsOf: (companies) => each(companies).flatMap((ref) => paymentsByOwner.get(ref) ?? []),
    invoice: (id) => invoicesById.get(id),
    payment: (id) => paymentsById.get(id),
    invoicesOfOrder: (id) => invoicesByOrder.get(id) ?? [],
    paymentsOfOrder: (id) => paymentsByOrder.get(id) ?? [],
    paymentsOfInvoice: (id) => paymentsByInvoice.get(id) ?? [],
  }
}

/** What of an instalment was still to be paid at the end of the day before `today`, and should have been. */
export const overdueOf = ({ plan }: InvoiceRecord, today: DayNumber): MinorUnits =>
  plan.instalments
    .filter(({ dueDay, paidDay }) => paidDay === null && dueDay < today)
    .reduce((sum, { amount }) => sum + amount, 0)

const idOf = ({ summary }: InvoicedOrder): string => summary.id

const ordersPaid = ({ order, settles }: PaymentRecord): string[] =>
  settles.length === 0 ? [idOf(order)] : settles.flatMap(({ invoice }) => invoice.orders.map(idOf))

const recordInvoices = (
  order: InvoicedOrder,
  byId: ReadonlyMap<string, InvoicedOrder>
): InvoiceRecord[] => {
  const { seed } = order
  const also = seed.invoicesAlso === undefined ? undefined : byId.get(seed.invoicesAlso.id)
  const orders = also === undefined ? [order] : [order, also]
  return order.invoices.map((plan, index) => {
    const open = openOf(plan)
    const series = seriesOf(seed)
    return {
      ...{ plan, index, order, orders, series, open },
      id: `inv-${seed.id.slice(3)}-${index + 1}`,
      accessKey: series === null ? null : accessKeyOf(seed, plan, series),
      status: statusOf(plan, open),
    }
  })
}

/** Each branch counts in a series of its own. */
const seriesOf = ({ company, customer }: OrderSeed): string | null =>
  company.country === 'BR' ? String(company.customers.indexOf(customer) + 1) : null

const openOf = ({ instalments }: InvoicePlan): MinorUnits =>
  instalments.reduce((sum, { amount, paidDay }) => (paidDay === null ? sum + amount : sum), 0)

const statusOf = ({ isCancelled, total }: InvoicePlan, open: MinorUnits): LedgerStatus => {
  if (isCancelled) return 'CANCELLED'
  if (open === 0) return 'PAID'
  return open < total ? 'PARTLY_PAID' : 'OPEN'
}

/**
 * Built as the 44 digits of an NF-e are, of a seller that does not exist: state, month, tax number, model, series, number,
 * kind of emission, code and check digit. The month is always the same, so that a pinned order's key is too.
 */
const accessKeyOf = ({ seed }: OrderSeed, { number }: InvoicePlan, series: string): string => {
  const code = String(seed % 100_000_000).padStart(8, '0')
  const digits = `35260100000000000000` + `55${series.padStart(3, '0')}${number}1${code}`
  return digits + checkDigit(digits)
}

/** Modulo 11 with the weights 2 to 9 from the right. */
const checkDigit = (digits: string): number => {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (2 + (index % 8)), 0)
  const rest = sum % 11
  return rest < 2 ? 0 : 11 - rest
}

interface Paid extends Settled {
  readonly instalment: InstalmentPlan
  readonly paidDay: DayNumber
}

const recordPayments = (
  orders: readonly InvoicedOrder[],
  invoices: readonly InvoiceRecord[]
): PaymentRecord[] => {
  const groups = groupBy(invoices.flatMap(paidInstalments), (paid) => [togetherWith(paid)])
  const settling = [...groups].flatMap(([, group]) => {
    const [first] = group
    return first === undefined ? [] : [recordPayment(first, group)]
  })
  const advances = orders
    .filter(({ advance }) => advance > 0)
    .map((order) => ({
      id: `pay-${idOf(order).slice(3)}-0`,
      paidDay: order.seed.orderedDay,
      amount: order.advance,
      settles: [],
      order,
    }))
  return [...advances, ...settling]
}

const recordPayment = (first: Paid, group: readonly Paid[]): PaymentRecord => {
  const { invoice, instalment } = first
  return {
    id: `pay-${invoice.id.slice(4)}-${invoice.plan.instalments.indexOf(instalment) + 1}`,
    paidDay: Math.max(...group.map(({ paidDay }) => paidDay)),
    amount: group.reduce((sum, { amount }) => sum + amount, 0),
    settles: group.map(({ invoice: settled, amount }) => ({ invoice: settled, amount })),
    order: invoice.order,
  }
}

const paidInstalments = (invoice: InvoiceRecord): Paid[] =>
  invoice.plan.instalments.flatMap((instalment) => {
    const { paidDay, amount } = instalment
    return paidDay === null ? [] : [{ invoice, instalment, amount, paidDay }]
  })

const DAYS_BETWEEN_RUNS = 16

/** On some days a company pays everything in one go; credits are never among it. */
const togetherWith = ({ invoice, instalment, paidDay }: Paid): string => {
  const { seed } = invoice.order
  if (seed.paidTogether !== undefined) return seed.paidTogether
  const isRun = paidDay % DAYS_BETWEEN_RUNS === 3 && seed.paidInstalments === undefined
  return isRun && !seed.isPinned && invoice.plan.kind === 'INVOICE'
    ? `${seed.customer.ref} ${paidDay}`
    : `${invoice.id} ${invoice.plan.instalments.indexOf(instalment)}`
}

const groupBy = <T>(items: readonly T[], keysOf: (item: T) => readonly string[]) => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [item])
      else group.push(item)
    }
  }
  return groups
}
