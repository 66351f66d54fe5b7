/**
 * From the platform's context to what a use-case needs: who asks, for whom, and the store's ERP.
 */
import { removeVersionFromAppId } from '@vtex/api'

import { isSuiteInstalled } from '../clients/b2b-app'
import { readCompanyLink } from '../clients/company-links'
import { savedSettings } from '../clients/saved-settings'
import { readSessionClaims } from '../clients/session-claims'
import { identify, type IdentityPorts } from '../identity/identify'
import type { Collaborator } from '../identity/collaborator'
import type { RequestScope } from '../orders/request-scope'
import type { Erp } from '../orders/erp'
import type { ReportSecurityEvent } from '../orders/ownership'
import { type AppSettings, readAppSettings } from '../settings/app-settings'
import { dayIn } from '../settings/store-day'
import type { Context } from './context'
import { definitionOf, openErp } from './store-erp'
import type { Services } from './composition-root'

export interface BuyerRequest {
  readonly collaborator: Collaborator
  readonly erp: Erp
  readonly settings: AppSettings
  readonly report: ReportSecurityEvent
}

/** @throws AppError `UNAUTHENTICATED`, `NO_ACCESS`, `NOT_LINKED`; ConnectorError `not-configured` */
export const buyerRequest = async (ctx: Context, services: Services): Promise<BuyerRequest> => {
  const { account, storeUserAuthToken, adminUserAuthToken, sessionToken } = ctx.vtex
  const ports = services.identityCache.around(ctx.vtex, identityPorts(ctx))
  const open = once((settings: AppSettings) => openErp(settings, ctx, services))
  const settingsOf = async () => {
    const settings = await ports.settings()
    // What the ERP can is read while the platform proves who asks, so that nobody waits for it longer. What is wrong with
    // the settings is told below, to one who is proved.
    open(settings).catch(() => {})
    return settings
  }
  const tokens = {
    account,
    storeUserToken: storeUserAuthToken,
    adminUserToken: adminUserAuthToken,
    sessionToken,
  }
  const { settings, collaborator } = await identify(
    tokens,
    { ...ports, settings: settingsOf },
    {
      module: removeVersionFromAppId(appId()),
      canonicalRef: (settings: AppSettings) => definitionOf(settings, ctx).canonicalRef,
    }
  )
  const erp = { ...(await open(settings)), viewer: collaborator.key }
  return { collaborator, erp, settings, report: reportOf(ctx) }
}

/** Started by the first who needs it, and the same for all. */
const once = <Argument, Answer>(work: (argument: Argument) => Promise<Answer>) => {
  let begun: Promise<Answer> | undefined
  return (argument: Argument): Promise<Answer> => (begun ??= work(argument))
}

/** What a use-case needs to know of the viewer. */
export const requestScopeOf = (
  { collaborator, erp, settings, report }: BuyerRequest,
  { clock }: Pick<Services, 'clock'>
): RequestScope => {
  const { companies, rights, email } = collaborator
  const today = dayIn(settings.timeZone, clock())
  return { companies, rights, email, today, erp, report }
}

const identityPorts = ({ clients, vtex }: Context): IdentityPorts => ({
  settings: () => readStoreSettings({ clients, vtex }),
  validateToken: (token) => clients.vtexId.validate(token),
  readSession: (token) => readSessionClaims(clients.session, token),
  isSuiteInstalled: () =>
    isSuiteInstalled([clients.storefrontPermissions, clients.b2bOrganizations]),
  membershipsOf: (email, id) => clients.storefrontPermissions.membershipsOf(email, id),
  organizationOf: (id) => clients.b2bOrganizations.organization(id),
  linkOf: (organizationId) => readCompanyLink(clients.vbase, organizationId),
  roles: () => clients.storefrontPermissions.roles(),
})

const appId = (): string => process.env.VTEX_APP_ID ?? ''

/** The settings as they are now. */
export const readStoreSettings = async ({
  clients,
}: Pick<Context, 'clients' | 'vtex'>): Promise<AppSettings> =>
  readAppSettings(await savedSettings(clients.apps, appId()))

const reportOf =
  ({ vtex: { logger } }: Context): ReportSecurityEvent =>
  (event) =>
    logger.error({
      ...event,
      message: 'Records of somebody else were withheld.',
    })
