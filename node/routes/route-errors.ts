/** How an error leaves a route: the same code as in GraphQL, under a status that says as much. */
import type { AppErrorCode } from '../app-error'
import type { Context } from '../resolvers/context'
import { publicErrorOf } from '../resolvers/errors'
import { errorPage } from './error-page'
import { readLanguage } from './export-query'
import { isNavigation, requireOwnSite, type SiteRules } from './request-origin'

const STATUS_OF: Readonly<Record<AppErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  NOT_LINKED: 403,
  NO_ACCESS: 403,
  NOT_FOUND: 404,
  INVALID_QUERY: 400,
  UNSUPPORTED: 422,
  RATE_LIMITED: 429,
  ERP_TIMEOUT: 504,
  ERP_UNAVAILABLE: 502,
  ERP_BAD_ANSWER: 502,
  ERP_REJECTED_CREDENTIALS: 502,
  ADDRESS_NOT_ALLOWED: 502,
  NOT_CONFIGURED: 503,
  PLATFORM_UNAVAILABLE: 503,
  INTERNAL: 500,
}

/** What any answer of a route carries, whatever it holds: none is kept, guessed at, run, or shown within another site. */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
}

/**
 * Runs a route for those who may ask it; what it throws before its answer begins leaves masked, and is logged by kind: as a
 * page for a person who followed a link, else as JSON.
 */
export const withRouteErrors = async (
  ctx: Context,
  rules: SiteRules,
  run: () => Promise<void>
): Promise<void> => {
  ctx.set(SAFE_HEADERS)
  try {
    requireOwnSite(ctx, rules)
    await run()
  } catch (error) {
    const { code, message, details, requestId } = publicErrorOf(error, ctx)
    ctx.remove('content-disposition')
    if (details.retryAfterSeconds !== undefined) {
      ctx.set('retry-after', String(details.retryAfterSeconds))
    }
    if (details.reason === 'METHOD') ctx.set('allow', 'GET, HEAD')
    ctx.status = details.reason === 'METHOD' ? 405 : STATUS_OF[code]
    if (isNavigation(ctx)) {
      const language = readLanguage(ctx.query, ctx.get('accept-language'))
      ctx.type = 'html'
      ctx.body = errorPage({ code, reason: details.reason, requestId }, language)
    } else {
      ctx.type = 'json'
      ctx.body = { code, message, ...details, requestId }
    }
  }
}
