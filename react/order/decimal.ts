/** Exact sums of decimal strings: no amount ever goes through a float, whatever its size. */

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/

const decimalsOf = (text: string): number => (text.split('.')[1] || '').length

/** Minus the number; of zero, zero. */
export const negate = (text: string): string => {
  if (!/[1-9]/.test(text)) return text
  return text[0] === '-' ? text.slice(1) : `-${text}`
}

/** One digit a place, the least first, and what is left over beyond the last: -1 for a negative number. */
const carry = (places: readonly number[]): { digits: number[]; rest: number } => {
  let rest = 0
  const digits = places.map((place) => {
    const value = place + rest
    const digit = ((value % 10) + 10) % 10
    rest = (value - digit) / 10
    return digit
  })
  return { digits, rest }
}

/** The sum with as many decimals as the longest of them. Null if one is no decimal number. */
export const addUp = (numbers: readonly string[]): string | null => {
  if (!numbers.every((text) => DECIMAL.test(text))) return null
  const decimals = Math.max(0, ...numbers.map(decimalsOf))
  const unscaled = numbers.map((text) => {
    const digits = text.replace(/[-.]/g, '') + '0'.repeat(decimals - decimalsOf(text))
    return { digits, sign: text[0] === '-' ? -1 : 1 }
  })
  // Each number brings at most nine to a place, so so many places more hold every carry.
  const length =
    Math.max(decimals + 1, ...unscaled.map(({ digits }) => digits.length)) +
    String(numbers.length).length +
    1
  const places = Array.from({ length }, (_, place) =>
    unscaled.reduce(
      (sum, { digits, sign }) => sum + sign * Number(digits[digits.length - 1 - place] || 0),
      0
    )
  )
  const sum = carry(places)
  const isNegative = sum.rest < 0
  const { digits } = isNegative ? carry(places.map((place) => -place)) : sum
  const text = digits.reverse().join('')
  const whole = text.slice(0, length - decimals).replace(/^0+(?=\d)/, '')
  return `${isNegative ? '-' : ''}${whole}${decimals ? `.${text.slice(length - decimals)}` : ''}`
}
