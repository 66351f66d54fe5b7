import { BEARER_TOKEN } from '../values/bearer'
import {
  isCredential,
  notConfigured,
  readDefaultCurrency,
  trimmed,
  type RawSettings,
  type SettingReading,
} from '../values/setting'
import { readClientCredentials, type ClientCredentials } from './token-settings'

/** What the connector needs to know. The ERP's address is the HTTP port's business. */
export interface RestSettings {
  /** The header that proves who we are, complete and secret; or what buys a token for it. */
  readonly authorization: Header | ClientCredentials
  /** ISO 4217: of an amount that comes without a currency. */
  readonly defaultCurrency: string
}

type Header = readonly [name: string, value: string]

export const isClientCredentials = (
  authorization: RestSettings['authorization']
): authorization is ClientCredentials => 'clientId' in authorization

/**
 * Reads the flat settings that an admin saves.
 *
 * `erpAuthentication` is `API_KEY` (`erpApiKeyHeader`, default `X-Api-Key`, and `erpApiKey`), `BASIC` (`erpUsername`,
 * `erpPassword`; RFC 7617), `BEARER` (`erpToken`; RFC 6750) or `OAUTH2` (see `token-settings.ts`). `defaultCurrency` is an ISO 4217 code, default `USD`.
 * @throws ConnectorError `not-configured`, its `fields` naming every setting to look at
 */
export const readRestSettings = (settings: RawSettings): RestSettings => {
  const authorization = readAuthorization(settings)
  const currency = readDefaultCurrency(settings)
  if ('value' in authorization && 'value' in currency) {
    return { authorization: authorization.value, defaultCurrency: currency.value }
  }
  const fields = [authorization, currency].flatMap((part) => ('fields' in part ? part.fields : []))
  throw notConfigured(fields)
}

const readAuthorization = (
  settings: RawSettings
): SettingReading<RestSettings['authorization']> => {
  switch (settings.erpAuthentication) {
    case 'API_KEY':
      return readApiKey(settings)
    case 'BASIC':
      return readBasic(settings)
    case 'BEARER':
      return readBearer(settings)
    case 'OAUTH2':
      return readClientCredentials(settings)
    default:
      return { fields: ['erpAuthentication'] }
  }
}

/** Field values (RFC 9110, section 5.5) without whatever could end a header line or differ by charset. */
const VISIBLE_ASCII = /^[\x21-\x7e]+(?: +[\x21-\x7e]+)*$/

const readApiKey = (settings: RawSettings): SettingReading<RestSettings['authorization']> => {
  const header = settings.erpApiKeyHeader || 'X-Api-Key'
  const key = trimmed(settings.erpApiKey)
  const fields = [
    ...(isAllowedHeader(header) ? [] : ['erpApiKeyHeader']),
    ...(VISIBLE_ASCII.test(key) ? [] : ['erpApiKey']),
  ]
  return fields.length === 0 ? { value: [String(header), key] } : { fields }
}

const readBasic = (settings: RawSettings): SettingReading<RestSettings['authorization']> => {
  const { erpUsername: username, erpPassword: password } = settings
  const isUsername = isCredential(username) && !username.includes(':')
  const isPassword = isCredential(password)
  if (isUsername && isPassword) {
    const credentials = Buffer.from(`${username}:${password}`, 'utf8').toString('base64')
    return { value: ['Authorization', `Basic ${credentials}`] }
  }
  return {
    fields: [...(isUsername ? [] : ['erpUsername']), ...(isPassword ? [] : ['erpPassword'])],
  }
}

const readBearer = (settings: RawSettings): SettingReading<RestSettings['authorization']> => {
  const token = trimmed(settings.erpToken)
  return BEARER_TOKEN.test(token)
    ? { value: ['Authorization', `Bearer ${token}`] }
    : { fields: ['erpToken'] }
}

/** Headers that steer the connection, the body, the answer, a proxy or who is asking: a key in one breaks requests or leaks. */
const FORBIDDEN_HEADERS = new Set([
  ...[
    'age',
    'cache-control',
    'connection',
    'cookie',
    'cookie2',
    'date',
    'dnt',
    'expect',
    'forwarded',
  ],
  ...['from', 'host', 'http2-settings', 'keep-alive', 'max-forwards', 'origin', 'pragma', 'prefer'],
  ...['priority', 'range', 'referer', 'set-cookie', 'te', 'traceparent', 'tracestate', 'trailer'],
  ...['transfer-encoding', 'uber-trace-id', 'upgrade', 'user-agent', 'via', 'warning', 'x-host'],
  ...[
    'x-http-method',
    'x-http-method-override',
    'x-method-override',
    'x-original-url',
    'x-real-ip',
  ],
  ...['x-request-id', 'x-rewrite-url'],
])
const FORBIDDEN_PREFIX =
  /^(?:accept|access-control-|content-|if-|proxy-|sec-|x-b3-|x-forwarded-|x-vtex-)/

/** A name such as APIs give their keys: narrower than RFC 9110 allows. */
const HEADER_NAME = /^[a-z][a-z\d]*(?:[-_][a-z\d]+)*$/

const isAllowedHeader = (name: unknown): name is string => {
  if (typeof name !== 'string' || name.length > 100) return false
  const lowerCase = name.toLowerCase()
  return (
    HEADER_NAME.test(lowerCase) &&
    !FORBIDDEN_HEADERS.has(lowerCase.replaceAll('_', '-')) &&
    !FORBIDDEN_PREFIX.test(lowerCase.replaceAll('_', '-'))
  )
}
