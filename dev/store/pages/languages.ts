import en from '../../../messages/en.json'
import es from '../../../messages/es.json'
import pt from '../../../messages/pt.json'

export interface Language {
  locale: string
  messages: Record<string, string>
}

const LANGUAGES: Record<string, Language | undefined> = {
  en: { locale: 'en-US', messages: en },
  es: { locale: 'es-MX', messages: es },
  pt: { locale: 'pt-BR', messages: pt },
}
export const LANGUAGE_NAMES: ReadonlyArray<readonly [string, string]> = [
  ['en', 'English'],
  ['es', 'Español'],
  ['pt', 'Português'],
]

const FALLBACK: Language = { locale: 'en-US', messages: en }

/** By `?lang=xx` in the page's address. */
export const languageOf = (search: string): Language =>
  LANGUAGES[new URLSearchParams(search).get('lang') || 'en'] || FALLBACK
