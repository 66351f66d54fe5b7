/**
 * Text of any length, made short before anything is done with it whose time grows faster than the text. Whoever writes it, a
 * person or an ERP, must not decide how long a worker is busy.
 */

/** More than any field of an ERP holds that a buyer reads, notes and addresses included. */
export const MAX_TEXT_LENGTH = 4_000
/** What is compared or turned into a name is a number or a word. */
const MAX_NORMALIZED_LENGTH = 500

/** An ERP's text, trimmed; null if empty, or if it is none. */
export const readText = (value: unknown): string | null =>
  typeof value === 'string' ? shortOf(value) || null : null

const shortOf = (text: string): string => {
  const short = cutText(text.trim(), MAX_TEXT_LENGTH)
  // V8 keeps the whole of a text for as long as a part of it: what is short must weigh little.
  return text.length > MAX_TEXT_LENGTH ? Buffer.from(short).toString() : short
}

/** The start of a text, without half a character at its end. */
export const cutText = (text: string, length: number): string => {
  if (text.length <= length) return text
  const isWithinPair = (text.codePointAt(length - 1) ?? 0) > 0xffff
  return text.slice(0, isWithinPair ? length - 1 : length)
}

/** The only place that normalises: its time grows with the square of a run of accents. */
export const normalized = (text: string, form: 'NFC' | 'NFKC' | 'NFKD'): string =>
  cutText(text, MAX_NORMALIZED_LENGTH).normalize(form)
