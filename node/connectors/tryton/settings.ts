import {
  isCredential,
  notConfigured,
  readDefaultCurrency,
  type RawSettings,
} from '../values/setting'

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
export const readTrytonSettings = (settings: RawSettings): TrytonSettings => {
  const { erpUsername: username, erpPassword: password } = settings
  const currency = readDefaultCurrency(settings)
  // A session's header joins user, id and token by colons.
  const isUsername = isSaid(username) && !username.includes(':')
  const isPassword = isSaid(password)
  if (isUsername && isPassword && 'value' in currency) {
    return { username, password, defaultCurrency: currency.value }
  }
  throw notConfigured([
    ...(isUsername ? [] : ['erpUsername']),
    ...(isPassword ? [] : ['erpPassword']),
    ...('fields' in currency ? currency.fields : []),
  ])
}

const isSaid = (value: unknown): value is string => isCredential(value) && value.trim() !== ''
