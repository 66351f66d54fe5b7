/**
 * The B2B Suite's organizations, and what they say of themselves.
 * Fields: `graphql/schema.graphql` of vtex-apps/b2b-organizations-graphql.
 */
import type { InstanceOptions, IOContext } from '@vtex/api'
import { z } from 'zod'

import type { SuiteOrganization } from '../identity/collaborator'
import type { OrganizationPapers } from '../identity/link-proposal'
import { B2BApp } from './b2b-app'

const ORGANIZATION = `query organization($id: ID) {
  getOrganizationById(id: $id) { id name status }
}`

const PAPERS = `query papers($id: ID) {
  getOrganizationById(id: $id) { id name customFields { name value } }
  getCostCentersByOrganizationId(id: $id, pageSize: 100) {
    data { id name businessDocument customFields { name value } }
  }
}`

const text = z
  .string()
  .nullish()
  .transform((value) => value || null)

/** An organization that does not exist is answered as an object whose fields are null. */
const organizationSchema = z.object({
  getOrganizationById: z.object({ id: text, name: text, status: text }),
})

const fields = z
  .array(z.object({ name: text, value: text }))
  .nullish()
  .transform((list) => list ?? [])

const papersSchema = z.object({
  getOrganizationById: z.object({ id: text, name: text, customFields: fields }),
  getCostCentersByOrganizationId: z
    .object({
      data: z
        .array(
          z.object({ id: z.string(), name: text, businessDocument: text, customFields: fields })
        )
        .nullish(),
    })
    .nullish(),
})

export class B2BOrganizations extends B2BApp {
  constructor(context: IOContext, options?: InstanceOptions) {
    const app = { id: 'vtex.b2b-organizations-graphql@2.x', service: 'b2b-organizations' } as const
    super(app, context, options)
  }

  /** @returns null where there is no such organization. @throws PlatformError */
  public async organization(id: string): Promise<SuiteOrganization | null> {
    const { getOrganizationById: found } = await this.ask({
      query: ORGANIZATION,
      variables: { id },
      metric: 'b2b-organization',
      schema: organizationSchema,
    })
    return found.id === id ? { id, name: found.name, status: found.status } : null
  }

  /** @returns null where there is no such organization, or no B2B Suite. @throws PlatformError */
  public async papersOf(id: string): Promise<OrganizationPapers | null> {
    if (!(await this.isInstalled())) return null
    const { getOrganizationById: found, getCostCentersByOrganizationId: costCenters } =
      await this.ask({
        query: PAPERS,
        variables: { id },
        metric: 'b2b-organization-papers',
        schema: papersSchema,
      })
    return found.id === id ? { ...found, costCenters: costCenters?.data ?? [] } : null
  }
}
