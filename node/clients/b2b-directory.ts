/**
 * Which organizations the B2B Suite has, to warn staff of an id that is none.
 * Fields: `graphql/schema.graphql` of vtex-apps/b2b-organizations-graphql.
 */
import type { InstanceOptions, IOContext } from '@vtex/api'
import { z } from 'zod'

import { B2BApp } from './b2b-app'

const ONE = 'query organization($id: ID) { getOrganizationById(id: $id) { id } }'

/** Master Data gives 100 a page at most, and so does the Suite. */
const PAGE_SIZE = 100
/** Ten questions side by side are cheap; a store with more organizations is not looked through. */
const MAX_PAGES = 10

const listOf = (page: number): string =>
  `{ getOrganizations(page: ${page}, pageSize: ${PAGE_SIZE}) { data { id } pagination { total } } }`

const withId = z.object({ id: z.string().nullish() }).nullish()

const oneSchema = z.object({ data: z.object({ getOrganizationById: withId }) })

const listSchema = z.object({
  data: z.object({
    getOrganizations: z.object({
      data: z.array(withId),
      pagination: z.object({ total: z.number() }),
    }),
  }),
})

export class B2BDirectory extends B2BApp {
  constructor(context: IOContext, options?: InstanceOptions) {
    super('vtex.b2b-organizations-graphql@2.x', context, options)
  }

  /**
   * The Suite answers an organization that does not exist with fields that are all null.
   * @returns null where there is no Suite
   */
  public async has(organizationId: string): Promise<boolean | null> {
    const variables = { id: organizationId }
    const answer = await this.ask({ query: ONE, variables, metric: 'b2b-organization-known' })
    if (answer === null) return null
    return Boolean(oneSchema.parse(answer).data.getOrganizationById?.id)
  }

  /** @returns the ids of all organizations; null where there is no Suite, or there are more than 1,000 */
  public async all(): Promise<ReadonlySet<string> | null> {
    const first = await this.page(1)
    const pages = Math.ceil((first?.total ?? 0) / PAGE_SIZE)
    if (first === null || pages > MAX_PAGES) return null
    const others = Array.from({ length: Math.max(0, pages - 1) }, (_, index) =>
      this.page(index + 2)
    )
    const ids = (await Promise.all(others)).flatMap((page) => page?.ids ?? [])
    return new Set([...first.ids, ...ids])
  }

  private async page(
    page: number
  ): Promise<{ readonly ids: readonly string[]; readonly total: number } | null> {
    const answer = await this.ask({
      query: listOf(page),
      variables: {},
      metric: 'b2b-organizations-known',
    })
    if (answer === null) return null
    const { data, pagination } = listSchema.parse(answer).data.getOrganizations
    return { ids: data.flatMap((one) => one?.id ?? []), total: pagination.total }
  }
}
