/**
 * The grammar of OData 2 that is needed, and the only place where text from people meets a query.
 * Source: https://www.odata.org/documentation/odata-version-2-0/uri-conventions/ and, for literals,
 * https://www.odata.org/documentation/odata-version-2-0/overview/#AbstractTypeSystem
 */
import type { Day } from '../order-model'

/** A complete expression: it can stand beside others joined by `and`. */
export type Filter = string & { readonly isFilter: true }

const asFilter = (expression: string): Filter => expression as Filter

/** A string literal: quotes within are doubled, and nothing else has a meaning. */
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`

const day = (value: Day): string => `datetime'${value}T00:00:00'`

export const equals = (field: string, value: string): Filter =>
  asFilter(`${field} eq ${text(value)}`)

/** SAP Gateway has no `tolower`: letter case counts. */
export const contains = (field: string, part: string): Filter =>
  asFilter(`substringof(${text(part)},${field})`)

export const notBefore = (field: string, first: Day): Filter =>
  asFilter(`${field} ge ${day(first)}`)

export const notAfter = (field: string, last: Day): Filter => asFilter(`${field} le ${day(last)}`)

/** @param filters never none: an empty alternative would be no restriction */
export const anyOf = ([first, ...others]: readonly [Filter, ...Filter[]]): Filter =>
  others.length === 0 ? first : asFilter(`(${[first, ...others].join(' or ')})`)

export const allOf = (filters: readonly Filter[]): Filter => asFilter(filters.join(' and '))

export const isNotEmpty = <Item>(items: readonly Item[]): items is readonly [Item, ...Item[]] =>
  items.length > 0
