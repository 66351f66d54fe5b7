import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'

import type { Capabilities, ErpConnector, OrderQuery } from '../../node/connectors/connector'
import { declaredOnly } from '../../node/connectors/declared-only'
import { ORDER_STATUSES } from '../../node/connectors/order-model'
import { rest } from '../../node/connectors/rest'
import { ANY_ORDERS } from '../../node/testing/any-query'
import { createHttpPort } from '../../node/testing/http-port'
import { FEATURES_OF_1_1 } from './features'
import { startDemoErp, type DemoErp } from './server'
import { API, createAsking } from './test-client'

const TODAY = '2026-11-23'
const NORTE = ['C-1001', 'C-1002']

let erp: DemoErp
before(async () => {
  erp = await startDemoErp({ today: TODAY, orderCount: 2000 })
})
after(() => erp.close())

const connector: ErpConnector = rest.create({
  settings: rest.readSettings({ erpAuthentication: 'API_KEY', erpApiKey: 'demo-erp-key' }),
  clock: () => new Date(),
})

const find = async (query: Partial<OrderQuery>) => {
  const call = { http: createHttpPort(erp.url), signal: AbortSignal.timeout(10_000) }
  const can: Capabilities | undefined = await connector.readCapabilities?.(call)
  const asked = { ...ANY_ORDERS, companies: NORTE, first: 100, ...query }
  return declaredOnly(connector, can).findOrders(asked, call)
}

const PO = {
  kind: 'WEB',
  otherKinds: ['ERP', 'CUSTOMER', 'INVOICE'],
  match: 'exact',
  values: ['po-4500', '0000458999'],
} as const

describe('The order features of the demo ERP', () => {
  it('find a number of any kind at once, and say by which', async () => {
    const { orders } = await find({ number: PO })
    const foundBy = new Map(orders.map((order) => [order.erpOrderNumber, order.foundBy]))
    assert.deepEqual(foundBy.get('0000458812'), ['CUSTOMER'])
    assert.deepEqual(foundBy.get('0000458999'), ['ERP'])
    assert.equal(foundBy.size, 2)
  })

  it('find what is promised for a span of days, in its order', async () => {
    const [promisedFrom, promisedTo] = ['2026-11-20', '2026-11-30']
    const { orders, total } = await find({ promisedFrom, promisedTo, sort: 'PROMISED_FIRST' })
    const days = orders.map(({ promisedOn }) => promisedOn ?? '')
    assert.ok(days.length > 5 && days.every((day) => day >= promisedFrom && day <= promisedTo))
    assert.deepEqual(days, [...days].sort())
    assert.equal(total, orders.length)
  })

  it('count each view as a search for it does', async () => {
    const { counts } = await find({ countsOn: TODAY, first: 1 })
    assert.ok(counts)
    const ended = ['DELIVERED', 'RETURNED', 'CANCELLED']
    const underWay = ORDER_STATUSES.filter((status) => !ended.includes(status))
    const totalOf = async (query: Partial<OrderQuery>) => (await find({ ...query, first: 1 })).total
    assert.deepEqual(counts, {
      ALL: await totalOf({}),
      ARRIVING: await totalOf({ statuses: underWay, promisedFrom: TODAY }),
      LATE: await totalOf({ statuses: underWay, promisedTo: '2026-11-22' }),
      ON_HOLD: await totalOf({ statuses: ['ON_HOLD'] }),
    })
    assert.ok(counts.LATE > 0 && counts.ARRIVING > 0 && counts.ON_HOLD > 0)
  })

  it('are refused where it is told not to have them', async () => {
    const client = createAsking(erp.url)
    const queries = [
      'numberKind=WEB&numberKind=ERP&number=1',
      'promisedFrom=2026-11-20',
      'sort=PROMISED_FIRST',
      'countsOn=2026-11-23',
    ]
    for (const query of queries) {
      assert.equal((await client.ask(`${API}/orders?company=C-1001&${query}`)).status, 200, query)
    }
    erp.control({ features: FEATURES_OF_1_1 })
    for (const query of queries) {
      assert.equal(await client.refusal(`${API}/orders?company=C-1001&${query}`), 400, query)
    }
  })
})
