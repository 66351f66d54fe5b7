/** What one account of the local cloud holds: its people and the records of its B2B apps. */

export interface Person {
  readonly email: string
  readonly name: string
  /** `buyer` signs in at the store, `staff` in the admin. */
  readonly kind: 'buyer' | 'staff'
  /** For the sign-in page: who they are. */
  readonly note: string
}

/** Master Data `organizations`, as `graphql/schema.graphql` of vtex-apps/b2b-organizations-graphql shows it. */
export interface Organization {
  readonly id: string
  name: string
  status: 'active' | 'on-hold' | 'inactive'
  customFields: CustomField[]
}

/** Master Data `cost_centers`. */
export interface CostCenter {
  readonly id: string
  readonly organization: string
  name: string
  businessDocument: string | null
  customFields: CustomField[]
}

export interface CustomField {
  readonly name: string
  readonly type: 'text' | 'dropdown'
  readonly value: string | null
}

/** Master Data `b2b_users` (`node/mdSchema.ts` of vtex-apps/storefront-permissions): a person's place in one organization. */
export interface B2bUser {
  readonly id: string
  readonly clId: string
  readonly email: string
  readonly name: string
  readonly orgId: string
  readonly costId: string
  readonly roleId: string
  active: boolean
}

export interface Role {
  readonly id: string
  readonly name: string
  readonly slug: string
  /** Features by module (an app's name without version). */
  readonly features: Readonly<Record<string, readonly string[]>>
}

/** One right of License Manager. */
export interface Grant {
  readonly email: string
  readonly productCode: string
  readonly resourceCode: string
}

export interface AccountData {
  readonly people: readonly Person[]
  readonly organizations: Organization[]
  readonly costCenters: CostCenter[]
  readonly users: B2bUser[]
  roles: readonly Role[]
  readonly grants: readonly Grant[]
  /** Ids of organizations whose documents Master Data fails to read. */
  readonly unreadableOrganizations: Set<string>
  /** What anybody sent through `createOrganizationRequest`. */
  readonly organizationRequests: OrganizationRequest[]
}

export interface OrganizationRequest {
  readonly id: string
  readonly name: string
  readonly customFields: readonly CustomField[]
}

/** The `b2b_users` record that the session transform takes: the active one, else the first. */
export function activeUser(data: AccountData, email: string): B2bUser | null {
  const own = usersOf(data, email)
  return own.find((user) => user.active) ?? own[0] ?? null
}

export const usersOf = (data: AccountData, email: string) =>
  data.users.filter((user) => user.email.toLowerCase() === email.toLowerCase())

export const hasGrant = (data: AccountData, wanted: Grant) =>
  data.grants.some(
    (grant) =>
      grant.email.toLowerCase() === wanted.email.toLowerCase() &&
      grant.productCode === wanted.productCode &&
      grant.resourceCode === wanted.resourceCode
  )
