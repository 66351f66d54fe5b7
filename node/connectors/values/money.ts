import type { Money, Quantity } from '../order-model'

/** Sign, digits, decimals; ".5" as some databases print it; no exponent, no thousands separator. */
const DECIMAL = /^([+-]?)(\d{0,30})(?:\.(\d{1,30}))?$/
/** How most ERPs write amounts and quantities, and a page has thousands of them: only decimals are padded or cut. */
const PLAIN = /^(?:0|[1-9]\d{0,29})(?:\.\d{1,30})?$/
const CURRENCY = /^[A-Z]{3}$/
/** A double holds 15 significant decimal digits for certain (IEEE 754): with more, a JSON number is not what was meant. */
const MAX_EXACT_DIGITS = 15

/**
 * An amount of money in the form of `order-model.ts`, or null if it can't be read for certain.
 *
 * Accepted: `{ amount, currency }`, or the bare amount. The amount is a decimal string, or leniently a JSON number
 * (printed, never calculated with). Decimals beyond the currency's own are kept, since unit prices have them.
 * @param defaultCurrency ISO 4217; where the answer names no currency. An unreadable currency is not a missing one
 */
export const readMoney = (value: unknown, defaultCurrency: string): Money | null => {
  const { amount, currency } = isRecord(value) ? value : { amount: value, currency: null }
  const code = readCurrency(currency, defaultCurrency)
  if (code === null) return null
  const text = readDecimal(amount, minorUnits(code))
  return text === null ? null : { amount: text, currency: code }
}

/** A quantity as a decimal string without padding ("12", "0.5"), or null. Below zero stays below zero: it is a return. */
export const readQuantity = (value: unknown): Quantity | null => readDecimal(value, 0)

export const isZero = (money: Money | null): boolean =>
  money !== null && /^0(\.0+)?$/.test(money.amount)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** @param minDecimals fewer are padded with zeros; zeros at the end are no more than this */
const readDecimal = (value: unknown, minDecimals: number): string | null => {
  const text = decimalText(value)
  if (PLAIN.test(text)) return withDecimals(text, minDecimals)
  const match = DECIMAL.exec(text)
  if (match === null) return null
  const [, sign, digits = '', decimals = ''] = match
  if (digits + decimals === '') return null
  const whole = digits.replace(/^0+(?=\d)/, '') || '0'
  const amount = withDecimals(decimals === '' ? whole : `${whole}.${decimals}`, minDecimals)
  return sign === '-' && /[1-9]/.test(amount) ? `-${amount}` : amount
}

const withDecimals = (text: string, minDecimals: number): string => {
  const point = text.indexOf('.')
  if (point < 0) return minDecimals === 0 ? text : `${text}.${'0'.repeat(minDecimals)}`
  const minEnd = point + 1 + minDecimals
  let end = text.length
  while (end > minEnd && text[end - 1] === '0') end -= 1
  if (end === point + 1) return text.slice(0, point)
  return text.slice(0, end).padEnd(minEnd, '0')
}

const decimalText = (value: unknown): string => {
  if (typeof value === 'string') return value.trim()
  if (typeof value !== 'number') return ''
  const text = String(value)
  return text.length <= MAX_EXACT_DIGITS || digitsOf(text) <= MAX_EXACT_DIGITS ? text : ''
}

const digitsOf = (text: string): number => text.replace(/\D/g, '').replace(/^0+/, '').length

const readCurrency = (value: unknown, defaultCurrency: string): string | null => {
  if (value === undefined || value === null || value === '') return defaultCurrency
  if (typeof value !== 'string') return null
  if (knownMinorUnits.has(value)) return value
  const code = value.trim().toUpperCase()
  return CURRENCY.test(code) ? code : null
}

const knownMinorUnits = new Map<string, number>()

const minorUnits = (currency: string): number => {
  const known = knownMinorUnits.get(currency)
  if (known !== undefined) return known
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0
  knownMinorUnits.set(currency, digits)
  return digits
}
