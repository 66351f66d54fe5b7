/**
 * The public edge of one workspace: the store's addresses, as a browser sees them.
 *
 * /_v/{public,segment,private}/graphql/v1   the store's GraphQL gateway: our service, or the app that the operation names
 *                                           (`extensions.persistedQuery.provider` or `@context(provider:)`)
 * /_v/graphql                               our service's own schema
 * public routes of service.json             by pattern
 * /api/sessions                             the session manager
 * anything else                             the page handlers, in turn; else 404
 *
 * Sources: uriSwitchLink.ts of vtex-apps/render-runtime (addresses of the gateway); worker/index.js of `@vtex/api`.
 */
import { Agent, createServer } from 'node:http'
import type { OutgoingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { credentialOf, isRecord } from '../platform/exchange'
import { withoutVersion } from '../runtime/app-manifest'
import { readBody, relay } from '../runtime/relay'
import type { Exchange } from '../runtime/relay'
import type { PublicRoutes } from './public-routes'
import { serviceHeaders } from './service-headers'
import type { Place } from './service-headers'

/** A part of the store that answers some addresses itself; false for those it does not know. */
export type PageHandler = (exchange: Exchange, url: URL) => Promise<boolean>

export interface RouterOptions extends Place {
  /** `vendor.name` of the app under development. */
  readonly appName: string
  readonly servicePort: number
  readonly platformPort: number
  readonly publicRoutes: PublicRoutes
  readonly pages: readonly PageHandler[]
  readonly port?: number
}

export interface Router {
  readonly port: number
  close(): Promise<void>
}

interface Inside extends RouterOptions {
  readonly agent: Agent
}

const GATEWAY_PATH = /^\/_v\/(public|segment|private)\/graphql\/v1$/
const MAX_BODY_BYTES = 10_000_000

/** @throws as `listen` does, `EADDRINUSE` for a port in use. */
export async function startRouter(options: RouterOptions): Promise<Router> {
  const inside = { ...options, agent: new Agent({ keepAlive: true }) }
  const server = createServer((request, response) => {
    route({ request, response }, inside).catch((error: Error) => {
      if (response.headersSent) response.destroy(error)
      else response.writeHead(500, { 'content-type': 'text/plain' }).end('The router failed.')
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      inside.agent.destroy()
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function route(exchange: Exchange, inside: Inside): Promise<void> {
  const url = new URL(exchange.request.url ?? '/', 'http://store.invalid')
  if (GATEWAY_PATH.test(url.pathname)) return toGateway(exchange, url, inside)
  if (url.pathname === '/_v/graphql') return toGraphql(exchange, { url, inside })
  if (url.pathname === '/api/sessions') return toSessions(exchange, url, inside)
  if (toPublicRoute(exchange, url, inside)) return
  for (const page of inside.pages) if (await page(exchange, url)) return
  exchange.response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n')
}

async function toGateway(exchange: Exchange, url: URL, inside: Inside) {
  if (exchange.request.method !== 'POST') return toGraphql(exchange, { url, inside })
  const body = await readBody(exchange.request, MAX_BODY_BYTES)
  const provider = providerOf(body)
  if (provider === null || provider === inside.appName)
    return toGraphql(exchange, { url, inside, body })
  toOtherApp(exchange, { provider, body, inside })
}

/** Which app is meant, without version; null when the operation does not say. */
function providerOf(body: Buffer): string | null {
  const call = parsed(body)
  if (!isRecord(call)) return null
  const extensions = isRecord(call['extensions']) ? call['extensions'] : {}
  const persisted = isRecord(extensions['persistedQuery']) ? extensions['persistedQuery'] : {}
  const query = typeof call['query'] === 'string' ? call['query'] : ''
  const inQuery = /@context\(\s*provider:\s*"([\w.@-]+)"/.exec(query)?.[1]
  const provider = persisted['provider'] ?? inQuery
  return typeof provider === 'string' ? withoutVersion(provider) : null
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown
  } catch {
    return null
  }
}

interface ServiceCall {
  readonly url: URL
  readonly inside: Inside
  readonly body?: Buffer
}

function toGraphql(exchange: Exchange, { url, inside, body }: ServiceCall) {
  const { account, workspace, servicePort, agent } = inside
  const headers = serviceHeaders(exchange.request, url, inside)
  const target = new URL(`http://127.0.0.1:${servicePort}`)
  const path = `/${account}/${workspace}/_v/graphql${url.search}`
  relay(exchange, { agent, target, path, body, headers: body ? sized(headers, body) : headers })
}

function sized(headers: OutgoingHttpHeaders, body: Buffer) {
  return { ...headers, 'content-length': body.length }
}

function toPublicRoute(exchange: Exchange, url: URL, inside: Inside): boolean {
  const match = inside.publicRoutes(url.pathname)
  if (!match) return false
  const headers = {
    ...serviceHeaders(exchange.request, url, inside),
    'x-colossus-route-id': match.id,
    'x-colossus-route-declarer': inside.appName,
    'x-colossus-params': match.params,
  }
  const target = new URL(`http://127.0.0.1:${inside.servicePort}`)
  relay(exchange, { agent: inside.agent, target, path: url.pathname + url.search, headers })
  return true
}

interface AppCall {
  readonly provider: string
  readonly body: Buffer
  readonly inside: Inside
}

/** As a browser may: with its own cookies, and with no rights but the person's. */
function toOtherApp(exchange: Exchange, { provider, body, inside }: AppCall) {
  const { account, workspace } = inside
  const path = `http://app.io.vtex.com/${provider}/v0/${account}/${workspace}/_v/graphql`
  toPlatform(exchange, { path, body, inside })
}

function toSessions(exchange: Exchange, url: URL, inside: Inside) {
  const query = new URLSearchParams(url.searchParams)
  query.set('an', inside.account)
  toPlatform(exchange, {
    path: `http://portal.vtexcommercestable.com.br/api/sessions?${query.toString()}`,
    inside,
  })
}

interface PlatformCall {
  /** Absolute: the platform is an http proxy. */
  readonly path: string
  readonly body?: Buffer
  readonly inside: Inside
}

function toPlatform(exchange: Exchange, { path, body, inside }: PlatformCall) {
  const { account, workspace, platformPort, agent } = inside
  const { cookie = '', 'content-length': length } = exchange.request.headers
  const headers = {
    cookie,
    'content-type': 'application/json',
    authorization: `Bearer ${credentialOf({ account, workspace, kind: 'gateway' })}`,
    ...(length ? { 'content-length': length } : {}),
  }
  const target = new URL(`http://127.0.0.1:${platformPort}`)
  relay(exchange, { agent, target, path, body, headers: body ? sized(headers, body) : headers })
}
