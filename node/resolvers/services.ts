/** What lives as long as the worker, made once and shared by all requests. Every key in it names its store. */
import { LRUCache } from 'lru-cache'

import type { ErpConnector } from '../connectors/connector'
import { createIdentityCache, type IdentityCache } from '../identity/identity-cache'
import { createAskErp } from '../orders/erp'
import { createLastGood } from '../orders/last-good'
import { createOpenOrder, type OpenOrder } from '../orders/open-order'
import { createSearchOrders, type SearchOrders } from '../orders/search-orders'

const MAX_CONNECTORS = 200

export interface Services {
  /** By the key of `Erp`: a connector may hold a login token. */
  readonly connectors: LRUCache<string, ErpConnector>
  readonly clock: () => Date
  readonly identityCache: IdentityCache
  readonly searchOrders: SearchOrders
  readonly openOrder: OpenOrder
}

export const createServices = (clock: () => Date = () => new Date()): Services => {
  const askErp = createAskErp()
  return {
    connectors: new LRUCache({ max: MAX_CONNECTORS }),
    clock,
    identityCache: createIdentityCache(clock),
    searchOrders: createSearchOrders({ askErp, lastGood: createLastGood(clock) }),
    openOrder: createOpenOrder({ askErp, lastGood: createLastGood(clock) }),
  }
}
