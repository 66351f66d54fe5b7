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
import { hop } from './inner-calls'
import type { Latency } from './inner-calls'
import { granted, LICENSE_MANAGER_HOST } from './license-manager'
import { denied, isAllowed } from './policies'
import type { RoleFeatures } from './role-sync'
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
  /** What the app contributes to the store's roles; default nothing. */
  readonly roleFeatures?: RoleFeatures | null
}

export interface Call {
  readonly method: string
  readonly host: string
  readonly path: string
  readonly query: string
  readonly headers: IncomingHttpHeaders
  readonly account: string | null
  readonly workspace: string | null
  /** What the app that was called called itself before it answered, one after the other. */
  innerCalls: readonly string[]
}

/** What a host of VTEX says instead of its own answer; `HANGS` says nothing, ever. */
export type Fault = PlatformAnswer | 'HANGS'

export interface PlatformState {
  readonly accounts: ReadonlyMap<string, AccountData>
  readonly vtexId: VtexId
  readonly sessions: Sessions
  readonly settings: AppsSettings
  readonly vbase: VBaseStore
  /** Names of the other apps that are installed; take one out and it answers 404. */
  readonly installedApps: Set<string>
  readonly latency: Latency
  /** By the beginning of an address, `host/path`. */
  readonly faults: Map<string, Fault>
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
  readonly roleFeatures: RoleFeatures | null
  readonly egress: Egress
  readonly calls: Call[]
}

const MAX_CALLS = 10_000
const MAX_BODY_BYTES = 5_000_000
const INFRA = 'infra.io.vtex.com'
const APP = 'app.io.vtex.com'
const PORTAL = 'portal.vtexcommercestable.com.br'
const VTEX_ID = 'vtexid.vtex.com.br'
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
  const { manifest, accounts, roleFeatures = null } = store
  const vtexId = createVtexId()
  return {
    manifest,
    accounts,
    roleFeatures,
    vtexId,
    sessions: createSessions({ vtexId, accounts }),
    settings: createAppsSettings(appNameOf(manifest)),
    vbase: createVBase(appNameOf(manifest)),
    installedApps: new Set(APPS.map((app) => app.name)),
    latency: { hopMs: 0 },
    faults: new Map(),
    egress: createEgress(outbound),
    calls: [],
  }
}

async function handle(message: IncomingMessage, response: ServerResponse, inside: Inside) {
  const url = proxiedUrl(message)
  if (!url) return send(response, refused(400, 'BadRequest', 'This server is an http proxy'))
  const caller = callerOf(message.headers)
  const call = record(inside.calls, message, { url, caller })
  if (isVtexHost(url.hostname)) {
    // Queries of app clients are GETs with a body, so every method's body is read.
    const body = await readBody(message, MAX_BODY_BYTES)
    const request = { method: message.method ?? 'GET', url, headers: message.headers, body, caller }
    await hop(inside.latency)
    const answer = faultOf(url, inside) ?? (await vtexAnswer(request, inside, call))
    return answer === 'HANGS' ? undefined : send(response, answer)
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
  [INFRA, APP, VTEX_ID].includes(host) || LICENSE_MANAGER_HOST.test(host)

const faultOf = ({ hostname, pathname }: URL, { faults }: Inside) =>
  [...faults].find(([address]) => `${hostname}${pathname}`.startsWith(address))?.[1]

function record(
  calls: Call[],
  { method = 'GET', headers }: IncomingMessage,
  { url, caller }: { url: URL; caller: Caller | null }
): Call {
  if (calls.length >= MAX_CALLS) calls.splice(0, MAX_CALLS / 2)
  const { account = null, workspace = null } = caller ?? {}
  const { hostname: host, pathname: path, search: query } = url
  const call = { method, host, path, query, headers, account, workspace, innerCalls: [] }
  calls.push(call)
  return call
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

async function vtexAnswer(
  request: PlatformRequest,
  inside: Inside,
  call: Call
): Promise<PlatformAnswer> {
  const { hostname } = request.url
  if (hostname === INFRA) return infraAnswer(request, inside)
  if (hostname === APP) return installedAppAnswer(request, inside, call)
  return outsideAnswer(request, inside)
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
async function installedAppAnswer(request: PlatformRequest, inside: Inside, call: Call) {
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
  const { answer, innerCalls } = await appAnswer(request, app, inside)
  call.innerCalls = innerCalls
  return answer
}

/**
 * VTEX's APIs outside of VTEX IO are hosts outside for an app: a call to one passes the egress check, whoever makes it. Janus
 * and external clients and the `@auth` directive prove themselves to the egress by `Proxy-Authorization`; towards License
 * Manager the directive has nothing but a bare `Authorization` (JanusClient.js, ExternalClient.js, Auth.js of `@vtex/api`).
 */
function outsideAnswer(request: PlatformRequest, inside: Inside): PlatformAnswer {
  const { url, method, headers } = request
  const proxied = { 'proxy-authorization': headers['proxy-authorization'] }
  const caller = url.hostname === VTEX_ID ? callerOf(proxied) : request.caller
  if (!caller) return refused(407, 'ProxyAuthenticationRequired', 'Proxy-Authorization is missing')
  if (caller.kind === 'app' && !isAllowed(inside.manifest, url, caller))
    return denied(inside.manifest, { method, url }, caller)
  if (url.hostname === VTEX_ID) return vtexIdAnswer(request, inside)
  return url.hostname === PORTAL
    ? portalAnswer(request, caller, inside)
    : granted(request, inside.accounts)
}

function vtexIdAnswer(request: PlatformRequest, { vtexId }: Inside): PlatformAnswer {
  const { pathname } = request.url
  return pathname === '/api/vtexid/pub/authenticated/user'
    ? authenticatedUser(request, vtexId)
    : refused(404, 'NotFound', pathname)
}

function portalAnswer(request: PlatformRequest, caller: Caller, inside: Inside): PlatformAnswer {
  const { url } = request
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
