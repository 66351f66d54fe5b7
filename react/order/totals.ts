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

/**
 * The rows under the lines, from the parts to what is payable. What adds nothing has no row; what the ERP's parts
 * do not explain has one of its own.
 */
export const totalRows = (
  totals: Totals,
  headline: { total: Money | null; totalNet: Money | null }
): TotalRow[] => {
  const payable = totals.total || headline.total
  const parts = PARTS.reduce<TotalRow[]>((rows, id) => {
    const money = totals[id]
    return money ? [...rows, { id, money: shareOf(id, money) }] : rows
  }, [])
  const difference = payable && differenceOf(parts, payable)
  const rows = parts.filter(({ money }) => !isZero(money))
  if (difference) rows.push({ id: 'difference', money: difference })
  if (!payable && headline.totalNet) rows.push({ id: 'net', money: headline.totalNet })
  if (payable) rows.push({ id: 'total', money: payable })
  return rows
}
