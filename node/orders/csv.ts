/**
 * A table as the reader's spreadsheet opens it by a double click: BOM, CRLF, and the separator and decimal mark of the
 * language. What a cell says came from an ERP, where anybody may have typed it: a spreadsheet must never run it.
 */
import { stringify } from 'csv-stringify/sync'

export const LANGUAGES = ['en', 'es', 'pt'] as const
export type Language = (typeof LANGUAGES)[number]

/** So that a spreadsheet knows it for UTF-8. */
export const BOM = '\ufeff'

/** `amount`: a decimal string of ours. Everything else is text; null is an empty cell. */
export type Cell = string | null | { readonly amount: string }

/** Spreadsheets of Spanish and Portuguese take the comma for the decimal mark, and so another separator. */
const COMMA_DECIMALS: readonly Language[] = ['es', 'pt']

export const csvLines = (rows: ReadonlyArray<readonly Cell[]>, language: Language): string => {
  const hasComma = COMMA_DECIMALS.includes(language)
  const lines = rows.map((cells) => cells.map((cell) => writeCell(cell, hasComma)))
  return stringify(lines, { delimiter: hasComma ? ';' : ',', record_delimiter: '\r\n' })
}

const writeCell = (cell: Cell, hasComma: boolean): string => {
  if (cell === null) return ''
  if (typeof cell === 'string') return harmless(cell)
  return hasComma ? cell.amount.replace('.', ',') : cell.amount
}

const PLAIN_NUMBER = /^[+-]?\d+([.,]\d+)*$/
/** A spreadsheet keeps 15 digits of what looks like a number. In groups, as on paper, it is text and loses none. */
const LONG_NUMBER = /^\d{16,}$/
const FORMULA = /^[=+\-@＝＋－＠]/
/** Read with the other separator, a formula could begin in the middle of a cell. */
const FORMULA_WITHIN = /([;,|]["'\s]*)(?=[=+\-@＝＋－＠])/g
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}]+/gu
/** They turn the reading direction round, or hide. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** One line of text that no spreadsheet takes for a formula: a leading apostrophe makes it text. */
export const harmless = (text: string): string => {
  const clean = text.replace(INVISIBLE, ' ').replace(UNSEEN, '').trim()
  if (LONG_NUMBER.test(clean)) return clean.replace(/\d{4}(?=\d)/g, '$& ')
  if (PLAIN_NUMBER.test(clean)) return clean
  const within = clean.replace(FORMULA_WITHIN, "$1'")
  return FORMULA.test(within) ? `'${within}` : within
}
