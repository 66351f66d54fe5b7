/**
 * A table as the reader's spreadsheet opens it by a double click: BOM, CRLF, and the separator and decimal mark of the
 * region. What a cell says came from an ERP, where anybody may have typed it: a spreadsheet must never run it.
 */
import { stringify } from 'csv-stringify/sync'

import { oneLine } from './cell-text'
import { decimalMarkOf, type Locale } from './locale'
import { isRewritten, isWholeNumber } from './rewritten-text'

/** So that a spreadsheet knows it for UTF-8. */
export const BOM = '\ufeff'

/** `amount`: a decimal string of ours; `day`: YYYY-MM-DD. Everything else is text; null is an empty cell. */
export type Cell = string | null | { readonly amount: string } | { readonly day: string }

/** In characters. */
export const lengthOf = (cell: Cell): number => {
  if (cell === null) return 0
  if (typeof cell === 'string') return cell.length
  return 'day' in cell ? cell.day.length : cell.amount.length
}

export const csvLines = (rows: ReadonlyArray<readonly Cell[]>, locale: Locale): string => {
  const mark = decimalMarkOf(locale)
  const lines = rows.map((cells) => cells.map((cell) => writeCell(cell, mark)))
  return stringify(lines, { delimiter: mark === ',' ? ';' : ',', record_delimiter: '\r\n' })
}

const writeCell = (cell: Cell, mark: ',' | '.'): string => {
  if (cell === null) return ''
  if (typeof cell === 'string') return harmless(cell)
  return 'day' in cell ? cell.day : cell.amount.replace('.', mark)
}

/** A spreadsheet keeps 15 digits of what looks like a number. In groups, as on paper, it is text and loses none. */
const LONG_NUMBER = /^\d{16,}$/
const FORMULA = /^[=+\-@＝＋－＠]/
/** Read with the other separator, a formula could begin in the middle of a cell. */
const FORMULA_WITHIN = /([;,|]["'\s]*)(?=[=+\-@＝＋－＠])/g

/** One line of text that a spreadsheet neither runs nor rewrites: a leading apostrophe makes it text. */
export const harmless = (text: string): string => {
  const clean = oneLine(text)
  if (LONG_NUMBER.test(clean)) return clean.replace(/\d{4}(?=\d)/g, '$& ')
  if (isWholeNumber(clean)) return clean
  const within = clean.replace(FORMULA_WITHIN, "$1'")
  return FORMULA.test(within) || isRewritten(clean) ? `'${within}` : within
}
