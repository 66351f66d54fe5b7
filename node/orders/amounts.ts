/** Arithmetic on decimal strings, exact to the last digit: nothing here is ever a float. */
import type { Money } from '../connectors/order-model'

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/

interface Decimal {
  readonly units: bigint
  readonly scale: number
}

/** null for what is no decimal number. */
const readDecimal = (text: string): Decimal | null => {
  const [, sign, whole, fraction = ''] = DECIMAL.exec(text) ?? []
  if (whole === undefined) return null
  const units = BigInt(whole + fraction)
  return { units: sign === '-' ? -units : units, scale: fraction.length }
}

const writeDecimal = ({ units, scale }: Decimal): string => {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = scale === 0 ? '' : `.${digits.slice(-scale)}`
  return `${units < 0n ? '-' : ''}${whole}${fraction}`
}

/** The sum, as padded as the longest of its parts ("0" of none); null if one of them is no decimal number. */
export const addAmounts = (amounts: readonly string[]): string | null => {
  const parts = amounts.map(readDecimal)
  if (!parts.every((part) => part !== null)) return null
  const scale = Math.max(0, ...parts.map((part) => part.scale))
  const units = parts.reduce(
    (sum, part) => sum + part.units * 10n ** BigInt(scale - part.scale),
    0n
  )
  return writeDecimal({ units, scale })
}

export const negated = (amount: string): string =>
  amount.startsWith('-') ? amount.slice(1) : isZero(amount) ? amount : `-${amount}`

/** Whether nothing of it is left. */
export const isZero = (amount: string): boolean => readDecimal(amount)?.units === 0n

export const isPositive = (amount: string): boolean => (readDecimal(amount)?.units ?? 0n) > 0n

/** Nothing, as padded as this. */
export const zeroLike = ({ amount, currency }: Money): Money => ({
  amount: amount
    .replace(/^-/, '')
    .replace(/\d/g, '0')
    .replace(/^0+(?=\d)/, ''),
  currency,
})
