/**
 * What people type or paste, in plain characters: full-width forms, other scripts' digits, look-alike dashes and
 * invisible signs come along from PDF files, chats and spreadsheets, and nobody sees them.
 */
import { cutText, MAX_NORMALIZED_LENGTH, normalized } from './text'

/** Zero-width signs, soft hyphens, byte order marks, bidirectional marks, variation selectors. No control characters. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
/** All that Unicode calls a dash, and the minus signs and bullets that look like one. */
const DASHES = /[\p{Dash_Punctuation}\u02d7\u2043\u2212\u2796]/gu
const QUOTES = '"\'`´«»‘’‚‛“”„‟‹›′″‴⁗'
const AROUND = new RegExp(`^[\\s${QUOTES}]+|[\\s${QUOTES}]+$`, 'gu')

/**
 * A number as it was typed, in plain characters: dashes are "-", a run of spaces is one space, spaces and quotes around it
 * go. Letter case, leading zeros and signs within it stay, and so do control characters: whoever takes the text refuses them.
 * Quotes alone stay: something was typed. Of a text too long to be a number only the start is read.
 */
export const cleanTyped = (text: string): string => {
  const start = cutText(text, MAX_NORMALIZED_LENGTH)
  return unquoted(cleanWords(unquoted(start))) || cleanWords(start)
}

/** Words as they were typed, such as a product's: quotes stay, for they may be inches. */
export const cleanWords = (text: string): string =>
  asciiDigits(normalized(visible(text), 'NFKC'))
    .replace(DASHES, '-')
    .replace(/\p{Space_Separator}+/gu, ' ')
    .trim()

/** Without the signs that take no place. */
const visible = (text: string): string => text.replace(INVISIBLE, '')

const unquoted = (text: string): string => visible(text).replace(AROUND, '')

/** Digits of a script stand in Unicode in ascending order from a code point whose value ends in a zero digit. */
const asciiDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    let zero = code
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1
    return String(code - zero)
  })
