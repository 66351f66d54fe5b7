import { BEARER_TOKEN } from '../values/bearer'
import {
  isCredential,
  notConfigured,
  readDefaultCurrency,
  trimmed,
  type RawSettings,
  type SettingReading,
} from '../values/setting'
import { whyNoPublicOrigin } from '../values/public-origin'

/** What the connector needs to know. The ERP's address is the HTTP port's business. */
export interface PedidoSettings {
  readonly credentials: Credentials
  /** ISO 4217: the contract names no currency. */
  readonly defaultCurrency: string
  /** IANA name; in it a date that is but a moment becomes a day. */
  readonly timeZone: string
  /** The ERP's own https origin; null where the settings give none. */
  readonly erpOrigin: string | null
  /** Other https origins that documents may be fetched from. */
  readonly documentOrigins: readonly string[]
}

/** `BEARER`: a fixed token, as the incumbent has it. `PASSWORD`: GIAPI's token endpoint. Secret. */
export type Credentials =
  | { readonly kind: 'BEARER'; readonly token: string }
  | { readonly kind: 'PASSWORD'; readonly username: string; readonly password: string }

/**
 * Reads the flat settings that an admin saves.
 *
 * `erpAuthentication` is `BEARER` (`erpToken`) or `PASSWORD` (`erpUsername`, `erpPassword`; RFC 6749, section 4.3).
 * `defaultCurrency` is an ISO 4217 code, default `USD`; `timeZone` an IANA name, default `UTC`; `documentOrigins` are https
 * origins parted by spaces, commas, semicolons or line breaks: none are used if one of them is none.
 * @throws ConnectorError `not-configured`, its `fields` naming every setting to look at
 */
export const readPedidoSettings = (settings: RawSettings): PedidoSettings => {
  const credentials = readCredentials(settings)
  const currency = readDefaultCurrency(settings)
  const timeZone = readTimeZone(settings)
  if ('value' in credentials && 'value' in currency && 'value' in timeZone) {
    return {
      credentials: credentials.value,
      defaultCurrency: currency.value,
      timeZone: timeZone.value,
      erpOrigin: httpsOrigin(settings.erpBaseUrl),
      documentOrigins: readDocumentOrigins(settings.documentOrigins),
    }
  }
  const fields = [credentials, currency, timeZone].flatMap((part) =>
    'fields' in part ? part.fields : []
  )
  throw notConfigured(fields)
}

const readCredentials = (settings: RawSettings): SettingReading<Credentials> => {
  switch (settings.erpAuthentication) {
    case 'BEARER':
      return readBearer(settings)
    case 'PASSWORD':
      return readPassword(settings)
    default:
      return { fields: ['erpAuthentication'] }
  }
}

export const isBearerToken = (value: unknown): value is string =>
  typeof value === 'string' && BEARER_TOKEN.test(value)

/** The incumbent put the word "Bearer" in front by itself, yet people paste it too. */
const readBearer = ({ erpToken }: RawSettings): SettingReading<Credentials> => {
  const token = trimmed(erpToken).replace(/^Bearer +/i, '')
  return isBearerToken(token) ? { value: { kind: 'BEARER', token } } : { fields: ['erpToken'] }
}

const readPassword = (settings: RawSettings): SettingReading<Credentials> => {
  const { erpUsername: username, erpPassword: password } = settings
  const isUsername = isCredential(username)
  const isPassword = isCredential(password)
  if (isUsername && isPassword) return { value: { kind: 'PASSWORD', username, password } }
  return {
    fields: [...(isUsername ? [] : ['erpUsername']), ...(isPassword ? [] : ['erpPassword'])],
  }
}

const readTimeZone = (settings: RawSettings): SettingReading<string> => {
  const timeZone = settings.timeZone || 'UTC'
  return typeof timeZone === 'string' && isTimeZone(timeZone)
    ? { value: timeZone }
    : { fields: ['timeZone'] }
}

const isTimeZone = (name: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

/** Half a list is worse than none: the app names the setting to staff as one that is not used. */
const readDocumentOrigins = (value: unknown): readonly string[] => {
  const parts = typeof value === 'string' ? value.split(/[\s,;]+/).filter(Boolean) : []
  const origins = parts.flatMap((part) => httpsOrigin(part) ?? [])
  return origins.length === parts.length ? [...new Set(origins)] : []
}

const httpsOrigin = (value: unknown): string | null => {
  const address = trimmed(value)
  return whyNoPublicOrigin(address) === null ? new URL(address).origin : null
}
