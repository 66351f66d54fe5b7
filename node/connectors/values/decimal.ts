/** Exact sums of decimal text: an ERP's amounts and quantities never pass through a float. */
const DECIMAL = /^-?\d+(?:\.\d+)?$/
/** Whole numbers of so many digits, and the sum of a thousand of them, are exact in a double too, and far quicker there. */
const MAX_QUICK_DIGITS = 12
const MAX_QUICK_PARTS = 1000

/**
 * The sum of decimal strings ("12", "-0.50"), with as many decimals as the longest of them; null if one is none, or if
 * there are none.
 */
export const sumOfDecimals = (values: readonly string[]): string | null => {
  if (values.length === 0) return null
  let decimals = 0
  let digits = 0
  for (const value of values) {
    if (!DECIMAL.test(value)) return null
    const own = decimalsOf(value)
    decimals = Math.max(decimals, own)
    digits = Math.max(digits, value.length - own)
  }
  const isQuick = digits + decimals <= MAX_QUICK_DIGITS && values.length <= MAX_QUICK_PARTS
  const sum = isQuick ? wholeSum(values, decimals) : bigSum(values, decimals)
  return printed(String(sum), decimals)
}

/** "-12.50" from "12.50", and the other way round. */
export const negated = (value: string): string =>
  value.startsWith('-') ? value.slice(1) : `-${value}`

const decimalsOf = (value: string): number => {
  const point = value.indexOf('.')
  return point < 0 ? 0 : value.length - point - 1
}

const wholeSum = (values: readonly string[], decimals: number): number =>
  values.reduce((sum, value) => sum + unitsOf(value) * 10 ** (decimals - decimalsOf(value)), 0)

const [ZERO, POINT] = ['0'.charCodeAt(0), '.'.charCodeAt(0)]

/** "-1.5" is -15. Digit by digit: making a text for `Number` to read costs more than the whole sum. */
const unitsOf = (value: string): number => {
  const isNegative = value.startsWith('-')
  let units = 0
  for (let index = isNegative ? 1 : 0; index < value.length; index += 1) {
    const code = value.charCodeAt(index)
    if (code !== POINT) units = units * 10 + code - ZERO
  }
  return isNegative ? -units : units
}

const bigSum = (values: readonly string[], decimals: number): bigint =>
  values.reduce((sum, value) => sum + BigInt(scaled(value, decimals)), 0n)

/** "-1.5" with two decimals is "-150". */
const scaled = (value: string, decimals: number): string =>
  value.replace('.', '') + '0'.repeat(decimals - decimalsOf(value))

/** @param units a whole number of the last decimal */
const printed = (units: string, decimals: number): string => {
  if (decimals === 0) return units
  const sign = units.startsWith('-') ? '-' : ''
  const digits = units.slice(sign.length).padStart(decimals + 1, '0')
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
