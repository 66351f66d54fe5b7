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

const PAPERS = `query papers($id: ID) {
  getOrganizationById(id: $id) { name customFields { name value } }
  getCostCentersByOrganizationId(id: $id, pageSize: 100) {
    data { id name businessDocument customFields { name value } }
  }
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

const papersSchema = z.object({
  data: z.object({
    getOrganizationById: z.object({ name: text, customFields: fields }).nullish(),
    getCostCentersByOrganizationId: z
      .object({
        data: z
          .array(
            z.object({ id: z.string(), name: text, businessDocument: text, customFields: fields })
          )
          .nullish(),
      })
      .nullish(),
  }),
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
    const { getOrganizationById: found, getCostCentersByOrganizationId: costCenters } =
      papersSchema.parse(answer).data
    return found ? { ...found, costCenters: costCenters?.data ?? [] } : null
  }
}
