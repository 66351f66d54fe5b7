import { ConnectorError } from '../connectors/connector-error'
import type { HttpPort } from '../connectors/connector'
import { declaredOnly } from '../connectors/declared-only'
import { type AnyConnectorDefinition, findConnector } from '../connectors/registry'
import type { Erp } from '../orders/erp'
import type { AppSettings } from '../settings/app-settings'
import { readErpOrigin } from '../settings/erp-origin'
import { clientDisconnect } from './client-disconnect'
import type { Context } from './context'
import type { Services, StoreConnector } from './composition-root'

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

/** The ERP of a store, whoever asks it. */
type StoreErp = Omit<Erp, 'viewer'>

/**
 * With a connector that can do what this very server can.
 * @throws ConnectorError `not-configured`
 */
export const openErp = async (
  settings: AppSettings,
  ctx: Context,
  services: Services
): Promise<StoreErp> => {
  const erp = erpOf(settings, ctx, services)
  return { ...erp, connector: declaredOnly(erp.connector, await services.capabilities.of(erp)) }
}

/**
 * With a connector that can do what every server of its kind can.
 * @throws ConnectorError `not-configured`
 */
export const erpOf = (settings: AppSettings, ctx: Context, services: Services): StoreErp => {
  const definition = definitionOf(settings, ctx)
  const { account, workspace } = ctx.vtex
  const key = JSON.stringify([account, workspace, definition.name, settings.fingerprint])
  const { connector, otherOrigins } = connectorOf(key, { definition, settings, services })
  return {
    connector,
    http: portOf(definition, { settings, ctx, otherOrigins }),
    canonicalRef: definition.canonicalRef,
    key,
    fingerprint: settings.fingerprint,
    gone: clientDisconnect(ctx),
    noteMismatch: (mismatch) =>
      ctx.vtex.logger.warn({
        ...{ event: 'filter-mismatch', connector: definition.name, ...mismatch },
        message: 'Rows of the ERP are not what was asked for.',
      }),
  }
}

/** One for as long as the settings stay the same. */
const connectorOf = (
  key: string,
  parts: { definition: AnyConnectorDefinition; settings: AppSettings; services: Services }
): StoreConnector => {
  const { definition, settings, services } = parts
  const known = services.connectors.get(key)
  if (known !== undefined) return known
  const ownSettings = definition.readSettings(settings.raw)
  const made: StoreConnector = {
    connector: definition.create({ settings: ownSettings, clock: services.clock }),
    // An address that the ERP's own may not be, no other may be either.
    otherOrigins: (definition.otherOrigins?.(ownSettings) ?? []).map((origin) =>
      readErpOrigin(origin)
    ),
  }
  services.connectors.set(key, made)
  return made
}

interface WayOut {
  readonly settings: AppSettings
  readonly ctx: Context
  readonly otherOrigins: readonly string[]
}

const portOf = (
  { pathPrefixes, fixedAddresses }: AnyConnectorDefinition,
  { settings, ctx, otherOrigins }: WayOut
): HttpPort => {
  if (pathPrefixes.length === 0) return NOWHERE
  if (settings.erpOrigin === null) throw needsAddress()
  const others = { origins: otherOrigins, fixed: fixedAddresses }
  return ctx.clients.erp.portFor(settings.erpOrigin, pathPrefixes, others)
}

const needsAddress = () =>
  new ConnectorError('not-configured', "The ERP's address is missing.", { fields: ['erpBaseUrl'] })

/** Of a connector that asks nobody. */
const NOWHERE: HttpPort = {
  json: () => Promise.reject(needsAddress()),
  stream: () => Promise.reject(needsAddress()),
}
