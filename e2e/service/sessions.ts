/** Sessions as browsers make them: their own cookies, and public values that anybody may set. */
import type { AccountData, B2bUser, Grant, Person, Role } from '../../dev/platform/account-data'
import { DEMO_ACCOUNT, demoAccountData } from '../../dev/platform/people'
import { cookieHeader, type StoreFront } from '../../dev/store-front'

/**
 * Sets public values of the session of those cookies, as a script in the page can.
 * @returns the Cookie header that the browser sends from then on
 */
export const withPublicValues = async (
  { url }: StoreFront,
  cookies: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>
): Promise<string> => {
  const entries = Object.entries(values).map(([key, value]) => [key, { value }] as const)
  const response = await fetch(`${url}/api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: cookieHeader(cookies) },
    body: JSON.stringify({ public: Object.fromEntries(entries) }),
  })
  if (!response.ok) throw new Error(`The session was not written: ${response.status}`)
  const session = /vtex_session=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1]
  return cookieHeader({ ...cookies, ...(session ? { vtex_session: session } : {}) })
}

/** The demo store's data with other people, places and roles in it. */
export const accountsWith = (more: {
  readonly people?: readonly Person[]
  readonly users?: readonly B2bUser[]
  readonly roles?: readonly Role[]
  readonly grants?: readonly Grant[]
}): ReadonlyMap<string, AccountData> => {
  const demo = demoAccountData()
  const replaced = new Set(more.roles?.map(({ id }) => id))
  const data = {
    ...demo,
    people: [...demo.people, ...(more.people ?? [])],
    users: [...demo.users, ...(more.users ?? [])],
    grants: [...demo.grants, ...(more.grants ?? [])],
    roles: [...demo.roles.filter(({ id }) => !replaced.has(id)), ...(more.roles ?? [])],
  }
  return new Map([[DEMO_ACCOUNT, data]])
}

export const WHO = `{ erpCollaborator {
  key isNarrowed actingFor { name } organization { id name isOnHold } companies { ref }
} }`

export interface Who {
  readonly erpCollaborator: {
    readonly key: string
    readonly isNarrowed: boolean
    readonly actingFor: { readonly name: string } | null
    readonly organization: { readonly id: string; readonly isOnHold: boolean }
    readonly companies: ReadonlyArray<{ readonly ref: string }>
  }
}
