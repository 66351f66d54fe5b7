/**
 * What the cloud's edge makes of a browser's headers before a service sees them: whatever the platform says about itself is
 * thrown away and said anew; cookies and the session reach private paths only. Sources: constants.js and
 * runtime/utils/context.js of `@vtex/api` (names); developers.vtex.com "Service path patterns" (cookies by path).
 */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import { cookieOf, credentialOf } from '../platform/exchange'
import { withoutHeaders } from '../runtime/relay'

export interface Place {
  readonly account: string
  readonly workspace: string
  readonly isProduction: boolean
}

const OWN_WORD = /^x-(vtex|colossus|forwarded|event|router|request-id)/
const NEVER = new Set(['host', 'proxy-authorization', 'forwarded', 'via'])

export function serviceHeaders(
  request: IncomingMessage,
  url: URL,
  place: Place
): OutgoingHttpHeaders {
  const { account, workspace, isProduction } = place
  return {
    ...browserHeaders(request, url.pathname),
    'x-vtex-account': account,
    'x-vtex-workspace': workspace,
    'x-vtex-workspace-is-production': String(isProduction),
    'x-vtex-credential': credentialOf({ account, workspace, kind: 'app' }),
    'x-vtex-platform': 'vtex',
    'x-vtex-product': 'store',
    'x-vtex-locale': localeOf(url),
    'x-vtex-tenant': Buffer.from(JSON.stringify({ locale: 'en-US' })).toString('base64'),
    'x-forwarded-host': request.headers.host ?? '',
    'x-forwarded-proto': 'https',
    'x-forwarded-path': url.pathname,
    'x-request-id': randomUUID(),
  }
}

function browserHeaders(request: IncomingMessage, path: string): OutgoingHttpHeaders {
  const { cookie, ...rest } = withoutHeaders(request.headers, NEVER)
  const plain = Object.entries(rest).filter(([name]) => !OWN_WORD.test(name))
  return {
    ...Object.fromEntries(plain),
    ...(isPrivate(path) && cookie ? { cookie } : {}),
    ...tokenHeaders(request, path),
  }
}

function tokenHeaders({ headers }: IncomingMessage, path: string): OutgoingHttpHeaders {
  const session = isPrivate(path) ? cookieOf(headers, 'vtex_session') : null
  const hasSegment = isPrivate(path) || path.startsWith('/_v/segment/')
  const segment = hasSegment ? cookieOf(headers, 'vtex_segment') : null
  return {
    ...(session ? { 'x-vtex-session': session } : {}),
    ...(segment ? { 'x-vtex-segment': segment } : {}),
  }
}

const isPrivate = (path: string) => path.startsWith('/_v/private/') || path === '/_v/graphql'

/** The storefront names the language in the address of a GraphQL call. */
function localeOf(url: URL) {
  const locale = url.searchParams.get('locale') ?? ''
  return /^[a-z]{2}(-[A-Z]{2})?$/.test(locale) ? locale : 'en-US'
}
