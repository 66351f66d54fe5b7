/** Downloads an export as a browser does. */
import { read, utils, type WorkBook } from '@e965/xlsx'

import type { DemoPerson } from '../../dev/platform/people'
import { cookieHeader, type StoreFront } from '../../dev/store-front'
import { person } from './store'

export const EXPORTS = '/_v/private/orders-b2b/exports'

export const askExport = (
  { url, cookiesOf }: StoreFront,
  who: DemoPerson | null,
  path: string
): Promise<Response> =>
  fetch(`${url}${EXPORTS}/${path}`, {
    headers: who === null ? {} : { cookie: cookieHeader(cookiesOf(person(who))) },
  })

/** The bytes, since reading as text would drop the mark at the beginning. */
export const exported = async (...args: Parameters<typeof askExport>): Promise<string> => {
  const response = await askExport(...args)
  const text = Buffer.from(await response.arrayBuffer()).toString('utf8')
  if (response.status !== 200) throw new Error(`It was refused: ${response.status} ${text}`)
  return text
}

export interface Spreadsheet {
  readonly header: readonly string[]
  readonly rows: ReadonlyArray<Readonly<Record<string, string>>>
  readonly lastLine: string
}

/** Reads a file as a spreadsheet does, cell by cell. */
export const readSpreadsheet = (text: string, separator: ',' | ';'): Spreadsheet => {
  const records = recordsOf(text.replace(/^\ufeff/, ''), separator)
  const [header = [], ...others] = records
  const last = others.pop() ?? []
  const rows = others
    .filter((cells) => cells.length === header.length)
    .map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])))
  return { header, rows, lastLine: last.join(separator) }
}

const recordsOf = (text: string, separator: string): string[][] => {
  const cell = new RegExp(`("(?:[^"]|"")*"|[^${separator}\r\n]*)(${separator}|\r\n|$)`, 'y')
  const records: string[][] = [[]]
  while (cell.lastIndex < text.length) {
    const [, raw = '', end = ''] = cell.exec(text) ?? []
    records.at(-1)?.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw)
    if (end === '\r\n' && cell.lastIndex < text.length) records.push([])
  }
  return records
}

export const exportedWorkbook = async (...args: Parameters<typeof askExport>): Promise<Buffer> => {
  const response = await askExport(...args)
  const file = Buffer.from(await response.arrayBuffer())
  if (response.status !== 200) throw new Error(`It was refused: ${response.status} ${file}`)
  return file
}

export interface Workbook {
  readonly book: WorkBook
  readonly header: readonly string[]
  /** Texts, numbers, and days as the first moment of each in UTC; null of an empty cell. */
  readonly rows: ReadonlyArray<Readonly<Record<string, string | number | Date | null>>>
  readonly notes: readonly string[]
}

/** Reads a workbook as a spreadsheet does: the table on its first sheet, and what the second says about it. */
export const readWorkbook = (file: Buffer): Workbook => {
  const book = read(file, { cellNF: true, cellFormula: true })
  const [table = {}, notes = {}] = book.SheetNames.map((name) => book.Sheets[name])
  const [header = []] = utils.sheet_to_json<string[]>(table, { header: 1 })
  return {
    ...{ book, header, rows: utils.sheet_to_json(table, { defval: null, UTC: true }) },
    notes: utils.sheet_to_json<string[]>(notes, { header: 1 }).map(([note = '']) => note),
  }
}
