/** A platform that answers as told, and writes down the waves in which it was asked: for tests of who asks. */
import assert from 'node:assert/strict'

import { isAppError } from '../app-error'
import { isPlatformError, PlatformError } from '../clients/platform-error'
import type {
  CompanyLink,
  Membership,
  Role,
  SessionClaims,
  SuiteOrganization,
  ValidatedToken,
} from '../identity/collaborator'
import { identify, type IdentityPorts, type Tokens } from '../identity/identify'
import { readAppSettings } from '../settings/app-settings'

export const MODULE = 'vendor.orders-b2b'

export interface IdentityHarness {
  /** By the token's own text. */
  readonly tokens: Readonly<Record<string, ValidatedToken>>
  readonly claims: SessionClaims | null
  /** By e-mail; null in a store without the B2B Suite. */
  readonly memberships: Readonly<Record<string, readonly Membership[]>> | null
  readonly organizations: readonly SuiteOrganization[]
  readonly links: readonly CompanyLink[]
  readonly roles: readonly Role[]
  readonly settings: Readonly<Record<string, unknown>>
}

export const token = (
  email: string,
  changes: Partial<Omit<ValidatedToken, 'email'>> = {}
): ValidatedToken => ({
  email,
  account: 'shop',
  audience: 'webstore',
  expiresAtMs: null,
  ...changes,
})

export const membership = (
  organizationId: string,
  changes: Partial<Omit<Membership, 'organizationId'>> = {}
): Membership => ({
  organizationId,
  costCenterId: `${organizationId}-main`,
  roleId: 'buyer',
  ...changes,
})

export const organization = (
  id: string,
  status: SuiteOrganization['status'] = 'active'
): SuiteOrganization => ({ id, name: `The company ${id}`, status })

export const link = (
  organizationId: string,
  companyRefs: readonly string[],
  costCenters: CompanyLink['costCenters'] = []
): CompanyLink => ({
  organizationId,
  companyRefs,
  costCenters,
  confirmedBy: 'admin@shop.example',
  confirmedAt: '2026-01-01T00:00:00.000Z',
})

export const role = (
  id: string,
  features: Readonly<Record<string, readonly string[]>> = {},
  slug = `customer-${id}`
): Role => ({ id, slug, features: new Map(Object.entries(features)) })

export const CLAIMS: SessionClaims = {
  storeUserEmail: 'ana@norte.example',
  adminUserEmail: null,
  organizationId: 'norte',
  costCenterId: 'norte-main',
  shopperEmail: null,
  customerEmail: null,
  canImpersonate: false,
}

/** Ana of Norte, signed in. */
export const HARNESS: IdentityHarness = {
  tokens: { 'ana-token': token('ana@norte.example') },
  claims: CLAIMS,
  memberships: { 'ana@norte.example': [membership('norte')] },
  organizations: ['norte', 'sul', 'andes'].map((id) => organization(id)),
  links: [link('norte', [' C-1 ', 'C-2', 'C-1'])],
  roles: [role('buyer')],
  settings: { connector: 'demo' },
}

export const TOKENS: Tokens = {
  account: 'shop',
  storeUserToken: 'ana-token',
  adminUserToken: undefined,
  sessionToken: 'session',
}

export const platform = (changes: Partial<IdentityHarness> = {}) => {
  const harness = { ...HARNESS, ...changes }
  const asked: string[] = []
  const waves: string[][] = []
  const answer = async <Answer>(name: string, value: Answer): Promise<Answer> => {
    asked.push(name)
    const position = asked.length
    await new Promise((resolve) => setImmediate(resolve))
    if (position === asked.length) waves.push(asked.splice(0))
    return value
  }
  const ports: IdentityPorts = {
    settings: () => answer('settings', readAppSettings(harness.settings)),
    validateToken: (text) => answer('token', harness.tokens[text] ?? null),
    readSession: () => answer('session', harness.claims),
    isSuiteInstalled: () => answer('suite', harness.memberships !== null),
    membershipsOf: async (email, id) => {
      const own = await answer('memberships', harness.memberships?.[email] ?? [])
      if (harness.memberships === null) throw new PlatformError('storefront-permissions', null)
      return own.filter(({ organizationId }) => id === null || organizationId === id)
    },
    organizationOf: (id) =>
      answer('organization', harness.organizations.find((one) => one.id === id) ?? null),
    linkOf: (id) =>
      answer('link', harness.links.find(({ organizationId }) => organizationId === id) ?? null),
    roles: () => answer('roles', harness.roles),
  }
  return { ports, waves }
}

export const ABOUT_APP = { module: MODULE, canonicalRef: () => (ref: string) => ref.trim() }

export const identified = async (changes?: Partial<IdentityHarness>, tokens: Tokens = TOKENS) =>
  (await identify(tokens, platform(changes).ports, ABOUT_APP)).collaborator

/** Code, and reason if there is one, of what a person must be refused with. */
export const refusal = async (changes: Partial<IdentityHarness>, tokens: Tokens = TOKENS) => {
  try {
    await identify(tokens, platform(changes).ports, ABOUT_APP)
  } catch (error) {
    if (isPlatformError(error)) return 'PLATFORM_UNAVAILABLE'
    assert.ok(isAppError(error))
    return [error.code, error.details.reason].filter(Boolean).join(' ')
  }
  return assert.fail('the person was accepted')
}
