/**
 * Stand-in of `vtex.b2b-organizations-graphql` 2.x, the fields that matter to an app that asks whose organization a
 * person is in. Source: graphql/schema.graphql and node/resolvers of vtex-apps/b2b-organizations-graphql.
 *
 * As loose as the original, so that what relies on it fails here first: `updateCostCenter` takes any id from any member
 * of any organization, `createOrganizationRequest` asks for no login and stores the custom fields it is given,
 * `impersonateUser` (deprecated) asks for no permission. `impersonateB2BUser` does ask for one.
 */
import { buildSchema } from 'graphql'
import { randomUUID } from 'node:crypto'
import { usersOf } from './account-data'
import type { AccountData, B2bUser, CostCenter, CustomField } from './account-data'
import { changeSession, findUsers, mustBeMember } from './app-graphql'
import type { Requester, B2bApp } from './app-graphql'
import { valueOf } from './session-transforms'

const schema = buildSchema(`
  type Query {
    getOrganizationsByEmail(email: String): [B2BOrganization]
    getOrganizations(page: Int, pageSize: Int): OrganizationResult
    getOrganizationById(id: ID): Organization
    getOrganizationByIdStorefront(id: ID): Organization
    getCostCenterById(id: ID!): CostCenter
    getCostCentersByOrganizationId(id: ID, page: Int, pageSize: Int): CostCenterResult
    checkOrganizationIsActive(id: String): Boolean
  }
  type Mutation {
    updateCostCenter(id: ID!, input: CostCenterInput!): MutationResponse
    createOrganizationRequest(input: OrganizationInput!, notifyUsers: Boolean): MasterDataResponse
    impersonateUser(clId: ID, userId: ID): MutationResponse
    impersonateB2BUser(id: ID!): MutationResponse
  }
  type B2BOrganization {
    id: ID
    clId: ID
    costId: ID
    orgId: ID
    roleId: ID
    role: SimpleRole
    organizationName: String
    organizationStatus: String
    costCenterName: String
  }
  type SimpleRole { id: ID name: String! slug: String }
  type Organization {
    id: ID
    name: String
    tradeName: String
    customFields: [CustomField]
    costCenters: [ID]
    status: String
    created: String
  }
  type CostCenter {
    id: ID
    name: String
    organization: ID
    phoneNumber: String
    businessDocument: String
    customFields: [CustomField]
    stateRegistration: String
  }
  type OrganizationResult { data: [Organization] pagination: Pagination }
  type CostCenterResult { data: [CostCenter] pagination: Pagination }
  type Pagination { page: Int pageSize: Int total: Int }
  enum CustomFieldType { text dropdown }
  type CustomField { name: String type: CustomFieldType value: String }
  type MutationResponse { id: String status: String message: String }
  type MasterDataResponse { id: String href: String status: String }
  input CostCenterInput {
    id: String
    name: String
    businessDocument: String
    customFields: [CustomFieldInput]
    phoneNumber: String
    stateRegistration: String
  }
  input CustomFieldInput { name: String! type: CustomFieldType! value: String }
  input B2BUserInput { firstName: String lastName: String email: String }
  input OrganizationInput {
    id: String
    name: String
    tradeName: String
    b2bCustomerAdmin: B2BUserInput
    customFields: [CustomFieldInput]
  }
`)

interface WithId {
  readonly id?: string | null
}

interface Paging {
  readonly page?: number
  readonly pageSize?: number
}

/** Master Data gives 100 records at most, whatever was asked for. */
function pageOf<Item>(all: readonly Item[], { page = 1, pageSize = 25 }: Paging) {
  const size = Math.min(pageSize, 100)
  return {
    data: all.slice((page - 1) * size, page * size),
    pagination: { page, pageSize: size, total: all.length },
  }
}

interface CostCenterChange {
  readonly id: string
  readonly input: Partial<Pick<CostCenter, 'name' | 'businessDocument' | 'customFields'>>
}

interface RequestArgs {
  readonly input: { readonly name?: string; readonly customFields?: readonly CustomField[] }
}

interface ImpersonateArgs {
  readonly clId?: string | null
  readonly userId?: string | null
}

export const b2bOrganizationsGraphql: B2bApp = {
  name: 'vtex.b2b-organizations-graphql',
  schema,
  resolvers: {
    getOrganizationsByEmail: async ({ email }: { email?: string | null }, requester: Requester) => {
      await mustBeMember(requester)
      await readPermissionsOfSession(requester)
      await requester.inner.call('storefront-permissions: organizations of the e-mail')
      await mustBeMember(requester)
      const users = await findUsers(requester, email ?? '')
      await requester.inner.call('Master Data: the documents of all these organizations')
      return users.map((user) => placeOf(requester.data, user))
    },
    async getOrganizations(paging: Paging, requester: Requester) {
      await mustBeMember(requester)
      await requester.inner.call('VBase: the version of the schema')
      await requester.inner.call('Master Data: organizations')
      return pageOf(requester.data.organizations, paging)
    },
    async getOrganizationById({ id }: WithId, requester: Requester) {
      await mustBeMember(requester)
      await requester.inner.call('VBase: the version of the schema')
      return readOrganization(requester, id)
    },
    async getOrganizationByIdStorefront({ id }: WithId, requester: Requester) {
      await mustBeMember(requester)
      const own = sessionValue(requester, 'organization')
      if (id && id !== own) throw new Error('operation-not-permitted')
      return readOrganization(requester, own)
    },
    async getCostCenterById({ id }: WithId, requester: Requester) {
      await mustBeMember(requester)
      return requester.data.costCenters.find((costCenter) => costCenter.id === id) ?? null
    },
    async getCostCentersByOrganizationId({ id, ...paging }: WithId & Paging, requester: Requester) {
      await mustBeMember(requester)
      await requester.inner.call('VBase: the version of the schema')
      await requester.inner.call('Master Data: cost centers')
      const own = requester.data.costCenters.filter(({ organization }) => organization === id)
      return pageOf(own, paging)
    },
    checkOrganizationIsActive: ({ id }: WithId, requester: Requester) =>
      organizationOf(requester.data, id ?? sessionValue(requester, 'organization'))?.status ===
      'active',
    updateCostCenter,
    createOrganizationRequest,
    impersonateUser,
    impersonateB2BUser,
  },
}

/** Asks for what the person of the session may do, only if a session comes along. */
async function readPermissionsOfSession({ session, inner }: Requester) {
  await inner.call('Session: who is it')
  if (!session) return
  await inner.call('storefront-permissions: checkUserPermission')
  await inner.call('Session: who is it')
  await inner.call('Master Data: how many users')
  await inner.call('Master Data: users')
  await inner.call('VBase: roles')
}

/** @throws as the original's field resolvers do, for one document that cannot be read. */
function placeOf(data: AccountData, user: B2bUser) {
  const organization = organizationOf(data, user.orgId)
  return {
    ...user,
    role: data.roles.find(({ id }) => id === user.roleId) ?? null,
    organizationName: organization?.name ?? null,
    organizationStatus: organization?.status ?? null,
    costCenterName: data.costCenters.find(({ id }) => id === user.costId)?.name ?? null,
  }
}

/** Of one that does not exist Master Data answers an empty document: an object whose fields are all null. */
async function readOrganization({ inner, data }: Requester, id: string | null | undefined) {
  await inner.call('Master Data: the document of the organization')
  return organizationOf(data, id) ?? {}
}

function organizationOf(data: AccountData, id: string | null | undefined) {
  if (id && data.unreadableOrganizations.has(id)) throw new Error('Request failed')
  const found = data.organizations.find((organization) => organization.id === id)
  if (!found) return null
  const costCenters = data.costCenters.filter(({ organization }) => organization === id)
  return { ...found, costCenters: costCenters.map((costCenter) => costCenter.id) }
}

async function updateCostCenter({ id, input }: CostCenterChange, requester: Requester) {
  await mustBeMember(requester)
  const costCenter = requester.data.costCenters.find((candidate) => candidate.id === id)
  if (!costCenter) throw new Error('Cost center not found')
  if (input.name) costCenter.name = input.name
  if (input.businessDocument !== undefined) costCenter.businessDocument = input.businessDocument
  if (input.customFields) costCenter.customFields = [...input.customFields]
  return { status: 'success', message: '', id }
}

function createOrganizationRequest({ input }: RequestArgs, { data }: Requester) {
  const id = randomUUID()
  data.organizationRequests.push({
    id,
    name: input.name ?? '',
    customFields: input.customFields ?? [],
  })
  return { id, href: '', status: '' }
}

function impersonateUser({ clId, userId }: ImpersonateArgs, requester: Requester) {
  const wanted = requester.data.users.find((user) => user.id === userId || user.clId === clId)
  if (!wanted) return { status: 'error', message: 'User not found' }
  changeSession(requester, { impersonate: wanted.id })
  return { status: 'success', message: '', id: wanted.id }
}

const IMPERSONATION_RIGHTS = [
  'impersonate-users-costcenter',
  'impersonate-users-organization',
  'impersonate-users-all',
] as const

function impersonateB2BUser({ id }: { id: string }, requester: Requester) {
  const target = requester.data.users.find((user) => user.id === id)
  if (!target) return { status: 'error', message: 'User not found' }
  if (!mayImpersonate(requester, target)) return { status: 'error', message: 'User not allowed' }
  changeSession(requester, { impersonate: id })
  return { status: 'success', message: '', id }
}

function mayImpersonate({ data, storeEmail }: Requester, target: B2bUser) {
  return usersOf(data, storeEmail ?? '').some((actor) => {
    const role = data.roles.find(({ id }) => id === actor.roleId)
    const rights = role?.features['vtex.b2b-organizations'] ?? []
    const [inCostCenter, inOrganization, anywhere] = IMPERSONATION_RIGHTS
    if (rights.includes(anywhere)) return true
    if (actor.orgId !== target.orgId) return false
    return (
      rights.includes(inOrganization) ||
      (rights.includes(inCostCenter) && actor.costId === target.costId)
    )
  })
}

function sessionValue({ session }: Requester, key: string) {
  return session && valueOf(session.namespaces, 'storefront-permissions', key)
}
