/**
 * What is open and overdue in all, per currency. A sum is the whole or it is not told: the ERP's own, if nothing was
 * withheld of what it added up; else our own, if the first page is all there is and every invoice says what it takes.
 */
import type { InvoicePage, InvoiceSums } from '../connectors/connector'
import type { Money } from '../connectors/order-model'
import { addAmounts, negated } from './amounts'
import type { DueInvoice } from './due-dates'

export interface SumsQuestion {
  readonly page: InvoicePage
  /** Those of the page that are the viewer's, before rights take amounts away. */
  readonly own: readonly DueInvoice[]
  readonly isFirstPage: boolean
  /** The viewer's scope may withhold something of any page. */
  readonly isNarrowed: boolean
}

export const sumsOf = ({
  page,
  own,
  isFirstPage,
  isNarrowed,
}: SumsQuestion): readonly InvoiceSums[] | null => {
  const isUntouched = !isNarrowed && own.length === page.invoices.length
  if (isUntouched && page.sums !== null) return hasEachOnce(page.sums) ? page.sums : null
  return isFirstPage && page.cursor === null ? addUp(own) : null
}

const hasEachOnce = (sums: readonly InvoiceSums[]): boolean =>
  sums.every(({ open, overdue }) => open.currency === overdue.currency) &&
  new Set(sums.map(({ open }) => open.currency)).size === sums.length

/** null if one of them does not say what of it is open or overdue. */
const addUp = (invoices: readonly DueInvoice[]): readonly InvoiceSums[] | null => {
  const counted = invoices.filter(({ status }) => status !== 'CANCELLED')
  const parts = counted.flatMap(partsOf)
  if (!parts.every((part) => part !== null)) return null
  const currencies = [...new Set(parts.map(({ open }) => open.currency))].sort()
  const sums = currencies.map((currency) => {
    const same = parts.filter(({ open }) => open.currency === currency)
    return { open: add(same.map(({ open }) => open)), overdue: add(same.map((one) => one.overdue)) }
  })
  return sums.every(isWhole) ? sums : null
}

const isWhole = (sum: { open: Money | null; overdue: Money | null }): sum is InvoiceSums =>
  sum.open !== null && sum.overdue !== null

/** What an invoice adds: nothing where it is paid and does not even name its currency. */
const partsOf = (invoice: DueInvoice): ReadonlyArray<InvoiceSums | null> => {
  const { status, kind, overdue } = invoice
  const open = status === 'PAID' ? overdue : invoice.open
  if (open === null || overdue === null) return status === 'PAID' ? [] : [null]
  if (open.currency !== overdue.currency) return [null]
  const sign = kind === 'CREDIT_NOTE' ? negated : (amount: string) => amount
  return [
    {
      open: { ...open, amount: sign(open.amount) },
      overdue: { ...overdue, amount: sign(overdue.amount) },
    },
  ]
}

const add = (sums: readonly Money[]): Money | null => {
  const amount = addAmounts(sums.map((one) => one.amount))
  return amount === null ? null : { amount, currency: sums[0]?.currency ?? '' }
}
