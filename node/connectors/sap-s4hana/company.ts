import { ConnectorError } from '../connector-error'
import { type Filter, anyOf, equals, isNotEmpty } from './odata'

/** Customers have at most ten characters: field `SoldToParty` of SAP's own model. */
const MAX_LENGTH = 10
/** Spaces, control characters and invisible ones only. */
const BLANK = /^[\s\p{C}]*$/u

/**
 * SAP keeps a number with leading zeros (`0010100001`) and shows it without; letters are upper case.
 * A ref is the sold-to party alone, for orders and invoices alike.
 */
export const canonicalRef = (ref: string): string => {
  const trimmed = ref.trim().toUpperCase()
  return /^\d+$/.test(trimmed) ? trimmed.replace(/^0+(?=\d)/, '') : trimmed
}

/**
 * The restriction to the viewer's companies; null where none of them can be a customer of SAP.
 * @throws ConnectorError `invalid-query` for no company and for one without text
 */
export const ofCompanies = (companies: readonly string[]): Filter | null => {
  if (companies.length === 0 || companies.some((company) => BLANK.test(company))) {
    throw new ConnectorError('invalid-query', 'A query names the companies it is for.', {
      fields: ['companies'],
    })
  }
  const possible = [...new Set(companies)].filter((company) => company.length <= MAX_LENGTH)
  const filters = possible.map((company) => equals('SoldToParty', company))
  return isNotEmpty(filters) ? anyOf(filters) : null
}
