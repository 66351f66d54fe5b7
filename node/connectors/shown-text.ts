/**
 * An answer's texts as a page may show them. Whoever types into an ERP could else turn round the direction in which a number is
 * read, or break a line where none belongs.
 */
import { ConnectorError } from './connector-error'
import { cutText } from '../model/text'
import { MAX_TEXT_LENGTH } from './values/text'

/** What names a record, a document or an owner is never cut or cleaned: two of them could become one. */
const NAMES = new Set(['id', 'ownerRef', 'invoiceId', 'orderLineId'])
/** Cut, two of them could become one as well. */
const NUMBERS = new Set([
  ...['webOrderNumber', 'erpOrderNumber', 'customerOrderNumber', 'invoiceNumber', 'accessKey'],
  ...['number', 'trackingNumber', 'line', 'instantCode'],
])
/** Ten times the longest that is known. Shorter than where texts are cut: what was cut on its way is seen here. */
const MAX_NAME_LENGTH = 1_000
/** They have lines of their own. */
const NOTES = 'notes'

/** Control characters, and those that embed, override or isolate a direction (Unicode Standard Annex 9). */
const HIDDEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u
const CONTROLS = /\p{Cc}+/gu
const CONTROLS_WITHIN_LINES = /[^\P{Cc}\n]+/gu
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g

/**
 * The same answer, its texts cleaned; the very same where there was nothing to clean.
 * @throws ConnectorError `bad-answer` for a name or number of no length or signs that one has
 */
export const withShownTexts = <Answer>(answer: Answer): Answer => shown(answer, '') as Answer

const shown = (value: unknown, field: string): unknown => {
  if (typeof value === 'string') return shownText(value, field)
  if (Array.isArray(value)) return shownList(value, field)
  return isRecord(value) ? shownRecord(value) : value
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const shownList = (list: readonly unknown[], field: string): readonly unknown[] => {
  const items = list.map((item) => shown(item, field)).filter((item) => item !== null)
  const isSame = items.length === list.length && items.every((item, index) => item === list[index])
  return isSame ? list : items
}

const shownRecord = (record: Readonly<Record<string, unknown>>): unknown => {
  let changed: Record<string, unknown> | null = null
  for (const field of Object.keys(record)) {
    const value = record[field]
    const clean = shown(value, field)
    if (clean === value) continue
    changed ??= { ...record }
    changed[field] = clean
  }
  return changed ?? record
}

const shownText = (text: string, field: string): string | null => {
  const isHidden = HIDDEN.test(text)
  if (NAMES.has(field) || NUMBERS.has(field)) {
    const isUsable = text.length <= MAX_NAME_LENGTH && !(isHidden && NAMES.has(field))
    if (!isUsable) throw unusable(field)
  }
  return isHidden ? cleaned(text, field) : cutText(text, MAX_TEXT_LENGTH)
}

const cleaned = (text: string, field: string): string | null => {
  const straight = cutText(text, MAX_TEXT_LENGTH).replace(DIRECTIONS, '')
  const lines =
    field === NOTES
      ? straight.replace(/\r\n?/g, '\n').replace(CONTROLS_WITHIN_LINES, ' ')
      : straight.replace(CONTROLS, ' ')
  return lines.trim() || null
}

const unusable = (field: string): ConnectorError =>
  new ConnectorError('bad-answer', `The ERP's answer has an unusable value: ${field}.`, {
    fields: [field],
  })
