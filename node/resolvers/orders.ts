import type { OrderSearchArguments } from '../orders/order-search'
import { buyerRequest } from './buyer-request'
import type { Context } from './context'
import { presentCollaborator, presentOrder, presentPage } from './present'
import type { Services } from './services'

export const orderQueries = (services: Services) => ({
  erpOrders: async (args: OrderSearchArguments, ctx: Context) => {
    const request = await buyerRequest(ctx, services)
    const { collaborator, erp, report } = request
    return presentPage(
      await services.searchOrders(args, { erp, companies: collaborator.companies, report }),
      request
    )
  },

  erpOrder: async ({ id }: { id: string }, ctx: Context) => {
    const request = await buyerRequest(ctx, services)
    const { collaborator, erp, report } = request
    return presentOrder(
      await services.openOrder(id, { erp, companies: collaborator.companies, report }),
      request
    )
  },

  erpCollaborator: async (_args: unknown, ctx: Context) =>
    presentCollaborator(await buyerRequest(ctx, services), []),
})
