/**
 * What is remembered between requests, so that a warm request asks the platform nothing. Bounded in time and number;
 * keys begin with account and workspace, and hold a hash of a token, never the token.
 *
 * Only answers are kept, never a promise: two people's calls in flight at the same time must not share one.
 */
import { createHash } from 'node:crypto'

import { LRUCache } from 'lru-cache'

import type { AppSettings } from '../settings/app-settings'
import type {
  CompanyLink,
  Membership,
  Role,
  SessionClaims,
  SuiteOrganization,
  ValidatedToken,
} from './collaborator'
import type { IdentityPorts } from './identify'

const SECOND_MS = 1000
/** A session can be pointed at another organization at any time. */
const CLAIMS_TTL_MS = 10 * SECOND_MS
const TTL_MS = 60 * SECOND_MS
/** Stores install and remove it, but not every day. */
const SUITE_TTL_MS = 10 * 60 * SECOND_MS
const MAX_STORES = 200
const MAX_PEOPLE = 5000

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

export const createIdentityCache = (clock: () => Date): IdentityCache => {
  const memory = <Answer extends object>(max: number, ttlMs = TTL_MS) =>
    createMemory<Answer>({ max, ttlMs, clock })
  const settings = memory<AppSettings>(MAX_STORES)
  const roles = memory<readonly Role[]>(MAX_STORES)
  const tokens = memory<ValidatedToken>(MAX_PEOPLE)
  const claims = memory<SessionClaims>(MAX_PEOPLE, CLAIMS_TTL_MS)
  const suite = memory<{ readonly isInstalled: true }>(MAX_STORES, SUITE_TTL_MS)
  const memberships = memory<readonly Membership[]>(MAX_PEOPLE)
  const organizations = memory<SuiteOrganization>(MAX_PEOPLE)
  const links = memory<CompanyLink>(MAX_PEOPLE)
  return {
    around: (tenant, ports) => ({
      // Settings that nobody has saved yet are good for this request only.
      settings: () =>
        settings.remember(keyOf(tenant), ports.settings, ({ raw }) =>
          Object.keys(raw).length === 0 ? 0 : null
        ),
      roles: () => roles.remember(keyOf(tenant), ports.roles),
      validateToken: (token) =>
        tokens.remember(
          keyOf(tenant, hash(token)),
          () => ports.validateToken(token),
          ({ expiresAtMs }) => expiresAtMs
        ),
      readSession: (token) =>
        claims.remember(keyOf(tenant, hash(token)), () => ports.readSession(token)),
      isSuiteInstalled: async () => {
        const answer = await suite.remember(keyOf(tenant), async () =>
          (await ports.isSuiteInstalled()) ? { isInstalled: true } : null
        )
        return answer !== null
      },
      membershipsOf: (email, organizationId) =>
        memberships.remember(keyOf(tenant, email, organizationId ?? ''), () =>
          ports.membershipsOf(email, organizationId)
        ),
      organizationOf: (id) =>
        organizations.remember(keyOf(tenant, id), () => ports.organizationOf(id)),
      linkOf: (id) => links.remember(keyOf(tenant, id), () => ports.linkOf(id)),
    }),
    forgetSettings: (tenant) => settings.forget(keyOf(tenant)),
    forgetLink: (tenant, organizationId) => links.forget(keyOf(tenant, organizationId)),
  }
}

interface Kept<Answer> {
  readonly answer: Answer
  readonly untilMs: number
}

const createMemory = <Answer extends object>({
  max,
  ttlMs,
  clock,
}: {
  max: number
  ttlMs: number
  clock: () => Date
}) => {
  const kept = new LRUCache<string, Kept<Answer>>({ max })
  return {
    /** Null or an empty list is asked again each time: one who has just been linked or signed in does not wait. */
    async remember<Asked extends Answer | null>(
      key: string,
      ask: () => Promise<Asked>,
      endOf: (answer: Answer) => number | null = () => null
    ): Promise<Asked | Answer> {
      const known = kept.get(key)
      if (known !== undefined && clock().getTime() < known.untilMs) return known.answer
      // Counted from before the question: the answer may have been true only then.
      const askedAtMs = clock().getTime()
      const answer = await ask()
      if (answer === null || (Array.isArray(answer) && answer.length === 0)) return answer
      const untilMs = Math.min(askedAtMs + ttlMs, endOf(answer) ?? Infinity)
      kept.set(key, { answer, untilMs })
      return answer
    },
    forget: (key: string): void => void kept.delete(key),
  }
}

const keyOf = ({ account, workspace }: Tenant, ...rest: readonly string[]): string =>
  JSON.stringify([account, workspace, ...rest])

const hash = (token: string): string => createHash('sha256').update(token).digest('base64url')
