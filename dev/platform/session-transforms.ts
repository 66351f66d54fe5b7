/**
 * The session apps that run, in this order, each time a session is written: authentication -> impersonate -> profile ->
 * storefront-permissions. Inputs and outputs: developers.vtex.com "Session data available from VTEX apps"; the last one:
 * `setProfile` in node/resolvers/Routes/index.ts of vtex-apps/storefront-permissions.
 *
 * The weakness is on purpose: `public.*` can be written by any browser, and `setProfile` honours `public.impersonate` (the
 * id of any `b2b_users` record) for whoever is signed in, without asking for a permission. `public.b2bCurrentCostCenter` is
 * taken as naively here, which is at least as loose as the real app: an organization in a session is a claim, never a proof.
 */
import { activeUser, hasGrant } from './account-data'
import type { AccountData, B2bUser } from './account-data'
import { userIdOf } from './vtex-id'
import type { VtexId } from './vtex-id'

export type Values = Readonly<Record<string, { readonly value: string }>>
export type Namespaces = Readonly<Record<string, Values>>

export interface AuthTokens {
  readonly store: string | null
  readonly admin: string | null
}

export interface SessionSources {
  readonly vtexId: VtexId
  readonly accounts: ReadonlyMap<string, AccountData>
}

interface Input {
  readonly account: string
  readonly tokens: AuthTokens
  readonly namespaces: Namespaces
}

export function transformSession(input: Input, sources: SessionSources): Namespaces {
  const data = sources.accounts.get(input.account)
  const authenticated = {
    ...input.namespaces,
    authentication: authentication(input, sources.vtexId),
  }
  if (!data) return authenticated
  const impersonated = { ...authenticated, impersonate: impersonate(authenticated, data) }
  const profiled = { ...impersonated, profile: profile(impersonated) }
  return { ...profiled, 'storefront-permissions': storefrontPermissions(profiled, data) }
}

/** Runs on the request's auth cookies; a write without them (by an app) leaves what was. */
function authentication({ account, tokens, namespaces }: Input, vtexId: VtexId): Values {
  if (tokens.store === null && tokens.admin === null) return namespaces['authentication'] ?? {}
  const store = emailOf(vtexId, tokens.store, account)
  const admin = emailOf(vtexId, tokens.admin, account)
  return {
    ...(store ? valuesOf({ storeUserEmail: store, storeUserId: userIdOf(store) }) : {}),
    ...(admin ? valuesOf({ adminUserEmail: admin, adminUserId: userIdOf(admin) }) : {}),
  }
}

function emailOf(vtexId: VtexId, token: string | null, account: string) {
  const claims = vtexId.read(token)
  return claims?.account === account ? claims.email : null
}

/** Telesales. Which License Manager resource allows it is not documented: `impersonate` stands for it. */
function impersonate(namespaces: Namespaces, data: AccountData): Values {
  const operator = valueOf(namespaces, 'authentication', 'adminUserEmail')
  const customer = valueOf(namespaces, 'public', 'vtex-impersonated-customer-email')
  if (!operator || !customer) return {}
  const right = { email: operator, productCode: '2', resourceCode: 'impersonate' }
  if (!hasGrant(data, right)) return valuesOf({ canImpersonate: 'false' })
  return valuesOf({
    canImpersonate: 'true',
    storeUserEmail: customer,
    storeUserId: userIdOf(customer),
  })
}

function profile(namespaces: Namespaces): Values {
  const known =
    valueOf(namespaces, 'impersonate', 'storeUserEmail') ??
    valueOf(namespaces, 'authentication', 'storeUserEmail')
  if (known) return valuesOf({ email: known, id: userIdOf(known), isAuthenticated: 'true' })
  const claimed = valueOf(namespaces, 'public', 'storeUserEmail')
  return claimed ? valuesOf({ email: claimed, isAuthenticated: 'false' }) : {}
}

const NOBODY: Values = valuesOf({ organization: '', costcenter: '', userId: '' })

function storefrontPermissions(namespaces: Namespaces, data: AccountData): Values {
  if (valueOf(namespaces, 'public', 'removeB2B')) return NOBODY
  const own = valueOf(namespaces, 'authentication', 'storeUserEmail')
  const target = valueOf(namespaces, 'public', 'impersonate')
  if (own && target) {
    const user = data.users.find(({ id }) => id === target)
    if (user) return { ...placeOf(user), ...shopperOf(user.email) }
  }
  const customer = valueOf(namespaces, 'impersonate', 'storeUserEmail')
  const email = customer ?? own
  if (!email) return NOBODY
  const place = chosenPlace(namespaces, data) ?? placeOf(activeUser(data, email))
  return { ...place, ...(customer ? shopperOf(customer) : {}) }
}

/** The cost center that the browser says it has switched to. */
function chosenPlace(namespaces: Namespaces, data: AccountData): Values | null {
  const chosen = valueOf(namespaces, 'public', 'b2bCurrentCostCenter')
  const organization =
    valueOf(namespaces, 'public', 'b2bCurrentOrganization') ??
    data.costCenters.find(({ id }) => id === chosen)?.organization
  if (!organization) return null
  const costcenter = chosen ?? data.costCenters.find((c) => c.organization === organization)?.id
  return valuesOf({ organization, costcenter: costcenter ?? '', userId: '' })
}

function placeOf(user: B2bUser | null): Values {
  if (!user) return NOBODY
  return valuesOf({ organization: user.orgId, costcenter: user.costId, userId: user.id })
}

/** Set only while somebody is impersonated. */
function shopperOf(email: string): Values {
  return valuesOf({ storeUserEmail: email, storeUserId: userIdOf(email) })
}

export function valueOf(namespaces: Namespaces, namespace: string, key: string): string | null {
  return namespaces[namespace]?.[key]?.value || null
}

function valuesOf(values: Readonly<Record<string, string>>): Values {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }]))
}
