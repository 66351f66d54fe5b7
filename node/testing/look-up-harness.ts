import { ALL_RIGHTS } from '../identity/rights'
import { createAskErp } from '../orders/erp'
import { createLastGood } from '../orders/last-good'
import { createOpenOrder } from '../orders/open-order'
import type { OrderSearchArguments } from '../orders/order-search'
import type { SecurityEvent } from '../orders/ownership'
import { createSearchOrders } from '../orders/search-orders'
import { orderRow, type ScriptedErp } from './scripted-erp'

/** Of Norte's two customers, and one of another company. */
export const ROWS = [
  orderRow({ id: '0000458812', webOrderNumber: 'v10428831nrt', customerOrderNumber: 'PO-4500' }),
  orderRow({ id: '0000458813', customerOrderNumber: 'PO-4500/2' }),
  orderRow({ id: '4500', ownerRef: ' C-2 ' }),
  orderRow({ id: '9100', ownerRef: 'C-9', customerOrderNumber: 'PO-9' }),
]

/** The look-up of orders over a scripted ERP, as one person asks. */
export const lookUpHarness = (erp: ScriptedErp, rights = ALL_RIGHTS) => {
  const events: SecurityEvent[] = []
  const askErp = createAskErp()
  const clock = () => new Date('2026-11-23T12:00:00Z')
  const search = createSearchOrders({ askErp, lastGood: createLastGood(clock) })
  const open = createOpenOrder({ askErp, lastGood: createLastGood(clock) })
  const request = (companies = ['C-1', 'C-2']) => ({
    erp,
    companies,
    rights,
    email: 'ana@norte.example',
    today: '2026-11-23',
    report: (event: SecurityEvent) => events.push(event),
  })
  return {
    events,
    search: (args: OrderSearchArguments, companies?: string[]) => search(args, request(companies)),
    open: (id: string, companies?: string[]) => open(id, request(companies)),
  }
}
