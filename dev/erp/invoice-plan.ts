import type { InvoiceKind } from '../../node/connectors/order-model'
import { share, splitEvenly, type MinorUnits } from './amounts'
import type { DayNumber } from './calendar'
import { dayOfStatus } from './milestones'
import type { InstalmentPlan, InvoicePlan, LinePlan, TotalsPlan } from './order-plan'
import type { OrderSeed } from './order-seeds'
import type { Random } from './random'
import type { PaymentTerms } from './words'

interface Sale {
  readonly seed: OrderSeed
  readonly lines: readonly LinePlan[]
  readonly totals: TotalsPlan
  readonly terms: PaymentTerms
  /** What another order comes to that the same invoice invoices. */
  readonly alsoInvoiced: MinorUnits
}

interface Draft {
  readonly kind: InvoiceKind
  readonly total: MinorUnits
  readonly isCancelled?: boolean
}

/** What has been invoiced. The plain invoices of a wholly invoiced order add up to its total. */
export const planInvoices = (sale: Sale, random: Random): InvoicePlan[] =>
  drafts(sale, random).map((draft, index) => {
    const issuedDay = dayOfStatus(sale.seed, draft.kind === 'CREDIT_NOTE' ? 'RETURNED' : 'INVOICED')
    return {
      kind: draft.kind,
      total: draft.total,
      isCancelled: draft.isCancelled ?? false,
      issuedDay,
      number: invoiceNumber(sale.seed, index),
      instalments: draft.isCancelled ? [] : planInstalments(sale, { ...draft, issuedDay }, random),
    }
  })

/** What has been paid of the plain invoices. */
export const paidOf = (invoices: readonly InvoicePlan[]): MinorUnits =>
  invoices
    .filter(({ kind }) => kind === 'INVOICE')
    .flatMap(({ instalments }) => instalments)
    .reduce((sum, { amount, paidDay }) => (paidDay === null ? sum : sum + amount), 0)

const drafts = (sale: Sale, random: Random): Draft[] => {
  if (sale.seed.invoicedWith !== undefined) return []
  if (sale.seed.invoicesAlso !== undefined) {
    return [{ kind: 'INVOICE', total: sale.totals.total + sale.alsoInvoiced }]
  }
  const { total } = sale.totals
  switch (sale.seed.status) {
    case 'INVOICED':
    case 'SHIPPED':
      return wholeOrder(total, random)
    case 'DELIVERED': {
      const surcharge: Draft[] = random.chance(2)
        ? [{ kind: 'DEBIT_NOTE', total: share(total, 1, 50) }]
        : []
      return [...wholeOrder(total, random), ...surcharge]
    }
    case 'RETURNED':
      return [
        { kind: 'INVOICE', total },
        { kind: 'CREDIT_NOTE', total },
      ]
    case 'PARTIALLY_SHIPPED':
      return [{ kind: 'INVOICE', total: invoicedSoFar(sale) }]
    case 'CANCELLED':
      return random.chance(10) ? [{ kind: 'INVOICE', total, isCancelled: true }] : []
    default:
      return []
  }
}

const wholeOrder = (total: MinorUnits, random: Random): Draft[] => {
  const first = random.chance(15) ? share(total, random.between(20, 80), 100) : total
  const parts = first === total ? [total] : [first, total - first]
  return parts.map((part) => ({ kind: 'INVOICE', total: part }))
}

const invoicedSoFar = ({ lines, totals }: Sale): MinorUnits => {
  const invoiced = lines.reduce((sum, line) => sum + share(line.unitPrice, line.invoiced, 1000), 0)
  return share(invoiced, totals.total, totals.items)
}

/** Follows from the order's number: companies that count alike are invoiced alike. */
const invoiceNumber = ({ erpOrderNumber, company }: OrderSeed, index: number): string => {
  const number = String((Number(erpOrderNumber) - 400_000) * 3 + index)
  return company.country === 'US' ? `INV-${number}` : number.padStart(9, '0')
}

const planInstalments = (
  { seed, terms }: Sale,
  invoice: Draft & { readonly issuedDay: DayNumber },
  random: Random
): InstalmentPlan[] => {
  const dueAfterDays = invoice.kind === 'INVOICE' ? terms.dueAfterDays : [30]
  const amounts = splitEvenly(invoice.total, dueAfterDays.length)
  return dueAfterDays.map((afterDays, index) => {
    const dueDay = invoice.issuedDay + afterDays
    const usual = paidDay(dueDay, seed, random)
    const isPinned = seed.paidInstalments !== undefined
    const paid = isPinned ? pinnedPaidDay({ seed, invoice, dueDay, index }) : usual
    return { dueDay, amount: amounts[index] ?? 0, paidDay: paid }
  })
}

interface PinnedInstalment {
  readonly seed: OrderSeed
  readonly invoice: Draft
  readonly dueDay: DayNumber
  readonly index: number
}

const pinnedPaidDay = ({ seed, invoice, dueDay, index }: PinnedInstalment): DayNumber | null =>
  invoice.kind === 'INVOICE' && index < (seed.paidInstalments ?? 0)
    ? Math.min(dueDay, seed.today)
    : null

/** Hardly anybody owes for longer. */
const DAYS_UNTIL_CHASED = 75

const paidDay = (
  dueDay: DayNumber,
  { today, status }: OrderSeed,
  random: Random
): DayNumber | null => {
  const settledDay = dueDay - random.between(-3, 3)
  const mostlyPays = status === 'RETURNED' ? 94 : today - settledDay > DAYS_UNTIL_CHASED ? 99 : 88
  return settledDay <= today && random.chance(mostlyPays) ? settledDay : null
}
