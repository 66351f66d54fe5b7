import type { IncomingMessage, ServerResponse } from 'node:http'
import { graphql, GraphQLError } from 'graphql'
import type {
  ErpNumberKind,
  ErpNumberInterpretation,
  ErpOrderSearch,
  ErpOrderSummary,
} from '../../react/__generated__/operations'
import { createBilling } from './fake-billing'
import { COLLABORATOR, CONTACT, openOrder, ORDERS, RIGHTS } from './fixtures/orders'
import { readSchema } from './schema'

const PAGE_SIZE = 25
const FRESHNESS = { source: 'LIVE' }
/** Typed as the number, these make the service fail or wait. */
const TROUBLES: Readonly<Record<string, Record<string, unknown> | undefined>> = {
  DOWN: { code: 'ERP_UNAVAILABLE' },
  TIMEOUT: { code: 'ERP_TIMEOUT' },
  BROKEN: { code: 'INTERNAL' },
  BUSY: { code: 'RATE_LIMITED', retryAfterSeconds: 20 },
}
const SLOW_MS = 3500

const fail = (extensions: Record<string, unknown>): never => {
  const all = { requestId: 'preview-0001', ...extensions }
  throw new GraphQLError('failed', undefined, undefined, undefined, undefined, undefined, all)
}

type Interpretation = readonly [ErpNumberKind, keyof ErpOrderSummary]
const INTERPRETATIONS: readonly Interpretation[] = [
  ['WEB', 'webOrderNumber'],
  ['ERP', 'erpOrderNumber'],
  ['CUSTOMER', 'customerOrderNumber'],
]

const interpretations = (kind: ErpNumberKind): readonly Interpretation[] =>
  INTERPRETATIONS.filter(([one]) => kind === 'ANY' || kind === one)

interface Found {
  orders: readonly ErpOrderSummary[]
  interpretation: ErpNumberInterpretation | null
}

const findNumber = (
  orders: readonly ErpOrderSummary[],
  number: string,
  kind: ErpNumberKind
): Found => {
  const value = number.toLowerCase()
  for (const match of ['EXACT', 'PARTIAL'] as const)
    for (const [one, field] of interpretations(kind)) {
      const fits = (order: ErpOrderSummary) => {
        const text = String(order[field] || '').toLowerCase()
        return match === 'EXACT' ? text === value : text.includes(value)
      }
      const found = orders.filter(fits)
      if (found.length)
        return { orders: found, interpretation: { kind: one, match, value: number } }
    }
  return { orders: [], interpretation: null }
}

const narrow = ({ from, to, statuses, channels }: ErpOrderSearch) =>
  ORDERS.filter(
    ({ orderedOn, status, channel }) =>
      (!from || (orderedOn || '') >= from) &&
      (!to || (orderedOn || '') <= to) &&
      (!statuses || statuses.includes(status)) &&
      (!channels || channels.includes(channel))
  )

const check = ({ number, from, to }: ErpOrderSearch) => {
  if (number && TROUBLES[number]) fail(TROUBLES[number])
  if (number && number.length > 60)
    fail({ code: 'INVALID_QUERY', reason: 'NUMBER_TOO_LONG', field: 'number' })
  if (from && to && from > to)
    fail({ code: 'INVALID_QUERY', reason: 'DATES_REVERSED', field: 'to' })
}

const findOrders = async ({ search, after }: { search?: ErpOrderSearch; after?: string }) => {
  const asked = search || {}
  check(asked)
  if (asked.number === 'SLOW') await new Promise((resolve) => setTimeout(resolve, SLOW_MS))
  const all = narrow(asked)
  const sorted = asked.sort === 'OLDEST_FIRST' ? [...all].reverse() : all
  const { orders, interpretation } = asked.number
    ? findNumber(sorted, asked.number, asked.numberKind || 'ANY')
    : { orders: sorted, interpretation: null }
  const start = Number(after || 0)
  const end = start + PAGE_SIZE
  return {
    orders: orders.slice(start, end).map((order) => ({ ...order, cacheId: order.id })),
    endCursor: end < orders.length ? String(end) : null,
    hasNextPage: end < orders.length,
    total: orders.length,
    interpretation,
    collaborator: COLLABORATOR,
    rights: RIGHTS,
    freshness: { ...FRESHNESS, asOf: new Date().toISOString() },
    warnings: [],
  }
}

const openById = ({ id }: { id: string }) => {
  const summary = ORDERS.find((order) => order.id === id)
  return summary
    ? {
        order: openOrder(summary),
        contact: CONTACT,
        collaborator: COLLABORATOR,
        rights: RIGHTS,
        freshness: { ...FRESHNESS, asOf: new Date().toISOString() },
      }
    : fail({ code: 'NOT_FOUND' })
}

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** Answers GraphQL over HTTP by the app's real schema, from sixty fixture orders. */
export const createFakeService = () => {
  const schema = readSchema()
  const rootValue = {
    erpOrders: findOrders,
    erpOrder: openById,
    erpCollaborator: COLLABORATOR,
    ...createBilling(fail),
  }
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { query, variables } = JSON.parse(await readBody(request))
    const answer = await graphql(schema, query, rootValue, {}, variables)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  }
}
