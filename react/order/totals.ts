import { addUp, negate } from './decimal'
import type { Money, Totals } from './types'

export type TotalId =
  'items' | 'discount' | 'freight' | 'tax' | 'other' | 'difference' | 'net' | 'total'

export interface TotalRow {
  id: TotalId
  money: Money
}

const PARTS = ['items', 'discount', 'freight', 'tax', 'other'] as const

const isZero = ({ amount }: Money): boolean => !/[1-9]/.test(amount)

/** What a part brings to the total: a discount is taken off. */
const shareOf = (id: TotalId, { amount, currency }: Money): Money => ({
  amount: id === 'discount' ? negate(amount) : amount,
  currency,
})

/** What the total has beyond its parts; null where they add up, or where the items are not known or a currency differs. */
const differenceOf = (parts: readonly TotalRow[], total: Money): Money | null => {
  const isComparable =
    parts.some(({ id }) => id === 'items') &&
    parts.every(({ money }) => money.currency === total.currency)
  const sum = isComparable ? addUp(parts.map(({ money }) => negate(money.amount))) : null
  const amount = sum === null ? null : addUp([total.amount, sum])
  const difference = amount === null ? null : { amount, currency: total.currency }
  return difference && !isZero(difference) ? difference : null
}

/** null unless each line says what it comes to, all in one currency. */
const sumOf = (lines: Headline['lines']): Money | null => {
  const [first] = lines
  if (!first || !first.total) return null
  const { currency } = first.total
  const amounts = lines.reduce<string[]>(
    (all, { total }) => (total && total.currency === currency ? [...all, total.amount] : all),
    []
  )
  const amount = amounts.length === lines.length ? addUp(amounts) : null
  return amount === null ? null : { amount, currency }
}

/** What the items come to: by the ERP's word, else by the lines, unless these may hold a tax or discount that stands apart. */
const itemsOf = (totals: Totals, lines: Headline['lines']): Money | null => {
  const isDivided = [totals.discount, totals.tax, totals.other].some(
    (part) => part !== null && !isZero(part)
  )
  return totals.items || (isDivided ? null : sumOf(lines))
}

interface Headline {
  total: Money | null
  totalNet: Money | null
  lines: ReadonlyArray<{ total: Money | null }>
}

/**
 * The rows under the lines, from the parts to what is payable. What adds nothing has no row; what the parts do not explain
 * has one of its own.
 */
export const totalRows = (totals: Totals, order: Headline): TotalRow[] => {
  const payable = totals.total || order.total
  const named = payable ? { ...totals, items: itemsOf(totals, order.lines) } : totals
  const parts = PARTS.reduce<TotalRow[]>((rows, id) => {
    const money = named[id]
    return money ? [...rows, { id, money: shareOf(id, money) }] : rows
  }, [])
  const difference = payable && differenceOf(parts, payable)
  const rows = parts.filter(({ money }) => !isZero(money))
  if (difference) rows.push({ id: 'difference', money: difference })
  if (!payable && order.totalNet) rows.push({ id: 'net', money: order.totalNet })
  if (payable) rows.push({ id: 'total', money: payable })
  return rows
}
