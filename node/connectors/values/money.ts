import type { Money, Quantity } from '../order-model'
import { isCurrency, minorUnitsOf } from './currency'

/** Sign, digits, decimals; ".5" as some databases print it; no exponent, no thousands separator. */
const DECIMAL = /^([+-]?)(\d{0,30})(?:\.(\d{1,30}))?$/
/** How most ERPs write amounts and quantities, and a page has thousands of them: they are taken as they are. */
const PLAIN = /^(?:0|[1-9]\d{0,29})(?:\.\d{1,30})?$/
const CURRENCY = /^[A-Z]{3}$/
/** A double holds 15 significant decimal digits for certain (IEEE 754): with more, a JSON number is not what was meant. */
const MAX_EXACT_DIGITS = 15

/**
 * An amount of money in the form of `order-model.ts`, or null if it can't be read for certain.
 *
 * Accepted: `{ amount, currency }`, or the bare amount. The amount is a decimal string, or leniently a JSON number
 * (printed, never calculated with). It gets as many decimals as the currency has, and keeps those that the ERP wrote
 * beyond: unit prices have them.
 * @param defaultCurrency ISO 4217; where the answer names no currency. An unreadable currency is not a missing one, and
 * without any that can be read there is no amount
 */
export const readMoney = (value: unknown, defaultCurrency: string | null): Money | null => {
  const { amount, currency } = isRecord(value) ? value : { amount: value, currency: null }
  const isNamed = currency !== undefined && currency !== null && currency !== ''
  const code = readCurrency(isNamed ? currency : defaultCurrency)
  const text = code === null ? null : readDecimal(amount)
  return code === null || text === null
    ? null
    : { amount: padded(text, minorUnitsOf(code)), currency: code }
}

/** A quantity as a decimal string without padding ("12", "0.5"), or null. Below zero stays below zero: it is a return. */
export const readQuantity = (value: unknown): Quantity | null => {
  const text = readDecimal(value)
  return text === null ? null : unpadded(text)
}

export const isZero = (money: Money | null): boolean =>
  money !== null && /^0(\.0+)?$/.test(money.amount)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** As it is written, without a plus sign, zeros before it and the sign of nothing. */
const readDecimal = (value: unknown): string | null => {
  const text = decimalText(value)
  if (PLAIN.test(text)) return text
  const [, sign, digits = '', decimals = ''] = DECIMAL.exec(text) ?? []
  if (digits + decimals === '') return null
  const whole = digits.replace(/^0+(?=\d)/, '') || '0'
  const amount = decimals === '' ? whole : `${whole}.${decimals}`
  return sign === '-' && /[1-9]/.test(amount) ? `-${amount}` : amount
}

/** @param minDecimals what is missing to so many is filled up with zeros */
const padded = (text: string, minDecimals: number): string => {
  const point = text.indexOf('.')
  if (point >= 0) return text.padEnd(point + 1 + minDecimals, '0')
  return minDecimals === 0 ? text : `${text}.${'0'.repeat(minDecimals)}`
}

const unpadded = (text: string): string => {
  const point = text.indexOf('.')
  if (point < 0) return text
  let end = text.length
  while (text[end - 1] === '0') end -= 1
  return text.slice(0, end === point + 1 ? point : end)
}

const decimalText = (value: unknown): string => {
  if (typeof value === 'string') return value.trim()
  if (typeof value !== 'number') return ''
  const text = String(value)
  return text.length <= MAX_EXACT_DIGITS || digitsOf(text) <= MAX_EXACT_DIGITS ? text : ''
}

const digitsOf = (text: string): number => text.replace(/\D/g, '').replace(/^0+/, '').length

const readCurrency = (value: unknown): string | null => {
  if (isCurrency(value)) return value
  const code = typeof value === 'string' ? value.trim().toUpperCase() : ''
  return CURRENCY.test(code) ? code : null
}
