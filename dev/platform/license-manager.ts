/**
 * License Manager: may this login use that resource of that product?
 *
 * GET ACCOUNT.vtexcommercestable.com.br/api/license-manager/pvt/accounts/{a}/products/{p}/logins/{email}/resources/{r}/granted
 *   -> true or false. Sources: getUserCanAccessResource in `@vtex/api` .../schemaDirectives/Auth.js, which sends the app's
 *   credential as a bare `Authorization`; node/utils/LicenseManager.ts of vtex-apps/storefront-permissions, which sends it as
 *   `VtexIdclientAutCookie`.
 */
import { hasGrant } from './account-data'
import type { AccountData } from './account-data'
import { callerOf, ok, refused } from './exchange'
import type { PlatformAnswer, PlatformRequest } from './exchange'

const PATH =
  /^\/api\/license-manager\/pvt\/accounts\/([^/]+)\/products\/([^/]+)\/logins\/([^/]+)\/resources\/([^/]+)\/granted$/

export const LICENSE_MANAGER_HOST = /^([\w-]+)\.vtexcommercestable\.com\.br$/

export function granted(
  request: PlatformRequest,
  accounts: ReadonlyMap<string, AccountData>
): PlatformAnswer {
  const match = PATH.exec(request.url.pathname)
  if (!match) return refused(404, 'NotFound', request.url.pathname)
  const [account, productCode, email, resourceCode] = match.slice(1).map(decodeURIComponent)
  const { authorization, vtexidclientautcookie } = request.headers
  const caller = callerOf({ authorization: authorization ?? String(vtexidclientautcookie) })
  if (!caller || caller.account !== account)
    return refused(401, 'Unauthorized', 'The credential is not of this account')
  const data = accounts.get(account)
  if (!data || !email || !productCode || !resourceCode) return ok(false)
  return ok(hasGrant(data, { email, productCode, resourceCode }))
}
