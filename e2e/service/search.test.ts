import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import {
  controlErp,
  erpRequests,
  found,
  numbersOf,
  person,
  refusal,
  search,
  useLocalStore,
} from './store'

const store = useLocalStore()

const byNumber = (number: string, numberKind?: string) => ({
  variables: { search: { number, numberKind } },
})

describe('a collaborator finds an order', () => {
  for (const [what, number, kind] of [
    ['its web order number', 'v10428831nrt-01', 'WEB'],
    ['its ERP order number', '0000458812', 'ERP'],
    ['"my order"', 'PO-4500', 'CUSTOMER'],
    ['a web order number in capitals', 'V10428831NRT-01', 'WEB'],
    ['full-width digits', '００００４５８８１２', 'ERP'],
  ] as const) {
    it(`by ${what}, and is told which number it was`, async () => {
      const page = await found(store(), 'ana', byNumber(number))
      assert.deepEqual(numbersOf(page), ['0000458812'])
      assert.deepEqual(
        page.groups.map((group) => [group.kind, group.match]),
        [[kind, 'EXACT']]
      )
      assert.equal(page.total, 1)
    })
  }

  it('taken by phone at the other ERP customer of the same company', async () => {
    const page = await found(store(), 'ana', byNumber('PO-4711'))
    assert.deepEqual(
      page.orders.map(({ webOrderNumber, company }) => [webOrderNumber, company.ref]),
      [[null, 'C-1002']]
    )
  })

  it('by a part of a number', async () => {
    const page = await found(store(), 'ana', byNumber('458812'))
    assert.deepEqual(numbersOf(page), ['0000458812'])
    assert.equal(page.groups[0]?.value, '0000458812')
  })

  it('that the ERP keeps as several of one web order', async () => {
    const page = await found(store(), 'ana', byNumber('v10430017nrt-01'))
    assert.deepEqual(numbersOf(page).slice().sort(), ['0000459101', '0000459102'])
  })

  it('and opens it, whole', async () => {
    const page = await found(store(), 'ana', byNumber('0000458812'))
    const { data } = await store().fetchGraphql<{
      erpOrder: { order: { total: unknown; lines: unknown[] } }
    }>({
      as: person('ana'),
      query: `query open($id: ID!) { erpOrder(id: $id) { order { total { amount currency } lines { productCode ordered total { amount } }
        totals { items { amount } } shipments { trackingNumber } invoices { invoiceNumber instalments { dueOn amount { amount } } }
        payments { paidOn } documents { kind } related { id } } } }`,
      variables: { id: page.orders[0]?.id },
    })
    assert.deepEqual(data?.erpOrder.order.total, { amount: '6875.00', currency: 'BRL' })
    assert.equal(data.erpOrder.order.lines.length, 4)
  })

  it('of a currency without decimals', async () => {
    const { data } = await store().fetchGraphql<{
      erpOrders: { orders: Array<{ total: { amount: string } }> }
    }>({
      as: person('carla'),
      query: '{ erpOrders(first: 5) { orders { total { amount currency } } } }',
    })
    assert.ok(data && data.erpOrders.orders.length === 5)
    for (const { total } of data.erpOrders.orders) assert.match(total.amount, /^\d+$/)
  })
})

describe('the list', () => {
  it('shows the latest first, of all ERP customers of the company and no other', async () => {
    const page = await found(store(), 'ana')
    const days = page.orders.map(({ orderedOn }) => orderedOn)
    assert.deepEqual(days, [...days].sort().reverse())
    assert.equal(page.orders.length, 25)
    assert.ok(page.hasNextPage)
    assert.equal(page.freshness.source, 'LIVE')
    for (const { company } of page.orders) assert.ok(['C-1001', 'C-1002'].includes(company.ref))
  })

  it('joins page by page to the whole set, one call to the ERP each', async () => {
    await erpRequests(store())
    const variables = { search: { from: '2000-01-01', statuses: ['CANCELLED'] }, first: 100 }
    const ids = new Set<string>()
    let after: string | null = null
    let pages = 0
    let total: number | null
    do {
      const page = await found(store(), 'david', { variables: { ...variables, after } })
      page.orders.forEach(({ cacheId }) => ids.add(cacheId))
      after = page.endCursor
      total = page.total
      pages += 1
    } while (after !== null && pages < 50)
    assert.equal(ids.size, total)
    assert.ok(pages > 1)
    assert.equal((await erpRequests(store())).length, pages)
  })

  it('keeps days inclusive on both sides', async () => {
    const [newest] = (await found(store(), 'ana')).orders
    const day = newest?.orderedOn
    const page = await found(store(), 'ana', { variables: { search: { from: day, to: day } } })
    assert.ok(page.orders.length > 0 && page.orders.every(({ orderedOn }) => orderedOn === day))
  })
})

describe("another company's order does not exist", () => {
  for (const number of ['0000458813', '458812-not', 'so-p0458813']) {
    it(`by the number ${number}`, async () => {
      const page = await found(store(), 'ana', byNumber(number))
      assert.deepEqual([page.orders, page.total], [[], 0])
    })
  }

  it('by "my order", which three companies happen to share', async () => {
    for (const [name, number] of [
      ['ana', '0000458812'],
      ['carla', '0000458813'],
      ['david', '458812'],
    ] as const) {
      assert.deepEqual(numbersOf(await found(store(), name, byNumber('PO-4500', 'CUSTOMER'))), [
        number,
      ])
    }
  })

  it('by its id: the answer is the one for an id that never was, to the byte but the request id', async () => {
    const [foreign] = (await found(store(), 'carla', byNumber('0000458813'))).orders
    const open = async (id: string) => {
      await erpRequests(store())
      const { errors, data } = await store().fetchGraphql({
        as: person('ana'),
        query: 'query open($id: ID!) { erpOrder(id: $id) { order { id } } }',
        variables: { id },
      })
      const text = JSON.stringify([data, errors])
      const calls = await erpRequests(store())
      return {
        text: text.replace(/"[0-9a-f-]{36}"/g, '""').replaceAll(id, 'ID'),
        calls: calls.length,
      }
    }
    const notMine = await open(String(foreign?.id))
    assert.deepEqual(notMine, await open(`${foreign?.id.slice(0, -1)}x`))
    assert.match(notMine.text, /NOT_FOUND/)
    assert.equal(notMine.calls, 1)
  })

  it('even when a faulty ERP returns it', async () => {
    await controlErp(store(), { fault: 'foreign-record' })
    try {
      for (const { company } of (await found(store(), 'ana')).orders)
        assert.match(company.ref, /^C-100[12]$/)
    } finally {
      await controlErp(store(), { fault: null })
    }
  })
})

describe('bad input is a typed error or an honest empty page', () => {
  const empty = [
    '%',
    '_',
    '*',
    '\\',
    '&company=C-2001',
    '#',
    "' OR '1'='1",
    '📦',
    '"',
    '0'.repeat(40),
    '%25',
    '../',
    '\u0000x'.slice(1),
  ]
  for (const number of empty) {
    it(`a number of ${JSON.stringify(number)} never widens`, async () => {
      const page = await found(store(), 'ana', byNumber(number, 'CUSTOMER'))
      for (const { customerOrderNumber } of page.orders) {
        assert.ok(customerOrderNumber?.toLowerCase().includes(number.toLowerCase()))
      }
    })
  }

  for (const [what, variables, expected] of [
    [
      '200 characters',
      { search: { number: '1'.repeat(200) } },
      'INVALID_QUERY number NUMBER_TOO_LONG',
    ],
    [
      'a line break inside',
      { search: { number: '12\n34' } },
      'INVALID_QUERY number NUMBER_ILL_FORMED',
    ],
    [
      'dates turned round',
      { search: { from: '2026-02-02', to: '2026-02-01' } },
      'INVALID_QUERY from DATES_REVERSED',
    ],
    [
      'a day that is none',
      { search: { from: '2026-02-30' } },
      'INVALID_QUERY from DATE_ILL_FORMED',
    ],
    ['10,000 rows', { first: 10_000 }, 'INVALID_QUERY first PAGE_SIZE'],
    ['a cursor out of thin air', { after: 'abc' }, 'INVALID_QUERY after CURSOR'],
  ] as const) {
    it(`${what}: ${expected}`, async () => {
      const answer = await search(store(), 'ana', { variables })
      assert.equal(answer.status, 200)
      assert.equal(refusal(answer), expected)
      assert.ok(answer.errors[0]?.extensions?.requestId)
    })
  }

  it('nothing but spaces is no number: the latest orders', async () => {
    assert.equal((await found(store(), 'ana', byNumber('   '))).orders.length, 25)
  })

  it("a cursor of another search or of another person's company is refused", async () => {
    const { endCursor: after } = await found(store(), 'ana', { variables: { first: 2 } })
    assert.equal(
      refusal(
        await search(store(), 'ana', { variables: { after, search: { statuses: ['SHIPPED'] } } })
      ),
      'INVALID_QUERY after CURSOR'
    )
    assert.equal(
      refusal(await search(store(), 'carla', { variables: { after, first: 2 } })),
      'INVALID_QUERY after CURSOR'
    )
  })

  it('1,000 aliases are refused as a whole, before anybody is asked', async () => {
    await erpRequests(store())
    const aliases = Array.from(
      { length: 1000 },
      (_, index) => `a${index}: erpOrders { total }`
    ).join(' ')
    const answer = await store().fetchGraphql({ as: person('ana'), query: `{ ${aliases} }` })
    assert.equal(refusal(answer), 'INVALID_QUERY query TOO_COMPLEX')
    assert.equal(answer.errors.length, 1)
    assert.equal((await erpRequests(store())).length, 0)
  })

  it('a depth of 50 does not fit the schema, and brings nothing out', async () => {
    const query = `{ erpOrders { orders ${'{ company '.repeat(50)}{ ref }${' }'.repeat(50)} } }`
    const { data, errors } = await store().fetchGraphql({ as: person('ana'), query })
    assert.equal(data, null)
    assert.ok(errors.length > 0)
  })
})
