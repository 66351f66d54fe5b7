/**
 * The baseline of the search figure: the same schema, and a resolver that does the least it can: one ExternalClient call,
 * its answer passed through unchecked. No identity, no second look at the owners, no reading of what was typed.
 */
import {
  ExternalClient,
  type InstanceOptions,
  type IOContext,
  IOClients,
  Service,
  type ServiceContext,
} from '@vtex/api'

class Erp extends ExternalClient {
  constructor(context: IOContext, options?: InstanceOptions) {
    super('http://erp.demo.example', context, options)
  }

  public orders(channels: readonly string[], first: number) {
    const query = new URLSearchParams([
      ['company', 'C-1001'],
      ['company', 'C-1002'],
      ...channels.map((channel) => ['channel', channel]),
      ['sort', 'NEWEST_FIRST'],
      ['limit', String(first)],
    ])
    return this.http.get<{ orders: unknown[]; cursor: string | null; total: number }>(
      `/orders-b2b/v1/orders?${query}`,
      {
        headers: { 'X-Api-Key': 'demo-erp-key', 'X-Vtex-Use-Https': 'true' },
        metric: 'orders-find',
      }
    )
  }
}

class Clients extends IOClients {
  public get erp() {
    return this.getOrSet('erp', Erp)
  }
}

interface Arguments {
  readonly search: { readonly channels: readonly string[] }
  readonly first: number
}

const erpOrders = async (
  _root: unknown,
  { search, first }: Arguments,
  ctx: ServiceContext<Clients>
) => {
  const { orders, cursor, total } = await ctx.clients.erp.orders(search.channels, first)
  return { orders, total, endCursor: cursor, hasNextPage: cursor !== null }
}

const notPartOfTheBaseline = () => Promise.reject(new Error('Not part of the baseline.'))

const resolvers = {
  Query: { erpOrders, erpOrder: notPartOfTheBaseline },
  Mutation: { erpRemoveCompanyLink: notPartOfTheBaseline },
}

export default new Service<Clients, never, never>({
  clients: { implementation: Clients, options: { default: { timeout: 8000, retries: 0 } } },
  graphql: { resolvers: resolvers as never },
})
