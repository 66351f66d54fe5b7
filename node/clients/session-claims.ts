/**
 * The session, as vtex.session keeps it: `GET /api/sessions?items=…`.
 * https://developers.vtex.com/docs/guides/sessions-system-overview
 */
import type { Session } from '@vtex/api'
import { z } from 'zod'

import type { SessionClaims } from '../identity/collaborator'
import { statusOf } from './upstream-error'

const ITEMS = ['authentication.storeUserEmail', 'storefront-permissions.organization']

const value = z.object({ value: z.string().nullish() }).nullish()
const sessionSchema = z.object({
  namespaces: z
    .object({
      authentication: z.object({ storeUserEmail: value }).nullish(),
      'storefront-permissions': z.object({ organization: value }).nullish(),
    })
    .nullish(),
})

const NOBODY: SessionClaims = { storeUserEmail: null, organizationId: null }

/** @returns claims without content for a session that does not exist (any more) */
export const readSessionClaims = async (
  session: Session,
  token: string
): Promise<SessionClaims> => {
  // The token becomes part of a Cookie header.
  if (!/^[\w.~+/=-]+$/.test(token)) return NOBODY
  try {
    const { sessionData } = await session.getSession(token, ITEMS)
    const namespaces = sessionSchema.safeParse(sessionData).data?.namespaces
    return {
      storeUserEmail: namespaces?.authentication?.storeUserEmail?.value || null,
      organizationId: namespaces?.['storefront-permissions']?.organization?.value || null,
    }
  } catch (error) {
    const status = statusOf(error)
    if (status !== null && status >= 400 && status < 500) return NOBODY
    throw error
  }
}
