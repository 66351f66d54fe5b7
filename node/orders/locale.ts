/** The reader's language and region: the one decides the words, the other how a number is written. */
export const LANGUAGES = ['en', 'es', 'pt'] as const
export type Language = (typeof LANGUAGES)[number]

/** A language that there is, with the region where it is known: `es`, `es-MX`, `es-419`. */
export type Locale = Language | `${Language}-${string}`

export const languageOf = (locale: Locale): Language => locale.slice(0, 2) as Language

/** Mexico writes 1,234.50, Spain 1.234,50, in one language. */
export const decimalMarkOf = (locale: Locale): ',' | '.' =>
  new Intl.NumberFormat(locale)
    .formatToParts(0.5)
    .some(({ type, value }) => type === 'decimal' && value === ',')
    ? ','
    : '.'
