/**
 * The B2B Suite's organizations: which ones an e-mail belongs to.
 * `getOrganizationsByEmail` of vtex-apps/b2b-organizations-graphql: allowed to an app whose manifest has
 * `buyer_organization_view`, that sends its own token as the admin's.
 */
import { AppGraphQLClient, type InstanceOptions, type IOContext } from '@vtex/api'
import { z } from 'zod'

import type { Membership } from '../identity/collaborator'

const QUERY = `query memberships($email: String) {
  getOrganizationsByEmail(email: $email) { orgId costId organizationName organizationStatus }
}`

const answerSchema = z.object({
  data: z.object({
    getOrganizationsByEmail: z
      .array(
        z.object({
          orgId: z.string().nullish(),
          costId: z.string().nullish(),
          organizationName: z.string().nullish(),
          organizationStatus: z.string().nullish(),
        })
      )
      .nullish(),
  }),
})

export class B2BOrganizations extends AppGraphQLClient {
  constructor(context: IOContext, options?: InstanceOptions) {
    super('vtex.b2b-organizations-graphql@2.x', context, {
      ...options,
      headers: {
        ...options?.headers,
        'x-vtex-credential': context.authToken,
        VtexIdclientAutCookie: context.authToken,
        cookie: `VtexIdclientAutCookie=${context.authToken}`,
      },
    })
  }

  /** @returns every membership of the e-mail; the caller picks the one the session claims */
  public async membershipsOf(email: string): Promise<readonly Membership[]> {
    const answer = await this.graphql.query(
      // One person's answer never serves another: the runtime's in-flight key has no headers in it.
      { query: QUERY, variables: { email }, inflight: false },
      { metric: 'b2b-memberships' }
    )
    const rows = answerSchema.parse(answer).data.getOrganizationsByEmail ?? []
    return rows.flatMap(({ orgId, costId, organizationName, organizationStatus }) =>
      orgId
        ? [
            {
              organizationId: orgId,
              costCenterId: costId ?? null,
              organizationName: organizationName ?? null,
              status: organizationStatus ?? null,
            },
          ]
        : []
    )
  }
}
