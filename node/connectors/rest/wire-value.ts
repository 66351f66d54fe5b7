/**
 * Single values of an answer: each reader takes anything and gives null for what it can't read.
 *
 * Plain functions instead of schemas: a page has up to a hundred records of dozens of fields, and a schema for each field
 * costs several times its reading.
 */
import { readText } from '../values/text'

export type Fields = Readonly<Record<string, unknown>>

/** One reading of one answer. Whoever finds a fault names the field and goes on; an answer with faults is thrown away. */
export interface Reading {
  /** ISO 4217: of an amount that comes without a currency. */
  readonly defaultCurrency: string
  /** Fields of the contract, each by its path ("orders.1.ownerRef"), never what was in them. Empty text: all of it. */
  readonly faults: string[]
}

export type RecordReader<Value> = (fields: Fields, reading: Reading) => Value

/** Trimmed; null if empty. A whole number is accepted as its digits, since many ERPs keep order numbers so. */
export const text = (value: unknown): string | null => {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null
  return readText(value)
}

/** What names a record is opaque, so it is kept to the letter: trimmed, it might not be found again. */
export const opaqueId = (value: unknown): string | null =>
  typeof value === 'string' && text(value) !== null ? value : text(value)

export const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((item) => text(item) ?? [])

export const count = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null

/** One of the known words, letter case aside, or null. */
export const wordOf = <Word extends string>(
  known: readonly Word[]
): ((value: unknown) => Word | null) => {
  const words = new Map<unknown, Word>(known.map((word) => [word, word]))
  return (value) => words.get(value) ?? words.get(text(value)?.toUpperCase()) ?? null
}

export const wordOr = <Word extends string>(known: readonly Word[], fallback: Word) => {
  const read = wordOf(known)
  return (value: unknown): Word => read(value) ?? fallback
}

export const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A field without which the record is worth nothing. */
export const must = <Value>(value: Value | null, name: string, { faults }: Reading): Value => {
  if (value === null) faults.push(name)
  // With a fault in it the answer is thrown away, and this value with it.
  return value as Value
}

/** An optional list: missing is empty. Something else in its place is a fault, and so is an item that is no record. */
export const listOf =
  <Value>(name: string, read: RecordReader<Value>) =>
  (fields: Fields, reading: Reading): Value[] =>
    (fields[name] ?? null) === null ? [] : requiredListOf(name, read)(fields, reading)

export const requiredListOf =
  <Value>(name: string, read: RecordReader<Value>) =>
  (fields: Fields, reading: Reading): Value[] => {
    const { faults } = reading
    const list = fields[name]
    if (!Array.isArray(list)) {
      faults.push(name)
      return []
    }
    const values: Value[] = []
    list.forEach((item: unknown, index) => {
      const before = faults.length
      if (isRecord(item)) values.push(read(item, reading))
      else faults.push('')
      if (faults.length > before) locate(faults, before, `${name}.${index}`)
    })
    return values
  }

/** Puts the way to the record before the names of its faulty fields. */
const locate = (faults: string[], from: number, way: string): void => {
  for (let index = from; index < faults.length; index += 1) {
    const field = faults[index] ?? ''
    faults[index] = field === '' ? way : `${way}.${field}`
  }
}

/** Records that are never opened by their id get one from their position if the ERP gives none. */
export const withIds = <Item extends { readonly id: string | null }>(
  items: readonly Item[]
): Array<Item & { readonly id: string }> =>
  items.map((item, index) => (hasId(item) ? item : { ...item, id: `position-${index + 1}` }))

const hasId = <Item extends { readonly id: string | null }>(
  item: Item
): item is Item & { readonly id: string } => item.id !== null
