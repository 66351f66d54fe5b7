/** What an ERP is asked to find the orders of a number. */
import type { Capabilities, NumberKind } from '../../connectors/connector'
import {
  normalForm,
  partToSearch,
  spellingsOf,
  splitSeries,
  withoutSignsAround,
} from '../../model/number-form'
import { MAX_QUESTIONS, type NumberQuestion, type Stages } from './number-search'
import { INVOICE_LABEL, inTurns, isInvoiceLabelled, spellingsWithLabel } from './spellings'

/** `PRODUCT`: words that may be a product's. */
export type OrderSearchKind = NumberKind | 'PRODUCT'

/** The buyer's own number first, an invoice's last: what people have before them most often. */
export const ORDER_KINDS = ['CUSTOMER', 'ERP', 'WEB', 'INVOICE', 'PRODUCT'] as const

/** Of one number, in one query. */
export const MAX_SPELLINGS = 8

type Can = Pick<Capabilities, 'numberKinds' | 'partialNumberKinds' | 'manyNumbers' | 'product'>

export interface OrderQuestions extends Stages<OrderSearchKind> {
  /** The ERP could have searched for what contains it, but it is too short for that. */
  readonly isPartSkipped: boolean
}

/** @param kind one kind alone, or all that the ERP and the viewer's rights allow */
export const orderQuestions = (
  typed: string,
  kind: NumberKind | 'ANY',
  can: Can
): OrderQuestions => {
  const kinds = kind === 'ANY' ? kindsOf(typed) : [kind]
  const exact = kinds.filter((one) => can.numberKinds.includes(one))
  const partial = kinds.filter((one) => can.partialNumberKinds.includes(one))
  const part = partToSearch(typed)
  const parts =
    part === null ? [] : partial.filter((one) => one !== 'INVOICE' || isAllOf(part, typed))
  const product = kind === 'ANY' && can.product && !/\d/.test(typed) ? [productOf(typed)] : []
  return {
    asTyped: [...exact.map((one) => exactly(one, typed, can)), ...product].slice(0, MAX_QUESTIONS),
    containing: [
      ...parts.map((one) => ({ kind: one, match: 'partial', values: [part ?? typed] }) as const),
      ...(can.manyNumbers
        ? []
        : furtherSpellings(
            exact.filter((one) => !parts.includes(one)),
            typed
          )),
    ].slice(0, MAX_QUESTIONS),
    isPartSkipped: part === null && partial.length > 0,
  }
}

/** A web order number has digits always. */
export const kindsOf = (typed: string): readonly NumberKind[] =>
  ORDER_KINDS.filter((kind): kind is NumberKind => kind !== 'PRODUCT').filter(
    (kind) => kind !== 'WEB' || /\d/.test(typed)
  )

/**
 * Rows of orders do not say their invoices' numbers, so only what the ERP itself compares can be believed: all that was typed, of
 * which it finds nothing wider.
 */
const isAllOf = (part: string, typed: string): boolean => normalForm(part) === normalForm(typed)

const productOf = (typed: string): NumberQuestion<OrderSearchKind> => ({
  kind: 'PRODUCT',
  match: 'partial',
  values: [typed],
})

const exactly = (
  kind: NumberKind,
  typed: string,
  { manyNumbers }: Pick<Can, 'manyNumbers'>
): NumberQuestion<OrderSearchKind> => ({
  kind,
  match: 'exact',
  values: spellingsOfKind(kind, typed).slice(0, manyNumbers ? MAX_SPELLINGS : 1),
})

/** For an ERP that takes one number a query: one question for each. */
const furtherSpellings = (
  kinds: readonly NumberKind[],
  typed: string
): ReadonlyArray<NumberQuestion<OrderSearchKind>> => {
  const spelled = (kind: NumberKind) =>
    spellingsOfKind(kind, typed)
      .slice(1)
      .map((value) => ({ kind, match: 'exact', values: [value] }) as const)
  const named = kinds.find((kind) => LABEL_OF_KIND[kind]?.test(typed))
  const further = kinds.filter((kind) => kind !== named).map(spelled)
  // The likeliest of each kind first.
  return [...(named === undefined ? [] : spelled(named)), ...inTurns(further)]
}

/** Labels that name the kind: a purchase order is the buyer's own. */
const LABEL_OF_KIND: Readonly<Partial<Record<NumberKind, RegExp>>> = {
  CUSTOMER: /^(?:p\.?o|o\.?c)(?!\p{L})/iu,
  INVOICE: INVOICE_LABEL,
}

/** All the ways in which an ERP may keep a number of this kind, the likeliest first: one that takes one a query is asked for few. */
export const spellingsOfKind = (kind: NumberKind, typed: string): readonly string[] =>
  spellingsWithLabel(
    typed,
    (number) => formsOfKind(kind, number),
    kind === 'INVOICE' && isInvoiceLabelled(typed)
  )

const formsOfKind = (kind: NumberKind, number: string): readonly string[] => {
  if (kind === 'WEB') {
    const bare = withoutSignsAround(number).replace(BEFORE_SPLIT, '-')
    return [number, ...formsOfWebNumber(bare)]
  }
  if (kind === 'INVOICE') {
    // An order is invoiced by a number, whatever the series.
    const bare = splitSeries(number)?.number ?? number
    return [number, ...invoiceForms(bare), ...spellingsOf(number)]
  }
  return spellingsOf(number)
}

/** What people put for the dash before the last two digits of a web number. */
const BEFORE_SPLIT = /[^\p{L}\p{N}]+(?=\d{2}$)/u

/** Brazil's invoices have nine digits as they are printed, and fewer as people type them. */
const INVOICE_DIGITS = 9

/** With its series separated in one way, without it, without the dots and with the zeros that invoices are printed with. */
export const invoiceForms = (typed: string): readonly string[] => {
  const parted = splitSeries(typed)
  const number = parted?.number ?? typed
  const digits = /^[\d.]+$/.test(number) ? number.replaceAll('.', '') : ''
  const plain = digits || number
  return [
    ...(parted === null ? [] : [`${plain}-${parted.series}`]),
    plain,
    ...(digits === '' ? [] : [digits.padStart(INVOICE_DIGITS, '0')]),
    ...spellingsOf(number),
  ]
}

/** ERPs keep a web number as it is, without the split's suffix, without the affiliate's letters too, or without those alone. */
export const formsOfWebNumber = (number: string): readonly string[] => {
  const withoutSuffix = number.replace(/-\d{2}$/, '')
  const withoutPrefix = withoutSuffix.replace(/^[a-z]{1,4}-?(?=\d)/i, '')
  const withSuffixAlone = withoutPrefix + number.slice(withoutSuffix.length)
  const forms = [number, withoutSuffix, withoutPrefix, withSuffixAlone]
  return [...new Set(forms)].filter((form) => form !== '')
}
