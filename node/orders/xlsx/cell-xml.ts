/**
 * One cell of a sheet. A text is text by its type, whatever it looks like, and a formula is a type that is never written: what a
 * cell says came from an ERP, where anybody may have typed it.
 */
import { oneLine } from '../cell-text'
import type { Cell } from '../csv'
import { MAX_DECIMALS, numberStyle, STYLE } from './styles-xml'

/** Where it stands, as a spreadsheet calls it: A1. */
export interface Place {
  readonly column: number
  readonly row: number
}

/** The most that a cell may hold: with more, Excel calls the whole file broken. */
export const MAX_CELL_LENGTH = 32_767

export const cellXml = (cell: Cell, place: Place): string => {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'string') return textCellXml(cell, place)
  return 'day' in cell ? dayXml(cell.day, place) : amountXml(cell.amount, place)
}

export const textCellXml = (text: string, place: Place, style: number = STYLE.text): string =>
  `<c r="${addressOf(place)}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${textXml(text)}</t></is></c>`

const numberXml = (value: string | number, place: Place, style: number): string =>
  `<c r="${addressOf(place)}" s="${style}"><v>${value}</v></c>`

const DECIMAL = /^-?\d+(?:\.(\d+))?$/
/** What a spreadsheet keeps of a number. */
const MAX_DIGITS = 15
/** With its sign, its point and zeros: nothing is looked for in what is longer. */
const MAX_AMOUNT_LENGTH = 2 * MAX_DIGITS

/** A number, so that a column adds up; as text where a spreadsheet would lose some of its digits. */
const amountXml = (amount: string, place: Place): string => {
  const [decimal, fraction = ''] =
    amount.length <= MAX_AMOUNT_LENGTH ? (DECIMAL.exec(amount) ?? []) : []
  const isKept =
    decimal !== undefined &&
    fraction.length <= MAX_DECIMALS &&
    significantDigits(decimal) <= MAX_DIGITS
  return isKept
    ? numberXml(decimal, place, numberStyle(fraction.length))
    : textCellXml(amount, place)
}

const significantDigits = (decimal: string): number =>
  (decimal.includes('.') ? decimal.replace(/0+$/, '') : decimal)
    .replace(/[-.]/g, '')
    .replace(/^0+/, '').length

const DAY_MS = 86_400_000
const FIRST_DAY_MS = Date.UTC(1899, 11, 30)
/** Before it stands the 29 February 1900 of spreadsheets, which never was. */
const FIRST_SURE_DAY = '1900-03-01'

/** Days are counted, without an hour and so without a time zone. */
const dayXml = (day: string, place: Place): string => {
  const days = (Date.parse(`${day}T00:00:00Z`) - FIRST_DAY_MS) / DAY_MS
  return Number.isInteger(days) && day >= FIRST_SURE_DAY
    ? numberXml(days, place, STYLE.day)
    : textCellXml(day, place)
}

/** XML 1.0 has no sign for them, not even an escaped one. */
const NOT_IN_XML = /[\p{Cs}\ufffe\uffff]/gu
/** A spreadsheet reads _x0041_ as A (ECMA-376-1, 22.9.2.19, ST_Xstring): the underscore itself is written so. */
const ESCAPE = /_(?=x[\da-f]{4}_)/gi

const textXml = (text: string): string =>
  escapeXml(fitting(oneLine(text).replace(NOT_IN_XML, '')).replace(ESCAPE, '_x005F_'))

const fitting = (text: string): string =>
  text.length <= MAX_CELL_LENGTH
    ? text
    : `${text.slice(0, MAX_CELL_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const LETTERS = 26

const addressOf = ({ column, row }: Place): string => {
  const last = String.fromCharCode(65 + (column % LETTERS))
  return `${column < LETTERS ? '' : String.fromCharCode(64 + column / LETTERS)}${last}${row}`
}
