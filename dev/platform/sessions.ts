/**
 * VTEX's session manager.
 *
 * GET  portal.vtexcommercestable.com.br/api/sessions?items=ns.key,... with cookie vtex_session -> {id, namespaces}, the
 *      asked keys only. POST {public: {key: {value}}} writes public values and runs the transforms again.
 * Sources: developers.vtex.com "Session data available from VTEX apps"; Session.js of `@vtex/api`. That a request without
 * a known session answers 404 is not documented.
 */
import { randomUUID } from 'node:crypto'
import { cookieOf, isRecord, jsonBody, ok, refused } from './exchange'
import type { PlatformAnswer, PlatformRequest } from './exchange'
import { transformSession } from './session-transforms'
import type { AuthTokens, Namespaces, SessionSources } from './session-transforms'
import { authCookieName } from './vtex-id'

export interface Session {
  readonly id: string
  readonly account: string
  readonly namespaces: Namespaces
}

export interface SaveSession {
  readonly account: string
  /** Null or unknown: a new session. */
  readonly token: string | null
  readonly tokens: AuthTokens
  readonly publicValues: Readonly<Record<string, string>>
}

export interface Sessions {
  find(token: string | null, account: string): Session | null
  /** @returns the session's token, the value of cookie vtex_session. */
  save(change: SaveSession): string
}

export function createSessions(sources: SessionSources): Sessions {
  const sessions = new Map<string, Session>()
  const find: Sessions['find'] = (token, account) => {
    const session = token ? sessions.get(token) : undefined
    return session?.account === account ? session : null
  }
  return {
    find,
    save({ account, token, tokens, publicValues }) {
      const old = find(token, account)
      const id = old && token ? token : randomUUID()
      const changed = mergePublic(old?.namespaces ?? {}, publicValues)
      const namespaces = transformSession({ account, tokens, namespaces: changed }, sources)
      sessions.set(id, { id, account, namespaces })
      return id
    },
  }
}

function mergePublic(old: Namespaces, values: Readonly<Record<string, string>>): Namespaces {
  const added = Object.entries(values).map(([key, value]) => [key, { value }] as const)
  return { ...old, public: { ...old['public'], ...Object.fromEntries(added) } }
}

export function sessionsAnswer(
  request: PlatformRequest,
  account: string,
  sessions: Sessions
): PlatformAnswer {
  if (request.method === 'GET') return readAnswer(request, account, sessions)
  if (request.method === 'POST') return writeAnswer(request, account, sessions)
  return refused(405, 'MethodNotAllowed', request.method)
}

function readAnswer(request: PlatformRequest, account: string, sessions: Sessions): PlatformAnswer {
  const session = sessions.find(cookieOf(request.headers, 'vtex_session'), account)
  if (!session) return refused(404, 'NotFound', 'No such session')
  const items = (request.url.searchParams.get('items') ?? '').split(',').filter(Boolean)
  return ok({ id: session.id, namespaces: pick(session.namespaces, items) })
}

function pick(namespaces: Namespaces, items: readonly string[]): Namespaces {
  if (items.includes('*')) return namespaces
  const picked: Record<string, Record<string, { value: string }>> = {}
  for (const item of items) {
    const [namespace = '', key = ''] = item.split('.')
    const found = namespaces[namespace]?.[key]
    if (found) (picked[namespace] ??= {})[key] = found
  }
  return picked
}

function writeAnswer(
  request: PlatformRequest,
  account: string,
  sessions: Sessions
): PlatformAnswer {
  const sessionToken = sessions.save({
    account,
    token: cookieOf(request.headers, 'vtex_session'),
    tokens: {
      store: cookieOf(request.headers, authCookieName('webstore', account)),
      admin: cookieOf(request.headers, authCookieName('admin', account)),
    },
    publicValues: publicValuesOf(jsonBody(request)),
  })
  return {
    status: 200,
    json: { sessionToken, segmentToken: '' },
    headers: { 'set-cookie': `vtex_session=${sessionToken}; Path=/; HttpOnly; SameSite=Lax` },
  }
}

function publicValuesOf(body: unknown): Record<string, string> {
  const values = isRecord(body) && isRecord(body['public']) ? body['public'] : {}
  const texts = Object.entries(values).flatMap(([key, entry]) =>
    isRecord(entry) && typeof entry['value'] === 'string' ? [[key, entry['value']] as const] : []
  )
  return Object.fromEntries(texts)
}
