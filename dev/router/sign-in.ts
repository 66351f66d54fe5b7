/** What a browser carries after it has signed in: the auth cookie of VTEX ID and the session. */
import type { IncomingMessage } from 'node:http'
import { usersOf } from '../platform/account-data'
import type { Person } from '../platform/account-data'
import { cookieOf } from '../platform/exchange'
import { valueOf } from '../platform/session-transforms'
import type { PlatformState } from '../platform/start-platform'
import { authCookieName } from '../platform/vtex-id'

export type Cookies = Readonly<Record<string, string>>

export interface SignedIn {
  readonly person: Person
  readonly organizationId: string | null
}

/** Signs a person of the account in. */
export function signIn(state: PlatformState, account: string, person: Person): Cookies {
  const audience = person.kind === 'staff' ? 'admin' : 'webstore'
  const token = state.vtexId.issue({ account, email: person.email, audience })
  const session = state.sessions.save({
    account,
    token: null,
    tokens: audience === 'admin' ? { admin: token, store: null } : { store: token, admin: null },
    publicValues: {},
  })
  return { [authCookieName(audience, account)]: token, vtex_session: session }
}

/** @returns null when nobody is signed in. */
export function whoIs(
  state: PlatformState,
  account: string,
  { headers }: IncomingMessage
): SignedIn | null {
  const claims = (['webstore', 'admin'] as const)
    .map((audience) => state.vtexId.read(cookieOf(headers, authCookieName(audience, account))))
    .find((found) => found?.account === account)
  const people = state.accounts.get(account)?.people ?? []
  const person = people.find(({ email }) => email === claims?.email)
  if (!person) return null
  const session = state.sessions.find(cookieOf(headers, 'vtex_session'), account)
  const organizationId =
    session && valueOf(session.namespaces, 'storefront-permissions', 'organization')
  return { person, organizationId }
}

/** Moves the session of a person of several organizations to another of their own; nothing for a foreign one. */
export function switchOrganization(
  state: PlatformState,
  account: string,
  { sessionToken, email, organizationId }: OrganizationSwitch
): void {
  const data = state.accounts.get(account)
  const own = data ? usersOf(data, email) : []
  const wanted = own.find((user) => user.orgId === organizationId)
  if (!wanted) return
  for (const user of own) user.active = user === wanted
  state.sessions.save({
    account,
    token: sessionToken,
    tokens: { store: null, admin: null },
    publicValues: { b2bCurrentCostCenter: wanted.costId },
  })
}

export interface OrganizationSwitch {
  readonly sessionToken: string | null
  readonly email: string
  readonly organizationId: string
}
