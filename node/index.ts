/**
 * Wiring: clients with named timeouts, and the resolvers and routes over what lives as long as the worker. Nothing else.
 */
import { type ParamsContext, type RecorderState, Service, type ServiceConfig } from '@vtex/api'

import { Clients } from './clients'
import { PLATFORM_TIMEOUT_MS } from './clients/platform-timeout'
import { createResolvers } from './resolvers'
import { boundBodies } from './resolvers/body-bounds'
import { GuardDirective } from './resolvers/guard-directive'
import { boundQueries } from './resolvers/query-bounds'
import { createServices } from './resolvers/composition-root'
import { hideForeignStacks } from './resolvers/stack-traces'
import { createDocumentRoute } from './routes/document'
import { createExportRoute } from './routes/export'

/**
 * The B2B Suite's apps ask others before they answer, five calls in a row. A second try would only double their load, and be
 * as late: none is made.
 */
const SUITE_TIMEOUT_MS = 8_000
/** An idle timer between two bytes. The deadline of a call is the use-case's: `orders/erp.ts`. */
const ERP_IDLE_TIMEOUT_MS = 8_000

hideForeignStacks(__dirname)
boundBodies()
boundQueries()

type Config = ServiceConfig<Clients, RecorderState, ParamsContext>

const services = createServices()

export default new Service<Clients, RecorderState, ParamsContext>({
  clients: {
    implementation: Clients,
    options: {
      default: { timeout: PLATFORM_TIMEOUT_MS, retries: 1 },
      // The runtime remembers what a request has read. A change reads again what it has written.
      vbase: { memoizable: false },
      b2bOrganizations: { timeout: SUITE_TIMEOUT_MS, retries: 0 },
      storefrontPermissions: { timeout: SUITE_TIMEOUT_MS, retries: 0 },
      erp: { timeout: ERP_IDLE_TIMEOUT_MS, retries: 0 },
    },
  },
  // The platform types a resolver's arguments as an index signature, which no typed arguments satisfy.
  graphql: {
    schemaDirectives: { guarded: GuardDirective },
    resolvers: createResolvers(services) as unknown as NonNullable<Config['graphql']>['resolvers'],
  },
  routes: { document: createDocumentRoute(services), export: createExportRoute(services) },
})
