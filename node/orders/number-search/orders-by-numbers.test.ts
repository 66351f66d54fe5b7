import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { ConnectorError } from '../../connectors/connector-error'
import { ALL_RIGHTS } from '../../identity/rights'
import {
  harness,
  idsOf,
  kindsAsked,
  MANY,
  numbered,
  queriesOf,
  ROWS,
  said,
} from '../../testing/list-harness'
import { orderRow, scriptedErp } from '../../testing/scripted-erp'

describe('a list of numbers, of an ERP that takes many', () => {
  it('has one answer for each, in their order, however each is written', async () => {
    const erp = scriptedErp(ROWS, undefined, MANY)
    const typed = [
      'po 4500',
      'nothing-1',
      'OC6807-1',
      '458900',
      'V10428831NRT-01',
      'Pedido PO-4500',
    ]
    const { numbers, warnings } = await harness(erp).find(...typed)
    assert.deepEqual(
      numbers.map(({ number }) => number),
      typed
    )
    assert.deepEqual(numbers.map(said), [
      ...[['0000458812'], [], ['0000458900'], ['0000458900'], ['0000458812'], ['0000458812']],
    ])
    assert.deepEqual(
      numbers.map(({ orders }) => orders[0]?.foundBy ?? []),
      [['CUSTOMER'], [], ['CUSTOMER'], ['ERP'], ['WEB'], ['CUSTOMER']]
    )
    assert.deepEqual(warnings, [])
    assert.deepEqual(
      kindsAsked(erp).map((kinds) => kinds.length),
      [3, 1, 1, 1, 1],
      'what was not found by cores, then by invoice'
    )
  })

  it('of fifty is asked in one query, where the ERP searches all kinds in one', async () => {
    const erp = scriptedErp(
      numbered(50).map((number, index) =>
        orderRow({ id: `${index}`, customerOrderNumber: number })
      ),
      undefined,
      MANY
    )
    const { numbers } = await harness(erp).find(...numbered(50))
    assert.deepEqual(
      numbers.map(idsOf),
      numbered(50).map((_, index) => [`${index}`])
    )
    assert.equal(erp.asked.length, 1)
    assert.ok(queriesOf(erp).every(({ companies }) => companies.join() === 'C-1'))
  })

  it('is asked in ten at most where each kind has a query of its own, or little fits into one', async () => {
    for (const can of [
      { manyNumbers: true },
      { manyNumbers: true, maxNumbersLength: 300 },
      { ...MANY, maxNumbersLength: 300 },
    ]) {
      const erp = scriptedErp(ROWS, undefined, can)
      const { numbers } = await harness(erp).find(...numbered(49), 'PO-4500')
      assert.ok(erp.asked.length <= 10, `${erp.asked.length} queries`)
      assert.ok(queriesOf(erp).every(({ number }) => (number?.values.join('').length ?? 0) < 4000))

      assert.ok(
        numbers.every(
          (one) => one.orders.length > 0 || !one.isLookedFor || one.number !== 'PO-4500'
        )
      )
    }
  })

  it('shows an order that is found in two kinds to both numbers, and in both kinds', async () => {
    const rows = [orderRow({ id: '77', customerOrderNumber: '77' })]
    const { numbers } = await harness(scriptedErp(rows, undefined, MANY)).find('77', '0077', '78')
    assert.deepEqual(numbers.map(said), [['77'], ['77'], []])
    assert.deepEqual(numbers[0]?.orders[0]?.foundBy, ['CUSTOMER', 'ERP'])
  })

  it('reads all pages, and tells what it could not read to the end from what is not found', async () => {
    const rows = Array.from({ length: 250 }, (_, index) =>
      orderRow({ id: `${index}x`, customerOrderNumber: index === 249 ? 'PO-2' : 'PO-1' })
    )
    const whole = scriptedErp(rows, undefined, MANY)
    const { numbers } = await harness(whole).find('PO-1', 'PO-2', 'PO-3')
    assert.deepEqual(
      numbers.map(({ orders, hasMore }) => [orders.length, hasMore]),
      [
        [20, true],
        [1, false],
        [0, false],
      ]
    )
    const cut = scriptedErp(rows, undefined, { ...MANY, maxPageSize: 10 })
    const answer = await harness(cut).find('PO-1', 'PO-2', 'PO-3')
    assert.equal(cut.asked.length, 10)
    assert.deepEqual(
      answer.numbers.map(({ isLookedFor, hasMore }) => [isLookedFor, hasMore]),
      [
        [true, true],
        [false, false],
        [false, false],
      ]
    )
  })

  it('finds by invoice what is no order’s own number, and says of each which it is', async () => {
    const rows = ['501', '502', '503'].map((id) => orderRow({ id, erpOrderNumber: `so-${id}` }))
    for (const typed of [
      ['501', 'x-1', 'x-2', 'x-3', 'x-4', 'x-5'],
      ['501', '502', '503', 'x-1'],
    ]) {
      const erp = scriptedErp(rows, undefined, MANY)
      const { numbers } = await harness(erp).find(...typed)
      assert.deepEqual(
        numbers.map(said),
        typed.map((one) => (one.startsWith('x') ? [] : [one]))
      )
      assert.deepEqual(numbers[0]?.orders[0]?.foundBy, ['INVOICE'])
      assert.ok(erp.asked.length <= 10)
    }
  })

  it('is not asked by invoice for one who may see none', async () => {
    const erp = scriptedErp([orderRow({ id: '501', erpOrderNumber: 'so-1' })], undefined, MANY)
    const rights = { ...ALL_RIGHTS, canViewInvoices: false }
    const { numbers } = await harness(erp, { rights }).find('501')
    assert.deepEqual(numbers.map(said), [[]])
    assert.ok(kindsAsked(erp).every((kinds) => !kinds.includes('INVOICE')))
  })

  it('loses nothing by one number that the ERP refuses', async () => {
    for (const kind of ['invalid-query', 'refused-query'] as const) {
      const erp = scriptedErp(ROWS, undefined, MANY)
      erp.pause = async () => {
        const { number } = queriesOf(erp).at(-1) ?? { number: null }
        if (number?.values.includes('bad-1')) throw new ConnectorError(kind, 'Not this one.')
      }
      const { numbers } = await harness(erp).find('PO-4500', 'bad-1', 'OC 6807/1')
      const refused = kind === 'invalid-query' ? [] : '?'
      assert.deepEqual(numbers.map(said), [['0000458812'], refused, ['0000458900']])
    }
  })
})

describe('a list of numbers, of an ERP that takes one', () => {
  it('is asked as typed, in the likeliest kind first, and in no other once it is found', async () => {
    const erp = scriptedErp(ROWS)
    const { numbers } = await harness(erp).find('PO-4500', 'v10428831nrt-01', 'Pedido nº 9100')
    assert.deepEqual(numbers.map(said), [['0000458812'], [], []])
    const asked = queriesOf(erp).map(({ number }) =>
      [number?.kind, ...(number?.values ?? [])].join(' ')
    )
    assert.deepEqual(asked.slice(0, 3), [
      'CUSTOMER PO-4500',
      'WEB v10428831nrt-01',
      'CUSTOMER 9100',
    ])
    assert.ok(!asked.includes('ERP PO-4500'))
    assert.ok(asked.includes('INVOICE 9100'))
  })

  it('is asked in fifty queries at most, and what was not asked in each kind is not called missing', async () => {
    const erp = scriptedErp(ROWS)
    const { numbers } = await harness(erp).find('PO-4500', ...numbered(49))
    assert.equal(erp.asked.length, 50)
    assert.ok(queriesOf(erp).every(({ number }) => number?.values.length === 1))
    assert.deepEqual(numbers.map(said), [['0000458812'], ...numbered(49).map(() => '?')])
  })
})

describe('whose orders', () => {
  it('a number of another company is answered as one that nobody has', async () => {
    for (const can of [MANY, {}]) {
      const erp = scriptedErp(ROWS, undefined, can)
      const room = harness(erp)
      const [foreign] = (await room.find('PO-9')).numbers
      const queries = erp.asked.length
      const [missing] = (await room.find('PO-8')).numbers
      assert.deepEqual({ ...foreign, number: '' }, { ...missing, number: '' })
      assert.equal(erp.asked.length, 2 * queries, 'nor do the queries tell')
      assert.ok(room.events.some(({ event }) => event === 'foreign-record'))
    }
  })

  it('one who sees their own only gets no colleague’s, and none where the ERP does not say whose', async () => {
    const rights = { ...ALL_RIGHTS, scope: 'own' } as const
    const erp = scriptedErp(ROWS, undefined, { ...MANY, placedBy: true })
    const { numbers } = await harness(erp, { rights }).find('PO-4500', 'OC 6807/1')
    assert.deepEqual(numbers.map(said), [[], ['0000458900']])
    assert.ok(queriesOf(erp).every(({ placedBy }) => placedBy === 'ana@norte.example'))
    const silent = scriptedErp(ROWS, undefined, MANY)
    const answer = await harness(silent, { rights }).find('PO-4500')
    assert.deepEqual([answer.numbers.map(said), answer.warnings], [['?'], ['OWN_ORDERS_UNKNOWN']])
    assert.equal(silent.asked.length, 0)
  })

  it('amounts that a person may not see are not there', async () => {
    const rows = [orderRow({ id: '1', total: { amount: '5.00', currency: 'BRL' } })]
    const rights = { ...ALL_RIGHTS, canViewPrices: false }
    const { numbers } = await harness(scriptedErp(rows, undefined, MANY), { rights }).find('1')
    assert.equal(numbers[0]?.orders[0]?.total, null)
  })
})
