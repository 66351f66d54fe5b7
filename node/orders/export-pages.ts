/**
 * All pages of a search as one table, a page at a time, so that a worker never holds more than one. Its end says whether it is
 * everything: a table that ends without one was cut on its way.
 */
import { type Cell, lengthOf } from './csv'
import type { Table } from './export-tables'
import { EXPORT_WORDS } from './export-words'
import { type Language, languageOf, type Locale } from './locale'
import type { SearchWarning } from './search-orders'

export const EXPORT_PAGE_SIZE = 100
export const MAX_EXPORT_ROWS = 5_000
/** With one more page read, shorter than the service's own timeout. */
export const MAX_EXPORT_MS = 20_000
/** Of all cells: a workbook is whole before it is sent, and an ERP may say anything. Five thousand long rows have half of it. */
export const MAX_EXPORT_CHARACTERS = 8_000_000

export interface ExportPage<Row> {
  readonly rows: readonly Row[]
  readonly endCursor: string | null
  /** There are more rows that no page holds. */
  readonly isCut?: boolean
  readonly warnings: readonly SearchWarning[]
}

export interface Export<Row> {
  readonly table: Table<Row>
  readonly locale: Locale
  /** Asked for before anything was sent: an export that can't begin is an error and no file. */
  readonly firstPage: ExportPage<Row>
  readonly nextPage: (after: string) => Promise<ExportPage<Row>>
  /** Since the request began. */
  readonly elapsedMs: () => number
}

/** The first rows begin with the names of the columns. The end is the last part, in words. */
export type ExportPart =
  | { readonly rows: ReadonlyArray<readonly Cell[]> }
  | { readonly end: readonly string[]; readonly isComplete: boolean }

/** @throws what the reading of a page throws, once the end that says so is out */
export async function* exportParts<Row>(asked: Export<Row>): AsyncGenerator<ExportPart, void> {
  const { table, locale, firstPage, nextPage, elapsedMs } = asked
  const words = EXPORT_WORDS[languageOf(locale)]
  const warnings = new Set<SearchWarning>()
  let header: ReadonlyArray<readonly Cell[]> = [table.map(([column]) => words.columns[column])]
  let count = 0
  let characters = 0
  let page = firstPage
  const isFull = () =>
    count >= MAX_EXPORT_ROWS || characters >= MAX_EXPORT_CHARACTERS || elapsedMs() >= MAX_EXPORT_MS
  for (;;) {
    const found = page.rows.slice(0, MAX_EXPORT_ROWS - count)
    page.warnings.forEach((warning) => warnings.add(warning))
    count += found.length
    const rows = [...header, ...found.map((row) => table.map(([, cell]) => cell(row, words)))]
    header = []
    characters += rows.flat().reduce((sum, cell) => sum + lengthOf(cell), 0)
    yield { rows }
    const after = page.endCursor
    if (after === null && found.length === page.rows.length && !page.isCut) break
    if (after === null || isFull()) {
      yield { end: [...textsOf(warnings, words), words.cut(count)], isComplete: false }
      return
    }
    try {
      page = await nextPage(after)
    } catch (error) {
      yield { end: [words.failed(count)], isComplete: false }
      throw error
    }
  }
  yield { end: [...textsOf(warnings, words), words.complete(count)], isComplete: true }
}

const textsOf = (
  warnings: ReadonlySet<SearchWarning>,
  words: (typeof EXPORT_WORDS)[Language]
): readonly string[] => [...warnings].map((warning) => words.warnings[warning])
