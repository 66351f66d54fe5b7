/**
 * Who is signed in, and for whom they act: docs/decisions/2026-11-23-impersonation.md.
 *
 * A buyer acts as themselves. In the B2B Suite's impersonation the session names another shopper. In telesales VTEX's own
 * session app names a customer, on the strength of the admin login in the session. Where both do, the Suite's wins, as it
 * does in vtex.storefront-permissions.
 */
import { AppError } from '../app-error'
import { isSameEmail, type SessionClaims, type ValidatedToken } from './collaborator'

export interface Actor {
  readonly kind: 'SELF' | 'B2B' | 'TELESALES'
  /** E-mail of who is signed in. */
  readonly email: string
  /** E-mail of whose view it is. */
  readonly viewer: string
}

export interface ValidatedTokens {
  readonly account: string
  readonly store: ValidatedToken | null
  readonly admin: ValidatedToken | null
}

/** VTEX ID issues tokens for the shop ("webstore") and for the admin; only the first is a buyer's. */
const BUYER_AUDIENCES = [null, 'webstore']
const ADMIN_AUDIENCES = ['admin']

/** @throws AppError `UNAUTHENTICATED`, `NO_ACCESS` */
export const actorOf = (tokens: ValidatedTokens, claims: SessionClaims): Actor => {
  const store = emailOf(tokens.store, { account: tokens.account, audiences: BUYER_AUDIENCES })
  if (store !== null && !isSameEmail(claims.storeUserEmail, store)) throw notSignedIn()
  const { shopperEmail: shopper, customerEmail: customer } = claims
  if (customer !== null && (shopper === null || isSameEmail(shopper, customer))) {
    return { kind: 'TELESALES', email: operatorOf(tokens, claims, store), viewer: customer }
  }
  if (store === null) throw notSignedIn()
  if (shopper !== null && !isSameEmail(shopper, store))
    return { kind: 'B2B', email: store, viewer: shopper }
  return { kind: 'SELF', email: store, viewer: store }
}

/** The admin whose right carries the impersonation, proved by a token of either kind. */
const operatorOf = (
  tokens: ValidatedTokens,
  { adminUserEmail: operator, canImpersonate }: SessionClaims,
  store: string | null
): string => {
  const admin = emailOf(tokens.admin, { account: tokens.account, audiences: ADMIN_AUDIENCES })
  const isProved = isSameEmail(admin, operator) || isSameEmail(store, operator)
  if (operator === null || !isProved) throw notSignedIn()
  if (!canImpersonate) throw noAccess()
  return operator
}

const emailOf = (
  token: ValidatedToken | null,
  { account, audiences }: { account: string; audiences: ReadonlyArray<string | null> }
): string | null =>
  token !== null && token.account === account && audiences.includes(token.audience)
    ? token.email
    : null

export const notSignedIn = () =>
  new AppError('UNAUTHENTICATED', 'Nobody is signed in, or the sign-in has expired.')

/** One answer for "no organization", "not a member" and "inactive": what is not yours does not exist. */
export const noAccess = () =>
  new AppError('NO_ACCESS', 'This account belongs to no company of this store.')
