/**
 * Stand-in of `vtex.storefront-permissions` 3.x. Source: graphql/schema.graphql, node/resolvers/Queries/Users.ts,
 * node/resolvers/Queries/Roles.ts and node/resolvers/Mutations/Users.ts of vtex-apps/storefront-permissions.
 *
 * As loose as the original: `checkUserPermission` answers for whatever session it is given, `listRoles` for anybody, and
 * `impersonateUser` lets any member's session carry another person without asking for a permission.
 */
import { buildSchema } from 'graphql'
import { activeUser, usersOf } from './account-data'
import { changeSession, findUsers, mustBeMember } from './app-graphql'
import type { Requester, B2bApp } from './app-graphql'
import { syncedRoles } from './role-sync'
import { valueOf } from './session-transforms'

const schema = buildSchema(`
  type Query {
    getAppSettings: SettingsResponse
    checkUserPermission: UserPermissions
    listRoles: [Role]
    getUsersByEmail(email: String!, orgId: ID, costId: ID): [User]
    getActiveUserByEmail(email: String!): User
    getOrganizationsByEmail(email: String!): [Organization]
  }
  type Mutation {
    impersonateUser(userId: ID): MutationResponse
    setCurrentOrganization(orgId: ID!, costId: ID!): MutationResponse
    ignoreB2BSessionData(enabled: Boolean!): MutationResponse
  }
  scalar Data
  type SettingsResponse { adminSetup: Data }
  type UserPermissions { role: SimpleRole permissions: [String] }
  type Role { id: ID name: String! slug: String features: [FeatureType] }
  type FeatureType { module: String! features: [String]! }
  type SimpleRole { id: ID name: String! slug: String }
  type User {
    id: ID
    roleId: ID
    userId: ID
    clId: ID
    orgId: ID
    costId: ID
    name: String!
    email: String!
    active: Boolean
  }
  type Organization {
    id: ID
    clId: ID
    costId: ID
    orgId: ID
    roleId: ID
  }
  type MutationResponse { id: String status: String message: String }
`)

interface UsersArgs {
  readonly email: string
  readonly orgId?: string | null
  readonly costId?: string | null
}

interface OrganizationArgs {
  readonly orgId: string
  readonly costId: string
}

export const storefrontPermissions: B2bApp = {
  name: 'vtex.storefront-permissions',
  schema,
  resolvers: {
    getAppSettings,
    checkUserPermission: (_: unknown, requester: Requester) => permissionsOf(requester),
    async listRoles(_: unknown, requester: Requester) {
      await requester.inner.call('Session: who is it')
      await requester.inner.call('VBase: roles')
      return requester.data.roles.map(({ features, ...role }) => ({
        ...role,
        features: Object.entries(features).map(([module, ticked]) => ({
          module,
          features: ticked,
        })),
      }))
    },
    async getUsersByEmail({ email, orgId, costId }: UsersArgs, requester: Requester) {
      await mustBeMember(requester)
      const users = await findUsers(requester, email)
      return users.filter(
        (user) => (!orgId || user.orgId === orgId) && (!costId || user.costId === costId)
      )
    },
    async getActiveUserByEmail({ email }: UsersArgs, requester: Requester) {
      await mustBeMember(requester)
      return activeUser(requester.data, email)
    },
    async getOrganizationsByEmail({ email }: UsersArgs, requester: Requester) {
      await mustBeMember(requester)
      return findUsers(requester, email)
    },
    async impersonateUser({ userId }: { userId?: string | null }, requester: Requester) {
      await mustBeMember(requester)
      changeSession(requester, { impersonate: userId ?? '' })
      return { status: 'success', message: '' }
    },
    setCurrentOrganization,
    ignoreB2BSessionData({ enabled }: { enabled: boolean }, requester: Requester) {
      changeSession(requester, { removeB2B: enabled ? 'true' : '' })
      return { status: 'success', message: '' }
    },
  },
}

/** What the roles page of the Admin asks when it opens: it brings the features of apps into the roles. */
function getAppSettings(_: unknown, { data, module, roleFeatures }: Requester) {
  if (roleFeatures) data.roles = syncedRoles(data.roles, module, roleFeatures)
  return { adminSetup: { roles: data.roles.length > 0 } }
}

/** Permissions of the module that asks; while impersonating, the union of actor's and target's. */
function permissionsOf({ data, session, sender }: Requester) {
  if (!session) throw new Error('Session not found')
  const { namespaces } = session
  const actor = valueOf(namespaces, 'authentication', 'storeUserEmail')
  const shopper = valueOf(namespaces, 'storefront-permissions', 'storeUserEmail')
  const roles = [shopper ?? actor, actor].map((email) => roleOf(data, email))
  const permissions = roles.flatMap((role) => role?.features[sender ?? ''] ?? [])
  return { role: roles[0], permissions: [...new Set(permissions)] }
}

function roleOf(data: Requester['data'], email: string | null) {
  const user = email ? activeUser(data, email) : null
  return data.roles.find(({ id }) => id === user?.roleId) ?? null
}

/** A person of several organizations moves between their own. */
function setCurrentOrganization({ orgId, costId }: OrganizationArgs, requester: Requester) {
  const email = requester.session && valueOf(requester.session.namespaces, 'profile', 'email')
  const own = usersOf(requester.data, email ?? '')
  const wanted = own.find((user) => user.orgId === orgId && user.costId === costId)
  if (!wanted)
    return {
      status: 'error',
      message: 'This organization/cost center is not allowed to this current user',
    }
  for (const user of own) user.active = user === wanted
  changeSession(requester, { b2bCurrentCostCenter: costId })
  return { status: 'success', message: '' }
}
