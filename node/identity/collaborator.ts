/**
 * Who asks, for which companies: the answer that everything else stands on. See docs/security.md.
 */
import type { CompanyRef } from '../connectors/order-model'
import type { Rights } from './rights'

/** The person asking, once all of it is proved. */
export interface Collaborator {
  /** Whose view it is: the buyer's own, or that of the person acted for. In lower case. */
  readonly email: string
  /** The e-mail of who is signed in. In lower case. */
  readonly actor: string
  /** The person acted for; null when nobody is. */
  readonly actingFor: { readonly name: string } | null
  readonly organization: Organization
  /** The ERP customers whose records this person may see. Never empty. */
  readonly companies: readonly CompanyRef[]
  readonly rights: Rights
  /** The role asks for the cost center's orders, and nobody has confirmed which those are: the scope is `own` instead. */
  readonly isNarrowed: boolean
  /** A stable, anonymous name of person and organization. */
  readonly key: string
}

export interface Organization {
  readonly id: string
  readonly name: string | null
  /** May read, and is told so: these are the people who must find their invoices and pay. */
  readonly isOnHold: boolean
}

/** What VTEX ID says of a token. */
export interface ValidatedToken {
  /** As VTEX ID spells it: what other services are asked with. */
  readonly email: string
  readonly account: string
  readonly audience: string | null
  /** When the token itself ends, where it says so. */
  readonly expiresAtMs: number | null
}

/** What the session says. Claims, not facts: a buyer can set some of them. */
export interface SessionClaims {
  /** Derived by VTEX from the session's own login; compared with the validated token. */
  readonly storeUserEmail: string | null
  /** The same of a login to the admin: who carries telesales. */
  readonly adminUserEmail: string | null
  readonly organizationId: string | null
  readonly costCenterId: string | null
  /** Whom the B2B Suite takes for the shopper while somebody is impersonated. */
  readonly shopperEmail: string | null
  /** The customer of telesales, written by VTEX's own session app. */
  readonly customerEmail: string | null
  readonly canImpersonate: boolean
}

/** That an e-mail belongs to an organization, as the B2B Suite keeps it: once for each of its cost centers. */
export interface Membership {
  readonly organizationId: string
  readonly costCenterId: string | null
  readonly roleId: string | null
}

/** An organization as the B2B Suite keeps it. */
export interface SuiteOrganization {
  readonly id: string
  readonly name: string | null
  /** "active", "inactive", "on-hold" */
  readonly status: string | null
}

/** A role of the store, as vtex.storefront-permissions keeps it. */
export interface Role {
  readonly id: string
  readonly slug: string
  /** What was ticked for it, by module: an app's name without version. */
  readonly features: ReadonlyMap<string, readonly string[]>
}

/** An admin's word that an organization is these customers of the ERP. */
export interface CompanyLink {
  /** The organization's id; or `person:` and an e-mail, in a store without the B2B Suite. */
  readonly organizationId: string
  readonly companyRefs: readonly CompanyRef[]
  readonly costCenters: readonly CostCenterLink[]
  readonly confirmedBy: string
  /** ISO 8601 */
  readonly confirmedAt: string
}

/** Which of the organization's confirmed customers a cost center is. */
export interface CostCenterLink {
  readonly costCenterId: string
  readonly companyRefs: readonly CompanyRef[]
}

export const isSameEmail = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one.toLowerCase() === other.toLowerCase()

const PERSON = 'person:'

/** The id under which a person's own link is kept. */
export const personId = (email: string): string => `${PERSON}${email.toLowerCase()}`

export const isPersonId = (id: string): boolean => id.startsWith(PERSON)
