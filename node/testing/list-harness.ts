/** Lists of numbers, asked of an ERP in memory. */
import assert from 'node:assert/strict'

import { type Capabilities, kindsOf, type OrderQuery } from '../connectors/connector'
import { isConnectorError } from '../connectors/connector-error'
import { ALL_RIGHTS } from '../identity/rights'
import { createAskErp } from '../orders/erp'
import { createLastGood } from '../orders/last-good'
import {
  createFindOrdersByNumbers,
  type OrdersOfNumber,
} from '../orders/number-search/orders-by-numbers'
import type { SecurityEvent } from '../orders/ownership'
import type { RequestScope } from '../orders/request-scope'
import { createSearchOrders } from '../orders/search-orders'
import { orderRow, type ScriptedErp } from './scripted-erp'

/** Kinds that rows say. */
const OF_ORDERS = ['WEB', 'ERP', 'CUSTOMER'] as const
/** An ERP that takes many numbers a query, in all kinds at once. */
export const MANY: Partial<Capabilities> = { manyNumbers: true, severalNumberKinds: OF_ORDERS }

export const ROWS = [
  orderRow({ id: '0000458812', webOrderNumber: 'v10428831nrt', customerOrderNumber: 'PO-4500' }),
  orderRow({ id: '0000458900', customerOrderNumber: 'OC 6807/1', placedBy: 'ana@norte.example' }),
  orderRow({ id: '9100', ownerRef: 'C-9', customerOrderNumber: 'PO-9' }),
]

const clock = () => new Date('2026-11-23T12:00:00Z')
const scopeOf = (events: SecurityEvent[], erp: ScriptedErp, scope: Partial<RequestScope>) => ({
  ...{ erp, companies: ['C-1'], rights: ALL_RIGHTS, email: 'ana@norte.example' },
  ...{ today: '2026-11-23', report: (event: SecurityEvent) => events.push(event) },
  ...scope,
})

export const harness = (
  erp: ScriptedErp,
  scope: Partial<RequestScope> = {},
  timeoutMs?: number
) => {
  const events: SecurityEvent[] = []
  const askErp = createAskErp()
  const find = createFindOrdersByNumbers({ askErp, clock, timeoutMs })
  const search = createSearchOrders({ askErp, lastGood: createLastGood(clock) })
  const requestScope = scopeOf(events, erp, scope)
  return {
    /** What was reported. */
    events,
    find: async (...numbers: readonly string[]) => (await find({ numbers }, requestScope)).answer,
    search: (number: string) => search({ search: { number } }, requestScope),
  }
}

export const queriesOf = ({ asked }: ScriptedErp) => asked as readonly OrderQuery[]
export const kindsAsked = (erp: ScriptedErp) =>
  queriesOf(erp).map(({ number }) => (number === null ? [] : kindsOf(number)))
export const idsOf = ({ orders }: OrdersOfNumber) => orders.map(({ id }) => id)
/** `?`: not looked for. */
export const said = (one: OrdersOfNumber) => (one.isLookedFor ? idsOf(one) : '?')
export const numbered = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => `PO-${1000 + from + index}`)
/** Of the error that it must end with. */
export const kindOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => assert.fail('it was answered'),
    (error: unknown) => (isConnectorError(error) ? error.kind : error)
  )
