import { ConnectorError } from '../connectors/connector-error'

const PRIVATE_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|arpa)$/i

/**
 * Checks the ERP's address: an https origin with a public host name. The path belongs to the connector, since VTEX fixes
 * the paths an app may reach when the app is built.
 *
 * @param text what the admin typed, such as "https://erp.example.com"
 * @returns the origin without a trailing slash
 * @throws ConnectorError `not-configured`
 */
export const readErpOrigin = (text: string): string => {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null
  if (url === null) throw unusable('is not an address')
  if (url.protocol !== 'https:') throw unusable('must begin with https://')
  if (url.username !== '' || url.password !== '') throw unusable('must not hold credentials')
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw unusable('must end after the host name')
  if (isPrivateHost(url.hostname)) throw unusable('must have a public host name')
  return url.origin
}

/** Addresses by number are refused as a whole: an ERP that the internet reaches over https has a name and a certificate. */
const isPrivateHost = (host: string): boolean =>
  !host.includes('.') ||
  host.endsWith('.') ||
  !/^[a-z\d.-]+$/i.test(host) ||
  /^[\d.]+$/.test(host) ||
  PRIVATE_NAME.test(host)

const unusable = (why: string): ConnectorError =>
  new ConnectorError('not-configured', `The setting erpBaseUrl ${why}.`, { fields: ['erpBaseUrl'] })
