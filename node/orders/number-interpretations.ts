/**
 * The ways to read what was typed, in the order they are tried: exact before partial, the likeliest first. Each costs
 * one call to the ERP, and the first that finds something ends the search.
 */
import type { Capabilities, NumberKind, NumberInterpretation } from '../connectors/connector'

/** Shorter than this, a part of a number is in half of all numbers. */
export const MIN_PARTIAL_LENGTH = 3

/** As the platform writes them: an affiliate's letters, digits, letters, and the number of the split: "v10428831nrt-01". */
export const WEB_NUMBER = /^[a-z]{0,4}-?\d+[a-z]*-\d{2}$/i

export interface Interpretations {
  readonly interpretations: readonly NumberInterpretation[]
  /** The ERP could have searched by a part, but the text is too short for it. */
  readonly isPartialSkipped: boolean
}

export const readingsOf = (
  number: string,
  kind: NumberKind | 'ANY',
  capabilities: Capabilities
): Interpretations => {
  const kinds = kind === 'ANY' ? kindsByLikelihood(number) : [kind]
  const exact = kinds
    .filter((one) => capabilities.numberKinds.includes(one))
    .flatMap((one) =>
      (one === 'WEB' ? formsOfWebNumber(number) : [number]).map((value) =>
        interpretation(one, 'exact', value)
      )
    )
  // An invoice number's part says little of an order: only when it is asked for by name.
  const partialKinds = kinds
    .filter((one) => capabilities.partialNumberKinds.includes(one))
    .filter((one) => kind !== 'ANY' || one !== 'INVOICE')
  const isLongEnough = number.length >= MIN_PARTIAL_LENGTH
  const partial = isLongEnough
    ? partialKinds.map((one) => interpretation(one, 'partial', number))
    : []
  return {
    interpretations: [...exact, ...partial],
    isPartialSkipped: !isLongEnough && partialKinds.length > 0,
  }
}

const interpretation = (
  kind: NumberKind,
  match: NumberInterpretation['match'],
  value: string
): NumberInterpretation => ({
  kind,
  match,
  values: [value],
})

const kindsByLikelihood = (number: string): readonly NumberKind[] =>
  WEB_NUMBER.test(number)
    ? ['WEB', 'CUSTOMER', 'ERP', 'INVOICE']
    : ['ERP', 'CUSTOMER', 'WEB', 'INVOICE']

/** ERPs keep a web number as it is, without the split's suffix, without the affiliate's letters too, or without those alone. */
export const formsOfWebNumber = (number: string): readonly string[] => {
  const withoutSuffix = number.replace(/-\d{2}$/, '')
  const withoutPrefix = withoutSuffix.replace(/^[a-z]{1,4}-?(?=\d)/i, '')
  const withSuffixAlone = withoutPrefix + number.slice(withoutSuffix.length)
  const forms = [number, withoutSuffix, withoutPrefix, withSuffixAlone]
  return [...new Set(forms)].filter((form) => form !== '')
}
