/** For store staff: `@guarded` and `@auth` have checked the admin's token and rights before this runs. */
import { isConnectorError } from '../connectors/connector-error'
import { readStoreSettings } from './buyer-request'
import type { Context } from './context'
import { publicError } from './errors'
import type { Services } from './composition-root'
import { erpOf } from './store-erp'

const CHECK_TIMEOUT_MS = 8_000

export const adminQueries = (services: Services) => ({
  erpConnectionCheck: async (_args: unknown, ctx: Context) => {
    services.identityCache.forgetSettings(ctx.vtex)
    const startedAtMs = performance.now()
    const result = await checkConnection(ctx, services)
    return { ...result, elapsedMs: Math.round(performance.now() - startedAtMs) }
  },
})

const checkConnection = async (ctx: Context, services: Services) => {
  let connector = 'none'
  try {
    const settings = await readStoreSettings(ctx)
    connector = settings.connector
    const erp = erpOf(settings, ctx, services)
    services.capabilities.forget(erp)
    await erp.connector.check({
      http: erp.http,
      signal: AbortSignal.timeout(CHECK_TIMEOUT_MS),
    })
    return { connector, isWorking: true, code: null, fields: settings.ignored, hint: null }
  } catch (error) {
    if (!isConnectorError(error)) throw error
    const { code } = publicError(error)
    // Its text is the app's own, and names no value.
    const hint = error.kind === 'not-configured' ? error.message : null
    return { connector, isWorking: false, code, fields: error.fields, hint }
  }
}
