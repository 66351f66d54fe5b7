/** Exact sums of decimal text: an ERP's amounts and quantities never pass through a float. */
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/

interface Scaled {
  readonly units: bigint
  readonly decimals: number
}

/**
 * The sum of decimal strings ("12", "-0.50"), with as many decimals as the longest of them; null if one is none, or if
 * there are none.
 */
export const sumOfDecimals = (values: readonly string[]): string | null => {
  const parts = values.map(readScaled)
  const known = parts.flatMap((part) => part ?? [])
  if (known.length === 0 || known.length < parts.length) return null
  const decimals = Math.max(...known.map((part) => part.decimals))
  const units = known.reduce((sum, part) => sum + part.units * tenTo(decimals - part.decimals), 0n)
  return print({ units, decimals })
}

/** "-12.50" from "12.50", and the other way round. */
export const negated = (value: string): string =>
  value.startsWith('-') ? value.slice(1) : `-${value}`

const readScaled = (value: string): Scaled | null => {
  const match = DECIMAL.exec(value)
  if (match === null) return null
  const [, sign = '', whole = '', fraction = ''] = match
  return { units: BigInt(`${sign}${whole}${fraction}`), decimals: fraction.length }
}

const tenTo = (power: number): bigint => 10n ** BigInt(power)

const print = ({ units, decimals }: Scaled): string => {
  const sign = units < 0n ? '-' : ''
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  return `${sign}${whole}${decimals === 0 ? '' : `.${digits.slice(-decimals)}`}`
}
