/** People type and paste numbers in many forms. Each must find its order, in the running store. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import type { DemoPerson } from '../../dev/platform/people'
import { found, type Group, numbersOf, person, useLocalStore } from './store'

const store = useLocalStore()

const groupsFor = async (number: string, as: DemoPerson = 'ana', search: object = {}) =>
  (await found(store(), as, { variables: { search: { number, ...search } } })).groups

const named = ({ kind, match, orders }: Group) => [
  `${kind} ${match}`,
  ...orders.map(({ customerOrderNumber, erpOrderNumber }) => customerOrderNumber ?? erpOrderNumber),
]

const PINNED = '0000458812'

/** What finds the pinned order of Norte: by which number, and typed how. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  CUSTOMER: [
    ...['PO-4500', 'po-4500', ' PO-4500 ', 'PO 4500', 'PO4500', 'PO\u20114500', '"PO-4500"'],
    ...[
      'P.O. 4500',
      'PO – 4500',
      'PO—4500',
      'PO_4500',
      'PO/4500',
      'PO.4500',
      'ＰＯ－４５００',
      'po\u00a04500',
    ],
    ...[
      'PO\u00ad-4500',
      '\u200bPO-4500\u200b',
      '“PO-4500”',
      "'PO-4500'",
      'Pedido PO-4500',
      'OC: PO-4500',
    ],
    ...['PO-04500', 'Purchase order PO-4500', '#PO-4500', 'PO - 4500', 'PO−4500'],
  ],
  ERP: [
    ...[
      PINNED,
      '458812',
      '#0000458812',
      'nº 458812',
      'n° 458812',
      'No. 458812',
      'Pedido nº 458812',
    ],
    ...['pedido 458812', 'Order #458812', '00458812', '٤٥٨٨١٢', '0000458812.', 'Ordem: 458812'],
  ],
  WEB: [
    ...['v10428831nrt-01', 'V10428831NRT-01', '10428831', 'v10428831nrt', '10428831nrt-01'],
    ...['v10428831nrt 01', 'V10428831 NRT-01', 'Pedido v10428831nrt-01', '#v10428831nrt-01'],
  ],
  INVOICE: [
    ...['000176436', '176436', '000176436-1', '000.176.436', 'NF 000176436', 'NF-e 176436'],
    ...['Nota fiscal nº 176436', '176436/1', 'Factura 000176436'],
  ],
}

describe('the order of Norte is found first', () => {
  for (const [kind, forms] of Object.entries(FORMS)) {
    for (const form of forms) {
      it(`by ${kind}, typed ${JSON.stringify(form)}`, async () => {
        const [first] = await groupsFor(form)
        assert.equal(first?.kind, kind)
        assert.equal(first?.orders[0]?.erpOrderNumber, PINNED)
      })
    }
  }

  it('by the access key of its invoice, with and without spaces', async () => {
    const { data } = await store().fetchGraphql<{
      erpInvoices: { invoices: ReadonlyArray<{ accessKey: string }> }
    }>({
      as: person('ana'),
      query: '{ erpInvoices(search: { number: "000176436-1" }) { invoices { accessKey } } }',
    })
    const key = data?.erpInvoices.invoices[0]?.accessKey ?? ''
    assert.equal(key.length, 44)
    for (const form of [key, key.replace(/.{4}(?=.)/g, '$& ')]) {
      const groups = await groupsFor(form)
      assert.deepEqual(groups.map(named), [['INVOICE EXACT', 'PO-4500']])
    }
  })
})

describe('a number that stands in two kinds', () => {
  it('is shown in both, the buyer’s own first: 8862', async () => {
    const groups = await groupsFor('8862')
    assert.deepEqual(groups.slice(0, 1).map(named), [['CUSTOMER PARTIAL', 'PO-8862']])
    const erp = groups.find(({ kind }) => kind === 'ERP')
    assert.ok(erp?.orders.some(({ erpOrderNumber }) => erpOrderNumber === '0000458862'))
  })

  it('does not hide the one row that matters behind sixty others: 4500', async () => {
    const [first, ...others] = await groupsFor('4500')
    assert.equal(first?.kind, 'CUSTOMER')
    assert.equal(first?.orders[0]?.customerOrderNumber, 'PO-4500')
    const erp = others.find(({ kind }) => kind === 'ERP')
    assert.equal(erp?.orders.length, 5)
    assert.ok(erp?.hasMore && (erp.total ?? 0) > 50)
  })

  it('has pages where its group is opened, and only there', async () => {
    const { orders, total, endCursor, groups } = await found(store(), 'ana', {
      variables: {
        search: { number: '4500', numberKind: 'ERP', numberMatch: 'PARTIAL' },
        first: 10,
      },
    })
    assert.deepEqual([orders.length, groups], [10, []])
    assert.ok(endCursor && (total ?? 0) > 50)
    assert.equal(
      (await found(store(), 'ana', { variables: { search: { number: '4500' } } })).endCursor,
      null
    )
  })
})

describe('OC 6807/1', () => {
  for (const form of ['OC 6807/1', 'oc 6807/1', 'OC6807/1', 'OC-6807-1', 'oc.6807.1']) {
    it(`is the number itself, typed ${form}`, async () => {
      assert.deepEqual((await groupsFor(form)).map(named), [['CUSTOMER EXACT', 'OC 6807/1']])
    })
  }

  for (const form of ['6807/1', '6807']) {
    it(`is among what contains it, typed ${form}`, async () => {
      const groups = await groupsFor(form)
      assert.ok(groups.flatMap(named).includes('OC 6807/1'))
    })
  }
})

describe('nothing is found, and nothing wider than was typed', () => {
  for (const form of ['PO-99999', 'PO-45001', 'XX-4500', 'PO-4500-9', '0000458812x']) {
    it(`by ${form}`, async () => {
      const page = await found(store(), 'ana', { variables: { search: { number: form } } })
      assert.ok(!numbersOf(page).includes(PINNED))
      assert.deepEqual(
        page.groups.filter(({ match }) => match === 'EXACT'),
        []
      )
    })
  }

  it('of another company, by any form', async () => {
    for (const form of ['458813', 'so-p0458813', '0000458813', 'v10428832nrt-01']) {
      assert.deepEqual(await groupsFor(form), [], form)
    }
  })
})
