/** One call to the platform, read whole, and its answer. */
import type { IncomingHttpHeaders } from 'node:http'

/** The app, account and workspace that a credential stands for. */
export interface Caller {
  readonly account: string
  readonly workspace: string
  /** `gateway`: the store's GraphQL gateway, which forwards what browsers send. */
  readonly kind: 'app' | 'gateway'
}

export interface PlatformRequest {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  readonly caller: Caller | null
}

export interface PlatformAnswer {
  readonly status: number
  /** Sent as JSON. */
  readonly json?: unknown
  /** Sent as it is. */
  readonly bytes?: Buffer
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
}

export const ok = (json: unknown): PlatformAnswer => ({ status: 200, json })

export function refused(status: number, code: string, message: string): PlatformAnswer {
  return { status, json: { code, message } }
}

const SCHEMES = { app: 'credential-of', gateway: 'gateway-of' } as const

/** The token that the cloud hands a service with each request (`x-vtex-credential`). */
export function credentialOf({ account, workspace, kind }: Caller): string {
  return `${SCHEMES[kind]}:${account}:${workspace}`
}

/**
 * Where each client of `@vtex/api` puts the credential: infra and app clients send `Authorization: Bearer`, external and
 * janus clients `Proxy-Authorization`, the `@auth` directive sends `Authorization` without a scheme to License Manager.
 */
export function callerOf(headers: IncomingHttpHeaders): Caller | null {
  const sent = headers['proxy-authorization'] ?? headers.authorization
  const [scheme, account, workspace] = (sent ?? '').replace(/^Bearer /i, '').split(':')
  if (!account || !workspace) return null
  if (scheme === SCHEMES.app) return { account, workspace, kind: 'app' }
  return scheme === SCHEMES.gateway ? { account, workspace, kind: 'gateway' } : null
}

export function cookieOf(headers: IncomingHttpHeaders, name: string): string | null {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [key, ...value] = pair.trim().split('=')
    if (key === name) return value.join('=')
  }
  return null
}

/** The body as JSON, or null when it is none. */
export function jsonBody(request: PlatformRequest): unknown {
  try {
    return JSON.parse(request.body.toString('utf8')) as unknown
  } catch {
    return null
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
