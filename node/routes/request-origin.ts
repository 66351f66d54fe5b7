/** Who may ask a route, before anything is asked of anybody: this site's own pages, and a person who follows a link. */
import { AppError, invalid } from '../app-error'
import type { Context } from '../resolvers/context'

export interface SiteRules {
  /** A person may follow a link to it from another site: in a mail, in a chat. */
  readonly mayBeLinked: boolean
}

/**
 * A foreign page may send a person here, and may not use what is here: as an image, a frame or a fetch. What a browser says
 * of it can't be said by the page itself (Fetch Metadata, W3C). A script without a browser has no cookies of anybody.
 * @throws AppError `INVALID_QUERY`, reason `METHOD`; `NO_ACCESS`, reason `CROSS_SITE`
 */
export const requireOwnSite = (ctx: Context, { mayBeLinked }: SiteRules): void => {
  if (ctx.method !== 'GET' && ctx.method !== 'HEAD') {
    throw invalid('METHOD', 'method', 'This address is read by GET or HEAD.')
  }
  const isAllowedLink = mayBeLinked && isTopNavigation(ctx)
  const isFromElsewhere = ctx.get('sec-fetch-site') === 'cross-site' && !isAllowedLink
  if (isFromElsewhere || hasForeignOrigin(ctx)) {
    throw new AppError('NO_ACCESS', 'Another site may not use this address.', {
      reason: 'CROSS_SITE',
    })
  }
}

const isTopNavigation = (ctx: Context): boolean =>
  ctx.get('sec-fetch-mode') === 'navigate' && ctx.get('sec-fetch-dest') === 'document'

/** Without the header a browser asks for itself or for the same site. */
const hasForeignOrigin = (ctx: Context): boolean => {
  const origin = ctx.get('origin')
  if (origin === '') return false
  return !URL.canParse(origin) || new URL(origin).host !== ctx.get('x-forwarded-host')
}

/** A person reads the answer in a window of the browser; a page's own script reads JSON. */
export const isNavigation = (ctx: Context): boolean => {
  const mode = ctx.get('sec-fetch-mode')
  return mode === '' ? /\btext\/html\b/.test(ctx.get('accept')) : mode === 'navigate'
}
