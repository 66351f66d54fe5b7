/**
 * All pages of a search as one table, a page at a time, so that a worker never holds more than one. Its last line says
 * whether it is everything: a table that ends without one was cut on its way.
 */
import { BOM, type Cell, csvLines, type Language } from './csv'
import type { Table } from './export-tables'
import { EXPORT_WORDS } from './export-words'
import type { SearchWarning } from './search-orders'

export const EXPORT_PAGE_SIZE = 100
export const MAX_EXPORT_ROWS = 5_000
/** With one more page read, shorter than the service's own timeout. */
export const MAX_EXPORT_MS = 20_000

export interface ExportPage<Row> {
  readonly rows: readonly Row[]
  readonly endCursor: string | null
  readonly warnings: readonly SearchWarning[]
}

export interface Export<Row> {
  readonly table: Table<Row>
  readonly language: Language
  /** Asked for before anything was sent: an export that can't begin is an error and no file. */
  readonly firstPage: ExportPage<Row>
  readonly nextPage: (after: string) => Promise<ExportPage<Row>>
  /** Since the request began. */
  readonly elapsedMs: () => number
}

/** @throws what the reading of a page throws, once the line that says so is out */
export async function* exportLines<Row>(asked: Export<Row>): AsyncGenerator<string, void> {
  const { table, language, firstPage, nextPage, elapsedMs } = asked
  const words = EXPORT_WORDS[language]
  const lines = (...rows: ReadonlyArray<readonly Cell[]>) => csvLines(rows, language)
  const warnings = new Set<SearchWarning>()
  let count = 0
  let page = firstPage
  yield BOM + lines(table.map(([column]) => words.columns[column]))
  for (;;) {
    const rows = page.rows.slice(0, MAX_EXPORT_ROWS - count)
    page.warnings.forEach((warning) => warnings.add(warning))
    count += rows.length
    if (rows.length > 0)
      yield lines(...rows.map((row) => table.map(([, cell]) => cell(row, words))))
    const after = page.endCursor
    if (after === null && rows.length === page.rows.length) break
    if (after === null || count >= MAX_EXPORT_ROWS || elapsedMs() >= MAX_EXPORT_MS) {
      yield lines(...endOf(warnings, words), [words.cut(count)])
      return
    }
    try {
      page = await nextPage(after)
    } catch (error) {
      yield lines([words.failed(count)])
      throw error
    }
  }
  yield lines(...endOf(warnings, words), [words.complete(count)])
}

const endOf = (
  warnings: ReadonlySet<SearchWarning>,
  words: (typeof EXPORT_WORDS)[Language]
): ReadonlyArray<readonly Cell[]> => [...warnings].map((warning) => [words.warnings[warning]])
