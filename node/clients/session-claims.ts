/**
 * The session, as vtex.session keeps it: `GET /api/sessions?items=…`.
 * https://developers.vtex.com/docs/guides/sessions-system-overview
 * Which app writes which value: https://developers.vtex.com/docs/guides/session-data-available-from-vtex-apps
 */
import type { Session } from '@vtex/api'
import { z } from 'zod'

import type { SessionClaims } from '../identity/collaborator'
import { askPlatform } from './platform-error'
import { statusOf } from './upstream-error'

const ITEMS = [
  'authentication.storeUserEmail',
  'authentication.adminUserEmail',
  'impersonate.storeUserEmail',
  'impersonate.canImpersonate',
  'storefront-permissions.organization',
  'storefront-permissions.costcenter',
  'storefront-permissions.storeUserEmail',
]

/** A session without any of the items may leave the namespaces out, but not its id as well. */
const sessionSchema = z
  .object({
    id: z.string().nullish(),
    namespaces: z
      .record(
        z.string(),
        z.record(z.string(), z.object({ value: z.unknown() }).nullish()).nullish()
      )
      .nullish(),
  })
  .refine(({ id, namespaces }) => id || namespaces)

/**
 * @returns null for a session that does not exist (any more)
 * @throws PlatformError
 */
export const readSessionClaims = async (
  session: Session,
  token: string
): Promise<SessionClaims | null> => {
  // The token becomes part of a Cookie header.
  if (!/^[\w.~+/=-]+$/.test(token)) return null
  return askPlatform('session', async () => {
    try {
      const { sessionData } = await session.getSession(token, ITEMS)
      return claimsOf(sessionSchema.parse(sessionData))
    } catch (error) {
      const status = statusOf(error)
      if (status === 404 || status === 401) return null
      throw error
    }
  })
}

const claimsOf = ({ namespaces }: z.infer<typeof sessionSchema>): SessionClaims => {
  const text = (namespace: string, key: string): string | null => {
    const value = namespaces?.[namespace]?.[key]?.value
    return typeof value === 'string' && value !== '' ? value : null
  }
  const canImpersonate = namespaces?.impersonate?.canImpersonate?.value
  return {
    storeUserEmail: text('authentication', 'storeUserEmail'),
    adminUserEmail: text('authentication', 'adminUserEmail'),
    organizationId: text('storefront-permissions', 'organization'),
    costCenterId: text('storefront-permissions', 'costcenter'),
    shopperEmail: text('storefront-permissions', 'storeUserEmail'),
    customerEmail: text('impersonate', 'storeUserEmail'),
    canImpersonate: String(canImpersonate).toLowerCase() === 'true',
  }
}
