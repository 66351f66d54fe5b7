import type { OrderSearchArguments } from '../orders/order-search'
import { requestScopeOf, buyerRequest } from './buyer-request'
import type { Context } from './context'
import { presentCollaborator, presentNumbers, presentOrder, presentPage } from './present'
import type { Services } from './composition-root'

export const orderQueries = (services: Services) => ({
  erpOrders: async (args: OrderSearchArguments, ctx: Context) => {
    const request = await buyerRequest(ctx, services)
    return presentPage(
      await services.searchOrders(args, requestScopeOf(request, services)),
      request
    )
  },

  erpOrdersByNumbers: async (args: { numbers: readonly string[] }, ctx: Context) => {
    const request = await buyerRequest(ctx, services)
    return presentNumbers(
      await services.findOrdersByNumbers(args, requestScopeOf(request, services)),
      request
    )
  },

  erpOrder: async ({ id }: { id: string }, ctx: Context) => {
    const request = await buyerRequest(ctx, services)
    return presentOrder(await services.openOrder(id, requestScopeOf(request, services)), request)
  },

  erpCollaborator: async (_args: unknown, ctx: Context) =>
    presentCollaborator(await buyerRequest(ctx, services), []),
})
