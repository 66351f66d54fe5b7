/**
 * What the apps of the B2B Suite have in common. They let an app in whose manifest has `buyer_organization_view` and that
 * sends its own token as the admin's: `node/directives/validateStoreUserAccess.ts` of vtex-apps/storefront-permissions.
 */
import { AppGraphQLClient, type InstanceOptions, type IOContext } from '@vtex/api'

import { statusOf } from './upstream-error'

export interface AppQuery {
  readonly query: string
  readonly variables: Readonly<Record<string, string>>
  /** Under which name the call is measured. */
  readonly metric: string
}

export class B2BApp extends AppGraphQLClient {
  constructor(app: string, context: IOContext, options?: InstanceOptions) {
    super(app, context, {
      ...options,
      headers: {
        ...options?.headers,
        'x-vtex-credential': context.authToken,
        VtexIdclientAutCookie: context.authToken,
        cookie: `VtexIdclientAutCookie=${context.authToken}`,
      },
    })
  }

  /** @returns the answer's body; null when the app is not installed, which is a normal answer */
  protected async ask({ query, variables, metric }: AppQuery): Promise<unknown> {
    try {
      // One person's answer never serves another: the runtime's in-flight key has no headers in it.
      return await this.graphql.query({ query, variables, inflight: false }, { metric })
    } catch (error) {
      if (statusOf(error) === 404) return null
      throw error
    }
  }
}
