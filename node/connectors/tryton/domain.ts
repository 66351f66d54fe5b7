/**
 * Tryton's domains: nested lists in JSON, so text can't leave its place; what it may mean there is escaped here.
 * Source: "Domain syntax" in trytond's documentation, docs.tryton.org/projects/server, topic "Domain".
 */
import { ConnectorError } from '../connector-error'
import type { Day } from '../order-model'
import { isCalendarDay } from '../values/day'

export type Domain = readonly unknown[]

/** No record has this id. */
export const NOTHING: Domain = ['id', '=', 0]
/** What every SQL integer can hold; beyond it PostgreSQL answers with an error. */
const MAX_ID = 2_147_483_647
/** The longest number, product, company or id that is sent, in characters. */
const MAX_TEXT_LENGTH = 200

export const anyOf = (domains: readonly Domain[]): Domain =>
  domains.length === 1 ? (domains[0] ?? NOTHING) : ['OR', ...domains]

/** The whole text, letter case aside. `=` counts letter case, and `ilike` reads patterns: so it gets one without any. */
export const exactly = (field: string, text: string): Domain => [
  field,
  'ilike',
  escapePattern(text),
]

export const containing = (field: string, text: string): Domain => [
  field,
  'ilike',
  `%${escapePattern(text)}%`,
]

const escapePattern = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** `field` leads to the code of a party. Letter case counts. */
export const ofCompanies = (field: string, companies: readonly string[]): Domain => {
  if (companies.length === 0) throw invalid('companies')
  return [field, 'in', [...new Set(companies.map((company) => sendable(company, 'companies')))]]
}

export const dayValue = (day: Day, field = 'day') => {
  if (!isCalendarDay(day)) throw invalid(field)
  const [year, month, date] = day.split('-').map(Number)
  return { __class__: 'date', year, month, day: date }
}

export const between = (field: string, from: Day | null, to: Day | null): readonly Domain[] => [
  ...(from === null ? [] : [[field, '>=', dayValue(from, 'from')]]),
  ...(to === null ? [] : [[field, '<=', dayValue(to, 'to')]]),
]

/** What can't be an id names nothing, at the price of what can. */
export const withId = (id: string): Domain => ['id', '=', readId(id) ?? 0]

export const readId = (id: string): number | null => {
  const number = /^[1-9]\d{0,9}$/.test(id) ? Number(id) : 0
  return number > 0 && number <= MAX_ID ? number : null
}

/** Spaces and invisible characters only: nobody's number. */
const BLANK = /^[\s\p{C}]*$/u
/** PostgreSQL takes no NUL; half of a surrogate pair would arrive as another text. */
const UNSENDABLE = /\p{Cc}|\p{Surrogate}/u

/** @throws ConnectorError `invalid-query` for a text that must not be sent */
export const sendable = (text: string, field: string): string => {
  if (text.length > MAX_TEXT_LENGTH || BLANK.test(text) || UNSENDABLE.test(text)) {
    throw invalid(field)
  }
  return text
}

export const invalid = (field: string): ConnectorError =>
  new ConnectorError('invalid-query', `This can't be asked of the ERP: ${field}.`, {
    fields: [field],
  })

export const unsupported = (field: string): ConnectorError =>
  new ConnectorError('unsupported', `Tryton can't be asked for this: ${field}.`, {
    fields: [field],
  })
