import type { ReactNode } from 'react'

import type { Format } from '../page/useFormat'
import type { Text } from '../page/useText'

export interface Words {
  text: Text
  format: Format
}

/** One thing that is known of a row, for a table cell and for a card alike. Null where the ERP does not say. */
export interface Fact<Row> {
  id: string
  show: (row: Row, words: Words) => ReactNode
}

/** A column of the table: its fact, and one in smaller type beneath it. */
export interface Column<Row> {
  main: Fact<Row>
  beneath?: Fact<Row>
  isAmount?: boolean
}

/** What the table and the cards need to know of orders, invoices or payments. */
export interface TableModel<Row> {
  /** In the order of reading. The first names the row. */
  columns: ReadonlyArray<Column<Row>>
  /** The fact that is the row's link. Null where it has none of them: then `open` is. */
  titleOf: (row: Row) => string | null
  /** Text of the link to a row that has no number. */
  open: string
  /** Name of the table. */
  caption: string
  /** Of the page that the list is of, a card's heading is an h3. */
  heading?: 'h4'
  /** The media in which a table does not fit; that of a list where none is said. */
  tooNarrow?: string
  /** Modifier of the row's handle. */
  toneOf: (row: Row) => string
}

export interface RowsProps<Row> {
  kind: TableModel<Row>
  /** Name of this table, where there are several. */
  label?: string
  rows: readonly Row[]
  columns: ReadonlyArray<Column<Row>>
  words: Words
  /** The row's link, with this inside. */
  renderLink: (row: Row, content: ReactNode) => ReactNode
  /** What stands before the row's name. */
  renderChoice?: (row: Row) => ReactNode
}

export const fact = <Row>(id: string, show: Fact<Row>['show']): Fact<Row> => ({ id, show })

/** The columns of which at least one row knows something; the company only where there are several. */
export const chooseColumns = <Row>(
  { columns }: TableModel<Row>,
  {
    rows,
    words,
    hasSeveralCompanies,
  }: { rows: readonly Row[]; words: Words; hasSeveralCompanies: boolean }
): ReadonlyArray<Column<Row>> =>
  columns
    .filter((column) => column === columns[0] || rows.some((row) => column.main.show(row, words)))
    .map((column) =>
      column.beneath && column.beneath.id === 'company' && !hasSeveralCompanies
        ? { ...column, beneath: undefined }
        : column
    )
