import type { GraphQLResolveInfo } from 'graphql'

import { adminMutations, adminQueries } from './admin'
import type { Context } from './context'
import { withSpokenErrors } from './errors'
import { orderQueries } from './orders'
import { checkQuerySize } from './query-limits'
import type { Services } from './services'

type Handle<Args, Answer> = (args: Args, ctx: Context) => Promise<Answer>

/** Every root field goes through here: first the size of the query, last the masking of errors. */
const guarded =
  <Args, Answer>(handle: Handle<Args, Answer>) =>
  // eslint-disable-next-line max-params -- the four that graphql-js gives
  (_root: unknown, args: Args, ctx: Context, info: GraphQLResolveInfo): Promise<Answer> =>
    withSpokenErrors(ctx, async () => {
      checkQuerySize(info)
      return handle(args, ctx)
    })

export const createResolvers = (services: Services) => {
  const { erpOrders, erpOrder, erpCollaborator } = orderQueries(services)
  const { erpCompanyLink, erpCompanyLinks, erpConnectionCheck } = adminQueries(services)
  const { erpConfirmCompanyLink, erpRemoveCompanyLink } = adminMutations(services)
  return {
    Query: {
      erpOrders: guarded(erpOrders),
      erpOrder: guarded(erpOrder),
      erpCollaborator: guarded(erpCollaborator),
      erpCompanyLink: guarded(erpCompanyLink),
      erpCompanyLinks: guarded(erpCompanyLinks),
      erpConnectionCheck: guarded(erpConnectionCheck),
    },
    Mutation: {
      erpConfirmCompanyLink: guarded(erpConfirmCompanyLink),
      erpRemoveCompanyLink: guarded(erpRemoveCompanyLink),
    },
  }
}
