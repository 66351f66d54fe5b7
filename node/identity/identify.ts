/**
 * From a request's tokens to the person who asks. Two waves of calls when nothing is known yet, none when warm:
 *
 * 1. settings, VTEX ID (whose tokens), session (which organization it claims, for whom it acts);
 * 2. the B2B Suite (does this person belong to the organization, is it active), the confirmed link (which ERP customers it
 *    is), and the store's roles where rights go by them or somebody acts for another person.
 *
 * Who acts for others by a right from another organization costs a third: whether that one is active. A person whose session
 * names no organization costs nothing in a store that is known to have the B2B Suite.
 *
 * The session is a claim: it must be the token's own, and its organization counts only when membership proves it. No
 * header, argument or profile field takes part.
 */
import { createHash } from 'node:crypto'

import type { CompanyRef } from '../connectors/order-model'
import type { AppSettings } from '../settings/app-settings'
import { type Actor, actorOf, noAccess, notSignedIn } from './actor'
import {
  type Collaborator,
  type CompanyLink,
  isPersonId,
  type Membership,
  personId,
  type Role,
  type SessionClaims,
  type SuiteOrganization,
  type ValidatedToken,
} from './collaborator'
import { linkedCustomers } from './linked-customers'
import { membershipsThatAllow } from './impersonation'
import { plainText } from './link-input'
import { featuresOf, isReadable, type ProvedMembership, proveMembership } from './membership'
import { rightsOf } from './rights'

export interface IdentityPorts {
  readonly settings: () => Promise<AppSettings>
  readonly validateToken: (token: string) => Promise<ValidatedToken | null>
  /** Null for a session that does not exist. */
  readonly readSession: (sessionToken: string) => Promise<SessionClaims | null>
  /** Without the B2B Suite a store has no organizations: a normal answer, not the same as belonging to none. */
  readonly isSuiteInstalled: () => Promise<boolean>
  /** Of one organization, or of all. */
  readonly membershipsOf: (
    email: string,
    organizationId: string | null
  ) => Promise<readonly Membership[]>
  readonly organizationOf: (organizationId: string) => Promise<SuiteOrganization | null>
  readonly linkOf: (organizationId: string) => Promise<CompanyLink | null>
  readonly roles: () => Promise<readonly Role[]>
}

export interface Tokens {
  readonly account: string
  readonly storeUserToken: string | undefined
  readonly adminUserToken: string | undefined
  readonly sessionToken: string | undefined
}

export interface AboutApp {
  /** This app's name without version: its module among the store's rights. */
  readonly module: string
  /** The form in which the store's connector compares customers. */
  readonly canonicalRef: (settings: AppSettings) => (ref: string) => CompanyRef
}

export interface Identified {
  readonly settings: AppSettings
  readonly collaborator: Collaborator
}

/** @throws AppError `UNAUTHENTICATED`, `NO_ACCESS`, `NOT_LINKED`; what a port throws */
export const identify = async (
  tokens: Tokens,
  ports: IdentityPorts,
  about: AboutApp
): Promise<Identified> => {
  const question = await firstWave(tokens, ports)
  const { settings, actor } = question
  const { membership, roles, link } = await secondWave(question, ports)
  const permissions = featuresOf(membership.roleId, { roles, module: about.module })
  const linked = linkedCustomers(membership, rightsOf(settings.accessMode, permissions), {
    mode: settings.companyLink,
    link,
    canonicalRef: about.canonicalRef(settings),
  })
  const [actorEmail, email] = [actor.email.toLowerCase(), actor.viewer.toLowerCase()]
  return {
    settings,
    collaborator: {
      ...linked,
      email,
      actor: actorEmail,
      actingFor: actor.kind === 'SELF' ? null : { name: actor.viewer },
      organization: membership.organization,
      key: keyOf([tokens.account, actorEmail, email, membership.organization.id]),
    },
  }
}

interface Question {
  readonly settings: AppSettings
  readonly actor: Actor
  readonly claims: SessionClaims
}

const firstWave = async (tokens: Tokens, ports: IdentityPorts): Promise<Question> => {
  const { account, storeUserToken, adminUserToken, sessionToken } = tokens
  if (!sessionToken || !(storeUserToken || adminUserToken)) throw notSignedIn()
  const [settings, claims, store, admin] = await Promise.all([
    ports.settings(),
    ports.readSession(sessionToken),
    storeUserToken ? ports.validateToken(storeUserToken) : null,
    adminUserToken ? ports.validateToken(adminUserToken) : null,
  ])
  if (claims === null) throw notSignedIn()
  return { settings, claims, actor: actorOf({ account, store, admin }, claims) }
}

interface Evidence {
  readonly membership: ProvedMembership
  readonly roles: readonly Role[]
  readonly link: CompanyLink | null
}

const secondWave = (question: Question, ports: IdentityPorts): Promise<Evidence> => {
  const { organizationId } = question.claims
  return organizationId === null
    ? personalEvidence(question, ports)
    : organizationEvidence(organizationId, question, ports)
}

/** In a store without the B2B Suite each person stands for themselves. */
const personalEvidence = async (
  { settings, actor }: Question,
  ports: IdentityPorts
): Promise<Evidence> => {
  if (actor.kind === 'B2B' || settings.companyLink !== 'CONFIRMED') throw noAccess()
  if (await ports.isSuiteInstalled()) throw noAccess()
  const id = personId(actor.viewer)
  const organization = { id, name: null, isOnHold: false }
  const membership = { organization, costCenterId: null, roleId: null }
  return { membership, roles: [], link: await ports.linkOf(id) }
}

const organizationEvidence = async (
  organizationId: string,
  { settings, actor, claims }: Question,
  ports: IdentityPorts
): Promise<Evidence> => {
  if (isPersonId(organizationId) || plainText(organizationId) !== organizationId) throw noAccess()
  const isB2B = actor.kind === 'B2B'
  const [memberships, organization, ofActor, roles, link] = await Promise.all([
    ports.membershipsOf(actor.viewer, organizationId),
    ports.organizationOf(organizationId),
    isB2B ? ports.membershipsOf(actor.email, null) : [],
    isB2B || settings.accessMode === 'roles' ? ports.roles() : [],
    settings.companyLink === 'CONFIRMED' ? ports.linkOf(organizationId) : null,
  ])
  const membership = proveMembership(claims, memberships, organization)
  if (isB2B) await requireRight(membershipsThatAllow(ofActor, membership, roles), membership, ports)
  return { membership, roles, link }
}

/** A right from an organization that is not active any more is none. */
const requireRight = async (
  memberships: readonly Membership[],
  { organization }: ProvedMembership,
  { organizationOf }: IdentityPorts
): Promise<void> => {
  const ids = [...new Set(memberships.map(({ organizationId }) => organizationId))]
  if (ids.includes(organization.id)) return
  const others = await Promise.all(ids.slice(0, MAX_ORGANIZATIONS_ASKED).map(organizationOf))
  if (!others.some(isReadable)) throw noAccess()
}

/** Of those whose role lets a person act for everybody: a seller has one or two. */
const MAX_ORGANIZATIONS_ASKED = 10

const keyOf = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
