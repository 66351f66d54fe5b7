/**
 * Who of the store's staff asks. The runtime's `@auth` takes any token of the account, a shopper's too, and any answer of
 * License Manager that is not empty. So `@guarded` has each field for staff proved once more here, by our own means.
 */
import { AppError } from '../app-error'
import type { Right } from '../clients/license-manager'
import type { Context } from './context'

export interface StaffMember {
  /** E-mail, or the name of an application key. */
  readonly login: string
}

/** @throws AppError `UNAUTHENTICATED`, `NO_ACCESS`; PlatformError */
export const proveStaff = async (ctx: Context, right: Right): Promise<StaffMember> => {
  const { clients, vtex } = ctx
  const sent = tokenOf(ctx)
  const token = sent ? await clients.vtexId.validate(sent) : null
  if (token?.audience !== 'admin' || token.account !== vtex.account)
    throw new AppError('UNAUTHENTICATED', 'This is for store staff, signed in to the admin.')
  if (!(await clients.staffRights.isGranted(token.email, right)))
    throw new AppError('NO_ACCESS', 'A right in License Manager is missing.', {
      reason: 'NO_RIGHTS',
    })
  return { login: token.email }
}

const TOKEN = 'VtexIdclientAutCookie'

/** The one that `@auth` looks at: the cookie, else the header, which scripts send. */
const tokenOf = (ctx: Context): string =>
  ctx.vtex.adminUserAuthToken || (isPrivate(ctx.get('x-forwarded-path')) ? ctx.get(TOKEN) : '')

/**
 * Cookies reach private paths only; a header reaches every path, and what is answered on a public one may be kept for others.
 * The edge says which path was asked for. The second form is the app's own address at app.io.vtex.com.
 */
const isPrivate = (path: string): boolean =>
  /^\/_v\/private\/|^(\/[\w.-]+\/v\d+\/[\w-]+(\/[\w-]+)?)?\/_v\/graphql$/.test(path)
