/**
 * Texts that a spreadsheet does not leave alone when it opens a CSV file: 00123 becomes 123, 10-11 and MAR-10 become days,
 * 12E3 becomes 12000. Which ones depends on the program and its region; these are of all regions at once.
 */
import { LANGUAGES } from './locale'

/** As Intl abbreviates and as it writes them out, without the point: "mar", "março". */
const MONTHS = LANGUAGES.flatMap((language) =>
  (['short', 'long'] as const).flatMap((month) => {
    const { format } = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' })
    return Array.from({ length: 12 }, (_, index) =>
      format(Date.UTC(2026, index, 1)).replace('.', '')
    )
  })
)

const NUMBER = /^\(?[+-]?(?:R?\$|[€£¥])?\s?[+-]?[.,]*\d[\d.,]*(?:E[+-]?\d+)?\s?(?:%|€|R?\$)?\)?$/i
const DAY_TIME_OR_FRACTION =
  /^\d{1,4}(?:\s?[-/.:]\s?\d{1,4}){1,2}(?:[ T]\d{1,2}:\d{1,2}(?::\d{1,2})?)?(?:\s?[ap]m?)?$/i
const WITH_A_WORD = [
  /^\d+ \d+\/\d+$/,
  /^\d{1,2} [ap]m?$/i,
  /^(?:true|false|verdadero|verdadeiro|falso)$/i,
  new RegExp(
    `^(?=.*\\d)(?:\\d{1,4}[-/., ]*(?:de )?)?(?:${MONTHS.join('|')})\\.?(?:[-/., ]*(?:de )?\\d{1,4}){0,2}$`,
    'i'
  ),
]

/** It comes back as it was. */
export const isWholeNumber = (text: string): boolean => /^(?:0|-?[1-9]\d{0,14})$/.test(text)

export const isRewritten = (text: string): boolean =>
  !isWholeNumber(text) &&
  [NUMBER, DAY_TIME_OR_FRACTION, ...WITH_A_WORD].some((writing) => writing.test(text))
