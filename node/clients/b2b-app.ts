/**
 * What the apps of the B2B Suite have in common. They let an app in whose manifest has `buyer_organization_view` and that
 * sends its own token as the admin's: `node/directives/validateStoreUserAccess.ts` of vtex-apps/storefront-permissions.
 *
 * Nothing of the person goes along: with a session they would look up its permissions too, five calls in a row more.
 */
import { AppGraphQLClient, type InstanceOptions, type IOContext } from '@vtex/api'
import type { z } from 'zod'

import { askPlatform, PlatformError, type PlatformService } from './platform-error'
import { statusOf } from './upstream-error'

export interface AppQuery<Answer> {
  readonly query: string
  readonly variables: Readonly<Record<string, string | number | null>>
  /** Under which name the call is measured. */
  readonly metric: string
  /** Of the answer's `data`. */
  readonly schema: z.ZodType<Answer>
}

export class B2BApp extends AppGraphQLClient {
  constructor(
    private readonly app: { readonly id: string; readonly service: PlatformService },
    context: IOContext,
    options?: InstanceOptions
  ) {
    const { authToken } = context
    const impersonal = { ...context, sessionToken: undefined, segmentToken: undefined }
    super(app.id, impersonal, {
      ...options,
      headers: {
        ...options?.headers,
        'x-vtex-credential': authToken,
        VtexIdclientAutCookie: authToken,
        cookie: `VtexIdclientAutCookie=${authToken}`,
      },
    })
  }

  /**
   * A field that failed beside what the schema needs breaks nobody's answer.
   * @throws PlatformError, also for an app that is not installed
   */
  protected ask<Answer>({ schema, ...query }: AppQuery<Answer>): Promise<Answer> {
    return askPlatform(this.app.service, async () => {
      const body: unknown = await this.send(query)
      const data = typeof body === 'object' && body !== null && 'data' in body ? body.data : null
      return schema.parse(data)
    })
  }

  /** @throws PlatformError where nothing says whether it is */
  public async isInstalled(): Promise<boolean> {
    try {
      await askPlatform(this.app.service, () =>
        this.send({ query: '{ __typename }', variables: {}, metric: 'b2b-app-installed' })
      )
      return true
    } catch (error) {
      if (error instanceof PlatformError && statusOf(error.reason) === 404) return false
      throw error
    }
  }

  private send({ query, variables, metric }: Omit<AppQuery<unknown>, 'schema'>) {
    // One person's answer never serves another: the runtime's in-flight key has no headers in it.
    const request = { query, variables, inflight: false, throwOnError: false }
    return this.graphql.query<object, AppQuery<unknown>['variables']>(request, { metric })
  }
}

/**
 * Whether a store has any of the Suite's apps. That it has none lets links of persons count, so each must say so: a router that
 * forgets one app for a moment answers 404 for it too.
 * @throws PlatformError where none is known to be there, and not each to be missing
 */
export const isSuiteInstalled = async (apps: readonly B2BApp[]): Promise<boolean> => {
  const answers = await Promise.allSettled(apps.map((app) => app.isInstalled()))
  if (answers.some((answer) => answer.status === 'fulfilled' && answer.value)) return true
  for (const answer of answers) if (answer.status === 'rejected') throw answer.reason
  return false
}
