/**
 * What is remembered between requests, so that a warm request asks the platform nothing. Bounded in time and number;
 * keys begin with account and workspace, and hold a hash of a token, never the token.
 *
 * Only answers are kept, never a promise: two people's calls in flight at the same time must not share one.
 */
import { createHash } from 'node:crypto'

import { LRUCache } from 'lru-cache'

import type { AppSettings } from '../settings/app-settings'
import type { CompanyLink, Membership, SessionClaims, ValidatedToken } from './collaborator'
import type { IdentityPorts } from './identify'

const SECOND_MS = 1000
/** A session can be pointed at another organization at any time. */
const CLAIMS_TTL_MS = 10 * SECOND_MS
const TTL_MS = 60 * SECOND_MS

type Memory<Value extends object> = LRUCache<string, Value>
const memory = <Value extends object>(max: number, ttl: number): Memory<Value> =>
  new LRUCache({ max, ttl })

export interface IdentityCache {
  /** Wraps the ports of one request of this tenant. */
  readonly around: (tenant: Tenant, ports: IdentityPorts) => IdentityPorts
  readonly forgetSettings: (tenant: Tenant) => void
  readonly forgetLink: (tenant: Tenant, organizationId: string) => void
}

export interface Tenant {
  readonly account: string
  readonly workspace: string
}

export const createIdentityCache = (): IdentityCache => {
  const settings = memory<AppSettings>(200, TTL_MS)
  const tokens = memory<ValidatedToken>(5000, TTL_MS)
  const claims = memory<SessionClaims>(5000, CLAIMS_TTL_MS)
  const memberships = memory<readonly Membership[]>(5000, TTL_MS)
  const links = memory<CompanyLink>(5000, TTL_MS)
  return {
    around: (tenant, ports) => ({
      settings: () => remember(settings, keyOf(tenant), ports.settings),
      validateToken: (token) =>
        remember(tokens, keyOf(tenant, hash(token)), () => ports.validateToken(token)),
      readSession: (token) =>
        remember(claims, keyOf(tenant, hash(token)), () => ports.readSession(token)),
      membershipsOf: (email) =>
        remember(memberships, keyOf(tenant, email), () => ports.membershipsOf(email)),
      linkOf: (id) => remember(links, keyOf(tenant, id), () => ports.linkOf(id)),
    }),
    forgetSettings: (tenant) => void settings.delete(keyOf(tenant)),
    forgetLink: (tenant, organizationId) => void links.delete(keyOf(tenant, organizationId)),
  }
}

/** A refusal (null) is asked again each time: a person who has just been linked or signed in does not wait. */
const remember = async <Value extends object, Answer extends Value | null>(
  cache: Memory<Value>,
  key: string,
  ask: () => Promise<Answer>
): Promise<Answer | Value> => {
  const known = cache.get(key)
  if (known !== undefined) return known
  const answer = await ask()
  if (answer !== null) cache.set(key, answer)
  return answer
}

const keyOf = ({ account, workspace }: Tenant, ...rest: readonly string[]): string =>
  JSON.stringify([account, workspace, ...rest])

const hash = (token: string): string => createHash('sha256').update(token).digest('base64url')
