/** Comma- or semicolon-separated text, as spreadsheets write it (RFC 4180): quotes, CRLF, a byte order mark. */
export interface CsvRecord {
  /** Where it begins, counted from 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** A quote was opened and never closed, or something follows a closing quote. */
  readonly isBroken: boolean
}

/** Empty lines are left out. The separator is the one that the first line holds outside quotes. */
export const readCsv = (text: string): readonly CsvRecord[] => {
  const plain = text.replace(/^\uFEFF/, '')
  const separator = separatorOf(plain)
  const records: CsvRecord[] = []
  let position = 0
  let line = 1
  while (position < plain.length) {
    const { cells, end, isBroken } = readRecord(plain, position, separator)
    if (isBroken || cells.some((cell) => cell.trim() !== ''))
      records.push({ line, cells, isBroken })
    line += plain.slice(position, end).match(/\r\n|\n|\r/g)?.length ?? 0
    position = end
  }
  return records
}

const separatorOf = (text: string): string => {
  const [header = ''] = text.replace(/"[^"]*"/g, '').split(/[\r\n]/, 1)
  return header.includes(';') ? ';' : ','
}

interface ReadRecord {
  readonly cells: readonly string[]
  /** Where the next one begins. */
  readonly end: number
  readonly isBroken: boolean
}

const readRecord = (text: string, start: number, separator: string): ReadRecord => {
  const cells: string[] = []
  let position = start
  let isBroken = false
  for (;;) {
    const cell = readCell(text, position, separator)
    cells.push(cell.value)
    isBroken ||= cell.isBroken
    position = cell.end
    if (text[position] !== separator) break
    position += 1
  }
  const ending = /^(\r\n|\n|\r)/.exec(text.slice(position, position + 2))?.[0] ?? ''
  return { cells, end: position + ending.length, isBroken }
}

interface ReadCell {
  readonly value: string
  /** At a separator, a line's end or the text's. */
  readonly end: number
  readonly isBroken: boolean
}

const readCell = (text: string, start: number, separator: string): ReadCell => {
  if (text[start] !== '"') {
    const end = endOfPlain(text, start, separator)
    return { value: text.slice(start, end), end, isBroken: false }
  }
  let close = text.indexOf('"', start + 1)
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  if (close === -1) return { value: text.slice(start), end: text.length, isBroken: true }
  const end = endOfPlain(text, close + 1, separator)
  const value = text.slice(start + 1, close).replaceAll('""', '"')
  return { value, end, isBroken: text.slice(close + 1, end).trim() !== '' }
}

const endOfPlain = (text: string, start: number, separator: string): number => {
  let end = start
  while (end < text.length && text[end] !== separator && !/[\r\n]/.test(text[end] ?? '')) end += 1
  return end
}
