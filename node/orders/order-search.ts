/**
 * What was asked for, checked and cleaned, before any ERP is asked. A refusal says which field and why; nothing is
 * silently cut or widened.
 */
import { invalid } from '../app-error'
import type { NumberKind, OrderSort } from '../connectors/connector'
import type { Channel, Day, OrderStatus } from '../connectors/order-model'
import { cleanTyped, cleanWords } from '../model/typed-text'
import { MAX_CURSOR_LENGTH } from './page-cursor'

/** The arguments of `erpOrders`, as the schema has typed them. */
export interface OrderSearchArguments {
  readonly search?: {
    readonly number?: string | null
    readonly numberKind?: NumberKind | 'ANY' | null
    readonly numberMatch?: 'EXACT' | 'PARTIAL' | null
    readonly from?: string | null
    readonly to?: string | null
    readonly statuses?: readonly OrderStatus[] | null
    readonly channels?: readonly Channel[] | null
    readonly product?: string | null
    readonly sort?: OrderSort | null
  } | null
  readonly first?: number | null
  readonly after?: string | null
}

export interface OrderSearch {
  readonly number: string | null
  readonly numberKind: NumberKind | 'ANY'
  /** null: as it was typed, and where that finds nothing, what contains it. */
  readonly numberMatch: 'exact' | 'partial' | null
  readonly from: Day | null
  readonly to: Day | null
  readonly statuses: readonly OrderStatus[]
  readonly channels: readonly Channel[]
  readonly product: string | null
  readonly sort: OrderSort
}

export const MAX_TEXT_LENGTH = 60
/** Normalised, a letter with three accents becomes one. */
const MAX_TYPED_LENGTH = 4 * MAX_TEXT_LENGTH
const MAX_PAGE_SIZE = 100

/** @throws AppError `INVALID_QUERY` */
export const readOrderSearch = ({ search }: OrderSearchArguments): OrderSearch => {
  const [from, to] = readSpan(search ?? {}, ['from', 'to'])
  return {
    number: readText(search?.number, 'number'),
    numberKind: search?.numberKind ?? 'ANY',
    numberMatch: readMatch(search?.numberMatch),
    from,
    to,
    statuses: [...new Set(search?.statuses ?? [])].sort(),
    channels: [...new Set(search?.channels ?? [])].sort(),
    product: readText(search?.product, 'product'),
    sort: search?.sort ?? 'NEWEST_FIRST',
  }
}

const MATCHES = { EXACT: 'exact', PARTIAL: 'partial' } as const

export const readMatch = (match: keyof typeof MATCHES | null | undefined) =>
  match ? MATCHES[match] : null

/** @throws AppError `INVALID_QUERY` */
export const readPageSize = (first: number | null | undefined, max: number): number => {
  const size = first ?? 25
  if (size < 1 || size > MAX_PAGE_SIZE) {
    throw invalid('PAGE_SIZE', 'first', `A page holds 1 to ${MAX_PAGE_SIZE} records.`)
  }
  return Math.min(size, max)
}

/** @throws AppError `INVALID_QUERY` */
export const readCursorText = (after: string | null | undefined): string | null => {
  if (after === null || after === undefined || after === '') return null
  if (after.length > MAX_CURSOR_LENGTH)
    throw invalid('CURSOR', 'after', 'This is not a cursor of this search.')
  return after
}

/**
 * Numbers come by copy and paste from PDF files, chats and spreadsheets: `cleanTyped` says what is made of them. An empty
 * text is no text. Leading zeros, letters and signs stay as typed.
 */
export const readText = (
  text: string | null | undefined,
  field: 'number' | 'product'
): string | null => {
  const typed = (text ?? '').trim()
  // Before anything else is done with it: that takes its time, and everybody else waits.
  if (typed.length > MAX_TYPED_LENGTH) throw tooLong(field)
  const clean = field === 'number' ? cleanTyped(typed) : cleanWords(typed)
  if (clean === '') return null
  if (clean.length > MAX_TEXT_LENGTH) throw tooLong(field)
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(clean)) {
    const reason = field === 'number' ? 'NUMBER_ILL_FORMED' : 'PRODUCT_ILL_FORMED'
    throw invalid(reason, field, 'It holds a line break or another control character.')
  }
  return clean
}

const tooLong = (field: 'number' | 'product') =>
  invalid(
    field === 'number' ? 'NUMBER_TOO_LONG' : 'PRODUCT_TOO_LONG',
    field,
    `At most ${MAX_TEXT_LENGTH} characters.`
  )

/**
 * The first and last day that two fields name.
 * @throws AppError `INVALID_QUERY`
 */
export const readSpan = <Field extends string>(
  search: { readonly [Name in Field]?: string | null },
  [first, last]: readonly [Field, Field]
): readonly [from: Day | null, to: Day | null] => {
  const from = readDay(search[first], first)
  const to = readDay(search[last], last)
  if (from !== null && to !== null && from > to) {
    throw invalid('DATES_REVERSED', first, 'The first day lies behind the last one.')
  }
  return [from, to]
}

/** @throws AppError `INVALID_QUERY` */
const readDay = (text: string | null | undefined, field: string): Day | null => {
  if (text === null || text === undefined || text.trim() === '') return null
  const day = text.trim()
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
  if (!isReal) throw invalid('DATE_ILL_FORMED', field, 'A day is written YYYY-MM-DD.')
  return day
}
