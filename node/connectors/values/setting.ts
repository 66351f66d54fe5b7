/** What an admin typed, as several connectors read it. */
import { ConnectorError } from '../connector-error'
import { isCurrency } from './currency'

export type RawSettings = Readonly<Record<string, unknown>>

/** What could be read, or the names of the settings that are in the way. */
export type SettingReading<Value> =
  { readonly value: Value } | { readonly fields: readonly string[] }

export const trimmed = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** Base64 and forms may carry any character but those that RFC 7617 forbids. */
export const isCredential = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && !/\p{Cc}|\p{Surrogate}/u.test(value)

/** ISO 4217, by default `USD`: of amounts that come without a currency. */
export const readDefaultCurrency = ({ defaultCurrency }: RawSettings): SettingReading<string> => {
  const currency = defaultCurrency || 'USD'
  return isCurrency(currency) ? { value: currency } : { fields: ['defaultCurrency'] }
}

/** @param fields names of settings, never their values */
export const notConfigured = (fields: readonly string[]): ConnectorError =>
  new ConnectorError(
    'not-configured',
    `These settings are missing or ill-formed: ${fields.join(', ')}.`,
    { fields }
  )
