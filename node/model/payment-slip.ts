/**
 * The line of a Brazilian payment slip, as it is typed into a bank: 47 digits of a bank's slip, 48 of a public utility's or a
 * tax's (which begin with 8). Each field ends in a check digit of its own.
 * Source: FEBRABAN, "Layout padrão de arrecadação/recebimento com utilização do código de barras", and the banks' slip layout.
 */
const SEPARATORS = /[\s.\-/]/g

/** The digits of the line, if it is one whose check digits are right. */
export const slipLineIn = (typed: string): string | null => {
  const digits = typed.replace(SEPARATORS, '')
  const isLine =
    (/^\d{47}$/.test(digits) && isOfBank(digits)) ||
    (/^8\d{47}$/.test(digits) && isOfUtility(digits))
  return isLine ? digits : null
}

/** Three fields of 9, 10 and 10 digits, each with its check digit. */
const isOfBank = (line: string): boolean =>
  [
    [0, 9],
    [10, 20],
    [21, 31],
  ].every(([from, to]) => line[to ?? 0] === slipCheckDigit(line.slice(from, to)))

/** Four fields of 11 digits. The third digit of the line says by which rule they are checked. */
const isOfUtility = (line: string): boolean => {
  const check = /^..[67]/.test(line) ? slipCheckDigit : modulo11
  return [0, 12, 24, 36].every((from) => line[from + 11] === check(line.slice(from, from + 11)))
}

const digitsFromEnd = (field: string): number[] => [...field].reverse().map(Number)

/** Of a field's digits: weights 2, 1 from the end; the digits of each product are added. */
export const slipCheckDigit = (field: string): string => {
  const sum = digitsFromEnd(field).reduce((total, digit, index) => {
    const product = index % 2 === 0 ? digit * 2 : digit
    return total + (product > 9 ? product - 9 : product)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

/** Weights 2 to 9 from the end. */
const modulo11 = (field: string): string => {
  const sum = digitsFromEnd(field).reduce(
    (total, digit, index) => total + digit * ((index % 8) + 2),
    0
  )
  const rest = 11 - (sum % 11)
  return String(rest > 9 ? 0 : rest)
}
