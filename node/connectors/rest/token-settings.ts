/** OAuth 2.0 client credentials (RFC 6749, section 4.4), as an admin types them. */
import { PATH_PREFIX } from './request'
import { isCredential, trimmed, type RawSettings, type SettingReading } from '../values/setting'

export interface ClientCredentials {
  /** Where a token is asked for. `origin` is null for the ERP's own. */
  readonly endpoint: { readonly origin: string | null; readonly path: string }
  readonly clientId: string
  /** Secret. */
  readonly clientSecret: string
  readonly scope: string | null
  /** How the client proves who it is: RFC 6749, section 2.3.1. `POST`: within the form. */
  readonly authentication: 'BASIC' | 'POST'
}

/**
 * The token servers that may stand beside the ERP, as `manifest.json` allows them: VTEX fixes outbound hosts when an app is
 * built. "*" is one part of a name, "/*" at the end all below. Any other server needs a way through the ERP's own origin.
 */
export const TOKEN_ADDRESSES = [
  // Microsoft Entra ID, by tenant
  { host: 'login.microsoftonline.com', path: '/*/oauth2/v2.0/token' },
  // SAP BTP, by subaccount and region
  { host: '*.authentication.*.hana.ondemand.com', path: '/oauth/token' },
  // Okta, by organization and authorization server
  { host: '*.okta.com', path: '/oauth2/*' },
  // Amazon Cognito, by domain and region
  { host: '*.auth.*.amazoncognito.com', path: '/oauth2/token' },
] as const

export const readClientCredentials = (settings: RawSettings): SettingReading<ClientCredentials> => {
  const { erpClientId: clientId, erpClientSecret: clientSecret } = settings
  const endpoint = readEndpoint(settings)
  const authentication = settings.erpClientAuthentication || 'BASIC'
  const scope = trimmed(settings.erpScope)
  const isKnown = authentication === 'BASIC' || authentication === 'POST'
  const isScope = isMissing(settings.erpScope) || SCOPE.test(scope)
  if (endpoint && isCredential(clientId) && isCredential(clientSecret) && isKnown && isScope) {
    return { value: { endpoint, clientId, clientSecret, authentication, scope: scope || null } }
  }
  return {
    fields: [
      ...(endpoint === null ? ['erpTokenUrl'] : []),
      ...(isCredential(clientId) ? [] : ['erpClientId']),
      ...(isCredential(clientSecret) ? [] : ['erpClientSecret']),
      ...(isKnown ? [] : ['erpClientAuthentication']),
      ...(isScope ? [] : ['erpScope']),
    ],
  }
}

/** RFC 6749, section 3.3: words of visible ASCII without quotes and backslashes. */
const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]+(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/

const isMissing = (value: unknown): boolean => value === undefined || value === null || value === ''

/** Null for an address that the app could not reach: VTEX's egress would refuse it. */
const readEndpoint = ({
  erpTokenUrl,
  erpBaseUrl,
}: RawSettings): ClientCredentials['endpoint'] | null => {
  const url = plainHttps(erpTokenUrl)
  if (url === null) return null
  const { origin, pathname: path } = url
  if (origin === plainHttps(erpBaseUrl)?.origin && path.startsWith(PATH_PREFIX)) {
    return { origin: null, path }
  }
  const isListed = TOKEN_ADDRESSES.some(
    (address) => fits(url.host, address.host, '[a-z0-9-]+') && fits(path, address.path, '[^/]+')
  )
  return isListed ? { origin, path } : null
}

/** https without a user, a query or a fragment; dots in its path are gone. */
const plainHttps = (value: unknown): URL | null => {
  const address = trimmed(value)
  if (/[?#\\%]/.test(address) || !URL.canParse(address)) return null
  const url = new URL(address)
  return url.protocol === 'https:' && url.username + url.password === '' ? url : null
}

const fits = (text: string, pattern: string, wildcard: string): boolean => {
  const isAllBelow = pattern.endsWith('/*')
  const parts = (isAllBelow ? pattern.slice(0, -1) : pattern).split('*')
  const source = parts.map((part) => part.replace(/[.]/g, '\\.')).join(wildcard)
  return new RegExp(`^${source}${isAllBelow ? '.+' : ''}$`).test(text)
}
