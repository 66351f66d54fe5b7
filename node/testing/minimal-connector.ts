/**
 * A connector that lists and opens orders and can do nothing else: it keeps the contract suite honest about what is not
 * declared. It stands on the demo's data, and refuses on its own.
 */
import { NO_CAPABILITIES, type ConnectorDefinition, type OrderQuery } from '../connectors/connector'
import { ConnectorError } from '../connectors/connector-error'
import { demo, type DemoSettings } from '../connectors/demo'
import type { Order } from '../connectors/order-model'

export const minimal: ConnectorDefinition<DemoSettings> = {
  ...demo,
  name: 'minimal',
  create: (parts) => {
    const whole = demo.create(parts)
    return {
      name: 'minimal',
      capabilities: NO_CAPABILITIES,
      ownerEvidence: whole.ownerEvidence,
      check: whole.check,
      findOrders: async (query, call) => {
        const undeclared = undeclaredIn(query)
        if (undeclared.length > 0) {
          throw new ConnectorError('unsupported', 'This ERP can only list.', { fields: undeclared })
        }
        return { ...(await whole.findOrders(query, call)), total: null }
      },
      getOrder: async (query, call) => {
        const order = await whole.getOrder(query, call)
        return order && plain(order)
      },
    }
  },
}

const undeclaredIn = (query: OrderQuery): string[] => {
  const asked: Array<readonly [field: string, isAsked: boolean]> = [
    ['number', query.number !== null],
    ['from', query.from !== null],
    ['to', query.to !== null],
    ['statuses', query.statuses.length > 0],
    ['channels', query.channels.length > 0],
    ['product', query.product !== null],
    ['placedBy', query.placedBy !== null],
    ['sort', query.sort !== 'NEWEST_FIRST'],
  ]
  return asked.flatMap(([field, isAsked]) => (isAsked ? field : []))
}

/** Without what is not declared. */
export const plain = (order: Order): Order => ({
  ...order,
  shipments: [],
  invoices: [],
  payments: [],
  documents: [],
})
