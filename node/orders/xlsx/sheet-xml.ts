/** A sheet of rows, written as they come. */
import { type Cell, lengthOf } from '../csv'
import { cellXml, textCellXml } from './cell-xml'
import { STYLE } from './styles-xml'

type Rows = ReadonlyArray<readonly Cell[]>

const START =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews>'

const FROZEN_HEADER =
  '<sheetView workbookViewId="0">' +
  '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'

/** @param rows the first of the sheet: the widths of the columns are theirs */
export const tableStartXml = (rows: Rows): string =>
  `${START}${FROZEN_HEADER}</sheetViews><cols>${widthsOf(rows).map(columnXml).join('')}</cols><sheetData>`

const columnXml = (width: number, index: number): string =>
  `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`

/** In characters, with some air beside them. */
const MIN_WIDTH = 10
const MAX_WIDTH = 40
const AIR = 3

const widthsOf = (rows: Rows): readonly number[] =>
  (rows[0] ?? []).map((_, column) =>
    Math.min(
      MAX_WIDTH,
      Math.max(MIN_WIDTH, ...rows.map((row) => lengthOf(row[column] ?? null) + AIR))
    )
  )

/** @param above how many rows the sheet has before these; its first is the header */
export const rowsXml = (rows: Rows, above: number): string =>
  rows.map((cells, index) => rowXml(cells, above + index + 1)).join('')

const rowXml = (cells: readonly Cell[], row: number): string => {
  const written = cells.map((cell, column) =>
    row === 1 && typeof cell === 'string'
      ? textCellXml(cell, { column, row }, STYLE.header)
      : cellXml(cell, { column, row })
  )
  return `<row r="${row}">${written.join('')}</row>`
}

/** Numbers of orders are text on purpose: a spreadsheet need not warn of each. */
export const tableEndXml = (rowCount: number): string =>
  `</sheetData><ignoredErrors><ignoredError sqref="A1:ZZ${Math.max(1, rowCount)}" numberStoredAsText="1"/></ignoredErrors></worksheet>`

/** @param isShown it is what a reader sees first */
export const notesXml = (notes: readonly string[], isShown: boolean): string => {
  const rows = notes.map(
    (note, index) =>
      `<row r="${index + 1}">${textCellXml(note, { column: 0, row: index + 1 }, STYLE.note)}</row>`
  )
  const view = `<sheetView${isShown ? ' tabSelected="1"' : ''} workbookViewId="0"/>`
  return `${START}${view}</sheetViews><cols>${columnXml(NOTES_WIDTH, 0)}</cols><sheetData>${rows.join('')}</sheetData></worksheet>`
}

const NOTES_WIDTH = 80
