export type RawSettings = Readonly<Record<string, unknown>>

/** What could be read, or the names of the settings that are in the way. */
export type SettingReading<Value> =
  { readonly value: Value } | { readonly fields: readonly string[] }

export const trimmed = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** Base64 and forms may carry any character but those that RFC 7617 forbids. */
export const isCredential = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && !/\p{Cc}|\p{Surrogate}/u.test(value)

/** RFC 6750, section 2.1. */
export const BEARER_TOKEN = /^[A-Za-z0-9\-._~+/]+=*$/
