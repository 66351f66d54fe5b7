import type { Money, Quantity } from '../order-model'

/** Sign, digits, decimals; ".5" as some databases print it; no exponent, no thousands separator. */
const DECIMAL = /^([+-]?)(\d{0,30})(?:\.(\d{1,30}))?$/
/** How most ERPs write amounts and quantities: printed again they are the same, and a page has thousands of them. */
const CANONICAL_CENTS = /^(?:0|[1-9]\d{0,29})\.\d\d$/
const CANONICAL_QUANTITY = /^(?:0|[1-9]\d{0,29})(?:\.\d{0,29}[1-9])?$/
/** As ERPs pad quantities: "10.000". */
const PADDED_WHOLE = /^(?:0|[1-9]\d{0,29})\.0{1,30}$/
const CURRENCY = /^[A-Z]{3}$/
/** A double holds 15 significant decimal digits for certain (IEEE 754): with more, a JSON number is not what was meant. */
const MAX_EXACT_DIGITS = 15

interface Decimal {
  readonly sign: '' | '-'
  readonly whole: string
  /** Without the zeros at its end. */
  readonly fraction: string
}

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
  if (code !== null && isCanonical(amount, CANONICAL_CENTS) && minorUnits(code) === 2) {
    return { amount, currency: code }
  }
  const decimal = readDecimal(amount)
  if (decimal === null || code === null) return null
  return { amount: printDecimal(decimal, minorUnits(code)), currency: code }
}

/** A quantity as a decimal string without padding ("12", "0.5"), or null. Below zero stays below zero: it is a return. */
export const readQuantity = (value: unknown): Quantity | null => {
  if (isCanonical(value, CANONICAL_QUANTITY)) return value
  if (isCanonical(value, PADDED_WHOLE)) return value.slice(0, value.indexOf('.'))
  const decimal = readDecimal(value)
  return decimal && printDecimal(decimal, 0)
}

const isCanonical = (value: unknown, form: RegExp): value is string =>
  typeof value === 'string' && form.test(value)

export const isZero = (money: Money | null): boolean =>
  money !== null && /^0(\.0+)?$/.test(money.amount)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const readDecimal = (value: unknown): Decimal | null => {
  const match = DECIMAL.exec(decimalText(value))
  if (match === null) return null
  const [, sign, digits = '', decimals = ''] = match
  if (digits + decimals === '') return null
  const whole = digits.replace(/^0+(?=\d)/, '') || '0'
  const fraction = decimals.replace(/0+$/, '')
  const isNothing = whole === '0' && fraction === ''
  return { sign: sign === '-' && !isNothing ? '-' : '', whole, fraction }
}

const decimalText = (value: unknown): string => {
  if (typeof value === 'string') return value.trim()
  if (typeof value !== 'number') return ''
  const text = String(value)
  return text.replace(/\D/g, '').replace(/^0+/, '').length > MAX_EXACT_DIGITS ? '' : text
}

const printDecimal = ({ sign, whole, fraction }: Decimal, minDecimals: number): string => {
  const decimals = fraction.padEnd(minDecimals, '0')
  return `${sign}${whole}${decimals === '' ? '' : `.${decimals}`}`
}

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
