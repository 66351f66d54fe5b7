/** Single values of an answer: each reader takes anything and gives null for what it can't read. */
import { z } from 'zod'

/** A field that may be missing, null or of any type. */
export const read = <Value>(reader: (value: unknown) => Value) =>
  z.unknown().optional().transform(reader)

/** A field without which the record is worth nothing. */
export const must = <Value>(reader: (value: unknown) => Value | null) =>
  z
    .unknown()
    .optional()
    .transform((value, context): Value => {
      const result = reader(value)
      if (result !== null) return result
      context.addIssue({ code: 'custom', message: 'must be given' })
      return z.NEVER
    })

/** Trimmed; null if empty. A whole number is accepted as its digits, since many ERPs keep order numbers so. */
export const text = (value: unknown): string | null => {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null
  return typeof value === 'string' ? value.trim() || null : null
}

/** What names a record is opaque, so it is kept to the letter: trimmed, it might not be found again. */
export const opaqueId = (value: unknown): string | null =>
  typeof value === 'string' && text(value) !== null ? value : text(value)

export const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((item) => text(item) ?? [])

export const count = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null

const MAX_URL_LENGTH = 2000

/** https and no user-info; anything else could run script or mislead in a link. */
export const httpsUrl = (value: unknown): string | null => {
  const address = text(value)
  if (address === null || address.length > MAX_URL_LENGTH || !URL.canParse(address)) return null
  const url = new URL(address)
  const isSafe = url.protocol === 'https:' && url.username === '' && url.password === ''
  return isSafe ? url.href : null
}

/** One of the known words, letter case aside, or null. */
export const wordOf =
  <Word extends string>(known: readonly Word[]) =>
  (value: unknown): Word | null => {
    const word = text(value)?.toUpperCase()
    return known.find((candidate) => candidate === word) ?? null
  }

export const wordOr =
  <Word extends string>(known: readonly Word[], fallback: Word) =>
  (value: unknown): Word =>
    wordOf(known)(value) ?? fallback

/** An optional list: missing is empty. Something else in its place is an error of the ERP's. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((list) => list ?? [])

/** Records that are never opened by their id get one from their position if the ERP gives none. */
export const withIds = <Item extends { readonly id: string | null }>(
  items: readonly Item[]
): Array<Item & { readonly id: string }> =>
  items.map((item, index) => ({ ...item, id: item.id ?? `position-${index + 1}` }))

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An object, or null where the answer has none. */
export const objectOrNull = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess((value) => (isRecord(value) ? value : null), z.object(shape).nullable())

/** An object of optional fields: all null where the answer has none. */
export const objectOrEmpty = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess((value) => (isRecord(value) ? value : {}), z.object(shape))
