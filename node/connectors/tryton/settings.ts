import { ConnectorError } from '../connector-error'

/** What the connector needs to know. The ERP's address is the HTTP port's business; the database's name is the proxy's. */
export interface TrytonSettings {
  readonly username: string
  /** Secret. */
  readonly password: string
  /** ISO 4217: of an amount that comes without a currency. */
  readonly defaultCurrency: string
}

/**
 * Reads the flat settings that an admin saves: `erpUsername` and `erpPassword` of a Tryton user, and `defaultCurrency`,
 * an ISO 4217 code, default `USD`.
 * @throws ConnectorError `not-configured`, its `fields` naming every setting to look at
 */
export const readTrytonSettings = (settings: Readonly<Record<string, unknown>>): TrytonSettings => {
  const { erpUsername: username, erpPassword: password } = settings
  const defaultCurrency = settings.defaultCurrency || 'USD'
  // A session's header joins user, id and token by colons.
  const isUsername = isCredential(username) && !username.includes(':')
  const isPassword = isCredential(password)
  const isKnownCurrency = isCurrency(defaultCurrency)
  if (isUsername && isPassword && isKnownCurrency) return { username, password, defaultCurrency }
  const fields = [
    ...(isUsername ? [] : ['erpUsername']),
    ...(isPassword ? [] : ['erpPassword']),
    ...(isKnownCurrency ? [] : ['defaultCurrency']),
  ]
  throw new ConnectorError(
    'not-configured',
    `These settings are missing or ill-formed: ${fields.join(', ')}.`,
    { fields }
  )
}

const isCredential = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && !/\p{Cc}|\p{Surrogate}/u.test(value)

const isCurrency = (value: unknown): value is string =>
  typeof value === 'string' && Intl.supportedValuesOf('currency').includes(value)
