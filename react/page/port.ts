import type { Query } from '../search/searchState'
import type { CompanyInView } from '../search/useCompanyAnswer'

/** All that the page knows of the shell around it: My Account's hash router, or a store route. The address is the state. */
export interface Port {
  query: Query
  /** A link's address, so that it can be copied, and opened in a new tab. */
  href: (query: Query) => string
  /** Goes there as a new entry of the browser's history. */
  go: (query: Query) => void
}

/** What the page gives each of its views. */
export interface PartProps {
  port: Port
  company: CompanyInView
}

/** `?a=1&b=2` as plain strings; of a repeated key the last counts. */
export const parseQuery = (text: string): Query => {
  const query: Query = {}
  new URLSearchParams(text).forEach((value, key) => {
    query[key] = value
  })
  return query
}

/** Without a question mark; empty for an empty query. */
export const formatQuery = (query: Query): string => new URLSearchParams(query).toString()
