/** People paste a column of numbers. Each has an answer of its own, in the running store. */
import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'

import { FEATURES } from '../../dev/erp/features'
import { DEMO_SETTINGS, type LocalStore, startLocalStore } from '../../dev/local-store'
import { README } from '../../node/connectors/pedido/__fixtures__/dialect'
import { askNumbers, numbersFound, said } from './number-lists'
import { NORTE_REFS, orderOf, type PedidoErp, startPedidoErp } from './pedido-store'
import { accountsWithRoles } from './rights-account'
import { controlErp, erpRequests, person, useLocalStore } from './store'

const WEB_ORDER = '0000458812'
const missing = (count: number) =>
  Array.from({ length: count }, (_, index) => `XQ-${7_000_001 + index}`)

/** The server changes, and staff look at it: what was known of it is forgotten. */
const nowHas = async (store: LocalStore, features: readonly string[]): Promise<void> => {
  await controlErp(store, { features })
  await store.fetchGraphql({ as: person('sofia'), query: '{ erpConnectionCheck { isWorking } }' })
}

describe('a list of numbers', () => {
  const store = useLocalStore()
  afterEach(() => controlErp(store(), { fault: null }))

  it('has an answer for each number in its order, however each is written', async () => {
    const typed = ['po 4500', '458812', 'v10428831nrt-01', 'OC-6807-1', '000.176.436', 'PO-99999']
    const { numbers, freshness } = await numbersFound(store(), 'ana', typed)
    assert.deepEqual(
      numbers.map(({ number }) => number),
      typed
    )
    assert.deepEqual(numbers.map(said).slice(0, 3), [[WEB_ORDER], [WEB_ORDER], [WEB_ORDER]])
    assert.deepEqual(
      numbers.map(({ orders }) => orders[0]?.foundBy.join() ?? ''),
      ['CUSTOMER', 'ERP', 'WEB', 'CUSTOMER', 'INVOICE', '']
    )
    assert.deepEqual(numbers.at(-1), {
      ...{ number: 'PO-99999', isLookedFor: true, orders: [], hasMore: false },
    })
    assert.equal(freshness.source, 'LIVE')
  })

  it('of fifty costs the ERP ten queries at most, each below 8 KB, whatever it can', async () => {
    const list = ['PO-4500', 'v10428831nrt-01', ...missing(48)]
    for (const features of [
      ['invoices', 'payments', 'documents', 'severalKinds'],
      ['invoices', 'payments', 'documents'],
      [],
      FEATURES,
    ]) {
      await nowHas(store(), features)
      await erpRequests(store())
      const { numbers } = await numbersFound(store(), 'ana', list)
      const sent = await erpRequests(store())
      assert.ok(sent.length > 0 && sent.length <= 10, `${sent.length} queries`)
      assert.ok(sent.every(({ path }) => path.length < 8_000))
      assert.deepEqual(numbers.map(said), [[WEB_ORDER], [WEB_ORDER], ...missing(48).map(() => [])])
    }
  })

  it('answers numbers of another company as those that nobody has', async () => {
    const foreign = ['so-p0458813', '0000458813', 'v10428832nrt-01', '458813']
    const { numbers } = await numbersFound(store(), 'ana', [...foreign, ...missing(4)])
    const plain = numbers.map((one) => JSON.stringify({ ...one, number: '' }))
    assert.deepEqual(new Set(plain).size, 1)
    await controlErp(store(), { fault: 'foreign-record' })
    const leaked = await numbersFound(store(), 'ana', [...foreign, 'PO-4500'])
    const orders = leaked.numbers.flatMap((one) => one.orders)
    assert.deepEqual(
      orders.map(({ erpOrderNumber }) => erpOrderNumber),
      [WEB_ORDER]
    )
    await controlErp(store(), { fault: null })
    const own = await numbersFound(store(), 'carla', [WEB_ORDER, 'PO-4500'])
    assert.deepEqual(own.numbers.map(said), [[], ['0000458813']])
  })

  it('is an error where the ERP does not answer at all', async () => {
    await controlErp(store(), { fault: '503' })
    const { data, errors } = await askNumbers(store(), 'ana', ['PO-4500', 'PO-1'])
    assert.equal(data, null)
    assert.equal(errors[0]?.extensions?.code, 'ERP_UNAVAILABLE')
  })
})

describe('a list of numbers of a person with fewer rights', () => {
  const store = useLocalStore({
    settings: { ...DEMO_SETTINGS, accessMode: 'roles' },
    accounts: accountsWithRoles({
      'role-admin': ['organization-orders'],
      'role-buyer': ['own-orders', 'view-prices'],
      'role-approver': [],
    }),
  })

  it('finds nothing by an invoice, and shows no price', async () => {
    await erpRequests(store())
    const { numbers } = await numbersFound(store(), 'ana', ['000176436', 'PO-4500'])
    assert.deepEqual(numbers.map(said), [[], [WEB_ORDER]])
    assert.equal(numbers[1]?.orders[0]?.total, null)
    assert.ok((await erpRequests(store())).every(({ path }) => !path.includes('INVOICE')))
  })

  it('shows own orders only, of those who may see no others', async () => {
    const all = ['PO-4500', 'PO-4711', 'OC 6807/1']
    const { numbers } = await numbersFound(store(), 'bruno', all)
    const orders = numbers.flatMap((one) => one.orders)
    assert.ok(orders.every(({ placedBy }) => placedBy === 'bruno.lima@norte.example'))
    assert.ok(orders.length < all.length)
    assert.ok((await erpRequests(store())).every(({ path }) => /placedBy=|company=/.test(path)))
  })

  it('is refused to one who may see no orders', async () => {
    const { errors } = await askNumbers(store(), 'david', ['PO-4500'])
    assert.equal(errors[0]?.extensions?.reason, 'NO_RIGHTS')
  })
})

describe('a list of numbers, of an ERP that takes one number a query', () => {
  let erp: PedidoErp
  let store: LocalStore
  before(async () => {
    erp = await startPedidoErp(README)
    store = await startLocalStore(erp.options)
  })
  after(async () => {
    await store.close()
    await erp.server.close()
  })

  it('costs fifty queries at most, and what was not looked for in each kind is said', async () => {
    const [own = ''] = NORTE_REFS
    const known = orderOf(erp, own, 0).known.numbers.CUSTOMER[0] ?? ''
    const few = await numbersFound(store, 'ana', [known, ...missing(3)])
    assert.ok(few.numbers[0]?.orders.length)
    assert.deepEqual(few.numbers.slice(1).map(said), [[], [], []])
    const before = erp.server.requests.length
    const many = await numbersFound(store, 'ana', [known, ...missing(49)])
    // This ERP is asked for one customer at a time.
    assert.ok(erp.server.requests.length - before <= 50 * NORTE_REFS.length)
    assert.ok(many.numbers[0]?.orders.length)
    assert.ok(many.numbers.slice(1).every(({ isLookedFor }) => !isLookedFor))
  })
})
