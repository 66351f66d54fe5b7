/** An export as a CSV file, part by part: its last line is the end. */
import { BOM, csvLines } from './csv'
import type { ExportPart } from './export-pages'
import type { Locale } from './locale'

export async function* csvFile(
  parts: AsyncIterable<ExportPart>,
  locale: Locale
): AsyncGenerator<string, void> {
  let mark = BOM
  for await (const part of parts) {
    const rows = 'rows' in part ? part.rows : part.end.map((text) => [text])
    yield mark + csvLines(rows, locale)
    mark = ''
  }
}
