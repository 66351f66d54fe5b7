/**
 * The store's roles and what was ticked for each: `listRoles` of vtex-apps/storefront-permissions
 * (`graphql/schema.graphql`, `node/resolvers/Queries/Roles.ts`). Why not `checkUserPermission`:
 * docs/decisions/2026-11-23-impersonation.md.
 */
import type { InstanceOptions, IOContext } from '@vtex/api'
import { z } from 'zod'

import type { Role } from '../identity/collaborator'
import { B2BApp } from './b2b-app'

const ROLES = '{ listRoles { id slug features { module features } } }'

const answerSchema = z.object({
  data: z.object({
    listRoles: z
      .array(
        z.object({
          id: z.string().nullish(),
          slug: z.string().nullish(),
          features: z
            .array(z.object({ module: z.string(), features: z.array(z.string().nullable()) }))
            .nullish(),
        })
      )
      .nullish(),
  }),
})

export class StorefrontPermissions extends B2BApp {
  constructor(context: IOContext, options?: InstanceOptions) {
    super('vtex.storefront-permissions@3.x', context, options)
  }

  /** @returns none where the app is not installed */
  public async roles(): Promise<readonly Role[]> {
    const answer = await this.ask({ query: ROLES, variables: {}, metric: 'b2b-roles' })
    const rows = answer === null ? [] : (answerSchema.parse(answer).data.listRoles ?? [])
    return rows.flatMap(({ id, slug, features }) => {
      const ticked = (features ?? []).map(
        (entry) => [entry.module, entry.features.flatMap((feature) => feature ?? [])] as const
      )
      return id ? [{ id, slug: slug ?? '', features: new Map(ticked) }] : []
    })
  }
}
