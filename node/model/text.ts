/** Text is shortened before any step whose time grows faster than its length. */

/** What is compared or turned into a name is a number or a word. */
export const MAX_NORMALIZED_LENGTH = 500

/** The start of a text, without half a character at its end. */
export const cutText = (text: string, length: number): string => {
  if (text.length <= length) return text
  const isWithinPair = (text.codePointAt(length - 1) ?? 0) > 0xffff
  return text.slice(0, isWithinPair ? length - 1 : length)
}

/** The only place that normalises: its time grows with the square of a run of accents. */
export const normalized = (text: string, form: 'NFC' | 'NFKC' | 'NFKD'): string =>
  cutText(text, MAX_NORMALIZED_LENGTH).normalize(form)
