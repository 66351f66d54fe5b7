/** As the service parts them: lines, tabs, commas and semicolons of any script. */
const BETWEEN_NUMBERS = /[\t-\r\u0085\u2028\u2029,;，；、]+/

/** The texts of a pasted column or list. One line stays one, spaces and all: "OC 6807/1". */
export const severalIn = (text: string): string[] =>
  text.split(BETWEEN_NUMBERS).filter((one) => one.trim())
