import type { Money, Quantity } from '../../node/connectors/order-model'

/** A whole number of the currency's smallest unit (cents; pesos in Chile). Sums are exact up to 2^53. */
export type MinorUnits = number
/** A whole number of thousandths of the unit sold: 500 is half a metre. */
export type Thousandths = number

export type DemoCurrency = 'BRL' | 'CLP' | 'USD'

/** ISO 4217, "minor unit". */
const DECIMALS: Readonly<Record<DemoCurrency, number>> = { BRL: 2, CLP: 0, USD: 2 }

export const money = (amount: MinorUnits, currency: DemoCurrency): Money => ({
  amount: withDecimals(amount, DECIMALS[currency]),
  currency,
})

export const quantity = (thousandths: Thousandths): Quantity => {
  const padded = withDecimals(thousandths, 3)
  return padded.replace(/\.?0+$/, '')
}

/** `amount` × `numerator` / `denominator`, halves up. */
export const share = (amount: number, numerator: number, denominator: number): number =>
  Math.floor((amount * numerator * 2 + denominator) / (denominator * 2))

/** Parts that add up to `amount` again; the last one carries the remainder. */
export const splitEvenly = (amount: MinorUnits, parts: number): MinorUnits[] => {
  const each = Math.floor(amount / parts)
  return Array.from({ length: parts }, (_, index) =>
    index === parts - 1 ? amount - each * (parts - 1) : each
  )
}

const withDecimals = (amount: number, decimals: number): string => {
  if (amount < 0) return `-${withDecimals(-amount, decimals)}`
  if (decimals === 0) return String(amount)
  const digits = String(amount).padStart(decimals + 1, '0')
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
