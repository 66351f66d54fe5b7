/** As the service splits them: at lines, tabs, commas and semicolons of any script. */
const BETWEEN_NUMBERS = /[\r\n\v\f\t\u0085\u2028\u2029,;，；、]+/

/**
 * The numbers of a pasted column or list, each once, in their order. One line stays one number, spaces and all: "OC 6807/1".
 */
export const numbersIn = (text: string): string[] => {
  const byName = new Map<string, string>()
  text
    .split(BETWEEN_NUMBERS)
    .map((one) => one.trim())
    .filter(Boolean)
    .forEach((one) => byName.set(one.toUpperCase(), byName.get(one.toUpperCase()) || one))
  return [...byName.values()]
}
