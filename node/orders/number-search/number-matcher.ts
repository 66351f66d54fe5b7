/** Whether a row's numbers are what was typed, or contain it. What was typed is read once, however many rows there are. */
import {
  comparedForm,
  normalForm,
  withoutCertainLabel,
  withoutLabel,
} from '../../model/number-form'
import { cleanTyped } from '../../model/typed-text'

export interface NumberMatcher {
  /** One of them is the number. Without a label such as "PO" it may be the number too. */
  readonly isSame: (numbers: readonly string[]) => boolean
  /** One of them contains it; rows that do not say their number are believed. */
  readonly isContaining: (numbers: readonly string[]) => boolean
}

/**
 * Never wider than what was typed: a label that may be part of the number counts. Typed up to the zeros of a counter, it is part of the
 * text and not of the normal form: "2026-0" of "2026-0045".
 */
export const createMatcher = (typed: string): NumberMatcher => {
  const whole = meaningsOf(typed, withoutLabel).map(comparedForm).filter(isSaid)
  const parts = meaningsOf(typed, withoutCertainLabel)
  const [forms, texts] = [parts.map(normalForm).filter(isSaid), parts.map(capitals).filter(isSaid)]
  const isSame = (numbers: readonly string[]): boolean =>
    numbers.map(comparedForm).some((form) => whole.includes(form))
  const isPart = (number: string): boolean => {
    const [form, text] = [normalForm(number), capitals(number)]
    return forms.some((one) => form.includes(one)) || texts.some((one) => text.includes(one))
  }
  return {
    isSame,
    isContaining: (numbers) => numbers.length === 0 || numbers.some(isPart) || isSame(numbers),
  }
}

/** Itself, and without its label. */
const meaningsOf = (typed: string, without: (text: string) => string | null): readonly string[] =>
  [typed, without(typed)].filter((text) => text !== null)

const isSaid = (text: string): boolean => text !== ''

const capitals = (text: string): string => cleanTyped(text).toUpperCase()
