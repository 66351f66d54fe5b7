/**
 * The B2B Suite's organizations: which ones an e-mail belongs to, and what they say of themselves.
 * Fields: `graphql/schema.graphql` of vtex-apps/b2b-organizations-graphql.
 */
import type { InstanceOptions, IOContext } from '@vtex/api'
import { z } from 'zod'

import type { Memberships } from '../identity/collaborator'
import type { OrganizationPapers } from '../identity/link-proposal'
import { B2BApp } from './b2b-app'

const MEMBERSHIPS = `query memberships($email: String) {
  getOrganizationsByEmail(email: $email) { orgId costId roleId organizationName organizationStatus }
}`

/** Master Data gives 100 a page at most, and so does the Suite. */
const PAGE_SIZE = 100
/** An organization of more cost centers is told of as cut. */
const MAX_PAGES = 10

const costCentersOf = (page: number): string =>
  `getCostCentersByOrganizationId(id: $id, page: ${page}, pageSize: ${PAGE_SIZE}) {
    data { id name businessDocument customFields { name value } }
    pagination { total }
  }`

const PAPERS = `query papers($id: ID) {
  getOrganizationById(id: $id) { name customFields { name value } }
  ${costCentersOf(1)}
}`

const text = z
  .string()
  .nullish()
  .transform((value) => value || null)

const membershipsSchema = z.object({
  data: z.object({
    getOrganizationsByEmail: z
      .array(
        z.object({
          orgId: text,
          costId: text,
          roleId: text,
          organizationName: text,
          organizationStatus: text,
        })
      )
      .nullish(),
  }),
})

const fields = z
  .array(z.object({ name: text, value: text }))
  .nullish()
  .transform((list) => list ?? [])

const costCenters = z
  .object({
    data: z
      .array(z.object({ id: z.string(), name: text, businessDocument: text, customFields: fields }))
      .nullish(),
    pagination: z.object({ total: z.number().nullish() }).nullish(),
  })
  .nullish()
  .transform((page) => ({ rows: page?.data ?? [], total: page?.pagination?.total ?? 0 }))

const papersSchema = z.object({
  data: z.object({
    getOrganizationById: z.object({ name: text, customFields: fields }).nullish(),
    getCostCentersByOrganizationId: costCenters,
  }),
})

const costCentersSchema = z.object({
  data: z.object({ getCostCentersByOrganizationId: costCenters }),
})

export class B2BOrganizations extends B2BApp {
  constructor(context: IOContext, options?: InstanceOptions) {
    super('vtex.b2b-organizations-graphql@2.x', context, options)
  }

  /** @returns every membership of the e-mail; the caller picks the one the session claims */
  public async membershipsOf(email: string): Promise<Memberships> {
    const answer = await this.ask({
      query: MEMBERSHIPS,
      variables: { email },
      metric: 'b2b-memberships',
    })
    if (answer === null) return { isSuiteInstalled: false, memberships: [] }
    const rows = membershipsSchema.parse(answer).data.getOrganizationsByEmail ?? []
    const memberships = rows.flatMap(
      ({ orgId, costId: costCenterId, organizationStatus: status, ...row }) =>
        orgId === null ? [] : [{ ...row, organizationId: orgId, costCenterId, status }]
    )
    return { isSuiteInstalled: true, memberships }
  }

  /** @returns null where there is no such organization, or no B2B Suite */
  public async papersOf(organizationId: string): Promise<OrganizationPapers | null> {
    const answer = await this.ask({
      query: PAPERS,
      variables: { id: organizationId },
      metric: 'b2b-organization-papers',
    })
    if (answer === null) return null
    const { getOrganizationById: found, getCostCentersByOrganizationId: first } =
      papersSchema.parse(answer).data
    if (!found) return null
    const pages = Math.ceil(first.total / PAGE_SIZE)
    const others = Array.from({ length: Math.max(1, Math.min(pages, MAX_PAGES)) - 1 }, (_, index) =>
      this.costCentersOf(organizationId, index + 2)
    )
    const costCenters = [first.rows, ...(await Promise.all(others))].flat()
    return { ...found, costCenters, isCut: pages > MAX_PAGES }
  }

  private async costCentersOf(organizationId: string, page: number) {
    const answer = await this.ask({
      query: `query costCenters($id: ID) { ${costCentersOf(page)} }`,
      variables: { id: organizationId },
      metric: 'b2b-organization-papers',
    })
    return answer === null
      ? []
      : costCentersSchema.parse(answer).data.getCostCentersByOrganizationId.rows
  }
}
