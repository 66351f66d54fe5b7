/**
 * From a request's tokens to the person who asks. Two waves of calls when nothing is known yet, none when warm:
 *
 * 1. settings, VTEX ID (whose tokens), session (which organization it claims, for whom it acts);
 * 2. the B2B Suite (does this person belong to it), the confirmed link (which ERP customers it is), and the store's roles
 *    where rights go by them or somebody acts for another person.
 *
 * The session is a claim: it must be the token's own, and its organization counts only when membership proves it. No
 * header, argument or profile field takes part.
 */
import { createHash } from 'node:crypto'

import type { CompanyRef } from '../connectors/order-model'
import type { AppSettings } from '../settings/app-settings'
import { type Acting, noAccess, notSignedIn, whoActs } from './acting'
import {
  type Collaborator,
  type CompanyLink,
  type Memberships,
  personId,
  type Role,
  type SessionClaims,
  type ValidatedToken,
} from './collaborator'
import { linkedCompanies } from './companies'
import { mayActFor } from './impersonation'
import { featuresOf, type Place, provedPlace } from './place'
import { rightsOf } from './rights'

export interface IdentityPorts {
  readonly settings: () => Promise<AppSettings>
  readonly validateToken: (token: string) => Promise<ValidatedToken | null>
  readonly readSession: (sessionToken: string) => Promise<SessionClaims>
  readonly membershipsOf: (email: string) => Promise<Memberships>
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

/** @throws AppError `UNAUTHENTICATED`, `NO_ACCESS`, `NOT_LINKED` */
export const identify = async (
  tokens: Tokens,
  ports: IdentityPorts,
  about: AboutApp
): Promise<Identified> => {
  const { settings, acting, claims } = await firstWave(tokens, ports)
  const evidence = await secondWave({ settings, acting, claims }, ports)
  const place = placeOf({ settings, acting, claims }, evidence)
  const permissions = featuresOf(place.roleId, { roles: evidence.roles, module: about.module })
  const linked = linkedCompanies(place, rightsOf(settings.accessMode, permissions), {
    mode: settings.companyLink,
    link: evidence.link,
    canonicalRef: about.canonicalRef(settings),
  })
  const { actor, person } = acting
  return {
    settings,
    collaborator: {
      ...linked,
      email: person,
      actor,
      actingFor: acting.kind === 'SELF' ? null : { name: person },
      organization: place.organization,
      key: keyOf([tokens.account, actor, person, place.organization.id]),
    },
  }
}

interface Question {
  readonly settings: AppSettings
  readonly acting: Acting
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
  return { settings, claims, acting: whoActs({ account, store, admin }, claims) }
}

interface Evidence {
  readonly ofPerson: Memberships
  /** Of who acts for somebody else in the B2B Suite. */
  readonly ofActor: Memberships | null
  readonly roles: readonly Role[]
  readonly link: CompanyLink | null
}

const secondWave = async (
  { settings, acting, claims }: Question,
  ports: IdentityPorts
): Promise<Evidence> => {
  const isB2B = acting.kind === 'B2B'
  const [ofPerson, ofActor, roles, link] = await Promise.all([
    ports.membershipsOf(acting.person),
    isB2B ? ports.membershipsOf(acting.actor) : null,
    isB2B || settings.accessMode === 'roles' ? ports.roles() : [],
    settings.companyLink === 'CONFIRMED'
      ? ports.linkOf(claims.organizationId ?? personId(acting.person))
      : null,
  ])
  return { ofPerson, ofActor, roles, link }
}

const placeOf = (question: Question, { ofPerson, ofActor, roles }: Evidence): Place => {
  const { settings, acting, claims } = question
  if (!ofPerson.isSuiteInstalled) {
    const isPersonal = claims.organizationId === null && acting.kind !== 'B2B'
    if (!isPersonal || settings.companyLink !== 'CONFIRMED') throw noAccess()
    return personalPlace(acting.person)
  }
  const place = provedPlace(claims, ofPerson.memberships)
  if (acting.kind === 'B2B' && !mayActFor(ofActor?.memberships ?? [], place, roles)) {
    throw noAccess()
  }
  return place
}

/** In a store without the B2B Suite each person stands for themselves. */
const personalPlace = (email: string): Place => ({
  organization: { id: personId(email), name: null, isOnHold: false },
  costCenterId: null,
  roleId: null,
})

const keyOf = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
