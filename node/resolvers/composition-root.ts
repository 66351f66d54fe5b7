/** What lives as long as the worker, made once and shared by all requests. Every key in it names its store. */
import { LRUCache } from 'lru-cache'

import type { ErpConnector } from '../connectors/connector'
import { createIdentityCache, type IdentityCache } from '../identity/identity-cache'
import { createErpCalls } from '../orders/erp'
import { createExportSlots, type TakeExportSlot } from '../orders/export-slots'
import { createLastGood, liveOnly } from '../orders/last-good'
import { createFindInvoices, type FindInvoices } from '../orders/find-invoices'
import { createFindPayments, type FindPayments } from '../orders/find-payments'
import {
  createFindOrdersByNumbers,
  type FindOrdersByNumbers,
} from '../orders/number-search/orders-by-numbers'
import { createOpenDocument, type OpenDocument } from '../orders/open-document'
import { createOpenInvoice, type OpenInvoice } from '../orders/open-invoice'
import { createOpenOrder, type OpenOrder } from '../orders/open-order'
import { createOpenPayment, type OpenPayment } from '../orders/open-payment'
import { createSearchOrders, type SearchOrders } from '../orders/search-orders'
import { createServerCapabilities, type ServerCapabilities } from '../orders/server-capabilities'

const MAX_CONNECTORS = 200

/** A connector made of a store's settings, and what of them its way out has to know. */
export interface StoreConnector {
  readonly connector: ErpConnector
  /** https origins besides the ERP's. */
  readonly otherOrigins: readonly string[]
}

export interface Services {
  /** By the key of `Erp`: a connector may hold a login token. */
  readonly connectors: LRUCache<string, StoreConnector>
  readonly capabilities: ServerCapabilities
  readonly clock: () => Date
  readonly identityCache: IdentityCache
  readonly searchOrders: SearchOrders
  readonly findOrdersByNumbers: FindOrdersByNumbers
  readonly openOrder: OpenOrder
  readonly findInvoices: FindInvoices
  readonly openInvoice: OpenInvoice
  readonly findPayments: FindPayments
  readonly openPayment: OpenPayment
  readonly openDocument: OpenDocument
  readonly takeExportSlot: TakeExportSlot
  /** For exports: pages of old answers and new ones would make a table of no moment. */
  readonly live: { readonly searchOrders: SearchOrders; readonly findInvoices: FindInvoices }
}

export const createServices = (clock: () => Date = () => new Date()): Services => {
  const { askErp, holdErp } = createErpCalls()
  const lastGood = createLastGood(clock)
  const live = liveOnly(clock)
  return {
    connectors: new LRUCache({ max: MAX_CONNECTORS }),
    capabilities: createServerCapabilities(askErp, clock),
    clock,
    identityCache: createIdentityCache(clock),
    searchOrders: createSearchOrders({ askErp, lastGood }),
    findOrdersByNumbers: createFindOrdersByNumbers({ askErp, clock }),
    openOrder: createOpenOrder({ askErp, lastGood }),
    findInvoices: createFindInvoices({ askErp, lastGood }),
    openInvoice: createOpenInvoice({ askErp, lastGood }),
    findPayments: createFindPayments({ askErp, lastGood }),
    openPayment: createOpenPayment({ askErp, lastGood }),
    openDocument: createOpenDocument({
      openOrder: createOpenOrder({ askErp, lastGood: live }),
      openInvoice: createOpenInvoice({ askErp, lastGood: live }),
      openPayment: createOpenPayment({ askErp, lastGood: live }),
      holdErp,
      clock,
    }),
    takeExportSlot: createExportSlots(),
    live: {
      searchOrders: createSearchOrders({ askErp, lastGood: live, areGroupsWhole: true }),
      findInvoices: createFindInvoices({ askErp, lastGood: live, areGroupsWhole: true }),
    },
  }
}
