import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isAppError } from '../app-error'
import type { Capabilities, OrderQuery } from '../connectors/connector'
import { ConnectorError } from '../connectors/connector-error'
import { ALL_RIGHTS, type Rights } from '../identity/rights'
import { invoiceOf, paidOrder, paymentOf } from '../testing/paid-order'
import { orderRow, type ScriptedErp, scriptedErp } from '../testing/scripted-erp'
import { createAskErp } from './erp'
import { createLastGood } from './last-good'
import { createOpenOrder } from './open-order'
import type { OrderSearchArguments } from './order-search'
import type { SecurityEvent } from './ownership'
import { createSearchOrders } from './search-orders'

const ANA = 'ana@norte.example'
const BRUNO = 'bruno@norte.example'
const OWN: Rights = { ...ALL_RIGHTS, scope: 'own' }

const ROWS = [
  orderRow({ id: '1', placedBy: 'Ana@Norte.example' }),
  orderRow({ id: '2', placedBy: BRUNO }),
  orderRow({ id: '3', placedBy: null }),
  orderRow({ id: '4', placedBy: 'Ana' }),
  orderRow({ id: '5', placedBy: `x${ANA}` }),
  orderRow({ id: '6', placedBy: ANA, ownerRef: 'C-9' }),
]

const telling = (rows = ROWS, can: Partial<Capabilities> = { placedBy: true }) =>
  scriptedErp(rows, undefined, can)

const harness = (erp: ScriptedErp) => {
  const events: SecurityEvent[] = []
  const askErp = createAskErp()
  const clock = () => new Date('2026-11-23T12:00:00Z')
  const search = createSearchOrders({ askErp, lastGood: createLastGood(clock) })
  const open = createOpenOrder({ askErp, lastGood: createLastGood(clock) })
  const requestScope = (rights: Rights, email: string) => ({
    erp,
    companies: ['C-1'],
    rights,
    email,
    today: '2026-11-23',
    report: (event: SecurityEvent) => events.push(event),
  })
  return {
    events,
    search: async (args: OrderSearchArguments, rights = OWN, email = ANA) =>
      (await search(args, requestScope(rights, email))).answer,
    open: async (id: string, rights = OWN, email = ANA) =>
      (await open(id, requestScope(rights, email))).answer,
  }
}

const refusal = async (promise: Promise<unknown>): Promise<string> => {
  const error: unknown = await promise.then(
    () => assert.fail('it was answered'),
    (reason: unknown) => reason
  )
  assert.ok(isAppError(error))
  return [error.code, error.details.reason].filter(Boolean).join(' ')
}

const idsOf = ({ orders }: { orders: ReadonlyArray<{ id: string }> }) => orders.map(({ id }) => id)

describe('one who may see their own orders only', () => {
  it('is shown those that the ERP says they placed, letter case aside, and none that it does not', async () => {
    const erp = telling()
    const { search, events } = harness(erp)
    const answer = await search({}, OWN, 'ANA@norte.example')
    assert.deepEqual(idsOf(answer), ['1'])
    assert.equal(answer.total, null)
    assert.deepEqual(
      erp.asked.map((query) => (query as OrderQuery).placedBy),
      [ANA]
    )
    assert.deepEqual(events, [
      { event: 'foreign-record', connector: 'scripted', operation: 'findOrders', count: 1 },
      { event: 'colleague-record', connector: 'scripted', operation: 'findOrders', count: 4 },
    ])
  })

  it('opens them, and finds nothing at the id of any other, at the same cost', async () => {
    const erp = telling()
    const { open, events } = harness(erp)
    assert.equal((await open('1')).id, '1')
    for (const id of ['2', '3', '4', '5', '6', 'never was']) {
      erp.asked.length = 0
      assert.equal(await refusal(open(id)), 'NOT_FOUND')
      assert.equal(erp.asked.length, 1)
    }
    assert.deepEqual(
      events.map(({ event }) => event),
      [...Array<string>(4).fill('colleague-record'), 'foreign-record']
    )
  })

  it('of an ERP that cannot tell is shown nothing, is told why, and the ERP is not asked', async () => {
    const erp = telling(ROWS, {})
    const answer = await harness(erp).search({ search: { number: '1' } })
    assert.deepEqual(
      [answer.orders, answer.total, answer.warnings],
      [[], null, ['OWN_ORDERS_UNKNOWN']]
    )
    assert.equal(erp.asked.length, 0)
  })

  it('of an ERP that cannot search so still opens what names them', async () => {
    const { open } = harness(telling(ROWS, {}))
    assert.equal((await open('1')).id, '1')
    assert.equal(await refusal(open('2')), 'NOT_FOUND')
  })

  it('is not answered for with what a colleague, or they themselves with more rights, were told', async () => {
    const erp = telling()
    const { search, open } = harness(erp)
    await search({}, ALL_RIGHTS)
    await open('1', ALL_RIGHTS)
    await search({}, OWN, BRUNO)
    erp.failure = new ConnectorError('unavailable', 'down')
    await assert.rejects(search({}), { kind: 'unavailable' })
    await assert.rejects(open('1'), { kind: 'unavailable' })
    await assert.rejects(search({}, { ...OWN, canViewPrices: false }, BRUNO), {
      kind: 'unavailable',
    })
    assert.deepEqual(idsOf(await search({}, OWN, BRUNO)), ['2'])
  })

  it("cannot turn the page of a colleague's list", async () => {
    const rows = Array.from({ length: 5 }, (_, index) =>
      orderRow({ id: String(index), placedBy: ANA })
    )
    const { search } = harness(telling(rows))
    const { endCursor } = await search({ first: 2 })
    assert.ok(endCursor)
    const refused = search({ first: 2, after: endCursor }, OWN, BRUNO)
    assert.equal(await refusal(refused), 'INVALID_QUERY CURSOR')
  })
})

describe('one who may see all orders', () => {
  it('is asked for by company alone', async () => {
    const erp = telling()
    assert.equal((await harness(erp).search({}, ALL_RIGHTS)).orders.length, 5)
    assert.deepEqual(
      erp.asked.map((query) => (query as OrderQuery).placedBy),
      [null]
    )
  })
})

describe('one who may not see invoices', () => {
  const BLIND: Rights = { ...ALL_RIGHTS, canViewInvoices: false }

  it('is refused to search for an invoice number, and the ERP is not asked', async () => {
    const erp = telling()
    const search = { number: '1', numberKind: 'INVOICE' as const }
    assert.equal(await refusal(harness(erp).search({ search }, BLIND)), 'NO_ACCESS NO_RIGHTS')
    assert.equal(erp.asked.length, 0)
  })

  it('searches for any other number', async () => {
    const erp = telling()
    await harness(erp).search({ search: { number: 'nothing' } }, BLIND)
    const kinds = erp.asked.map((query) => (query as OrderQuery).number?.kind)
    assert.ok(kinds.length > 3 && !kinds.includes('INVOICE'))
    await harness(erp).search({ search: { number: 'nothing' } }, ALL_RIGHTS)
    const all = erp.asked.map((query) => (query as OrderQuery).number?.kind)
    assert.ok(all.includes('INVOICE'))
  })
})

describe('an opened order', () => {
  it('holds no invoice and no payment of another company, and says so to the store', async () => {
    const order = {
      ...paidOrder(),
      invoices: [invoiceOf({}), invoiceOf({ id: 'foreign', ownerRef: 'C-9' })],
      payments: [paymentOf({ id: 'foreign', ownerRef: 'C-9' })],
    }
    const { open, events } = harness(telling([order]))
    const { invoices, payments } = await open(order.id, ALL_RIGHTS)
    assert.deepEqual([invoices.map(({ id }) => id), payments], [['invoice-1'], []])
    assert.equal(events.length, 2)
  })

  it('and its row have no amount for one who may not see prices', async () => {
    const { open, search } = harness(telling([paidOrder()]))
    const rights: Rights = { ...ALL_RIGHTS, canViewPrices: false }
    assert.equal((await open('order-1', rights)).total, null)
    assert.deepEqual(
      (await search({}, rights)).orders.map(({ total, totalNet }) => [total, totalNet]),
      [[null, null]]
    )
  })
})
