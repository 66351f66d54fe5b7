import type { Language } from '../locale'
import { ENGLISH } from './english'
import { PORTUGUESE } from './portuguese'
import { SPANISH } from './spanish'
import type { ExportWords } from './words'

export type { ExportColumn, ExportWords } from './words'

export const EXPORT_WORDS: Readonly<Record<Language, ExportWords>> = {
  en: ENGLISH,
  es: SPANISH,
  pt: PORTUGUESE,
}
