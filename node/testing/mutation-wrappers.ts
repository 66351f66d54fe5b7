/** Wrappers around any connector that change what it is asked or what it answers. */
import type { ErpConnector, InvoiceQuery, OrderQuery } from '../connectors/connector'
import type { Money, Order, OrderSummary } from '../connectors/order-model'
import type { ConnectorSubject } from './connector-subject'
import { createShuffle } from './shuffle'

type Change = (name: string, value: unknown) => unknown

/** Each value of each answer, at any depth, by its name. */
export const everywhere =
  (change: Change) =>
  ({ connector }: ConnectorSubject): ErpConnector => {
    const changed = <Answer>(answer: Answer): Answer =>
      JSON.parse(JSON.stringify(answer), (name, value: unknown) => change(name, value)) as Answer
    const { findInvoices, getInvoice, findPayments, getPayment } = connector
    return {
      ...connector,
      findOrders: async (query, call) => changed(await connector.findOrders(query, call)),
      getOrder: async (query, call) => changed(await connector.getOrder(query, call)),
      ...(findInvoices && {
        findInvoices: async (...asked) => changed(await findInvoices(...asked)),
      }),
      ...(getInvoice && { getInvoice: async (...asked) => changed(await getInvoice(...asked)) }),
      ...(findPayments && {
        findPayments: async (...asked) => changed(await findPayments(...asked)),
      }),
      ...(getPayment && { getPayment: async (...asked) => changed(await getPayment(...asked)) }),
    }
  }

/** Each order, in a row and opened. */
export const eachOrder =
  (change: (order: OrderSummary) => Partial<Order>) =>
  ({ connector }: ConnectorSubject): ErpConnector => ({
    ...connector,
    findOrders: async (query, call) => {
      const page = await connector.findOrders(query, call)
      return { ...page, orders: page.orders.map((order) => ({ ...order, ...change(order) })) }
    },
    getOrder: async (query, call) => {
      const order = await connector.getOrder(query, call)
      return order && { ...order, ...change(order) }
    },
  })

export const openedOrder =
  (change: (order: Order) => Partial<Order>) =>
  ({ connector }: ConnectorSubject): ErpConnector => ({
    ...connector,
    getOrder: async (query, call) => {
      const order = await connector.getOrder(query, call)
      return order && { ...order, ...change(order) }
    },
  })

export const eachSearch =
  (change: (query: OrderQuery, connector: ErpConnector) => Partial<OrderQuery>) =>
  ({ connector }: ConnectorSubject): ErpConnector => ({
    ...connector,
    findOrders: (query, call) =>
      connector.findOrders({ ...query, ...change(query, connector) }, call),
  })

export const eachInvoiceSearch =
  (change: (query: InvoiceQuery, connector: ErpConnector) => Partial<InvoiceQuery>) =>
  ({ connector }: ConnectorSubject): ErpConnector => {
    const { findInvoices } = connector
    if (findInvoices === undefined) return connector
    return {
      ...connector,
      findInvoices: (query, call) => findInvoices({ ...query, ...change(query, connector) }, call),
    }
  }

const isNothing = (value: unknown): boolean =>
  value === null || (Array.isArray(value) && value.length === 0)

const FILTERS = ['number', 'from', 'to', 'statuses', 'channels', 'product', 'placedBy'] as const

/** That several filters are joined is for another check. */
export const isOnly = (filter: (typeof FILTERS)[number], query: OrderQuery): boolean =>
  FILTERS.every((name) => name === filter || isNothing(query[name]))

export const otherDay = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

export const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

export const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value

/** The second page, which nobody gets to see. */
export const withoutSecondPage = ({ connector }: ConnectorSubject): ErpConnector => ({
  ...connector,
  findOrders: async (query, call) => {
    const page = await connector.findOrders(query, call)
    if (query.after !== null || page.cursor === null) return page
    const { cursor } = await connector.findOrders({ ...query, after: page.cursor }, call)
    return { ...page, cursor }
  },
})

export const withLooseTies = ({ connector }: ConnectorSubject): ErpConnector => {
  const shuffle = createShuffle()
  return {
    ...connector,
    findOrders: async (query, call) => {
      const page = await connector.findOrders(query, call)
      const field = query.sort === 'PROMISED_FIRST' ? 'promisedOn' : 'orderedOn'
      const days = [...new Set(page.orders.map((row) => row[field]))]
      const orders = days.flatMap((day) => shuffle(page.orders.filter((row) => row[field] === day)))
      return { ...page, orders }
    },
  }
}

/** A draft that the ERP really holds, in the shape of the first of its list. */
export const withDrafts = ({ connector, known }: ConnectorSubject): ErpConnector => {
  const { findInvoices } = connector
  const { orders: [order] = [], invoices: [invoice] = [] } = known.drafts ?? {}
  const and = <Row extends { readonly id: string }>(rows: readonly Row[], id?: string) =>
    rows.flatMap((row, place) => (place > 0 || id === undefined ? [row] : [row, { ...row, id }]))
  return {
    ...connector,
    findOrders: async (query, call) => {
      const page = await connector.findOrders(query, call)
      return { ...page, orders: and(page.orders, order) }
    },
    ...(findInvoices && {
      findInvoices: async (query, call) => {
        const page = await findInvoices(query, call)
        return { ...page, invoices: and(page.invoices, invoice) }
      },
    }),
  }
}
