/**
 * The ways to read a number that is to find invoices, in the order they are tried. All are exact; each costs one call to
 * the ERP, and the first that finds something ends the search.
 */
import type {
  Capabilities,
  InvoiceNumberKind,
  InvoiceNumberInterpretation,
} from '../connectors/connector'
import { withoutSpaces } from './invoice-search'
import { formsOfWebNumber } from './number-search/order-questions'

/** Brazil's NF-e has 44 digits, Mexico's CFDI a UUID. */
const ACCESS_KEY = /^(\d{44}|[\da-f]{8}(-?[\da-f]{4}){3}-?[\da-f]{12})$/i
/** Shorter than this, nothing is an access key anywhere. */
const MIN_ACCESS_KEY_LENGTH = 20
/** A number and its series, as people part them: "176436-1", "176436/1", "176436 1". */
const WITH_SERIES = /^(\S*\d)\s*[-/\s]\s*([\da-z]{1,3})$/i

/** As the platform writes them: an affiliate's letters, digits, letters, and the number of the split: "v10428831nrt-01". */
const WEB_NUMBER = /^[a-z]{0,4}-?\d+[a-z]*-\d{2}$/i

export const invoiceReadingsOf = (
  number: string,
  kind: InvoiceNumberKind | 'ANY',
  { invoiceNumberKinds }: Pick<Capabilities, 'invoiceNumberKinds'>
): readonly InvoiceNumberInterpretation[] =>
  (kind === 'ANY' ? kindsByLikelihood(number) : [kind])
    .filter((one) => invoiceNumberKinds.includes(one))
    .flatMap((one) => formsOf(one, number).map((value) => ({ kind: one, value })))

const kindsByLikelihood = (number: string): readonly InvoiceNumberKind[] => {
  const key = withoutSpaces(number)
  if (ACCESS_KEY.test(key)) return ['ACCESS_KEY', 'INVOICE', 'ERP', 'CUSTOMER', 'WEB']
  const rest: readonly InvoiceNumberKind[] =
    key.length < MIN_ACCESS_KEY_LENGTH ? [] : ['ACCESS_KEY']
  return WEB_NUMBER.test(number)
    ? ['WEB', 'CUSTOMER', 'ERP', 'INVOICE', ...rest]
    : ['INVOICE', 'ERP', 'CUSTOMER', 'WEB', ...rest]
}

const formsOf = (kind: InvoiceNumberKind, number: string): readonly string[] => {
  switch (kind) {
    case 'ACCESS_KEY':
      return [withoutSpaces(number)]
    case 'INVOICE':
      return [...new Set([number, number.replace(WITH_SERIES, '$1-$2')])]
    case 'WEB':
      return formsOfWebNumber(number)
    default:
      return [number]
  }
}
