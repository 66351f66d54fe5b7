import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { erpRequests, found } from '../service/store'
import {
  codeOf,
  graphqlBody,
  hiddenFrom,
  type RawAnswer,
  type RawRequest,
  send,
  useAttackedStore,
} from './attacked-store'

const store = useAttackedStore()

const assertSaysNothing = ({ text, headers }: RawAnswer) => {
  const everything = text + JSON.stringify([...headers])
  for (const hidden of hiddenFrom(store()))
    assert.ok(!everything.includes(hidden), `${hidden} in ${everything}`)
  assert.equal(headers.get('x-powered-by'), null)
}

describe('an answer that the runtime gives by itself', () => {
  const deep = `{ ${'erpOrders { '.repeat(30)}${'}'.repeat(30)} }`
  const cases: ReadonlyArray<readonly [string, RawRequest]> = [
    ['a field that does not exist', { body: graphqlBody('{ nope }') }],
    ['a query that is cut off', { body: graphqlBody('{ erpOrders(') }],
    ['a deep query that is cut off', { body: graphqlBody('{ a '.repeat(60)) }],
    ['fields that do not exist, thirty levels deep', { body: graphqlBody(deep) }],
    ['no JSON', { body: 'no json' }],
    ['JSON that is cut off', { body: '{"query":' }],
    ['a batch', { body: '[{"query":"{ __typename }"}]' }],
    ['null', { body: 'null' }],
    ['nothing', { body: '' }],
    ['a query that is no text', { body: '{"query":{"a":1}}' }],
    ['variables that are no object', { body: '{"query":"{ __typename }","variables":"x"}' }],
    [
      'a variable of another type',
      { body: graphqlBody('query a($n: Int!) { erpOrders(first: $n) { total } }', { n: 'x' }) },
    ],
    [
      'variables by GET that are no JSON',
      { method: 'GET', path: '/_v/private/graphql/v1?query=a&variables=%7B' },
    ],
    ['nothing by GET', { method: 'GET', path: '/_v/private/graphql/v1' }],
    ['a body that is not what it says', { body: '{}', headers: { 'content-encoding': 'gzip' } }],
    [
      'a form that is cut off',
      { body: '--x\r\nbad', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
    ],
    ['a body of 4 MB', { body: graphqlBody('x'.repeat(4_000_000)) }],
  ]
  for (const [what, request] of cases) {
    it(`(to ${what}) names no place in the code, no address and no secret`, async () => {
      assertSaysNothing(await send(store(), { as: 'ana', ...request }))
    })
  }
})

describe("an answer of the runtime's own @auth", () => {
  for (const token of ['garbage', '%00', 'a&x=1#y', '../../', 'x'.repeat(4_000)]) {
    it(`(to the admin token ${token.slice(0, 10)}) says no more than a code of ours`, async () => {
      const answer = await send(store(), {
        body: graphqlBody('{ erpConnectionCheck { isWorking } }'),
        headers: { cookie: `VtexIdclientAutCookie=${token}` },
      })
      assert.match(codeOf(answer), /^(UNAUTHENTICATED|INTERNAL)$/)
      assertSaysNothing(answer)
      assert.ok(!answer.text.includes('vtexid'))
    })
  }
})

/** An answer without what differs from request to request. */
const bytesOf = ({ status, text, headers }: RawAnswer) => {
  const shown = [...headers].filter(([name]) => !['date', 'content-length'].includes(name))
  return JSON.stringify([status, text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id'), shown])
}

const traced = async (request: RawRequest) => {
  store().platform.calls.length = 0
  await erpRequests(store())
  const answer = await send(store(), request)
  const upstream = store().platform.calls.map(({ method, host }) => `${method} ${host}`)
  return { answer, upstream, erp: (await erpRequests(store())).length }
}

describe('what is not yours and what is not there', () => {
  const open = (id: string) =>
    traced({
      as: 'ana',
      body: graphqlBody('query open($id: ID!) { erpOrder(id: $id) { order { id } } }', { id }),
    })
  const find = (number: string) =>
    traced({
      as: 'ana',
      body: graphqlBody(
        'query find($n: String) { erpOrders(search: { number: $n }) { total orders { id } endCursor } }',
        { n: number }
      ),
    })

  const twins = async () => {
    const { orders } = await found(store(), 'carla', { variables: { first: 1 } })
    const id = orders[0]?.id ?? assert.fail('no order')
    const number = orders[0]?.erpOrderNumber ?? assert.fail('no number')
    // Alike in length and form, and nobody's.
    return {
      id,
      number,
      nowhere: { id: id.replace(/\d/g, '9'), number: number.replace(/\d/g, '9') },
    }
  }

  it('are told apart by neither bytes nor calls when an order is opened', async () => {
    const { id, nowhere } = await twins()
    await open(nowhere.id)
    const [foreign, missing] = [await open(id), await open(nowhere.id)]
    assert.equal(codeOf(foreign.answer), 'NOT_FOUND')
    assert.equal(
      bytesOf(foreign.answer).replaceAll(id, 'ID'),
      bytesOf(missing.answer).replaceAll(nowhere.id, 'ID')
    )
    assert.deepEqual([foreign.upstream, foreign.erp], [missing.upstream, missing.erp])
  })

  it('are told apart by neither bytes nor calls when a number is searched', async () => {
    const { number, nowhere } = await twins()
    const [foreign, missing] = [await find(number), await find(nowhere.number)]
    assert.equal(bytesOf(foreign.answer), bytesOf(missing.answer))
    assert.deepEqual([foreign.upstream, foreign.erp], [missing.upstream, missing.erp])
  })

  it('are told apart by nothing when a buyer asks for a link that only staff may see', async () => {
    const link = (id: string) =>
      traced({
        as: 'ana',
        body: graphqlBody(
          'query link($id: ID!) { erpCompanyLink(organizationId: $id) { companyRefs } }',
          { id }
        ),
      })
    const [foreign, missing] = [await link('org-andes'), await link('org-nobod')]
    assert.equal(codeOf(foreign.answer), 'UNAUTHENTICATED')
    assert.equal(
      bytesOf(foreign.answer).replaceAll('org-andes', 'ID'),
      bytesOf(missing.answer).replaceAll('org-nobod', 'ID')
    )
    assert.deepEqual([foreign.upstream, foreign.erp], [missing.upstream, missing.erp])
  })
})
