import { ConnectorError } from '../connectors/connector-error'
import { whyNoPublicOrigin } from '../connectors/values/public-origin'

/**
 * Checks the ERP's address: an https origin with a public host name. The path belongs to the connector, since VTEX fixes
 * the paths an app may reach when the app is built.
 *
 * @param text what the admin typed, such as "https://erp.example.com"
 * @param setting the name of the setting, for the error
 * @returns the origin without a trailing slash
 * @throws ConnectorError `not-configured`
 */
export const readErpOrigin = (text: string, setting = 'erpBaseUrl'): string => {
  const why = whyNoPublicOrigin(text.trim())
  if (why !== null)
    throw new ConnectorError('not-configured', `The setting ${setting} ${why}.`, {
      fields: [setting],
    })
  return new URL(text.trim()).origin
}
