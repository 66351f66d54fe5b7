/**
 * Text of any length, made short before anything is done with it whose time grows faster than the text. Whoever writes it, a
 * person or an ERP, must not decide how long a worker is busy.
 */
import { cutText } from '../../model/text'

/** More than any field of an ERP holds that a buyer reads, notes and addresses included. */
export const MAX_TEXT_LENGTH = 4_000

/** An ERP's text, trimmed; null if empty, or if it is none. */
export const readText = (value: unknown): string | null =>
  typeof value === 'string' ? shortOf(value) || null : null

const shortOf = (text: string): string => {
  const short = cutText(text.trim(), MAX_TEXT_LENGTH)
  // V8 keeps the whole of a text for as long as a part of it: what is short must weigh little.
  return text.length > MAX_TEXT_LENGTH ? Buffer.from(short).toString() : short
}
