/** Single values of an answer: each reader takes anything and gives null for what it can't read. */
import type { Money, Quantity } from '../order-model'
import { readMoney, readQuantity } from '../values/money'
import { normalized } from '../../model/text'
import { readText } from '../values/text'

/** An object of an answer. Servers write `pedidoErpId` or `PedidoErpId`: its fields are found in any letter case. */
export type Fields = Readonly<Record<string, unknown>>

export const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null

export const NO_FIELDS: Fields = {}

/** A page has thousands of fields, nearly all in one of two spellings: only the others are looked for among all names. */
const fieldOf = (fields: Fields, name: string): unknown => {
  const value = fields[name]
  if (value !== undefined) return value
  const pascal = fields[pascalCase(name)]
  return pascal === undefined ? fieldInAnyCase(fields, name) : pascal
}

const fieldInAnyCase = (fields: Fields, name: string): unknown => {
  const lower = name.toLowerCase()
  let value: unknown
  for (const key of Object.keys(fields)) {
    // Most names are of another length, and are not folded to find that out.
    if (key.length === lower.length && key.toLowerCase() === lower) value = fields[key]
  }
  return value
}

const pascalNames = new Map<string, string>()

/** Of names of the contract only, so that the memory is as small as it. */
const pascalCase = (name: string): string => {
  const known = pascalNames.get(name)
  if (known !== undefined) return known
  const pascal = name.charAt(0).toUpperCase() + name.slice(1)
  pascalNames.set(name, pascal)
  return pascal
}

/** The first of these fields that holds something. A missing field, null and an empty text all mean "not said". */
export const valueOf = (fields: Fields, ...names: readonly string[]): unknown => {
  for (const name of names) {
    const value = fieldOf(fields, name)
    if (value !== undefined && value !== null && value !== '') return value
  }
  return undefined
}

/** Trimmed; null if empty. Identifiers come as whole numbers too. */
export const text = (value: unknown): string | null => {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null
  return readText(value)
}

export const textOf = (fields: Fields, ...names: readonly string[]): string | null =>
  text(valueOf(fields, ...names))

/**
 * The items of a list. A single object stands for a list of it, and null or an empty text for an empty one.
 * @returns null where there is no such field, or something else in its place
 */
export const itemsOf = (fields: Fields, name: string): readonly unknown[] | null => {
  const value = fieldOf(fields, name)
  if (value === null || value === '') return []
  if (Array.isArray(value)) return value
  return fieldsOf(value) === null ? null : [value]
}

const PLAIN = /^-?\d+(?:\.\d+)?$/
/** "1.234,56" and "1234,56". A comma is the decimal mark: the contract is Brazil's. */
const BRAZILIAN = /^[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d+$/
/** "1.234.567" and "1,234,567.89": more than one separator of thousands can be nothing else. */
const GROUPED = /^[+-]?\d{1,3}(?:\.\d{3}){2,}$|^[+-]?\d{1,3}(?:,\d{3})+\.\d+$/

/** The text in the form that the readers of `values/` take; anything else as it is. */
const plainDecimal = (value: unknown): unknown => {
  if (typeof value !== 'string') return value
  if (PLAIN.test(value)) return value
  const written = value.trim().replace(/^R\$\s*/, '')
  if (BRAZILIAN.test(written)) return written.replaceAll('.', '').replace(',', '.')
  if (!GROUPED.test(written)) return written
  return written.includes(',') ? written.replaceAll(',', '') : written.replaceAll('.', '')
}

/** @param currency ISO 4217; the contract names none anywhere */
export const money = (value: unknown, currency: string): Money | null =>
  readMoney(plainDecimal(value), currency)

export const quantity = (value: unknown): Quantity | null => readQuantity(plainDecimal(value))

/** A word without case, accents, spaces and signs: "Segunda via do boleto" is "segundaviadoboleto". */
export const bareWord = (word: string): string =>
  normalized(word, 'NFKD')
    .replace(/[^\p{L}\p{N}-]/gu, '')
    .toLowerCase()
