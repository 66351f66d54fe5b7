import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { demo } from '.'
import { startDemoSubject } from '../../testing/demo-subject'
import { nowhere } from '../../testing/nowhere'
import { describeConnector } from '../contract.suite'
import { FACETS, INVOICE_KINDS, INVOICE_STATUSES, ORDER_STATUSES, type Order } from '../order-model'
import { ORDERS_PER_COMPANY, generateOrders } from './company-orders'
import { ownerOf } from './identity'

/** Who keeps the books knows of each invoice whether it is paid. */
const KNOWN_STATUSES = INVOICE_STATUSES.filter((status) => status !== 'OTHER')

const TODAY = '2026-11-23'
const clock = () => new Date(`${TODAY}T10:00:00Z`)
const http = nowhere('The demo asks nobody.')
const connector = demo.create({ settings: {}, clock })
const call = { http, signal: new AbortController().signal }

describeConnector({ definition: demo, start: startDemoSubject, hasServer: false })

const openAll = async (company: string): Promise<Order[]> => {
  const { orders } = await connector.findOrders(
    {
      companies: [company],
      number: null,
      from: null,
      to: null,
      statuses: [],
      channels: [],
      product: null,
      placedBy: null,
      sort: 'NEWEST_FIRST',
      first: 100,
      after: null,
    },
    call
  )
  const opened = await Promise.all(
    orders.map(({ id }) => connector.getOrder({ companies: [company], id }, call))
  )
  return opened.flatMap((order) => order ?? [])
}

describe('The demo data', () => {
  it('is there for any company, the same each time', async () => {
    for (const company of ['x', 'd41d8cd9-8f00-b204', '株式会社', '1000/4711/10', '__proto__']) {
      const orders = await openAll(company)
      assert.equal(orders.length, ORDERS_PER_COMPANY)
      assert.deepEqual(orders, [...generateOrders(company, TODAY)].sort(newestFirst))
    }
  })

  it('is never served in production', () => {
    assert.equal(demo.isForProduction, false)
  })

  it('shows every status and every facet', async () => {
    const orders = await openAll('acme')
    assert.deepEqual(new Set(orders.map(({ status }) => status)), new Set(ORDER_STATUSES))
    for (const facet of ['delivery', 'invoicing', 'payment'] as const) {
      assert.deepEqual(new Set(orders.map((order) => order[facet])), new Set(FACETS))
    }
  })

  it('has orders without a web number and a web order that was split', async () => {
    const orders = await openAll('acme')
    assert.ok(orders.some(({ webOrderNumber }) => webOrderNumber === null))
    const split = orders.filter(({ related }) => related.length > 0)
    assert.equal(split.length, 2)
    assert.equal(new Set(split.map(({ webOrderNumber }) => webOrderNumber)).size, 1)
    assert.deepEqual(
      split.map(({ related }) => related[0]?.id),
      split.map(({ id }) => id).reverse()
    )
  })

  it('has three currencies, one without decimals', async () => {
    const seen = new Map<string, string>()
    for (let company = 0; company < 12; company += 1) {
      const [order] = await openAll(`company ${company}`)
      seen.set(String(order?.total?.currency), String(order?.total?.amount))
    }
    assert.deepEqual([...seen.keys()].sort(), ['BRL', 'JPY', 'USD'])
    assert.match(String(seen.get('JPY')), /^\d+$/)
    assert.match(String(seen.get('BRL')), /^\d+\.\d\d$/)
  })

  it('adds up', async () => {
    const minorUnits = (amount: string | undefined) => BigInt(String(amount).replace('.', ''))
    for (const { totals } of await openAll('acme')) {
      const parts = [totals.items, totals.freight, totals.tax]
      const sum = parts.reduce((total, part) => total + minorUnits(part?.amount), 0n)
      assert.equal(sum, minorUnits(totals.total?.amount))
    }
  })

  it('keeps what is open of an invoice with its instalments', async () => {
    const invoices = (await openAll('acme')).flatMap((order) => order.invoices)
    assert.ok(invoices.some(({ kind }) => kind === 'CREDIT_NOTE'))
    assert.deepEqual(new Set(invoices.map(({ status }) => status)), new Set(KNOWN_STATUSES))
    assert.deepEqual(new Set(invoices.map(({ kind }) => kind)), new Set(INVOICE_KINDS))
    for (const { status, open } of invoices) {
      const hasEnded = status === 'PAID' || status === 'CANCELLED'
      assert.equal(hasEnded, /^0(\.0+)?$/.test(String(open?.amount)))
    }
  })

  it('keeps an order under its id when the day changes', async () => {
    let now = clock()
    const overnight = demo.create({ settings: {}, clock: () => now })
    const [order] = await openAll('acme')
    const query = { companies: ['acme'], id: String(order?.id) }
    const today = await overnight.getOrder(query, call)
    now = new Date('2026-11-24T10:00:00Z')
    const tomorrow = await overnight.getOrder(query, call)
    assert.equal(tomorrow?.erpOrderNumber, today?.erpOrderNumber)
    assert.notEqual(tomorrow?.orderedOn, today?.orderedOn)
  })

  it('reads the owner out of ids that it made, and of no other', async () => {
    const [order] = await openAll('acme')
    assert.equal(ownerOf(String(order?.id)), 'acme')
    for (const id of ['', '~', 'YWNtZQ', 'YWNtZQ~', 'YWNtZQ==~1', 'YWNtZQ~01', 'YWNtZR~1']) {
      assert.equal(ownerOf(id), null)
    }
  })
})

const newestFirst = (one: Order, other: Order): number =>
  `${one.orderedOn} ${one.id}` < `${other.orderedOn} ${other.id}` ? 1 : -1
