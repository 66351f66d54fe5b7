/** What an ERP is asked to find the invoices of a number. */
import type { Capabilities, InvoiceNumberKind } from '../../connectors/connector'
import { accessKeyIn } from '../../model/access-key'
import { partToSearch, spellingsOf } from '../../model/number-form'
import { slipLineIn } from '../../model/payment-slip'
import { withoutSpaces } from '../invoice-search'
import { MAX_QUESTIONS, type NumberQuestion, type Stages } from './number-search'
import { formsOfWebNumber, invoiceForms } from './order-questions'
import { inTurns, isInvoiceLabelled, spellingsWithLabel } from './spellings'

/** `SLIP_LINE`: what is typed into a bank to pay an instalment of it. */
export type InvoiceSearchKind = InvoiceNumberKind | 'SLIP_LINE'

/** The invoice's own number first. */
export const INVOICE_KINDS = [
  'INVOICE',
  'CUSTOMER',
  'ERP',
  'WEB',
  'ACCESS_KEY',
  'SLIP_LINE',
] as const

type Can = Pick<Capabilities, 'invoiceNumberKinds' | 'partialInvoiceNumberKinds' | 'slipLines'>

export interface InvoiceQuestions extends Stages<InvoiceSearchKind> {
  /** The ERP could have searched for what contains it, but it is too short for that. */
  readonly isPartSkipped: boolean
}

/** @param kind one kind alone, or all that the ERP has. A query for invoices takes one number. */
export const invoiceQuestions = (
  typed: string,
  kind: InvoiceNumberKind | 'ANY',
  can: Can
): InvoiceQuestions => {
  const known = recognised(typed, kind, can)
  if (known !== null) return { asTyped: [known], containing: [], isPartSkipped: false }
  const kinds = kind === 'ANY' ? kindsOf(typed) : [kind]
  const exact = kinds.filter((one) => can.invoiceNumberKinds.includes(one))
  const partial = kinds.filter((one) => can.partialInvoiceNumberKinds.includes(one))
  const part = partToSearch(typed)
  const parts = part === null ? [] : partial
  return {
    asTyped: exact.map((one) => exactly(one, typed)).slice(0, MAX_QUESTIONS),
    containing: [
      ...parts.map((one) => ({ kind: one, match: 'partial', values: [part ?? typed] }) as const),
      ...furtherSpellings(
        exact.filter((one) => !parts.includes(one)),
        typed
      ),
    ].slice(0, MAX_QUESTIONS),
    isPartSkipped: part === null && partial.length > 0,
  }
}

/** A form that can be nothing else. */
const recognised = (
  typed: string,
  kind: InvoiceNumberKind | 'ANY',
  can: Can
): NumberQuestion<InvoiceSearchKind> | null => {
  const key = accessKeyIn(typed)
  const mayBeKey = kind === 'ANY' || kind === 'ACCESS_KEY'
  if (key !== null && mayBeKey && can.invoiceNumberKinds.includes('ACCESS_KEY'))
    return { kind: 'ACCESS_KEY', match: 'exact', values: [key] }
  const line = slipLineIn(typed)
  if (line !== null && kind === 'ANY' && can.slipLines)
    return { kind: 'SLIP_LINE', match: 'exact', values: [line] }
  return null
}

/** Shorter than this, nothing is an access key anywhere. */
const MIN_ACCESS_KEY_LENGTH = 20

/** Other countries' keys have other forms: what is long may be one. A web order number has digits always. */
const kindsOf = (typed: string): readonly InvoiceNumberKind[] => {
  if (withoutSpaces(typed).length >= MIN_ACCESS_KEY_LENGTH)
    return ['INVOICE', 'ACCESS_KEY', 'CUSTOMER', 'ERP']
  return /\d/.test(typed) ? ['INVOICE', 'CUSTOMER', 'ERP', 'WEB'] : ['INVOICE', 'CUSTOMER', 'ERP']
}

const exactly = (kind: InvoiceNumberKind, typed: string): NumberQuestion<InvoiceSearchKind> => ({
  kind,
  match: 'exact',
  values: spellingsOfKind(kind, typed).slice(0, 1),
})

/** The likeliest of each kind first. */
const furtherSpellings = (
  kinds: readonly InvoiceNumberKind[],
  typed: string
): ReadonlyArray<NumberQuestion<InvoiceSearchKind>> =>
  inTurns(
    kinds.map((kind) =>
      spellingsOfKind(kind, typed)
        .slice(1)
        .map((value) => ({ kind, match: 'exact', values: [value] }) as const)
    )
  )

const spellingsOfKind = (kind: InvoiceNumberKind, typed: string): readonly string[] =>
  spellingsWithLabel(
    typed,
    (number) => spellingsOfNumber(kind, number),
    kind === 'INVOICE' && isInvoiceLabelled(typed)
  )

const spellingsOfNumber = (kind: InvoiceNumberKind, number: string): readonly string[] => {
  if (kind === 'WEB') return formsOfWebNumber(number)
  if (kind === 'ACCESS_KEY') return [withoutSpaces(number)]
  if (kind !== 'INVOICE') return spellingsOf(number)
  return [...invoiceForms(number), ...spellingsOf(number)]
}
