/** Where in the store's organizations a person stands: the session chooses, membership proves. */
import { noAccess } from './actor'
import type {
  Membership,
  Organization,
  Role,
  SessionClaims,
  SuiteOrganization,
} from './collaborator'

export interface ProvedMembership {
  readonly organization: Organization
  /** The cost center of the session, if a membership names it. */
  readonly costCenterId: string | null
  /** Of the membership that the session chose; null where it chose none and there are several. */
  readonly roleId: string | null
}

const READABLE = ['active', 'on-hold']

export const isReadable = (organization: SuiteOrganization | null): boolean =>
  organization?.status !== undefined &&
  organization.status !== null &&
  READABLE.includes(organization.status)

/**
 * @param memberships of the person
 * @param organization the one that the session claims; null where there is none of that id
 * @throws AppError `NO_ACCESS` for an organization that is not the person's, or is not active nor on hold
 */
export const proveMembership = (
  { organizationId: claimed, costCenterId }: SessionClaims,
  memberships: readonly Membership[],
  organization: SuiteOrganization | null
): ProvedMembership => {
  const own = memberships.filter(({ organizationId }) => organizationId === claimed)
  if (own.length === 0 || organization?.id !== claimed || !isReadable(organization)) {
    throw noAccess()
  }
  const { id, name, status } = organization
  const chosen = own.find((one) => costCenterId !== null && one.costCenterId === costCenterId)
  const only = own.length === 1 ? own[0] : undefined
  return {
    organization: { id, name, isOnHold: status === 'on-hold' },
    costCenterId: chosen?.costCenterId ?? null,
    roleId: (chosen ?? only)?.roleId ?? null,
  }
}

const roleOf = (roleId: string | null, roles: readonly Role[]): Role | undefined =>
  roleId === null ? undefined : roles.find(({ id }) => id === roleId)

/** What was ticked for a role in a module; nothing for a role that is not known. */
export const featuresOf = (
  roleId: string | null,
  { roles, module }: { roles: readonly Role[]; module: string }
): readonly string[] => roleOf(roleId, roles)?.features.get(module) ?? []

/** The role's name for programs; null for a role that is not known. */
export const slugOf = (roleId: string | null, roles: readonly Role[]): string | null =>
  roleOf(roleId, roles)?.slug ?? null
