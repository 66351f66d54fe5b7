/**
 * A small SAP that speaks OData 2 for the contract suite. It selects and expands exactly what it is asked for, so that
 * a field that is read but not selected is missing here as it would be there.
 */
import type { ErpReply, ErpRequest } from '../../../testing/erp-server'
import { createShuffle } from '../../../testing/shuffle'
import { SALES_ORDERS } from '../request'
import { BILLING_DOCUMENTS } from '../request-invoices'
import { parseFilter } from './filter'
import { seedInvoices, seedDrafts, seedOrders, type SapOrder } from './records'

export const SAP_USER = 'ERPBRIDGE'
export const SAP_PASSWORD = 'sap-password-c0ffee'
const AUTHORIZATION = `Basic ${Buffer.from(`${SAP_USER}:${SAP_PASSWORD}`).toString('base64')}`

type Row = Readonly<Record<string, unknown>>

export const documentOf = (billingDocument: string): Buffer =>
  Buffer.from(`%PDF-1.4\n% ${billingDocument}\n%%EOF\n`)

/** How a gateway pages by itself, whatever it is asked for. */
export interface ServerPages {
  /** At most so many rows an answer, and so many of an expanded list. */
  readonly size?: number
  readonly innerSize?: number
  /** Whether it links to the rest, and whether it counts all that match when it is asked to. */
  readonly isLinked?: boolean
  readonly isCounted?: boolean
  /** The rest is announced for ever, and is empty. */
  readonly isEndless?: boolean
}

export const createSapErp = (
  pages: ServerPages = {},
  orders: readonly SapOrder[] = seedOrders()
) => {
  const invoices = seedInvoices(orders)
  const invoiced = [...invoices, ...seedDrafts(orders)]
  const documents = invoiced.map(({ record, items }) => ({
    ...record,
    to_Item: { results: items },
  }))
  const collections = new Map<string, readonly Row[]>([
    [`${SALES_ORDERS}A_SalesOrder`, orders.map(({ record }) => record)],
    [`${BILLING_DOCUMENTS}A_BillingDocument`, documents],
    [`${BILLING_DOCUMENTS}A_BillingDocumentItem`, invoiced.flatMap(({ items }) => items)],
  ])

  const respond = (request: ErpRequest): ErpReply => {
    if (request.headers.authorization !== AUTHORIZATION) return failure(401)
    if (request.method !== 'GET') return failure(405)
    if (request.path === `${BILLING_DOCUMENTS}GetPDF`) return pdf(request.query)
    const rows = collections.get(request.path)
    return rows === undefined ? failure(404) : collection(rows, request.query, pages)
  }
  const pdf = (query: URLSearchParams): ErpReply => {
    const number = /^'(\w{1,10})'$/.exec(query.get('BillingDocument') ?? '')?.[1]
    const isKnown = invoices.some(({ known }) => known.id === number)
    if (number === undefined || !isKnown) return failure(404)
    return json({ GetPDF: { BillingDocumentBinary: documentOf(number).toString('base64') } })
  }
  return { orders, invoices, respond }
}

const json = (d: unknown): ErpReply => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ d }),
})

const failure = (status: number): ErpReply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ error: { code: '/IWBEP/CM_MGW_RT/021', message: { value: 'Failed' } } }),
})

const collection = (
  rows: readonly Row[],
  query: URLSearchParams,
  { size = Infinity, innerSize, isLinked = true, isCounted = true, isEndless = false }: ServerPages
): ErpReply => {
  try {
    const filter = query.get('$filter')
    const found = filter === null ? rows : rows.filter(parseFilter(filter))
    const sorted = sort(found, query.get('$orderby'))
    const skip = Number(query.get('$skip') ?? 0)
    const top = Number(query.get('$top') ?? rows.length)
    const page = sorted.slice(skip, skip + Math.min(top, size))
    const isCut = page.length < Math.min(top, sorted.length - skip) || isEndless
    const select = query.get('$select')?.split(',') ?? []
    const hasCount = isCounted && query.get('$inlinecount') === 'allpages'
    return json({
      results: page.map((row) => project(row, select, innerSize)),
      ...(hasCount ? { __count: String(found.length) } : {}),
      ...(isCut && isLinked ? { __next: NEXT } : {}),
    })
  } catch {
    return failure(400)
  }
}

const shuffle = createShuffle()

/** Rows that are equal by what was asked for come in another order each time. */
const sort = (rows: readonly Row[], orderBy: string | null): readonly Row[] => {
  const keys = (orderBy ?? '').split(',').filter((key) => key !== '')
  return shuffle(rows).sort((one, other) => {
    for (const key of keys) {
      const [field = '', direction] = key.split(' ')
      const [a, b] = [String(one[field]), String(other[field])]
      if (a !== b) return (a < b ? -1 : 1) * (direction === 'desc' ? -1 : 1)
    }
    return 0
  })
}

/** The selected fields, those of expanded associations too. What OData 2 says of each entity comes unasked. */
const project = (row: Row, select: readonly string[], innerSize = Infinity): Row => {
  const names = [...new Set(select.map((path) => path.split('/')[0] ?? ''))]
  const selected = names.map((name) => {
    if (!(name in row)) throw new Error('No such property.')
    const inner = select
      .filter((path) => path.startsWith(`${name}/`))
      .map((path) => path.slice(name.length + 1))
    return [name, inner.length === 0 ? row[name] : projectValue(row[name], inner, innerSize)]
  })
  return { __metadata: METADATA, ...Object.fromEntries(selected) }
}

const ENTITY = `https://erp.example${SALES_ORDERS}A_SalesOrderItem(SalesOrder='4711',SalesOrderItem='10')`
const NEXT = 'https://erp.example/elsewhere?$skiptoken=1'
const METADATA = { id: ENTITY, uri: ENTITY, type: 'API_SALES_ORDER_SRV.A_SalesOrderItemType' }

const projectValue = (value: unknown, select: readonly string[], innerSize: number): unknown => {
  const { results } = value as { results?: readonly Row[] }
  if (results === undefined) return project(value as Row, select, innerSize)
  const page = results.slice(0, innerSize).map((row) => project(row, select, innerSize))
  return page.length < results.length ? { results: page, __next: NEXT } : { results: page }
}
