/**
 * The session, as vtex.session keeps it: `GET /api/sessions?items=…`.
 * https://developers.vtex.com/docs/guides/sessions-system-overview
 * Which app writes which value: https://developers.vtex.com/docs/guides/session-data-available-from-vtex-apps
 */
import type { Session } from '@vtex/api'
import { z } from 'zod'

import type { SessionClaims } from '../identity/collaborator'
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

const sessionSchema = z.object({
  namespaces: z
    .record(z.string(), z.record(z.string(), z.object({ value: z.unknown() }).nullish()).nullish())
    .nullish(),
})

const NOBODY: SessionClaims = {
  storeUserEmail: null,
  adminUserEmail: null,
  organizationId: null,
  costCenterId: null,
  shopperEmail: null,
  customerEmail: null,
  canImpersonate: false,
}

/** @returns claims without content for a session that does not exist (any more) */
export const readSessionClaims = async (
  session: Session,
  token: string
): Promise<SessionClaims> => {
  // The token becomes part of a Cookie header.
  if (!/^[\w.~+/=-]+$/.test(token)) return NOBODY
  try {
    const { sessionData } = await session.getSession(token, ITEMS)
    return claimsOf(sessionData)
  } catch (error) {
    const status = statusOf(error)
    if (status !== null && status >= 400 && status < 500) return NOBODY
    throw error
  }
}

const claimsOf = (sessionData: unknown): SessionClaims => {
  const namespaces = sessionSchema.safeParse(sessionData).data?.namespaces
  const text = (namespace: string, key: string): string | null => {
    const value = namespaces?.[namespace]?.[key]?.value
    return typeof value === 'string' && value !== '' ? value : null
  }
  const email = (namespace: string, key: string) => text(namespace, key)?.toLowerCase() ?? null
  const canImpersonate = namespaces?.impersonate?.canImpersonate?.value
  return {
    storeUserEmail: email('authentication', 'storeUserEmail'),
    adminUserEmail: email('authentication', 'adminUserEmail'),
    organizationId: text('storefront-permissions', 'organization'),
    costCenterId: text('storefront-permissions', 'costcenter'),
    shopperEmail: email('storefront-permissions', 'storeUserEmail'),
    customerEmail: email('impersonate', 'storeUserEmail'),
    canImpersonate: String(canImpersonate).toLowerCase() === 'true',
  }
}
