import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { orderRow, scriptedErp, wholeOrder } from '../testing/scripted-erp'
import { checkedConnector } from './checked-connector'
import type { Call, OrderPage, OrderQuery } from './connector'
import { isConnectorError } from './connector-error'
import type { OrderSummary } from './order-model'

const query: OrderQuery = {
  companies: ['C-1'],
  number: null,
  from: null,
  to: null,
  statuses: [],
  channels: [],
  product: null,
  placedBy: null,
  sort: 'NEWEST_FIRST',
  first: 3,
  after: null,
}
const erp = scriptedErp([])
const call: Call = { http: erp.http, signal: new AbortController().signal }

const find = (page: OrderPage, asked: Partial<OrderQuery> = {}): Promise<OrderPage> =>
  checkedConnector({ ...erp.connector, findOrders: () => Promise.resolve(page) }).findOrders(
    { ...query, ...asked },
    call
  )

const rows = (count: number): OrderSummary[] =>
  Array.from({ length: count }, (_, index) => orderRow({ id: String(index) }))

const pageOf = (orders: readonly OrderSummary[], place: Partial<OrderPage> = {}): OrderPage => ({
  orders,
  cursor: null,
  total: orders.length,
  ...place,
})

const assertBad = async (work: Promise<unknown>, field?: string): Promise<void> => {
  const error: unknown = await work.then(
    () => assert.fail('it was taken'),
    (reason: unknown) => reason
  )
  assert.ok(isConnectorError(error))
  assert.equal(error.kind, 'bad-answer')
  if (field !== undefined) assert.deepEqual(error.fields, [field])
}

const rowOf = async (overrides: Partial<OrderSummary>): Promise<OrderSummary | undefined> =>
  (await find(pageOf([orderRow({ id: '1', erpOrderNumber: null, ...overrides })]))).orders[0]

describe('a page', () => {
  it('passes as it is when nothing is wrong with it', async () => {
    const page = pageOf(rows(3), { cursor: 'next', total: 57 })
    const found = await find(page)
    assert.deepEqual(found, page)
    assert.equal(found.orders, page.orders)
  })

  it('of more rows than were asked for is a bad answer', () => assertBad(find(pageOf(rows(4)))))

  it('shows a row once that is sent three times, and tells no count that held it three times', async () => {
    const [one] = rows(1)
    assert.ok(one)
    const { orders, total } = await find(pageOf([one, one, one]))
    assert.deepEqual([orders, total], [[one], null])
  })

  it('keeps two rows of one id and two owners, which one of them is not to see', async () => {
    const both = [orderRow({ id: '1' }), orderRow({ id: '1', ownerRef: 'C-9' })]
    assert.deepEqual((await find(pageOf(both))).orders, both)
  })

  it('that names itself as the next is a bad answer', async () => {
    await assertBad(find(pageOf(rows(3), { cursor: 'same' }), { after: 'same' }), 'cursor')
    assert.equal(
      (await find(pageOf(rows(3), { cursor: 'same' }), { after: 'other' })).cursor,
      'same'
    )
  })

  for (const [name, place, asked, total] of [
    ['less than the rows', { total: 2, cursor: 'next' }, {}, null],
    ['less than the rows of a later page', { total: 2 }, { after: 'page 2' }, null],
    ['millions, with one page and no next', { total: 99_999_999 }, {}, null],
    ['millions, with a next page', { total: 99_999_999, cursor: 'next' }, {}, 99_999_999],
    ['that of all pages, on the last', { total: 57 }, { after: 'page 2' }, 57],
    ['none', { total: null }, {}, null],
  ] as const) {
    it(`of which the count is ${name} tells ${total ?? 'none'}`, async () => {
      assert.equal((await find(pageOf(rows(3), place), asked)).total, total)
    })
  }
})

describe('a text', () => {
  it('reaches the page without control characters and signs that turn it round', async () => {
    const row = await rowOf({
      erpOrderNumber: '45\u202e00',
      ownerName: 'Norte\r\nSul\u0000 \u2066Ltda\u2069',
      statusLabel: '\u0007',
    })
    assert.equal(row?.erpOrderNumber, '4500')
    assert.equal(row?.ownerName, 'Norte Sul  Ltda')
    assert.equal(row?.statusLabel, null)
  })

  it('of notes keeps its lines', async () => {
    const order = wholeOrder({
      ...orderRow({ id: '1' }),
      notes: 'one\r\ntwo\rthree\n\u202efour\tfive',
    })
    const connector = checkedConnector({
      ...erp.connector,
      getOrder: () => Promise.resolve(order),
    })
    const opened = await connector.getOrder({ companies: ['C-1'], id: '1' }, call)
    assert.equal(opened?.notes, 'one\ntwo\nthree\nfour five')
  })

  it('is as long as a page can show', async () => {
    const row = await rowOf({ ownerName: 'x'.repeat(5_000), placedBy: `${'x'.repeat(3_999)}💥` })
    assert.equal(row?.ownerName?.length, 4_000)
    assert.equal(row?.placedBy?.length, 3_999)
  })

  it('that names or numbers a record is refused when it is cut or has hidden signs', async () => {
    const long = 'x'.repeat(1_001)
    await assertBad(rowOf({ id: long }), 'id')
    await assertBad(rowOf({ ownerRef: long }), 'ownerRef')
    await assertBad(rowOf({ customerOrderNumber: long }), 'customerOrderNumber')
    await assertBad(rowOf({ id: '1\u202e2' }), 'id')
    await assertBad(rowOf({ id: '1\n' }), 'id')
    assert.equal((await rowOf({ id: long.slice(1) }))?.id, long.slice(1))
  })
})
