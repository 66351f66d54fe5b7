import { ConnectorError } from '../../node/connectors/connector-error'

/** What the connector needs to know. The ERP's address is the HTTP port's business. */
export interface AcmeSettings {
  /** Secret. */
  readonly token: string
}

const TOKEN = /^[\x21-\x7e]+$/

/**
 * Reads the flat settings that an admin saves: `erpToken`.
 * @throws ConnectorError `not-configured`, its `fields` naming every setting to look at, never its value
 */
export const readAcmeSettings = ({ erpToken }: Readonly<Record<string, unknown>>): AcmeSettings => {
  const token = typeof erpToken === 'string' ? erpToken.trim() : ''
  if (!TOKEN.test(token)) {
    throw new ConnectorError('not-configured', 'The token is missing or ill-formed.', {
      fields: ['erpToken'],
    })
  }
  return { token }
}
