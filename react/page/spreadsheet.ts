/** Tables as a spreadsheet takes them. What a cell says came from people and from an ERP: a spreadsheet must never run it. */

const withoutFormula = (text: string): string =>
  /^[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text

/**
 * A cell that a spreadsheet shows as it is: quoted, never read as a formula, also with the other separator, and with the zeros that a
 * number begins with. `node/orders/csv.ts` does more, for texts of all kinds.
 */
const cell = (text: string): string => {
  const within = text.replace(/([;,|]["'\s]*)(?=[=+\-@＝＋－＠])/g, "$1'")
  const harmless = /^0\d+$/.test(within) ? `'${within}` : withoutFormula(within)
  return `"${harmless.replace(/"/g, '""')}"`
}

/** A CSV that opens right in the reader's spreadsheet: a UTF-8 byte order mark, `;` where the comma is the decimal mark. */
export const writeCsv = (rows: ReadonlyArray<readonly string[]>, locale: string): string => {
  const separator = new Intl.NumberFormat(locale).format(0.5).includes(',') ? ';' : ','
  return `\ufeff${rows.map((row) => row.map(cell).join(separator)).join('\r\n')}\r\n`
}

/** Rows to be pasted into a spreadsheet. */
export const writeTabbed = (rows: ReadonlyArray<readonly string[]>): string =>
  rows
    .map((row) => row.map((text) => withoutFormula(text.replace(/\s+/g, ' ').trim())).join('\t'))
    .join('\r\n')
