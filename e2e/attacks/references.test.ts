import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { DEMO_SETTINGS } from '../../dev/local-store'
import { cookieHeader, type StoreFront } from '../../dev/store-front'
import { demoAccountData, type DemoPerson } from '../../dev/platform/people'
import { erpRequests, found, numbersOf, person, refusal, search } from '../service/store'
import { graphqlBody, send, useAttackedStore } from './attacked-store'

const store = useAttackedStore({
  accounts: new Map([
    ['demostore', demoAccountData()],
    ['elsewhere', demoAccountData()],
  ]),
})

const OPEN =
  'query open($id: ID!) { erpOrder(id: $id) { order { id erpOrderNumber company { ref } } } }'
const CURSOR = 'INVALID_QUERY after CURSOR'

const open = (front: StoreFront, name: DemoPerson, id: string) =>
  front.fetchGraphql<{ erpOrder: { order: { id: string } } }>({
    as: person(name),
    query: OPEN,
    variables: { id },
  })

const firstId = async (name: DemoPerson): Promise<string> => {
  const { orders } = await found(store(), name, { variables: { first: 1 } })
  return orders[0]?.id ?? assert.fail('no order')
}

const cursorOf = async (front: StoreFront, name: DemoPerson, searched = {}): Promise<string> => {
  const page = await found(front, name, { variables: { search: searched, first: 2 } })
  return page.endCursor ?? assert.fail('one page only')
}

const turn = async (
  front: StoreFront,
  name: DemoPerson,
  searched: { after: string; from?: string }
) => {
  const { after, ...rest } = searched
  return refusal(await search(front, name, { variables: { search: rest, first: 2, after } }))
}

/** Another workspace, with settings of its own. */
const place = async (
  { account = 'demostore', workspace }: { account?: string; workspace: string },
  settings: Record<string, unknown>
) => {
  const all = { ...DEMO_SETTINGS, companyLink: 'ORGANIZATION_ID', ...settings }
  store().platform.state.settings.set({ account, workspace }, all)
  return store().open({ account, workspace, isProduction: false })
}

describe('the id of an order', () => {
  it('of another company opens nothing, and its number finds nothing', async () => {
    const { orders } = await found(store(), 'carla', { variables: { first: 1 } })
    const [foreign] = orders
    assert.ok(foreign)
    assert.equal((await open(store(), 'carla', foreign.id)).data?.erpOrder.order.id, foreign.id)
    for (const id of [foreign.id, foreign.cacheId]) {
      assert.equal(refusal(await open(store(), 'ana', id)), 'NOT_FOUND')
    }
    const number = foreign.erpOrderNumber ?? ''
    assert.deepEqual(
      numbersOf(await found(store(), 'ana', { variables: { search: { number } } })),
      []
    )
  })

  it('opens nothing when it is dressed up to leave its path or to add a company', async () => {
    const [own, foreign] = [await firstId('ana'), await firstId('carla')]
    for (const id of [
      `${foreign}?company=C-2001`,
      `${own}?company=C-2001`,
      `${own}/../${foreign}`,
      `../orders/${foreign}`,
      `..%2f${foreign}`,
      `%2e%2e/${foreign}`,
      `${foreign}#`,
      `${foreign}\u0000`,
      `\\${foreign}`,
      '..',
      '.',
      '',
    ]) {
      assert.equal(refusal(await open(store(), 'ana', id)), 'NOT_FOUND', id)
    }
  })
})

describe('a cursor', () => {
  it('of another company is refused', async () => {
    assert.equal(await turn(store(), 'carla', { after: await cursorOf(store(), 'ana') }), CURSOR)
  })

  it('of another search is refused', async () => {
    const cursor = await cursorOf(store(), 'ana', { from: '2020-01-01' })
    assert.equal(await turn(store(), 'ana', { after: cursor }), CURSOR)
    assert.equal(await turn(store(), 'ana', { after: cursor, from: '2020-01-01' }), '')
  })

  it('that was tampered with is refused, wherever it was', async () => {
    const cursor = await cursorOf(store(), 'ana')
    const [content = '', signature = ''] = cursor.split('.')
    const made = Buffer.from('[0,"x"]').toString('base64url')
    for (const tampered of [
      `${made}.${signature}`,
      `${content}.${signature.slice(0, -2)}AA`,
      `${content}.`,
      content,
      `.${signature}`,
      `A${content}.${signature}`,
      `${made}.${Buffer.alloc(16).toString('base64url')}`,
      '__proto__',
      'null',
      '%00',
    ]) {
      assert.match(
        await turn(store(), 'ana', { after: tampered }),
        /^INVALID_QUERY after/,
        tampered
      )
    }
  })

  it('of another workspace with the same settings is refused', async () => {
    const [one, other] = [
      await place({ workspace: 'one' }, { connector: 'demo' }),
      await place({ workspace: 'another' }, { connector: 'demo' }),
    ]
    const cursor = await cursorOf(one, 'ana')
    assert.equal(await turn(one, 'ana', { after: cursor }), '')
    assert.equal(await turn(other, 'ana', { after: cursor }), CURSOR)
  })

  it('of another account with the same settings is refused', async () => {
    const here = await place({ workspace: 'same' }, { connector: 'demo' })
    const there = await place({ account: 'elsewhere', workspace: 'same' }, { connector: 'demo' })
    const cursor = await cursorOf(here, 'ana')
    assert.equal(await turn(there, 'ana', { after: await cursorOf(there, 'ana') }), '')
    assert.equal(await turn(there, 'ana', { after: cursor }), CURSOR)
  })

  it('of before a change of the settings is refused', async () => {
    const front = await place({ workspace: 'changing' }, { connector: 'demo' })
    const cursor = await cursorOf(front, 'ana')
    assert.equal(await turn(front, 'ana', { after: cursor }), '')
    const changed = await place(
      { workspace: 'changing' },
      { connector: 'demo', timeZone: 'America/Lima' }
    )
    await letTheServiceForget(changed)
    assert.equal(await turn(changed, 'ana', { after: cursor }), CURSOR)
  })

  it('of another connector is refused', async () => {
    const front = await place({ workspace: 'of-the-demo' }, { connector: 'demo' })
    assert.equal(await turn(store(), 'ana', { after: await cursorOf(front, 'ana') }), CURSOR)
  })
})

describe('an answer kept for a company', () => {
  it("is never another's: under the same number each gets their own order", async () => {
    const rows = await Promise.all(
      (['ana', 'carla', 'david'] as const).map((name) =>
        found(store(), name, { variables: { search: { number: 'PO-4500' } } })
      )
    )
    const owners = rows.map(({ orders }) => [...new Set(orders.map(({ company }) => company.ref))])
    assert.deepEqual(owners, [['C-1001'], ['C-2001'], ['C-3001']])
  })
})

describe('the tokens of another account', () => {
  it('open nothing here, though the same person has an account of the same name there', async () => {
    const { state } = store().platform
    const { email } = person('ana')
    const token = state.vtexId.issue({ account: 'elsewhere', email, audience: 'webstore' })
    const tokens = { store: token, admin: null }
    const session = state.sessions.save({
      account: 'elsewhere',
      token: null,
      tokens,
      publicValues: {},
    })
    for (const name of ['VtexIdclientAutCookie_demostore', 'VtexIdclientAutCookie_elsewhere']) {
      await erpRequests(store())
      const answer = await send(store(), {
        body: graphqlBody('{ erpOrders { orders { id } } }'),
        headers: { cookie: cookieHeader({ [name]: token, vtex_session: session }) },
      })
      assert.match(answer.text, /"code":"UNAUTHENTICATED"/)
      assert.deepEqual(await erpRequests(store()), [])
    }
  })
})

/** Settings are remembered for a minute; the admin's check of the connection reads them anew. */
const letTheServiceForget = (front: StoreFront) =>
  front.fetchGraphql({ as: person('sofia'), query: '{ erpConnectionCheck { isWorking } }' })
