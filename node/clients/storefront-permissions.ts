/**
 * Who belongs to which organization, and the store's roles with what was ticked for each: `getUsersByEmail` and `listRoles` of
 * vtex-apps/storefront-permissions (`graphql/schema.graphql`, `node/resolvers/Queries/{Users,Roles}.ts`). Why not
 * `checkUserPermission`: docs/decisions/2026-11-23-impersonation.md; why not `getOrganizationsByEmail`:
 * docs/decisions/2026-11-28-who-belongs.md.
 */
import type { InstanceOptions, IOContext } from '@vtex/api'
import { z } from 'zod'

import { isSameEmail, type Membership, type Role } from '../identity/collaborator'
import { B2BApp } from './b2b-app'

const USERS = `query memberships($email: String!, $orgId: ID) {
  getUsersByEmail(email: $email, orgId: $orgId) { email orgId costId roleId }
}`

const ROLES = '{ listRoles { id slug features { module features } } }'

const text = z
  .string()
  .nullish()
  .transform((value) => value || null)

const usersSchema = z.object({
  getUsersByEmail: z.array(
    z.object({ email: text, orgId: text, costId: text, roleId: text }).nullable()
  ),
})

const rolesSchema = z.object({
  listRoles: z.array(
    z
      .object({
        id: text,
        slug: text,
        features: z
          .array(z.object({ module: z.string(), features: z.array(z.string().nullable()) }))
          .nullish(),
      })
      .nullable()
  ),
})

export class StorefrontPermissions extends B2BApp {
  constructor(context: IOContext, options?: InstanceOptions) {
    const app = {
      id: 'vtex.storefront-permissions@3.x',
      service: 'storefront-permissions',
    } as const
    super(app, context, options)
  }

  /**
   * The e-mail and the organization go into a query of Master Data as they are, so each record must say both itself.
   * @param email as VTEX ID spells it
   * @param organizationId null: of all organizations
   * @throws PlatformError
   */
  public async membershipsOf(
    email: string,
    organizationId: string | null
  ): Promise<readonly Membership[]> {
    const { getUsersByEmail: users } = await this.ask({
      query: USERS,
      variables: { email, orgId: organizationId },
      metric: 'b2b-memberships',
      schema: usersSchema,
    })
    return users.flatMap((user) => {
      if (!user?.orgId || !user.email || !isSameEmail(user.email, email)) return []
      if (organizationId !== null && user.orgId !== organizationId) return []
      return [{ organizationId: user.orgId, costCenterId: user.costId, roleId: user.roleId }]
    })
  }

  /** @throws PlatformError */
  public async roles(): Promise<readonly Role[]> {
    const { listRoles: roles } = await this.ask({
      query: ROLES,
      variables: {},
      metric: 'b2b-roles',
      schema: rolesSchema,
    })
    return roles.flatMap((role) => {
      if (!role?.id) return []
      const ticked = (role.features ?? []).map(
        ({ module, features }) => [module, features.filter((one) => one !== null)] as const
      )
      return [{ id: role.id, slug: role.slug ?? '', features: new Map(ticked) }]
    })
  }
}
