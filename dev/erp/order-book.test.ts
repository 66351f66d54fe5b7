import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { NUMBER_KINDS } from '../../node/connectors/connector'
import { readDay } from './calendar'
import type { OrderFilter } from './order-book'
import { ALL, NORTE, book, byNumber, everything, find, open, sample } from './sample-book'

describe('A search', () => {
  it('by an exact number finds whole numbers alone, letter case aside', () => {
    assert.equal(byNumber('WEB', 'V10428831NRT-01').length, 1)
    assert.equal(byNumber('WEB', 'v10428831nrt').length, 0)
    assert.equal(byNumber('ERP', '458812', NORTE).length, 0)
    assert.deepEqual(
      byNumber('WEB', 'v10430017nrt-01')
        .map((order) => order.erpOrderNumber)
        .sort(),
      ['0000459101', '0000459102']
    )
  })

  it('by an invoice number finds the order it invoices', () => {
    const [order] = sample.filter(({ invoices }) => invoices.length === 2)
    const number = order?.invoices[1]?.invoiceNumber ?? ''
    assert.deepEqual(
      byNumber('INVOICE', number, [order?.ownerRef ?? '']).map(({ id }) => id),
      [order?.id]
    )
  })

  it('by a part of a number finds it anywhere in it', () => {
    const found = find({
      companies: NORTE,
      number: { kind: 'ERP', match: 'partial', values: ['58812'] },
    })
    assert.deepEqual(
      found.map(({ id }) => id),
      ['so-p0428831']
    )
  })

  it('by many numbers finds each order once', () => {
    const values = ['0000458812', '0000458999', '0000458812', 'none']
    const found = find({ companies: NORTE, number: { kind: 'ERP', match: 'exact', values } })
    assert.deepEqual(
      found.map(({ erpOrderNumber }) => erpOrderNumber),
      ['0000458999', '0000458812']
    )
  })

  it('by days includes both bounds', () => {
    const day = readDay('2026-10-06')
    const found = find({ from: day, to: day })
    assert.ok(found.length > 1 && found.every(({ orderedOn }) => orderedOn === '2026-10-06'))
    assert.equal(
      found.length,
      everything.filter(({ orderedOn }) => orderedOn === '2026-10-06').length
    )
  })

  it('by status and channel finds exactly those', () => {
    const found = find({ statuses: ['ON_HOLD', 'CANCELLED'], channels: ['EDI'] })
    const expected = everything.filter(
      ({ status, channel }) => ['ON_HOLD', 'CANCELLED'].includes(status) && channel === 'EDI'
    )
    assert.ok(expected.length > 0)
    assert.deepEqual(found, expected)
  })

  it("by product finds its code, the buyer's code and a part of its description", () => {
    const codes = (product: string, ref: string) =>
      find({ companies: [ref], product })
        .slice(0, 5)
        .map((order) => open(order).lines.map((line) => line.productCode))
    for (const [product, ref] of [
      ['cb-3010', 'C-1001'],
      ['NOR3010', 'C-1002'],
      ['flexível 4 MM²', 'C-1001'],
      ['copper cable 4', 'C-3001'],
    ] as const) {
      const found = codes(product, ref)
      assert.ok(found.length === 5 && found.every((lines) => lines.includes('CB-3010')), product)
    }
    assert.equal(find({ companies: ['C-3001'], product: 'Cabo de cobre' }).length, 0)
    assert.equal(find({ product: 'CB-301' }).length, 0)
  })

  it('sorts by day and id, and exactly the other way round', () => {
    const keys = everything.map(({ orderedOn, id }) => `${orderedOn}/${id}`)
    assert.deepEqual(keys, [...keys].sort().reverse())
    assert.deepEqual(
      find({ sort: 'OLDEST_FIRST' }).map(({ id }) => id),
      everything.map(({ id }) => id).reverse()
    )
  })

  it('takes wildcards, quotes and other hostile text for plain text', () => {
    for (const value of [
      '%',
      '_',
      '*',
      "' OR '1'='1",
      '\\',
      '&',
      '#',
      '\n',
      '٤٥٠٠',
      '４５００',
      '😀',
      '"]["',
      'x'.repeat(200),
    ]) {
      for (const kind of NUMBER_KINDS) {
        for (const match of ['exact', 'partial'] as const) {
          assert.deepEqual(
            find({ number: { kind, match, values: [value] } }),
            [],
            `${kind} ${match} ${value}`
          )
        }
      }
    }
    assert.ok(
      find({ companies: ['C-1001'], product: '100%' }).every((order) =>
        open(order).lines.some((line) => line.productCode === 'PF-4001')
      )
    )
  })
})

describe("A company's orders", () => {
  it('are the only ones that any search of it finds', () => {
    const filters: Partial<OrderFilter>[] = [
      {},
      { number: { kind: 'CUSTOMER', match: 'exact', values: ['PO-4500'] } },
      { number: { kind: 'ERP', match: 'partial', values: ['4588'] } },
      { product: 'Cabo' },
      { statuses: ['SHIPPED'], sort: 'OLDEST_FIRST' },
    ]
    for (const ref of ALL) {
      for (const filter of filters) {
        const owners = find({ ...filter, companies: [ref] }).map(({ ownerRef }) => ownerRef)
        assert.deepEqual(
          owners.filter((owner) => owner !== ref),
          []
        )
      }
    }
  })

  it('of two customers are the union of both', () => {
    const both = find({ companies: ['C-1002', 'C-1001', 'C-1001'] })
    const count = find({ companies: ['C-1001'] }).length + find({ companies: ['C-1002'] }).length
    assert.equal(both.length, count)
    assert.equal(new Set(both.map(({ id }) => id)).size, count)
  })

  it('are opened for nobody else, and their invoices and payments are theirs', () => {
    for (const order of sample.slice(0, 200)) {
      const others = ALL.filter((ref) => ref !== order.ownerRef)
      assert.equal(book.open(order.id, others), null)
      assert.equal(book.open(order.id, ['', 'c-1001', '*', `${order.ownerRef} `]), null)
      const owners = [...order.invoices, ...order.payments].map(({ ownerRef }) => ownerRef)
      assert.ok(owners.every((owner) => owner === order.ownerRef))
    }
  })
})
