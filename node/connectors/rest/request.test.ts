import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import fc from 'fast-check'

import { NUMBER_KINDS, ORDER_SORTS, type HttpRequest, type OrderQuery } from '../connector'
import { isConnectorError } from '../connector-error'
import { CHANNELS, ORDER_STATUSES } from '../order-model'
import { bindCursor } from './cursor'
import { PATH_PREFIX, findOrdersRequest, getRequest, statusRequest } from './request'

const EVERYTHING: OrderQuery = {
  companies: ['C1'],
  number: null,
  from: null,
  to: null,
  statuses: [],
  channels: [],
  product: null,
  placedBy: null,
  sort: 'NEWEST_FIRST',
  first: 25,
  after: null,
}

const findRequest = (differing: Partial<OrderQuery>): HttpRequest =>
  findOrdersRequest({ ...EVERYTHING, ...differing })

const isRefused = (differing: Partial<OrderQuery>): boolean => {
  try {
    findRequest(differing)
    return false
  } catch (error) {
    assert.ok(isConnectorError(error) && error.kind === 'invalid-query')
    return true
  }
}

/** What a server reads, after the port and the network. */
const received = ({ path, query = [] }: HttpRequest): URL => {
  const parameters = query.map(([name, value]): [string, string] => [name, value])
  return new URL(`https://erp.example${path}?${new URLSearchParams(parameters)}`)
}

describe('A search on the wire', () => {
  it('asks for the companies, a sort and a limit at least', () => {
    assert.deepEqual(findRequest({ companies: ['C1', 'C 2'] }), {
      method: 'GET',
      path: '/orders-b2b/v1/orders',
      query: [
        ['company', 'C1'],
        ['company', 'C 2'],
        ['sort', 'NEWEST_FIRST'],
        ['limit', '25'],
      ],
      metric: 'orders-find',
    })
  })

  it('names every filter by the words of the contract', () => {
    const query: OrderQuery = {
      ...EVERYTHING,
      number: { kind: 'CUSTOMER', match: 'partial', values: ['PO-1', 'PO-2'] },
      from: '2026-01-01',
      to: '2026-01-31',
      statuses: ['SHIPPED', 'OTHER'],
      channels: ['EDI'],
      product: 'bearing',
      placedBy: 'Ana@norte.example',
      sort: 'OLDEST_FIRST',
      first: 100,
    }
    const after = bindCursor('next', query)
    assert.deepEqual(findOrdersRequest({ ...query, after }).query, [
      ['company', 'C1'],
      ['numberKind', 'CUSTOMER'],
      ['numberMatch', 'partial'],
      ['number', 'PO-1'],
      ['number', 'PO-2'],
      ['from', '2026-01-01'],
      ['to', '2026-01-31'],
      ['status', 'SHIPPED'],
      ['status', 'OTHER'],
      ['channel', 'EDI'],
      ['product', 'bearing'],
      ['placedBy', 'Ana@norte.example'],
      ['sort', 'OLDEST_FIRST'],
      ['limit', '100'],
      ['cursor', 'next'],
    ])
  })

  it('names what came after version 1.1.0 only where it is asked for', () => {
    const query: OrderQuery = {
      ...EVERYTHING,
      number: { kind: 'ERP', otherKinds: ['WEB', 'ERP'], match: 'exact', values: ['1'] },
      promisedFrom: '2026-01-01',
      promisedTo: '2026-01-31',
      countsOn: '2026-01-15',
      sort: 'PROMISED_FIRST',
    }
    assert.deepEqual(findRequest(query).query, [
      ['company', 'C1'],
      ['numberKind', 'ERP'],
      ['numberKind', 'WEB'],
      ['numberMatch', 'exact'],
      ['number', '1'],
      ['promisedFrom', '2026-01-01'],
      ['promisedTo', '2026-01-31'],
      ['sort', 'PROMISED_FIRST'],
      ['countsOn', '2026-01-15'],
      ['limit', '25'],
    ])
    for (const day of ['2026-02-30', '']) {
      assert.ok(isRefused({ promisedFrom: day }) && isRefused({ countsOn: day }))
    }
  })

  it('goes on where the next page is not counted again', () => {
    const after = bindCursor('next', { ...EVERYTHING, countsOn: '2026-01-15' })
    assert.deepEqual(findRequest({ after }).query?.at(-1), ['cursor', 'next'])
    assert.ok(isRefused({ after, promisedFrom: '2026-01-15' }))
  })

  it('arrives as it was meant, whatever the texts are', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    const queries = fc.record({
      companies: fc.array(text, { minLength: 1, maxLength: 4 }),
      number: fc.option(
        fc.record({
          kind: fc.constantFrom(...NUMBER_KINDS),
          match: fc.constantFrom('exact' as const, 'partial' as const),
          values: fc.array(text, { minLength: 1, maxLength: 3 }),
        })
      ),
      statuses: fc.subarray([...ORDER_STATUSES]),
      channels: fc.subarray([...CHANNELS]),
      product: fc.option(text),
      placedBy: fc.option(text),
      sort: fc.constantFrom(...ORDER_SORTS),
      first: fc.integer({ min: 1, max: 100 }),
    })
    fc.assert(
      fc.property(queries, (query) => {
        fc.pre(!isRefused(query))
        const url = received(findRequest(query))
        assert.equal(url.pathname, `${PATH_PREFIX}orders`)
        assert.deepEqual(url.searchParams.getAll('company'), query.companies)
        assert.deepEqual(url.searchParams.getAll('number'), query.number?.values ?? [])
        assert.equal(url.searchParams.get('product'), query.product)
        assert.equal(url.searchParams.get('placedBy'), query.placedBy)
        assert.deepEqual(url.searchParams.getAll('status'), query.statuses)
        assert.deepEqual(url.searchParams.getAll('channel'), query.channels)
        assert.equal([...url.searchParams].length, findRequest(query).query?.length)
      })
    )
  })

  it('is never sent with a text that an ERP could take for "any"', () => {
    const invisible = fc.string({
      unit: fc.constantFrom(' ', '\t', '\n', '\u00a0', '\u200b', '\u0000', '\ufeff', '\u2028'),
      maxLength: 10,
    })
    fc.assert(
      fc.property(invisible, (blank) => {
        assert.ok(isRefused({ companies: ['C1', blank] }))
        assert.ok(isRefused({ number: { kind: 'ERP', match: 'partial', values: ['1', blank] } }))
        assert.ok(isRefused({ product: blank }))
        assert.ok(isRefused({ placedBy: blank }))
      })
    )
  })

  it('is refused for what can not be said on the wire', () => {
    assert.ok(isRefused({ companies: [] }))
    assert.ok(isRefused({ number: { kind: 'ERP', match: 'exact', values: [] } }))
    assert.ok(isRefused({ product: 'x\ud800' }))
    assert.ok(isRefused({ product: 'x'.repeat(201) }))
    for (const day of ['2026-02-30', '2026-01-01T00:00:00Z', ' 2026-01-01', 'today', '']) {
      assert.ok(isRefused({ from: day }))
      assert.ok(isRefused({ to: day }))
    }
    for (const first of [0, 101, -1, 2.5, Number.NaN]) assert.ok(isRefused({ first }))
  })
})

describe('A cursor', () => {
  it('goes back to the ERP as it came, for the same search', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (erpCursor) => {
        fc.pre(!/\p{Cc}/u.test(erpCursor))
        const after = bindCursor(erpCursor, EVERYTHING)
        assert.equal(received(findRequest({ after })).searchParams.get('cursor'), erpCursor)
      })
    )
  })

  it('stays good for another page size and another order of the companies', () => {
    const after = bindCursor('next', { ...EVERYTHING, companies: ['C1', 'C2'] })
    assert.ok(!isRefused({ after, companies: ['C2', 'C1'], first: 7 }))
  })

  it('is refused for any other search', () => {
    const after = bindCursor('next', EVERYTHING)
    const others: ReadonlyArray<Partial<OrderQuery>> = [
      { companies: ['C2'] },
      { companies: ['C1', 'C2'] },
      { number: { kind: 'ERP', match: 'exact', values: ['1'] } },
      { from: '2026-01-01' },
      { to: '2026-01-01' },
      { statuses: ['SHIPPED'] },
      { channels: ['WEB'] },
      { product: 'x' },
      { placedBy: 'ana@norte.example' },
      { sort: 'OLDEST_FIRST' },
    ]
    for (const other of others) assert.ok(isRefused({ ...other, after }))
  })

  it('is refused if it is empty, overlong or carries control characters', () => {
    for (const erpCursor of ['', 'x'.repeat(2001), 'a\r\nb', '\ud800']) {
      assert.ok(isRefused({ after: bindCursor(erpCursor, EVERYTHING) }))
    }
    assert.ok(!isRefused({ after: bindCursor('x'.repeat(2000), EVERYTHING) }))
  })
})

describe('One order on the wire', () => {
  const orderRequest = (id: string) => getRequest('orders', { companies: ['C1', 'C2'], id })

  it('is one segment of the path, whatever its id is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (id) => {
        const request = orderRequest(id)
        fc.pre(request !== null)
        const segments = received(request).pathname.split('/')
        assert.equal(segments.length, 5)
        assert.equal(decodeURIComponent(String(segments.at(-1))), id)
        assert.deepEqual(received(request).searchParams.getAll('company'), ['C1', 'C2'])
      })
    )
  })

  it('is not asked for by an id that can not be one', () => {
    const ids = ['', ' ', '.', '..', 'a\nb', 'a\u0000', '\u007f', '\ud800', 'x'.repeat(201)]
    for (const id of ids) assert.equal(orderRequest(id), null)
  })

  it('keeps dots and slashes that are part of an id', () => {
    for (const id of ['...', 'a/../b', '%2e%2e', '../secrets', 'a?b#c', 'x'.repeat(200)]) {
      const request = orderRequest(id)
      assert.ok(request)
      assert.equal(received(request).pathname, request.path)
    }
  })
})

describe('The check on the wire', () => {
  it('asks for the status', () => {
    assert.deepEqual(statusRequest(), {
      method: 'GET',
      path: '/orders-b2b/v1/status',
      metric: 'status',
    })
  })
})
