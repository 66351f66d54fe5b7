import { readDay, type DayNumber } from './calendar'

/** A request that the contract forbids. The message is for the one who wrote the request and repeats nothing of it. */
export class InvalidRequest extends Error {}

const DEFAULT_LIMIT = 25
const MAX_LIMIT = 100

/** Ignoring a parameter would answer a wider question than the one asked. @throws InvalidRequest */
export const refuseUnknown = (query: URLSearchParams, known: readonly string[]): void => {
  if ([...query.keys()].some((name) => !known.includes(name))) {
    throw new InvalidRequest('The query has a parameter that this operation does not know.')
  }
  if ([...query.values()].includes('')) throw new InvalidRequest('A parameter is empty.')
}

/** @throws InvalidRequest */
export const readCompanies = (query: URLSearchParams): readonly string[] => {
  const companies = query.getAll('company')
  if (companies.length === 0) throw new InvalidRequest('"company" is missing.')
  return companies
}

/** The customers that a record may belong to. @throws InvalidRequest */
export const readOwners = (query: URLSearchParams): readonly string[] => {
  refuseUnknown(query, ['company'])
  return readCompanies(query)
}

/** @throws InvalidRequest */
export const readOnce = (query: URLSearchParams, name: string): string | null => {
  const values = query.getAll(name)
  if (values.length > 1) throw new InvalidRequest(`"${name}" may stand only once.`)
  return values[0] ?? null
}

/** @throws InvalidRequest */
export const readDayParameter = (query: URLSearchParams, name: string): DayNumber | null => {
  const text = readOnce(query, name)
  if (text === null) return null
  const day = readDay(text)
  if (day === null) throw new InvalidRequest(`"${name}" is not a day written YYYY-MM-DD.`)
  return day
}

/** Both bounds of a span. @throws InvalidRequest */
export const readSpan = (
  query: URLSearchParams,
  [first, last]: readonly [string, string]
): readonly [DayNumber | null, DayNumber | null] => {
  const from = readDayParameter(query, first)
  const to = readDayParameter(query, last)
  if (from !== null && to !== null && from > to) {
    throw new InvalidRequest(`"${first}" is after "${last}".`)
  }
  return [from, to]
}

/** @throws InvalidRequest */
export const readLimit = (query: URLSearchParams): number => {
  const text = readOnce(query, 'limit')
  if (text === null) return DEFAULT_LIMIT
  const limit = /^[0-9]{1,3}$/.test(text) ? Number(text) : 0
  if (limit < 1 || limit > MAX_LIMIT) {
    throw new InvalidRequest(`"limit" is not within 1..${MAX_LIMIT}.`)
  }
  return limit
}

/** @throws InvalidRequest */
export const readWord = <T extends string>(
  query: URLSearchParams,
  name: string,
  words: readonly T[]
): T | null => {
  const text = readOnce(query, name)
  return text === null ? null : toWord(name, text, words)
}

/** @throws InvalidRequest */
export const readEach = <T extends string>(
  query: URLSearchParams,
  name: string,
  words: readonly T[]
): T[] => query.getAll(name).map((text) => toWord(name, text, words))

const toWord = <T extends string>(name: string, text: string, words: readonly T[]): T => {
  const word = words.find((candidate) => candidate === text)
  if (word === undefined) throw new InvalidRequest(`"${name}" is none of ${words.join(', ')}.`)
  return word
}
