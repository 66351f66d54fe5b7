import type { ServiceContext } from '@vtex/api'

import type { Clients } from '../clients'

/** `compress`: what the runtime's koa-compress heeds; false keeps an answer, and its length, as it is. */
export type Context = ServiceContext<Clients> & { compress?: boolean }

/** Of a resolver. What the runtime keeps of a GraphQL request, as far as the app touches it: the type is not exported. */
export interface GraphqlContext extends Context {
  readonly graphql: {
    query?: { readonly query?: unknown }
    readonly cacheControl: { noCache: boolean; noStore: boolean }
  }
}
