import { isCredential, notConfigured, trimmed, type RawSettings } from '../values/setting'

/** What the connector needs to know. The address of the SAP system is the HTTP port's business. */
export interface SapSettings {
  /** The header that proves who we are, complete. Secret. */
  readonly authorization: readonly [name: string, value: string]
}

/** Of SAP's API Management: https://help.sap.com/docs/sap-api-management */
const API_KEY_HEADER = 'APIKey'
const VISIBLE_ASCII = /^[\x21-\x7e]+$/

/**
 * Reads the flat settings that an admin saves: `erpAuthentication` is `BASIC` (`erpUsername`, `erpPassword`: a
 * communication user or a technical user) or `API_KEY` (`erpApiKey`: an API gateway before the system).
 * @throws ConnectorError `not-configured`, its `fields` naming every setting to look at
 */
export const readSapSettings = (settings: RawSettings): SapSettings => {
  if (settings.erpAuthentication === 'BASIC') return readBasic(settings)
  if (settings.erpAuthentication === 'API_KEY') return readApiKey(settings)
  throw notConfigured(['erpAuthentication'])
}

const readBasic = ({ erpUsername: username, erpPassword: password }: RawSettings): SapSettings => {
  const isUsername = isCredential(username) && !username.includes(':')
  const isPassword = isCredential(password)
  if (!isUsername || !isPassword) {
    throw notConfigured([
      ...(isUsername ? [] : ['erpUsername']),
      ...(isPassword ? [] : ['erpPassword']),
    ])
  }
  const credentials = Buffer.from(`${username}:${password}`, 'utf8').toString('base64')
  return { authorization: ['Authorization', `Basic ${credentials}`] }
}

const readApiKey = ({ erpApiKey }: RawSettings): SapSettings => {
  const key = trimmed(erpApiKey)
  if (!VISIBLE_ASCII.test(key)) throw notConfigured(['erpApiKey'])
  return { authorization: [API_KEY_HEADER, key] }
}
