/** One workspace's public edge, and a browser of it for tests and for the start. */
import type { Person } from './platform/account-data'
import type { CompanyLink } from './platform/people'
import type { Platform } from './platform/start-platform'
import { signIn } from './router/sign-in'
import type { Cookies } from './router/sign-in'
import { startRouter } from './router/start-router'
import type { RouterOptions } from './router/start-router'

export interface GraphqlRequest {
  /** Nobody if left out. */
  readonly as?: Person
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
  readonly extensions?: Readonly<Record<string, unknown>>
  /** Added to, or instead of, what the browser sends. */
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

export interface GraphqlAnswer<T> {
  readonly status: number
  readonly headers: Headers
  readonly data: T | null
  readonly errors: readonly GraphqlError[]
}

export interface GraphqlError {
  readonly message: string
  readonly extensions?: Readonly<Record<string, unknown>>
}

export interface StoreFront {
  readonly url: string
  /** The cookies of a person who has signed in; the same ones each time. */
  cookiesOf(person: Person): Cookies
  /** @throws when the answer is not JSON. */
  fetchGraphql<T = unknown>(request: GraphqlRequest): Promise<GraphqlAnswer<T>>
  close(): Promise<void>
}

export type StoreFrontOptions = Omit<RouterOptions, 'platformPort'> & {
  readonly platform: Platform
}

export async function openStoreFront(options: StoreFrontOptions): Promise<StoreFront> {
  const { platform, account } = options
  const router = await startRouter({ ...options, platformPort: platform.port })
  const url = `http://localhost:${router.port}`
  const signedIn = new Map<string, Cookies>()
  const cookiesOf = (person: Person) => {
    const cookies = signedIn.get(person.email) ?? signIn(platform.state, account, person)
    signedIn.set(person.email, cookies)
    return cookies
  }
  return {
    url,
    cookiesOf,
    fetchGraphql: (request) =>
      post(`http://127.0.0.1:${router.port}`, request, request.as ? cookiesOf(request.as) : {}),
    close: () => router.close(),
  }
}

export const cookieHeader = (cookies: Cookies) =>
  Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')

async function post<T>(
  origin: string,
  { query, variables, extensions, headers, signal }: GraphqlRequest,
  cookies: Cookies
): Promise<GraphqlAnswer<T>> {
  const response = await fetch(`${origin}/_v/private/graphql/v1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: cookieHeader(cookies), ...headers },
    body: JSON.stringify({ query, variables, extensions }),
    signal,
  })
  const answer = (await response.json()) as { data?: T | null; errors?: GraphqlError[] }
  const { data = null, errors = [] } = answer
  return { status: response.status, headers: response.headers, data, errors }
}

const CONFIRM = `mutation confirm($organizationId: ID!, $companyRefs: [String!]!) {
  erpConfirmCompanyLink(organizationId: $organizationId, companyRefs: $companyRefs) { organizationId }
}`

/**
 * Lets the store's administrator confirm the links, as they would from the admin; then proves that a query answers.
 * @throws when the service refuses.
 */
export async function confirmLinks(
  front: StoreFront,
  staff: Person | undefined,
  links: readonly CompanyLink[]
): Promise<void> {
  const requests = links.map((link) => ({ as: staff, query: CONFIRM, variables: { ...link } }))
  for (const request of [...requests, { query: '{ __typename }' }]) {
    const { status, errors } = await front.fetchGraphql(request)
    if (status !== 200 || errors.length > 0)
      throw new Error(`The service does not answer: ${errors[0]?.message ?? `status ${status}`}`)
  }
}
