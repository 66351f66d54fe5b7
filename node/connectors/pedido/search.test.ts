import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { pedido } from '.'
import type { HttpRequest, OrderQuery } from '../connector'
import { ConnectorError, errorFromStatus, isConnectorError } from '../connector-error'

const TODAY = '2026-06-30'
const QUERY: OrderQuery = {
  companies: ['7'],
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

interface Search {
  readonly revendaId: number
  readonly porPeriodo?: { readonly dataInicial: string; readonly dataFim: string }
}

/** The connector before an ERP that answers each search as `rowsOf` says. */
const before = (rowsOf: (search: Search) => unknown) => {
  const searches: Search[] = []
  const http = {
    json: async ({ body }: HttpRequest) => {
      const search = body as Search
      searches.push(search)
      const rows = await rowsOf(search)
      return Array.isArray(rows) ? { itens: rows } : rows
    },
    stream: () => Promise.reject(new Error('No document is asked for.')),
  }
  const settings = pedido.readSettings({ erpAuthentication: 'BEARER', erpToken: 'abc' })
  const connector = pedido.create({ settings, clock: () => new Date(`${TODAY}T12:00:00Z`) })
  const signal = new AbortController().signal
  const find = (differing: Partial<OrderQuery> = {}) =>
    connector.findOrders({ ...QUERY, ...differing }, { http, signal })
  const check = () => connector.check({ http, signal })
  return { searches, find, check }
}

const row = (pedidoErpId: string, dataPedido: string | null, more: object = {}) => ({
  pedidoErpId,
  dataPedido,
  ...more,
})
/** One order a day, from today back. */
const daily = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const date = new Date(`${TODAY}T15:00:00Z`)
    date.setUTCDate(date.getUTCDate() - index)
    return row(`N${index}`, date.toISOString())
  })
/** As an ERP that compares times of day with midnight, on both ends. */
const within = (rows: ReadonlyArray<ReturnType<typeof row>>, { porPeriodo }: Search) =>
  rows.filter(
    ({ dataPedido }) =>
      (dataPedido ?? '') > (porPeriodo?.dataInicial ?? '') &&
      (dataPedido ?? '') < (porPeriodo?.dataFim ?? '')
  )

const kindOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => assert.fail('It was answered.'),
    (reason: unknown) => reason
  )
  assert.ok(isConnectorError(error))
  return error.kind
}

describe('A page of orders', () => {
  it('costs one call where the latest weeks fill it', async () => {
    const { searches, find } = before((search) => within(daily(200), search))
    const page = await find()
    assert.equal(page.orders.length, 25)
    assert.deepEqual(searches, [
      { revendaId: 7, porPeriodo: { dataInicial: '2026-03-31', dataFim: '2027-07-02' } },
    ])
    const next = await find({ after: page.cursor })
    assert.equal(next.orders[0]?.erpOrderNumber, 'N25')
    assert.equal(searches.length, 2)
    assert.equal(searches[1]?.porPeriodo?.dataFim, '2026-06-07')
  })

  it('costs a second call, for everything, where they do not', async () => {
    const { searches, find } = before((search) => within(daily(500).slice(80), search))
    const { orders } = await find()
    assert.deepEqual(
      orders.map(({ erpOrderNumber }) => erpOrderNumber),
      daily(105)
        .slice(80)
        .map(({ pedidoErpId }) => pedidoErpId)
    )
    assert.equal(searches.length, 2)
    assert.equal(searches[1]?.porPeriodo?.dataInicial, '1989-12-31')
  })

  it('asks for everything where rows have no day to tell the latest by', async () => {
    const { searches, find } = before(() =>
      daily(60).map(({ pedidoErpId }) => row(pedidoErpId, null))
    )
    const first = await find({ first: 40 })
    const second = await find({ first: 40, after: first.cursor })
    assert.equal(new Set([...first.orders, ...second.orders].map(({ id }) => id)).size, 60)
    assert.equal(second.cursor, null)
    assert.equal(searches.length, 4)
  })

  it('holds both bounds of a period, whatever the ERP does with times of day', async () => {
    const inclusive = before(() => daily(200))
    const exclusive = before((search) => within(daily(200), search))
    for (const { find, searches } of [inclusive, exclusive]) {
      const { orders } = await find({ from: '2026-06-10', to: '2026-06-12' })
      assert.deepEqual(
        orders.map(({ orderedOn }) => orderedOn),
        ['2026-06-12', '2026-06-11', '2026-06-10']
      )
      assert.equal(searches.length, 1)
    }
  })

  it('joins companies by day, and gives an order that two answers hold once', async () => {
    const { searches, find } = before(({ revendaId }) => [
      row('A', revendaId === 7 ? '2026-06-01' : '2026-06-02'),
      row('B', '2026-05-01', { revendaId: 7 }),
    ])
    const { orders } = await find({ companies: ['7', '8', '07'] })
    assert.deepEqual(
      orders.map(({ id }) => id),
      ['8.A', '7.A', '7.B']
    )
    assert.ok(searches.every(({ revendaId }) => revendaId === 7 || revendaId === 8))
    assert.equal(searches.length, 4)
  })

  it('stays whole while new orders come in between two pages', async () => {
    let rows = daily(60)
    const { find } = before((search) => within(rows, search))
    const first = await find({ first: 30 })
    rows = [row('NEW', `${TODAY}T23:00:00Z`), ...rows]
    const second = await find({ first: 30, after: first.cursor })
    assert.equal(second.orders[0]?.erpOrderNumber, 'N30')
    assert.equal(second.orders.length, 30)
  })

  it('asks for at most 20 companies, and tells that more are too many', async () => {
    const { searches, find } = before(() => [])
    const companies = Array.from({ length: 21 }, (_, index) => `${index + 1}`)
    assert.equal(await kindOf(find({ companies })), 'unsupported')
    assert.equal(searches.length, 0)
    await find({ companies: companies.slice(1), from: '2026-01-01' })
    assert.equal(searches.length, 20)
  })

  it('is refused for a company that is no number, and asks nothing', async () => {
    const { searches, find } = before(() => [])
    for (const companies of [['7', 'x'], ['7 or 1=1'], ['0'], ['-1'], []]) {
      assert.equal(await kindOf(find({ companies })), 'invalid-query')
    }
    assert.equal(searches.length, 0)
  })

  it('fails as soon as one company does, and leaves no call behind', async () => {
    const signals: AbortSignal[] = []
    const http = {
      json: async ({ body }: HttpRequest, { signal }: { signal: AbortSignal }) => {
        if ((body as Search).revendaId === 8) throw errorFromStatus(503, {}, new Date(0))
        signals.push(signal)
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(new ConnectorError('timeout', 'Cut.')))
        })
      },
      stream: () => Promise.reject(new Error('No document is asked for.')),
    }
    const settings = pedido.readSettings({ erpAuthentication: 'BEARER', erpToken: 'abc' })
    const connector = pedido.create({ settings, clock: () => new Date(`${TODAY}T12:00:00Z`) })
    const call = { http, signal: new AbortController().signal }
    const work = connector.findOrders({ ...QUERY, companies: ['7', '8', '9'] }, call)
    assert.equal(await kindOf(work), 'unavailable')
    assert.equal(signals.length, 2)
    assert.ok(signals.every(({ aborted }) => aborted))
  })
})

describe('An ERP that does not keep to the question', () => {
  it('shows none of the orders that have another number than the one asked for', async () => {
    const { find } = before(() => [
      row('SO-1', null, { pedidoClienteId: 'PO-1', notaFiscal: '55', serieNotaFiscal: '1' }),
      row('SO-10', null, { pedidoClienteId: 'PO-10', notaFiscal: '551', serieNotaFiscal: '1' }),
    ])
    for (const [kind, value] of [
      ['ERP', 'so-1'],
      ['CUSTOMER', 'po-1'],
      ['INVOICE', '55'],
      ['INVOICE', '55-1'],
      ['INVOICE', '55/1'],
    ] as const) {
      const { orders } = await find({ number: { kind, match: 'exact', values: [value] } })
      assert.deepEqual(
        orders.map(({ erpOrderNumber }) => erpOrderNumber),
        ['SO-1'],
        value
      )
    }
  })

  it('is believed where it finds a number that is written in another way', async () => {
    const { find } = before(() => [
      row('000123', null, { pedidoClienteId: 'PO 0450', notaFiscal: '000176436' }),
      row('001230', null, { pedidoClienteId: 'PO 4500', notaFiscal: '0001764' }),
    ])
    for (const [kind, value] of [
      ['ERP', '123'],
      ['ERP', '0000123'],
      ['CUSTOMER', 'po-450'],
      ['INVOICE', '176436'],
    ] as const) {
      const { orders } = await find({ number: { kind, match: 'exact', values: [value] } })
      assert.deepEqual(
        orders.map(({ erpOrderNumber }) => erpOrderNumber),
        ['000123'],
        value
      )
    }
  })

  it('is believed where its rows do not say the number', async () => {
    const { find } = before(() => [row('SO-1', null)])
    const number = { kind: 'WEB', match: 'exact', values: ['1234-01'] } as const
    assert.equal((await find({ number })).orders.length, 1)
  })

  it('gives the rows that name another company with their true owner, to be dropped', async () => {
    const { find } = before(() => [row('1', TODAY, { revendaId: 999 }), row('2', TODAY)])
    const { orders } = await find()
    assert.deepEqual(
      orders.map(({ ownerRef }) => ownerRef),
      ['999', '7']
    )
  })

  it('fails the check if it gives orders to a company that nobody is', async () => {
    const open = before(() => [row('1', TODAY)])
    assert.equal(await kindOf(open.check()), 'bad-answer')
    assert.deepEqual(open.searches, [
      { revendaId: 0, porPeriodo: { dataInicial: '2026-05-30', dataFim: '2026-07-01' } },
    ])
    await before(() => []).check()
  })
})

describe('A search without hits', () => {
  const ways: ReadonlyArray<readonly [said: string, answer: () => unknown]> = [
    ['an empty list', () => []],
    ['HTTP status 404', () => Promise.reject(errorFromStatus(404, {}, new Date(0)))],
    ['an error that says so', () => ({ Error: true, Message: 'Pedido não encontrado' })],
  ]
  for (const [said, answer] of ways) {
    it(`is answered by ${said}, and the next interpretation of the number is asked for`, async () => {
      const { find, check } = before(answer)
      const number = { kind: 'ERP', match: 'exact', values: ['PO-7'] } as const
      assert.deepEqual((await find({ number })).orders, [])
      assert.deepEqual((await find()).orders, [])
      await check()
    })
  }

  it('is not what any other error says', async () => {
    const { find } = before(() => ({ Error: true, Message: 'Timeout do banco' }))
    assert.equal(await kindOf(find()), 'bad-answer')
  })
})
