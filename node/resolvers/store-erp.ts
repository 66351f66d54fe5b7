import { ConnectorError } from '../connectors/connector-error'
import type { ErpConnector, HttpPort } from '../connectors/connector'
import { type AnyConnectorDefinition, findConnector } from '../connectors/registry'
import type { Erp } from '../orders/erp'
import type { AppSettings } from '../settings/app-settings'
import type { Context } from './context'
import type { Services } from './services'

/**
 * The connector that the store chose.
 * @throws ConnectorError `not-configured`
 */
export const definitionOf = (settings: AppSettings, { vtex }: Context): AnyConnectorDefinition => {
  const definition = findConnector(settings.connector)
  if (definition === null || (vtex.production && !definition.isForProduction)) {
    throw new ConnectorError('not-configured', 'The chosen connector cannot be used here.', {
      fields: ['connector'],
    })
  }
  return definition
}

/** @throws ConnectorError `not-configured` */
export const erpOf = (settings: AppSettings, ctx: Context, services: Services): Erp => {
  const definition = definitionOf(settings, ctx)
  const { account, workspace } = ctx.vtex
  const key = JSON.stringify([account, workspace, definition.name, settings.fingerprint])
  return {
    connector: connectorOf(key, { definition, settings, services }),
    http: portOf(definition, { settings, ctx }),
    canonicalRef: definition.canonicalRef,
    key,
    fingerprint: settings.fingerprint,
  }
}

/** One for as long as the settings stay the same. */
const connectorOf = (
  key: string,
  parts: { definition: AnyConnectorDefinition; settings: AppSettings; services: Services }
): ErpConnector => {
  const { definition, settings, services } = parts
  const known = services.connectors.get(key)
  if (known !== undefined) return known
  const ownSettings = definition.readSettings(settings.raw)
  const connector = definition.create({ settings: ownSettings, clock: services.clock })
  services.connectors.set(key, connector)
  return connector
}

const portOf = (
  { pathPrefixes }: AnyConnectorDefinition,
  { settings, ctx }: { settings: AppSettings; ctx: Context }
): HttpPort => {
  if (pathPrefixes.length === 0) return { json: () => Promise.reject(needsAddress()) }
  if (settings.erpOrigin === null) throw needsAddress()
  return ctx.clients.erp.portFor(settings.erpOrigin, pathPrefixes)
}

const needsAddress = () =>
  new ConnectorError('not-configured', "The ERP's address is missing.", { fields: ['erpBaseUrl'] })
