/**
 * VTEX ID, as far as the app and the runtime ask it.
 *
 * POST portal.vtexcommercestable.com.br/api/vtexid/credential/validate?an=ACCOUNT, body {token}
 *   -> {authStatus, id, user, account, audience, tokenType}, else 401. Sources: developers.vtex.com "Checking which user
 *   is currently authenticated"; node/clients/identity.ts of vtex-apps/store-graphql.
 * GET vtexid.vtex.com.br/api/vtexid/pub/authenticated/user?authToken=TOKEN -> {userId, user, account} or null. Sources:
 *   parseIdToken in `@vtex/api` .../schemaDirectives/Auth.js; node/clients/vtexId.ts of vtex-apps/storefront-permissions.
 */
import { randomUUID } from 'node:crypto'
import { isRecord, jsonBody, ok, refused } from './exchange'
import type { PlatformAnswer, PlatformRequest } from './exchange'

export interface TokenClaims {
  readonly account: string
  readonly email: string
  /** Which cookie it lives in: `webstore` of shoppers, `admin` of store staff. */
  readonly audience: 'webstore' | 'admin'
  readonly expiresAtMs: number
}

export type NewToken = Omit<TokenClaims, 'expiresAtMs'> & { readonly expiresAtMs?: number }

export interface VtexId {
  /** A login token of that person; valid for a day unless the claims say otherwise. */
  issue(claims: NewToken): string
  /** Whose token it is; null for one that was never issued, was revoked or has expired. */
  read(token: string | null | undefined): TokenClaims | null
  revoke(token: string): void
}

const DAY_MS = 24 * 60 * 60 * 1000

export function createVtexId(): VtexId {
  const tokens = new Map<string, TokenClaims>()
  return {
    issue(claims) {
      const token = `token-${randomUUID()}`
      tokens.set(token, { expiresAtMs: Date.now() + DAY_MS, ...claims })
      return token
    },
    read(token) {
      const claims = token ? tokens.get(token) : undefined
      return claims && claims.expiresAtMs > Date.now() ? claims : null
    },
    revoke: (token) => void tokens.delete(token),
  }
}

/** The name of the cookie that carries a token. Source: authTokens.js of `@vtex/api`. */
export function authCookieName(audience: TokenClaims['audience'], account: string): string {
  return audience === 'admin' ? 'VtexIdclientAutCookie' : `VtexIdclientAutCookie_${account}`
}

/** A person's id in the account: stable, and not the e-mail. */
export const userIdOf = (email: string) => `user-${Buffer.from(email).toString('hex').slice(0, 24)}`

export function validateCredential(request: PlatformRequest, vtexId: VtexId): PlatformAnswer {
  if (request.method !== 'POST') return refused(405, 'MethodNotAllowed', 'POST a token')
  const body = jsonBody(request)
  const token = isRecord(body) && typeof body['token'] === 'string' ? body['token'] : null
  const claims = vtexId.read(token)
  if (!claims || claims.account !== request.url.searchParams.get('an'))
    return { status: 401, json: { authStatus: 'InvalidToken' } }
  const { email, account, audience } = claims
  return ok({
    authStatus: 'Success',
    id: userIdOf(email),
    user: email,
    account,
    audience,
    tokenType: 'user',
  })
}

export function authenticatedUser(request: PlatformRequest, vtexId: VtexId): PlatformAnswer {
  const claims = vtexId.read(request.url.searchParams.get('authToken'))
  if (!claims) return ok(null)
  return ok({ userId: userIdOf(claims.email), user: claims.email, account: claims.account })
}
