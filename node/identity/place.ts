/** Where in the store's organizations a person stands: the session chooses, membership proves. */
import { noAccess } from './acting'
import {
  isPersonId,
  type Membership,
  type Organization,
  type Role,
  type SessionClaims,
} from './collaborator'

export interface Place {
  readonly organization: Organization
  /** The cost center of the session, if a membership names it. */
  readonly costCenterId: string | null
  /** Of the membership that the session chose; null where it chose none and there are several. */
  readonly roleId: string | null
}

const READABLE = ['active', 'on-hold']

export const isReadable = ({ status }: Membership): boolean =>
  status !== null && READABLE.includes(status)

/** @throws AppError `NO_ACCESS` for an organization that is not the person's, or is not active nor on hold */
export const provedPlace = (
  { organizationId: claimed, costCenterId }: SessionClaims,
  memberships: readonly Membership[]
): Place => {
  const own = memberships.filter(({ organizationId }) => organizationId === claimed)
  const [first] = own
  if (claimed === null || first === undefined || isPersonId(claimed)) throw noAccess()
  if (!own.every(isReadable)) throw noAccess()
  const chosen = own.find((one) => costCenterId !== null && one.costCenterId === costCenterId)
  const only = own.length === 1 ? first : undefined
  return {
    organization: {
      id: claimed,
      name: first.organizationName,
      isOnHold: first.status === 'on-hold',
    },
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
