/**
 * From a request's two tokens to the person who asks. Two waves of calls when nothing is known yet, none when warm:
 *
 * 1. settings, VTEX ID (whose token), session (which organization it claims);
 * 2. the B2B Suite (does this person belong to it), the confirmed link (which ERP customers it is).
 *
 * The session is a claim: it must be the token's own, and its organization counts only when membership proves it. No
 * header, argument or profile field takes part.
 */
import { createHash } from 'node:crypto'

import { AppError } from '../app-error'
import type { CompanyRef } from '../connectors/order-model'
import type { AppSettings } from '../settings/app-settings'
import type {
  Collaborator,
  CompanyLink,
  Membership,
  Organization,
  SessionClaims,
  ValidatedToken,
} from './collaborator'
import { ALL_RIGHTS } from './rights'

export interface IdentityPorts {
  readonly settings: () => Promise<AppSettings>
  readonly validateToken: (token: string) => Promise<ValidatedToken | null>
  readonly readSession: (sessionToken: string) => Promise<SessionClaims>
  readonly membershipsOf: (email: string) => Promise<readonly Membership[]>
  readonly linkOf: (organizationId: string) => Promise<CompanyLink | null>
}

export interface Tokens {
  readonly account: string
  readonly storeUserToken: string | undefined
  readonly sessionToken: string | undefined
}

export interface Identified {
  readonly settings: AppSettings
  readonly collaborator: Collaborator
}

/**
 * @param canonicalRef the form in which the store's connector compares customers
 * @throws AppError `UNAUTHENTICATED`, `NO_ACCESS`, `NOT_LINKED`
 */
export const identify = async (
  tokens: Tokens,
  ports: IdentityPorts,
  canonicalRef: (settings: AppSettings) => (ref: string) => CompanyRef
): Promise<Identified> => {
  const { storeUserToken, sessionToken } = tokens
  if (!storeUserToken || !sessionToken) throw notSignedIn()
  const [settings, token, claims] = await Promise.all([
    ports.settings(),
    ports.validateToken(storeUserToken),
    ports.readSession(sessionToken),
  ])
  const email = whoSignedIn(tokens.account, token, claims)
  if (claims.organizationId === null) throw noAccess()
  const [memberships, link] = await Promise.all([
    ports.membershipsOf(email),
    settings.companyLink === 'CONFIRMED' ? ports.linkOf(claims.organizationId) : null,
  ])
  const organization = provedOrganization(claims.organizationId, memberships)
  const companies = linkedCompanies(organization, { settings, link }).map(canonicalRef(settings))
  const key = keyOf([tokens.account, email, organization.id])
  return {
    settings,
    collaborator: {
      email,
      organization,
      companies: [...new Set(companies)],
      rights: ALL_RIGHTS,
      key,
    },
  }
}

/** VTEX ID issues tokens for the shop ("webstore") and for the admin; only the first is a buyer's. */
const BUYER_AUDIENCES = [null, 'webstore']

const whoSignedIn = (
  account: string,
  token: ValidatedToken | null,
  claims: SessionClaims
): string => {
  if (token === null || token.account !== account) throw notSignedIn()
  if (!BUYER_AUDIENCES.includes(token.audience)) throw notSignedIn()
  if (claims.storeUserEmail?.toLowerCase() !== token.email) throw notSignedIn()
  return token.email
}

const provedOrganization = (
  claimedId: string,
  memberships: readonly Membership[]
): Organization => {
  const membership = memberships.find(({ organizationId }) => organizationId === claimedId)
  if (membership === undefined) throw noAccess()
  const { organizationName: name, status } = membership
  if (status !== 'active' && status !== 'on-hold') throw noAccess()
  return { id: claimedId, name, isOnHold: status === 'on-hold' }
}

const linkedCompanies = (
  organization: Organization,
  { settings, link }: { settings: AppSettings; link: CompanyLink | null }
): readonly string[] => {
  if (settings.companyLink === 'ORGANIZATION_ID') return [organization.id]
  if (link === null || link.organizationId !== organization.id || link.companyRefs.length === 0) {
    throw new AppError('NOT_LINKED', 'The store has not linked this company to its ERP yet.')
  }
  return link.companyRefs
}

const keyOf = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)

const notSignedIn = () =>
  new AppError('UNAUTHENTICATED', 'Nobody is signed in, or the sign-in has expired.')

/** One answer for "no organization", "not a member" and "inactive": what is not yours does not exist. */
const noAccess = () =>
  new AppError('NO_ACCESS', 'This account belongs to no company of this store.')
