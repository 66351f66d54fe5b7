import type { IncomingMessage, ServerResponse } from 'node:http'
import { graphql, GraphQLError } from 'graphql'
import type {
  ErpOrderGroup,
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

const FIELDS = [
  ['CUSTOMER', 'customerOrderNumber'],
  ['ERP', 'erpOrderNumber'],
  ['WEB', 'webOrderNumber'],
] as const
const ROWS_PER_GROUP = 5

type FoundGroup = Omit<ErpOrderGroup, 'shown'> & { readonly orders: readonly ErpOrderSummary[] }

const groupsOf = (
  orders: readonly ErpOrderSummary[],
  { number = '', numberKind, numberMatch }: ErpOrderSearch
): readonly FoundGroup[] => {
  const value = String(number).toLowerCase()
  const matches = numberMatch ? [numberMatch] : (['EXACT', 'PARTIAL'] as const)
  for (const match of matches) {
    const groups = FIELDS.filter(
      ([kind]) => !numberKind || /ANY/.test(numberKind) || kind === numberKind
    )
      .map(([kind, field]) => {
        const rows = orders.filter((order) => {
          const text = String(order[field] || '').toLowerCase()
          return match === 'EXACT' ? text === value : text.includes(value)
        })
        return {
          kind,
          match,
          value: String(number),
          total: rows.length,
          hasMore: false,
          orders: rows,
        }
      })
      .filter((group) => group.orders.length > 0)
    if (groups.length === 1) return groups
    if (groups.length > 1)
      return groups.map((group) => ({
        ...group,
        hasMore: group.orders.length > ROWS_PER_GROUP,
        orders: group.orders.slice(0, ROWS_PER_GROUP),
      }))
  }
  return []
}

/** One kind asked for in one way is a list; any other search by a number has groups. */
const findNumber = (orders: readonly ErpOrderSummary[], asked: ErpOrderSearch) => {
  const groups = groupsOf(orders, asked)
  const found = groups.flatMap((group) => group.orders)
  const isOpened = asked.numberMatch && asked.numberKind && asked.numberKind !== 'ANY'
  const arePartsLeft = !asked.numberMatch && groups.some(({ match }) => match === 'EXACT')
  return isOpened ? { found, groups: [], arePartsLeft: false } : { found, groups, arePartsLeft }
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
  const { found, groups, arePartsLeft } = asked.number
    ? findNumber(sorted, asked)
    : { found: sorted, groups: [], arePartsLeft: false }
  const start = Number(after || 0)
  const end = start + PAGE_SIZE
  return {
    orders: found
      .slice(start, groups.length ? undefined : end)
      .map((order) => ({ ...order, cacheId: order.id })),
    endCursor: end < found.length ? String(end) : null,
    hasNextPage: end < found.length,
    total: found.length,
    groups: groups.map((group) => ({ ...group, shown: group.orders.length })),
    arePartsLeft,
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
