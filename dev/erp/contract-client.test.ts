import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  INVOICE_SORTS,
  ORDER_SORTS,
  type InvoiceQuery,
  type OrderQuery,
  type PaymentQuery,
} from '../../node/connectors/connector'
import { bindCursor } from '../../node/connectors/rest/cursor'
import {
  documentRequest,
  findInvoicesRequest,
  findOrdersRequest,
  findPaymentsRequest,
  getRequest,
  statusRequest,
} from '../../node/connectors/rest/request'
import { createRestReader } from '../../node/connectors/rest/response'
import { isNode, nodeAt, readContractDocument, type Node } from './contract-document'

const contract = readContractDocument()
const PREFIX = '/orders-b2b/v1/'

const operationAt = (path: string): Node => nodeAt(contract.root, 'paths', path, 'get')

/** The parameters of an operation that stand in its query, references followed. */
const queryParametersOf = (path: string): Node[] => {
  const { parameters } = operationAt(path)
  const listed: unknown[] = Array.isArray(parameters) ? parameters : []
  return listed.map(resolved).filter((parameter) => parameter['in'] === 'query')
}

const resolved = (node: unknown): Node => {
  assert.ok(isNode(node))
  const { $ref } = node
  return typeof $ref === 'string' ? nodeAt(contract.root, ...$ref.split('/').slice(1)) : node
}

const examplesOf = (path: string): unknown[] => {
  const answer = nodeAt(operationAt(path), 'responses', '200', 'content', 'application/json')
  return Object.values(nodeAt(answer, 'examples')).map((example) => resolved(example)['value'])
}

const DAYS = { from: '2026-01-01', to: '2026-12-31' }
const PAGE = { companies: ['C-1001'], placedBy: 'ana@norte.example', first: 10, after: null }
const ORDERS: OrderQuery = {
  ...PAGE,
  ...DAYS,
  number: { kind: 'ERP', match: 'exact', values: ['1'] },
  promisedFrom: '2026-01-01',
  promisedTo: '2026-12-31',
  countsOn: '2026-11-23',
  statuses: ['SHIPPED'],
  channels: ['WEB'],
  product: 'x',
  sort: 'NEWEST_FIRST',
}
const INVOICES: InvoiceQuery = {
  ...PAGE,
  ...DAYS,
  number: { kind: 'INVOICE', value: '1', match: 'partial' },
  slipLine: '0'.repeat(47),
  state: 'OPEN',
  today: '2026-11-23',
  dueFrom: '2026-01-01',
  dueTo: '2026-12-31',
  sort: 'DUE_FIRST',
}
const PAYMENTS: PaymentQuery = { ...PAGE, ...DAYS, number: { kind: 'REFERENCE', value: '1' } }

const REQUESTS = {
  orders: findOrdersRequest({ ...ORDERS, after: bindCursor('next', ORDERS) }),
  invoices: findInvoicesRequest({ ...INVOICES, after: bindCursor('next', INVOICES) }),
  payments: findPaymentsRequest({ ...PAYMENTS, after: bindCursor('next', PAYMENTS) }),
}
const COLLECTIONS = ['orders', 'invoices', 'payments'] as const

describe('The connector and the contract document', () => {
  for (const collection of COLLECTIONS) {
    it(`name the same parameters of a search for ${collection}`, () => {
      const { path, query = [] } = REQUESTS[collection]
      assert.equal(path, `${PREFIX}${collection}`)
      const sent = new Set(query.map(([name]) => name))
      const named = queryParametersOf(path).map(({ name }) => name)
      assert.deepEqual([...sent].sort(), named.sort())
    })

    it(`name the same path and parameters of one of the ${collection} and of its documents`, () => {
      const paths = [
        `${PREFIX}${collection}/{id}`,
        `${PREFIX}${collection}/{id}/documents/{document}`,
      ]
      const parent = {
        orderId: collection === 'orders' ? '{id}' : null,
        invoiceId: collection === 'invoices' ? '{id}' : null,
        paymentId: collection === 'payments' ? '{id}' : null,
      }
      const document = { id: '{document}', kind: 'OTHER', label: null, number: null } as const
      const companies = ['C-1001']
      const requests = [
        getRequest(collection, { companies, id: '{id}' }),
        documentRequest({
          companies,
          parent,
          document: { ...document, issuedOn: null, sizeBytes: null },
        }),
      ]
      assert.deepEqual(
        requests.map((request) => decodeURIComponent(String(request?.path))),
        paths
      )
      for (const path of paths) {
        assert.deepEqual(
          queryParametersOf(path).map(({ name }) => name),
          ['company']
        )
      }
    })
  }

  it('name the same sorts, and the same address to check', () => {
    const sortsOf = (collection: string): unknown => {
      const sort = queryParametersOf(PREFIX + collection).find(({ name }) => name === 'sort')
      return isNode(sort?.['schema']) ? sort['schema']['enum'] : null
    }
    assert.deepEqual(sortsOf('orders'), ORDER_SORTS)
    assert.deepEqual(sortsOf('invoices'), INVOICE_SORTS)
    assert.ok(operationAt(statusRequest().path))
  })

  it('read every example alike', () => {
    const reader = createRestReader('BRL')
    const pages = {
      orders: (answer: unknown) => reader.page(answer, ORDERS).orders,
      invoices: (answer: unknown) => reader.invoicePage(answer, INVOICES).invoices,
      payments: (answer: unknown) => reader.paymentPage(answer, PAYMENTS).payments,
    }
    const records = { orders: reader.order, invoices: reader.invoice, payments: reader.payment }
    for (const collection of COLLECTIONS) {
      for (const example of examplesOf(`${PREFIX}${collection}`)) {
        assert.ok(isNode(example) && Array.isArray(example[collection]))
        assert.equal(pages[collection](example).length, example[collection].length)
      }
      for (const example of examplesOf(`${PREFIX}${collection}/{id}`)) {
        const record: unknown = records[collection](example)
        // What the example names is read as it stands: nothing of it is a form that gets lost.
        assertContains(record, example, collection)
      }
    }
  })
})

const assertContains = (read: unknown, example: unknown, path: string): void => {
  if (Array.isArray(example)) {
    assert.ok(Array.isArray(read), path)
    example.forEach((item, index) => assertContains(read[index], item, `${path}.${index}`))
    return
  }
  if (!isNode(example)) return assert.deepEqual(read, example, path)
  assert.ok(isNode(read), path)
  for (const [name, value] of Object.entries(example)) {
    assertContains(read[name], value, `${path}.${name}`)
  }
}
