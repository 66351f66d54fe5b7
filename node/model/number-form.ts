/**
 * What "the same number" means. People write one number in many ways, and so do ERPs.
 *
 * Two texts are the same number if their normal forms are equal. What does not matter: letter case, width, the script of the
 * digits, invisible signs, whatever stands between a letter and its neighbour ("PO-4500", "po 4500", "PO4500"), and
 * leading zeros, of each run of digits: a counter is padded everywhere or nowhere ("0000458812" and "458812", "PO-0450" and
 * "PO-450"). A sign between two runs of digits counts, whichever it is: "6807/1" is "6807-1" and never "68071". But dots
 * that group digits by three, as a printed invoice has them, part nothing: "000.176.436" is "176436".
 *
 * A label ("PO", "Pedido nº") is part of the number: it may have been typed for a label, but in "PO-4500" nobody knows.
 */
import { cleanTyped } from './typed-text'

/** A shorter part of a number is in half of all numbers. */
export const MIN_CORE_LENGTH = 3

const GROUPED_BY_THREE = /(?<!\d|\d\.)\d{1,3}(?:\.\d{3})+(?!\d|\.\d)/g
const SEPARATORS = /[^\p{L}\p{M}\p{N}]+/gu
const NOT_BETWEEN_DIGITS = /(?<!\d)-|-(?!\d)/g
const LEADING_ZEROS = /(?<!\d)0+(?=\d)/g
const LEADING_ZEROS_OF_ALL = /^0+(?=\d)/

/** To be compared, never shown or sent: "PO4500", "OC6807-1". Empty for a text without letters and digits. */
export const normalForm = (text: string): string =>
  withoutGrouping(upper(text))
    .replace(SEPARATORS, '-')
    .replace(NOT_BETWEEN_DIGITS, '')
    .replace(LEADING_ZEROS, '')

/** As `normalForm`; a text without letters and digits is compared as it was typed. Empty for what is no number. */
export const comparedForm = (text: string): string => normalForm(text) || cleanTyped(text)

export const isSameNumber = (one: string, other: string): boolean => {
  const form = comparedForm(one)
  return form !== '' && form === comparedForm(other)
}

/**
 * The part by which an ERP finds most of the spellings of a number, and the fewest others: the longest run of digits, without
 * leading zeros, the first of several ("4500" of "PO-4500"). The text itself where it has no digits.
 */
export const coreOf = (text: string): string =>
  (normalForm(text).match(/\d+/g) ?? []).reduce(
    (longest, run) => (run.length > longest.length ? run : longest),
    ''
  ) || cleanTyped(text)

/**
 * What of a text is worth being looked for within numbers: its core; where that is too short, the text as it was typed, which
 * finds fewer spellings ("PO-47"). null for a text that is in half of all numbers.
 */
export const partToSearch = (text: string): string | null =>
  [coreOf(text), cleanTyped(text)].find((part) => part.length >= MIN_CORE_LENGTH) ?? null

/** Whether a number may be what was meant by what was typed: it has its core, however it is written. */
export const hasCoreOf = (number: string, typed: string): boolean =>
  lettersAndDigits(number).includes(lettersAndDigits(coreOf(typed)))

/** For codes that are printed in groups and are no counters, such as an access key: zeros count, separators do not. */
export const lettersAndDigits = (text: string): string => upper(text).replace(SEPARATORS, '')

const MAX_SPELLINGS = 4
const SIGNS_AROUND = /^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu
/** "PO4500", "P.O. 4500", "oc 6807/1". A single letter is part of its number, as in "v10428831nrt-01". */
const LETTERS_AND_NUMBER = /^((?:\p{L}\.?){2,8})[^\p{L}\p{M}\p{N}]*(\d.*)$/u

/**
 * For an ERP that finds whole numbers only: the spellings of a number worth asking for, at most four, the likeliest first.
 * Each is the same number.
 */
export const spellingsOf = (text: string): readonly string[] => {
  const typed = cleanTyped(text)
  const bare = withoutSignsAround(withoutGrouping(typed))
  const [, letters, rest] = LETTERS_AND_NUMBER.exec(bare) ?? []
  const others =
    letters === undefined || rest === undefined
      ? [bare, bare.replace(LEADING_ZEROS_OF_ALL, '')]
      : ['-', '', ' '].map((sign) => letters.replaceAll('.', '') + sign + rest)
  const same = [bare, ...others.map(upper)].filter((one) => normalForm(one) === normalForm(typed))
  return [...new Set([typed, ...same])].filter((one) => one !== '').slice(0, MAX_SPELLINGS)
}

/** No system stores a number in brackets or with a full stop after it. */
export const withoutSignsAround = (text: string): string => text.replace(SIGNS_AROUND, '')

const upper = (text: string): string => cleanTyped(cleanTyped(text).toUpperCase())

const withoutGrouping = (text: string): string =>
  text.replace(GROUPED_BY_THREE, (digits) => digits.replaceAll('.', ''))

const LABELS = [
  'p\\.?o\\.?',
  'o\\.?c\\.?',
  'p\\.?v\\.?',
  'nf-?e?',
  'nota(?: fiscal)?',
  'inv(?:oice)?',
  'fac?tura',
  '(?:(?:purchase|sales|web) )?order',
  'orden(?: de compra)?',
  'ordem(?: de compra)?',
  'pedido(?: de (?:compra|venda|venta))?',
]
const NUMBER_SIGNS = [
  'n[o°]\\.?',
  'n\\.',
  'nr\\.?',
  'nro\\.?',
  'num\\.?',
  'n[uú]mero',
  'number',
  '#',
]
/** No more letters: "notas" is no label. Then whatever separates the label from the number. */
const END = '(?!\\p{L})[^\\p{L}\\p{N}]*'
const LABEL = new RegExp(
  `^(?:(?:${LABELS.join('|')})${END})?(?:(?:${NUMBER_SIGNS.join('|')})${END})?`,
  'iu'
)

/**
 * What was typed without the label before it: "4500" of "Pedido nº 4500" and of "PO-4500", which may be the whole number as
 * well. Of two labels the first goes: "PO-4500" of "Pedido PO-4500". null where there is no label.
 */
export const withoutLabel = (text: string): string | null => {
  const typed = cleanTyped(text)
  const rest = typed.slice(LABEL.exec(typed)?.[0].length)
  return rest !== typed && /\d/.test(rest) ? rest : null
}

/** Two letters that are as often a label before a number as a part of it: "PO-4500", "OC 6807/1". */
const MAY_BE_PART = /^(?:p\.?o|o\.?c|p\.?v|nf-?e?)[^\p{L}\p{N}]*$/iu

/** As `withoutLabel`, where nobody writes the label into the number itself: "4500" of "Pedido nº 4500", null of "PO-4500". */
export const withoutCertainLabel = (text: string): string | null => {
  const rest = withoutLabel(text)
  const label = rest === null ? '' : cleanTyped(text).slice(0, -rest.length)
  return MAY_BE_PART.test(label) ? null : rest
}

/** "176436-1", "176436/1", "176436 1", "176436 série 1". */
const WITH_SERIES = /^(.*\d) ?[-/ ] ?(?:s[eé]rie )?([\da-z]{1,3})$/i

/** The number and the series of an invoice, as people separate them. null where there is no series: "OC 6807/1" may be either. */
export const splitSeries = (
  text: string
): { readonly number: string; readonly series: string } | null => {
  const [, number, series] = WITH_SERIES.exec(cleanTyped(text)) ?? []
  return number === undefined || series === undefined ? null : { number, series }
}

const BETWEEN_NUMBERS = /[\r\n\v\f\t\u0085\u2028\u2029,;，；、]+/

/** The numbers of a pasted column or list, each once. One line stays one number, spaces and all: "OC 6807/1". */
export const numbersIn = (text: string): readonly string[] => {
  const byForm = new Map<string, string>()
  for (const number of text.split(BETWEEN_NUMBERS).map(cleanTyped)) {
    const form = comparedForm(number)
    if (form !== '' && !byForm.has(form)) byForm.set(form, number)
  }
  return [...byForm.values()]
}
