/**
 * Whether a person may act for another one in the B2B Suite. The Suite itself asks for it in one of its mutations and not in
 * the others, so a session that carries another shopper proves nothing: the actor's own role does. The rights are those that
 * `impersonateB2BUser` of vtex-apps/b2b-organizations-graphql asks for; the rules about sales people and administrators are
 * ours alone, and stricter. See docs/decisions/2026-11-23-impersonation.md.
 */
import type { Membership, Role } from './collaborator'
import { featuresOf, type ProvedMembership, slugOf } from './membership'

const MODULE = 'vtex.b2b-organizations'

/**
 * The memberships of who is signed in whose role allows it, if their organization is active.
 * @param actor the memberships of who is signed in: nothing of the person acted for counts
 * @param target where the person acted for stands, proved by their own membership
 */
export const membershipsThatAllow = (
  actor: readonly Membership[],
  target: ProvedMembership,
  roles: readonly Role[]
): readonly Membership[] => {
  const slug = slugOf(target.roleId, roles)
  // Nobody acts for the store's own sales people; a role that is not known may be theirs.
  if (slug === null || slug.includes('sales')) return []
  return actor.filter((own) => {
    const features = featuresOf(own.roleId, { roles, module: MODULE })
    const isSameOrganization = own.organizationId === target.organization.id
    const isSameCostCenter =
      isSameOrganization && own.costCenterId !== null && own.costCenterId === target.costCenterId
    return (
      features.includes('impersonate-users-all') ||
      (features.includes('impersonate-users-organization') && isSameOrganization) ||
      (features.includes('impersonate-users-costcenter') &&
        isSameCostCenter &&
        !slug.includes('admin'))
    )
  })
}
