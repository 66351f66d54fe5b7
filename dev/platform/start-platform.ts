/**
 * The local cloud: one loopback http server that the service has as its http proxy, so that every call arrives with its
 * real host and path. Which host is what: the clients of `@vtex/api` (infra.io.vtex.com, app.io.vtex.com,
 * portal.vtexcommercestable.com.br, ...); the behaviour of each is in the file named after it.
 */
import { createServer } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { appNameOf, hasPolicy } from '../runtime/app-manifest'
import type { AppManifest } from '../runtime/app-manifest'
import { readBody } from '../runtime/relay'
import type { AccountData } from './account-data'
import { appAnswer } from './app-graphql'
import type { B2bApp } from './app-graphql'
import { createAppsSettings } from './apps-settings'
import type { AppsSettings } from './apps-settings'
import { b2bOrganizationsGraphql } from './b2b-organizations-graphql'
import { createEgress } from './egress'
import type { Egress, Outbound } from './egress'
import { callerOf, refused } from './exchange'
import type { Caller, PlatformAnswer, PlatformRequest } from './exchange'
import { granted, LICENSE_MANAGER_HOST } from './license-manager'
import { denied, isAllowed } from './policies'
import { createSessions, sessionsAnswer } from './sessions'
import type { Sessions } from './sessions'
import { storefrontPermissions } from './storefront-permissions'
import { createVBase } from './vbase'
import type { VBaseStore } from './vbase'
import { authenticatedUser, createVtexId, validateCredential } from './vtex-id'
import type { VtexId } from './vtex-id'

export interface PlatformOptions {
  readonly store: PlatformStore
  readonly outbound: Outbound
  readonly port?: number
}

/** What the cloud is filled with. */
export interface PlatformStore {
  /** The app under development: its name and its policies. */
  readonly manifest: AppManifest
  readonly accounts: ReadonlyMap<string, AccountData>
}

export interface Call {
  readonly method: string
  readonly host: string
  readonly path: string
  readonly query: string
  readonly headers: IncomingHttpHeaders
  readonly account: string | null
  readonly workspace: string | null
}

export interface PlatformState {
  readonly accounts: ReadonlyMap<string, AccountData>
  readonly vtexId: VtexId
  readonly sessions: Sessions
  readonly settings: AppsSettings
  readonly vbase: VBaseStore
  /** Names of the other apps that are installed; take one out and it answers 404. */
  readonly installedApps: Set<string>
}

export interface Platform {
  readonly port: number
  readonly state: PlatformState
  /** Every call of the service, oldest first; the last 10,000. Empty it to count anew. */
  readonly calls: Call[]
  close(): Promise<void>
}

interface Inside extends PlatformState {
  readonly manifest: AppManifest
  readonly egress: Egress
  readonly calls: Call[]
}

const MAX_CALLS = 10_000
const MAX_BODY_BYTES = 5_000_000
const PORTAL = 'portal.vtexcommercestable.com.br'
const APPS: readonly B2bApp[] = [b2bOrganizationsGraphql, storefrontPermissions]

export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const inside = createInside(options)
  const server = createServer((request, response) => {
    handle(request, response, inside).catch((error: Error) => response.destroy(error))
  })
  server.on('connect', (_, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'))
  server.keepAliveTimeout = 10 * 60_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    state: inside,
    calls: inside.calls,
    close: () => {
      inside.egress.close()
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function createInside({ store, outbound }: PlatformOptions): Inside {
  const { manifest, accounts } = store
  const vtexId = createVtexId()
  return {
    manifest,
    accounts,
    vtexId,
    sessions: createSessions({ vtexId, accounts }),
    settings: createAppsSettings(appNameOf(manifest)),
    vbase: createVBase(appNameOf(manifest)),
    installedApps: new Set(APPS.map((app) => app.name)),
    egress: createEgress(outbound),
    calls: [],
  }
}

async function handle(message: IncomingMessage, response: ServerResponse, inside: Inside) {
  const url = proxiedUrl(message)
  if (!url) return send(response, refused(400, 'BadRequest', 'This server is an http proxy'))
  const caller = callerOf(message.headers)
  record(inside.calls, message, { url, caller })
  if (isVtexHost(url.hostname)) {
    // Queries of app clients are GETs with a body, so every method's body is read.
    const body = await readBody(message, MAX_BODY_BYTES)
    const request = { method: message.method ?? 'GET', url, headers: message.headers, body, caller }
    return send(response, await vtexAnswer(request, inside))
  }
  const refusal = outsideRefusal(message, url, inside)
  const answer = refusal ?? inside.egress.forward(message, response, url)
  if (answer) send(response, answer)
}

/** Null for a request that did not come as to a proxy. */
function proxiedUrl({ url = '' }: IncomingMessage): URL | null {
  return URL.canParse(url) ? new URL(url) : null
}

const isVtexHost = (host: string) =>
  /^(infra\.io\.vtex\.com|app\.io\.vtex\.com|vtexid\.vtex\.com\.br)$/.test(host) ||
  LICENSE_MANAGER_HOST.test(host)

function record(
  calls: Call[],
  { method = 'GET', headers }: IncomingMessage,
  { url, caller }: { url: URL; caller: Caller | null }
) {
  if (calls.length >= MAX_CALLS) calls.splice(0, MAX_CALLS / 2)
  const { account = null, workspace = null } = caller ?? {}
  const { hostname: host, pathname: path, search: query } = url
  calls.push({ method, host, path, query, headers, account, workspace })
}

/** `Authorization` is for the host outside; the proxy looks at its own header only. */
function outsideRefusal({ method = 'GET', headers }: IncomingMessage, url: URL, inside: Inside) {
  const caller = callerOf({ 'proxy-authorization': headers['proxy-authorization'] })
  if (!caller) return refused(407, 'ProxyAuthenticationRequired', 'Proxy-Authorization is missing')
  if (url.protocol !== 'http:')
    return refused(403, 'UseHttp', 'Address the proxy by http:// and X-Vtex-Use-Https: true')
  return isAllowed(inside.manifest, url, caller)
    ? null
    : denied(inside.manifest, { method, url }, caller)
}

async function vtexAnswer(request: PlatformRequest, inside: Inside): Promise<PlatformAnswer> {
  const { hostname, pathname } = request.url
  if (hostname === 'infra.io.vtex.com') return infraAnswer(request, inside)
  if (hostname === 'app.io.vtex.com') return installedAppAnswer(request, inside)
  if (hostname === PORTAL) return portalAnswer(request, inside)
  if (hostname !== 'vtexid.vtex.com.br') return granted(request, inside.accounts)
  if (pathname === '/api/vtexid/pub/authenticated/user')
    return authenticatedUser(request, inside.vtexId)
  return refused(404, 'NotFound', pathname)
}

function infraAnswer(
  request: PlatformRequest,
  inside: Inside
): PlatformAnswer | Promise<PlatformAnswer> {
  const { pathname } = request.url
  if (!request.caller) return refused(401, 'Unauthorized', 'An app credential is missing')
  const [, service, path = ''] = /^\/(apps\/v0|vbase\/v2)(\/.*)$/.exec(pathname) ?? []
  if (service === 'apps/v0') return inside.settings.answer(request, path)
  if (service !== 'vbase/v2') return refused(404, 'NotFound', pathname)
  return hasPolicy(inside.manifest, 'vbase-read-write')
    ? inside.vbase.answer(request, path)
    : refused(403, 'Forbidden', 'The app has no policy vbase-read-write')
}

/** Of the hosts that need no `outbound-access`, apps need their own policy `vendor.app:resolve-graphql`. */
async function installedAppAnswer(request: PlatformRequest, inside: Inside) {
  const match = /^\/([\w-]+\.[\w-]+)\/v\d+\/([^/]+)\/([^/]+)\/_v\/graphql$/.exec(
    request.url.pathname
  )
  const [, name = '', account, workspace] = match ?? []
  const app = APPS.find((candidate) => candidate.name === name)
  if (!app || !inside.installedApps.has(name))
    return refused(404, 'NotFound', `${name} not installed`)
  const { caller } = request
  if (!caller || caller.account !== account || caller.workspace !== workspace)
    return refused(401, 'Unauthorized', 'The credential is not of this workspace')
  if (caller.kind === 'app' && !hasPolicy(inside.manifest, `${name}:resolve-graphql`))
    return refused(403, 'Forbidden', `The app has no policy ${name}:resolve-graphql`)
  return appAnswer(request, app, inside)
}

/** Janus clients are external clients: their calls pass the egress check (JanusClient.js of `@vtex/api`). */
function portalAnswer(request: PlatformRequest, inside: Inside): PlatformAnswer {
  const { caller, url, method } = request
  if (!caller) return refused(407, 'ProxyAuthenticationRequired', 'Proxy-Authorization is missing')
  if (caller.kind === 'app' && !isAllowed(inside.manifest, url, caller))
    return denied(inside.manifest, { method, url }, caller)
  if (url.searchParams.get('an') !== caller.account)
    return refused(403, 'Forbidden', 'Parameter an is not the account of the credential')
  if (url.pathname === '/api/sessions')
    return sessionsAnswer(request, caller.account, inside.sessions)
  if (url.pathname === '/api/vtexid/credential/validate')
    return validateCredential(request, inside.vtexId)
  return refused(404, 'NotFound', url.pathname)
}

function send(response: ServerResponse, { status, json, bytes, headers }: PlatformAnswer) {
  const body = bytes ?? (json === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(json)))
  const type = json === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }
  response.writeHead(status, { ...type, 'content-length': body.length, ...copyOf(headers) })
  response.end(body)
}

function copyOf(headers: PlatformAnswer['headers']) {
  return Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : [...value],
    ])
  )
}
