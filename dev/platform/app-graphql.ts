/**
 * What the stand-ins of VTEX's B2B apps share: GraphQL over HTTP at app.io.vtex.com/{vendor.app}/v{major}/{account}/
 * {workspace}/_v/graphql, and who is asking.
 *
 * Sources: AppGraphQLClient.js and GraphQLClient.js of `@vtex/api` (a query is a GET with a body, a mutation a POST; the
 * sender travels in `extensions.persistedQuery`); node/directives/validateStoreUserAccess.ts of
 * vtex-apps/storefront-permissions (who is let in: an admin, an app with `buyer_organization_view`, a member of any
 * buyer organization).
 */
import { graphql } from 'graphql'
import type { GraphQLSchema } from 'graphql'
import { appNameOf, hasPolicy } from '../runtime/app-manifest'
import type { AppManifest } from '../runtime/app-manifest'
import { usersOf } from './account-data'
import type { AccountData, B2bUser } from './account-data'
import { cookieOf, credentialOf, isRecord, jsonBody, ok, refused } from './exchange'
import type { PlatformAnswer, PlatformRequest } from './exchange'
import { createInnerCalls } from './inner-calls'
import type { InnerCalls, Latency } from './inner-calls'
import type { RoleFeatures } from './role-sync'
import type { Session, Sessions } from './sessions'
import { authCookieName } from './vtex-id'
import type { VtexId } from './vtex-id'

/** Who asks one of the B2B apps. */
export interface Requester {
  readonly account: string
  readonly data: AccountData
  readonly session: Session | null
  /** The session's token, to change it. */
  readonly sessionToken: string | null
  readonly storeEmail: string | null
  readonly isStaff: boolean
  /** The app on whose behalf it is asked, without version: the module of `checkUserPermission`. */
  readonly sender: string | null
  readonly sessions: Sessions
  readonly inner: InnerCalls
  /** Of the app under development. */
  readonly module: string
  readonly roleFeatures: RoleFeatures | null
}

export interface AppSources {
  readonly latency: Latency
  readonly manifest: AppManifest
  readonly roleFeatures: RoleFeatures | null
  readonly accounts: ReadonlyMap<string, AccountData>
  readonly sessions: Sessions
  readonly vtexId: VtexId
}

export interface AppResolvers {
  readonly [field: string]: (args: never, requester: Requester) => unknown
}

export interface B2bApp {
  readonly name: string
  readonly schema: GraphQLSchema
  readonly resolvers: AppResolvers
}

interface GraphqlCall {
  readonly query: string
  readonly variables: Record<string, unknown>
  readonly sender: string | null
}

export interface AppAnswer {
  readonly answer: PlatformAnswer
  /** What the app called in a row before it answered. */
  readonly innerCalls: readonly string[]
}

export async function appAnswer(
  request: PlatformRequest,
  app: B2bApp,
  sources: AppSources
): Promise<AppAnswer> {
  const call = callOf(request)
  if (!call) return atOnce(refused(400, 'BadRequest', 'A GraphQL query is missing'))
  const requester = requesterOf(request, call, sources)
  if (!requester) return atOnce(refused(401, 'Unauthorized', 'An app credential is missing'))
  const answer = await graphql({
    schema: app.schema,
    source: call.query,
    variableValues: call.variables,
    rootValue: app.resolvers,
    contextValue: requester,
  })
  return { answer: ok(answer), innerCalls: requester.inner.made }
}

const atOnce = (answer: PlatformAnswer): AppAnswer => ({ answer, innerCalls: [] })

function callOf(request: PlatformRequest): GraphqlCall | null {
  const body = jsonBody(request)
  if (!isRecord(body) || typeof body['query'] !== 'string') return null
  const variables = isRecord(body['variables']) ? body['variables'] : {}
  return { query: body['query'], variables, sender: senderOf(body['extensions']) }
}

function senderOf(extensions: unknown) {
  const persisted = isRecord(extensions) ? extensions['persistedQuery'] : null
  const sender = isRecord(persisted) ? persisted['sender'] : null
  return typeof sender === 'string' ? (sender.split('@')[0] ?? null) : null
}

function requesterOf(
  request: PlatformRequest,
  call: GraphqlCall,
  sources: AppSources
): Requester | null {
  const { caller, headers } = request
  const data = caller && sources.accounts.get(caller.account)
  if (!caller || !data) return null
  const { account } = caller
  const header = headers['x-vtex-session']
  const sessionToken = typeof header === 'string' ? header : cookieOf(headers, 'vtex_session')
  const tokenIn = (audience: 'webstore' | 'admin') =>
    sources.vtexId.read(cookieOf(headers, authCookieName(audience, account)))
  const isOwnApp = isAppAsAdmin(request) && hasPolicy(sources.manifest, 'buyer_organization_view')
  return {
    account,
    data,
    sessionToken,
    session: sources.sessions.find(sessionToken, account),
    storeEmail: tokenIn('webstore')?.email ?? null,
    isStaff: isOwnApp || tokenIn('admin')?.account === account,
    sender: call.sender,
    sessions: sources.sessions,
    inner: createInnerCalls(sources.latency),
    module: appNameOf(sources.manifest),
    roleFeatures: sources.roleFeatures,
  }
}

/** The B2B apps look at the admin cookie only: an app is let in if it sends its own token there too. */
function isAppAsAdmin({ caller, headers }: PlatformRequest) {
  if (caller?.kind !== 'app') return false
  const sent = headers['vtexidclientautcookie'] ?? cookieOf(headers, 'VtexIdclientAutCookie')
  return sent === credentialOf(caller)
}

/** @throws as `validateStoreUserAccess` does, unless staff, such an app or any organization's member. */
export async function mustBeMember({ isStaff, storeEmail, data, inner }: Requester): Promise<void> {
  if (isStaff) {
    await inner.call('VTEX ID: whose token')
    await inner.call('License Manager: an admin')
    await inner.call('License Manager: with the right')
    return
  }
  await inner.call('VTEX ID: whose token')
  await inner.call('Master Data: a member')
  if (storeEmail && usersOf(data, storeEmail).length > 0) return
  throw new Error('Unauthorized Access')
}

/**
 * The `b2b_users` records of an e-mail: the number of pages, then the pages. Whether Master Data's `=` minds the letter case
 * is not documented: here it does, so that nobody relies on it.
 */
export async function findUsers({ data, inner }: Requester, email: string): Promise<B2bUser[]> {
  await inner.call('Master Data: how many users')
  await inner.call('Master Data: users')
  return data.users.filter((user) => user.email === email)
}

/** Writes a public value into the requester's session, which runs the transforms again. */
export function changeSession(
  requester: Requester,
  publicValues: Readonly<Record<string, string>>
): void {
  requester.sessions.save({
    account: requester.account,
    token: requester.sessionToken,
    tokens: { store: null, admin: null },
    publicValues,
  })
}
