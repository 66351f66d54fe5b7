/**
 * The B2B Suite's organizations, and what they say of themselves.
 * Fields: `graphql/schema.graphql` of vtex-apps/b2b-organizations-graphql.
 */
import type { InstanceOptions, IOContext } from '@vtex/api'
import { z } from 'zod'

import type { SuiteOrganization } from '../identity/collaborator'
import type { OrganizationProfile } from '../identity/link-proposal'
import { B2BApp } from './b2b-app'

const ORGANIZATION = `query organization($id: ID) {
  getOrganizationById(id: $id) { id name status }
}`

/** Master Data gives 100 a page at most, and so does the Suite. */
const PAGE_SIZE = 100
/** Asked side by side. What is more is told of as cut, or not looked through. */
const MAX_PAGES = 10

const ORGANIZATION_IDS = `query ids($page: Int, $pageSize: Int) {
  getOrganizations(page: $page, pageSize: $pageSize) { data { id } pagination { total } }
}`

const costCentersOf = (page: number): string =>
  `getCostCentersByOrganizationId(id: $id, page: ${page}, pageSize: ${PAGE_SIZE}) {
    data { id name businessDocument customFields { name value } }
    pagination { total }
  }`

const PROFILE = `query profile($id: ID) {
  getOrganizationById(id: $id) { id name customFields { name value } }
  ${costCentersOf(1)}
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

const costCenters = z
  .object({
    data: z
      .array(z.object({ id: z.string(), name: text, businessDocument: text, customFields: fields }))
      .nullish(),
    pagination: z.object({ total: z.number().nullish() }).nullish(),
  })
  .nullish()
  .transform((page) => ({ rows: page?.data ?? [], total: page?.pagination?.total ?? 0 }))

const profileSchema = z.object({
  getOrganizationById: z.object({ id: text, name: text, customFields: fields }),
  getCostCentersByOrganizationId: costCenters,
})

const costCentersSchema = z.object({ getCostCentersByOrganizationId: costCenters })

const idsSchema = z.object({
  getOrganizations: z.object({
    data: z.array(z.object({ id: text }).nullable()),
    pagination: z.object({ total: z.number() }),
  }),
})

const pagesAfterTheFirst = (pages: number): number[] =>
  Array.from({ length: Math.max(1, Math.min(pages, MAX_PAGES)) - 1 }, (_, index) => index + 2)

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

  /** @returns the ids of all organizations; null where there are more than 1,000. @throws PlatformError */
  public async allIds(): Promise<ReadonlySet<string> | null> {
    const first = await this.pageOfIds(1)
    const pages = Math.ceil(first.total / PAGE_SIZE)
    if (pages > MAX_PAGES) return null
    const others = await Promise.all(pagesAfterTheFirst(pages).map((page) => this.pageOfIds(page)))
    return new Set([first, ...others].flatMap(({ ids }) => ids))
  }

  private async pageOfIds(page: number) {
    const { getOrganizations: found } = await this.ask({
      query: ORGANIZATION_IDS,
      variables: { page, pageSize: PAGE_SIZE },
      metric: 'b2b-organization-ids',
      schema: idsSchema,
    })
    return { ids: found.data.flatMap((one) => one?.id ?? []), total: found.pagination.total }
  }

  /** @returns null where there is no such organization, or no B2B Suite. @throws PlatformError */
  public async profileOf(id: string): Promise<OrganizationProfile | null> {
    if (!(await this.isInstalled())) return null
    const { getOrganizationById: found, getCostCentersByOrganizationId: first } = await this.ask({
      query: PROFILE,
      variables: { id },
      metric: 'b2b-organization-profile',
      schema: profileSchema,
    })
    if (found.id !== id) return null
    const pages = Math.ceil(first.total / PAGE_SIZE)
    const others = pagesAfterTheFirst(pages).map((page) => this.costCentersOf(id, page))
    const costCenters = [first.rows, ...(await Promise.all(others))].flat()
    return { ...found, costCenters, isCut: pages > MAX_PAGES }
  }

  private async costCentersOf(id: string, page: number) {
    const answer = await this.ask({
      query: `query costCenters($id: ID) { ${costCentersOf(page)} }`,
      variables: { id },
      metric: 'b2b-organization-profile',
      schema: costCentersSchema,
    })
    return answer.getCostCentersByOrganizationId.rows
  }
}
