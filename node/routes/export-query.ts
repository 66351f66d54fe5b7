/**
 * What an export is asked for: the address of the page it was asked for on, whose names differ from the schema's in a few
 * places. What narrows a search is read or refused, never passed over: a table must not hold more than the page showed.
 */
import { invalid } from '../app-error'
import {
  INVOICE_NUMBER_KINDS,
  INVOICE_SORTS,
  INVOICE_STATES,
  NUMBER_KINDS,
  ORDER_DAY_SORTS,
} from '../connectors/connector'
import { CHANNELS, ORDER_STATUSES } from '../connectors/order-model'
import type { InvoiceSearchArguments } from '../orders/invoice-search'
import { type Language, languageOf, LANGUAGES, type Locale } from '../orders/locale'
import type { OrderSearchArguments } from '../orders/order-search'

/** As Koa reads it: a name that is repeated has all its values. */
export type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>

/** @throws AppError `INVALID_QUERY` */
export const readOrderExport = (parameters: Parameters): OrderSearchArguments['search'] => ({
  ...textsOf(parameters, ['number', 'from', 'to', 'product']),
  numberKind: oneOf(['ANY', ...NUMBER_KINDS] as const, parameters, 'numberKind', 'kind'),
  numberMatch: oneOf(MATCHES, parameters, 'numberMatch', 'match'),
  statuses: someOf(ORDER_STATUSES, parameters, 'status'),
  channels: someOf(CHANNELS, parameters, 'channel'),
  sort: oneOf(ORDER_DAY_SORTS, parameters, 'sort'),
})

/** @throws AppError `INVALID_QUERY` */
export const readInvoiceExport = (parameters: Parameters): InvoiceSearchArguments['search'] => ({
  ...textsOf(parameters, ['number', 'from', 'to', 'dueFrom', 'dueTo']),
  numberKind: oneOf(['ANY', ...INVOICE_NUMBER_KINDS] as const, parameters, 'numberKind', 'kind'),
  numberMatch: oneOf(MATCHES, parameters, 'numberMatch', 'match'),
  state: oneOf(INVOICE_STATES, parameters, 'state'),
  sort: oneOf(INVOICE_SORTS, parameters, 'sort'),
})

const MATCHES = ['EXACT', 'PARTIAL'] as const

const FORMATS = ['csv', 'xlsx'] as const
export type ExportFormat = (typeof FORMATS)[number]

/** @throws AppError `INVALID_QUERY` */
export const readFormat = (parameters: Parameters): ExportFormat =>
  oneOf(FORMATS, parameters, 'format') ?? 'csv'

/** A language tag's language and region (BCP 47); its script does not matter, and what follows is not heeded. */
const TAG = /^\s*(en|es|pt)(?:[-_][a-z]{4})?(?:[-_]([a-z]{2}|\d{3}))?(?![a-z\d])/i

/**
 * The language of the page, or the first of the browser's that there is. A page that names no region is read in that of the
 * browser, where it has the same language: it knows the reader's computer, and the spreadsheet follows that.
 */
export const readLocale = ({ lang }: Parameters, acceptLanguage = ''): Locale => {
  const tags = [lang, ...acceptLanguage.split(',')].flatMap((tag) =>
    typeof tag === 'string' ? localeOf(tag) : []
  )
  const wanted = tags[0] ?? 'en'
  return tags.find((tag) => tag.startsWith(`${wanted}-`)) ?? wanted
}

const localeOf = (tag: string): readonly Locale[] => {
  const [, language, region] = TAG.exec(tag) ?? []
  const known = LANGUAGES.filter((one) => one === language?.toLowerCase())
  return known.map((one): Locale => (region ? `${one}-${region.toUpperCase()}` : one))
}

export const readLanguage = (parameters: Parameters, acceptLanguage?: string): Language =>
  languageOf(readLocale(parameters, acceptLanguage))

const textsOf = <Name extends string>(
  parameters: Parameters,
  names: readonly Name[]
): { readonly [One in Name]?: string } =>
  Object.fromEntries(names.map((name) => [name, single(parameters, name)])) as {
    readonly [One in Name]?: string
  }

const single = (parameters: Parameters, name: string): string | undefined => {
  const value = parameters[name]
  if (value === undefined || typeof value === 'string') return value || undefined
  throw invalid('PARAMETER_ILL_FORMED', name, 'It is asked for once.')
}

/** By the first of its names that is there. */
const oneOf = <Value extends string>(
  values: readonly Value[],
  parameters: Parameters,
  ...names: readonly string[]
): Value | undefined => {
  const name = names.find((one) => parameters[one] !== undefined) ?? ''
  const text = single(parameters, name)
  return text === undefined ? undefined : known(values, text, name)
}

/** Repeated, or parted by commas. */
const someOf = <Value extends string>(
  values: readonly Value[],
  parameters: Parameters,
  name: string
): readonly Value[] =>
  [parameters[name] ?? []]
    .flat()
    .flatMap((text) => text.split(','))
    .filter((text) => text !== '')
    .map((text) => known(values, text, name))

const known = <Value extends string>(
  values: readonly Value[],
  text: string,
  name: string
): Value => {
  const value = values.find((one) => one === text)
  if (value === undefined) throw invalid('PARAMETER_ILL_FORMED', name, 'It has no such value.')
  return value
}
