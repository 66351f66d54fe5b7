/**
 * Who asks, for which companies: the answer that everything else stands on. See docs/security.md.
 */
import type { CompanyRef } from '../connectors/order-model'
import type { Rights } from './rights'

/** The person asking, once all of it is proved. */
export interface Collaborator {
  /** Whose view it is: the buyer's own, or that of the person acted for. */
  readonly email: string
  readonly organization: Organization
  /** The ERP customers whose records this person may see. Never empty. */
  readonly companies: readonly CompanyRef[]
  readonly rights: Rights
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
  readonly email: string
  readonly account: string
  readonly audience: string | null
}

/** What the session says. Claims, not facts: a buyer can set some of them. */
export interface SessionClaims {
  /** Derived by VTEX from the session's own login; compared with the validated token. */
  readonly storeUserEmail: string | null
  readonly organizationId: string | null
}

/** That an e-mail belongs to an organization, as the B2B Suite keeps it. */
export interface Membership {
  readonly organizationId: string
  readonly costCenterId: string | null
  readonly organizationName: string | null
  /** "active", "inactive", "on-hold" */
  readonly status: string | null
}

/** An admin's word that an organization is these customers of the ERP. */
export interface CompanyLink {
  readonly organizationId: string
  readonly companyRefs: readonly CompanyRef[]
  readonly confirmedBy: string
  /** ISO 8601 */
  readonly confirmedAt: string
}
