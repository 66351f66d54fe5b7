import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'

import { getIntrospectionQuery, parse } from 'graphql'

import { REPOSITORY_FOLDER } from '../../dev/local-store'
import { erpRequests, person } from '../service/store'
import { codeOf, graphqlBody, parsed, send, useAttackedStore } from './attacked-store'
import { DEAR_QUERIES, times } from './expensive-queries'

const store = useAttackedStore()

/** What the service asked of the platform and of the ERP meanwhile. */
const callsDuring = async (work: () => Promise<unknown>): Promise<number> => {
  const { calls } = store().platform
  calls.length = 0
  await work()
  return calls.length
}

const assertTooMuch = async (query: string, as: 'ana' | undefined = 'ana') => {
  const before = await callsDuring(async () => {
    const answer = await send(store(), {
      as,
      body: graphqlBody(query),
      headers: as ? {} : { cookie: 'VtexIdclientAutCookie=garbage' },
    })
    const { errors = [] } = parsed(answer)
    assert.deepEqual([errors.length, errors[0]?.extensions?.['reason']], [1, 'TOO_COMPLEX'])
    assert.ok(answer.text.length < 3 * query.length + 2_000, String(answer.text.length))
  })
  assert.equal(before, 0)
}

describe('a query that asks for too much is refused before anybody is asked', () => {
  it('a thousand aliases of a search', () =>
    assertTooMuch(`{ ${times(1000, (index) => `a${index}: erpOrders { total }`)} }`))

  it('a thousand aliases of an admin field, without any right', async () => {
    await assertTooMuch(
      `{ ${times(1000, (index) => `a${index}: erpCompanyLink(organizationId: "x") { companyRefs }`)} }`,
      undefined
    )
    await assertTooMuch(
      `{ ${times(1000, (index) => `a${index}: erpConnectionCheck { isWorking }`)} }`,
      undefined
    )
  })

  it('a thousand mutations', () =>
    assertTooMuch(
      `mutation { ${times(1000, (index) => `a${index}: erpRemoveCompanyLink(organizationId: "org-andes")`)} }`,
      undefined
    ))

  it('a thousand aliases below one search', () =>
    assertTooMuch(`{ erpOrders { ${times(1000, (index) => `a${index}: total`)} } }`))

  it('root fields in fragments', () =>
    assertTooMuch(
      `{ ${times(10, (index) => `...f${index}`)} } ${times(10, (index) => `fragment f${index} on Query { a${index}: erpCollaborator { key } }`)}`
    ))

  it('fragments that double twenty times', () =>
    assertTooMuch(
      `{ erpOrders { ...f0 } } ${times(20, (index) => `fragment f${index} on ErpOrderPage { ...f${index + 1} ...f${index + 1} }`)} fragment f20 on ErpOrderPage { total }`
    ))

  it('fragments that double sixty times beside the search', () =>
    assertTooMuch(
      `{ erpOrders { total } ...f0 } ${times(60, (index) => `fragment f${index} on Query { ...f${index + 1} ...f${index + 1} }`)} fragment f60 on Query { __typename }`
    ))

  it('fragments in a circle never run', async () => {
    const query =
      '{ erpOrders { ...a } } fragment a on ErpOrderPage { ...b } fragment b on ErpOrderPage { ...a }'
    const answer = await send(store(), { as: 'ana', body: graphqlBody(query) })
    assert.equal(answer.status, 400)
    assert.deepEqual(await erpRequests(store()), [])
  })
})

/** What a stranger sends to the public path. */
const sendAsNobody = (query: string, variables?: unknown) =>
  send(store(), { path: '/_v/public/graphql/v1', body: graphqlBody(query, variables) })

describe('a query that is expensive to validate is refused in a few bytes, whoever sends it', () => {
  for (const [name, { query, reason }] of Object.entries(DEAR_QUERIES)) {
    it(name, async () => {
      const logBefore = (await store().readLog()).length
      const answer = await sendAsNobody(query)
      const { errors = [] } = parsed(answer)
      assert.equal(answer.status, 400)
      assert.ok(errors.length > 0 && errors.length <= 5, String(errors.length))
      if (reason !== undefined) assert.deepEqual(errors[0]?.extensions, reason)
      assert.ok(answer.text.length < 10_000, String(answer.text.length))
      assert.ok((await store().readLog()).length - logBefore < 20_000)
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
    })
  }

  const search = 'query q($search: ErpOrderSearch) { erpOrders(search: $search) { total } }'
  const manyNames = Object.fromEntries(Array.from({ length: 9_000 }, (_, at) => [`n${at}`, 1]))
  for (const [name, variables] of Object.entries({
    'a variable of one wrong word of 1.4 million letters': { statuses: ['z'.repeat(1_400_000)] },
    'a variable of nine thousand unknown fields': manyNames,
    'a variable of a thousand wrong words': { statuses: Array(1_000).fill('a') },
  })) {
    it(name, async () => {
      const answer = await sendAsNobody(search, { search: variables })
      const { errors = [] } = parsed(answer)
      assert.ok(errors.length > 0 && errors.length <= 5, String(errors.length))
      assert.ok(answer.text.length < 10_000, String(answer.text.length))
    })
  }

  it('but the largest query of the page passes, and the usual one for the whole schema', async () => {
    const own = readFileSync(join(REPOSITORY_FOLDER, 'react/graphql/order.graphql'), 'utf8')
    const answer = await send(store(), { as: 'ana', body: graphqlBody(own, { id: 'nobody' }) })
    assert.equal(codeOf(answer), 'NOT_FOUND')
    const introspection = await sendAsNobody(getIntrospectionQuery())
    assert.equal(introspection.status, 200)
    assert.ok(introspection.text.length > 50_000)
  })

  it('and a failed query is told in short, beside its error and in the log', async () => {
    const comment = `# ${'x'.repeat(15_000)}`
    const before = (await store().readLog()).length
    const answer = await send(store(), {
      as: 'ana',
      body: graphqlBody(`{ erpOrders(first: 0) { total } } ${comment}`),
    })
    assert.equal(codeOf(answer), 'INVALID_QUERY')
    assert.ok(answer.text.length < 2_000, String(answer.text.length))
    assert.ok((await store().readLog()).length - before < 3_000)
  })
})

describe('a query that another site makes a browser send', () => {
  const site = { 'sec-fetch-site': 'cross-site' }
  const query = '{ erpOrders(first: 1) { total } }'
  const path = `/_v/private/graphql/v1?query=${encodeURIComponent(query)}`
  const attempts = {
    'by GET': { method: 'GET', path, headers: site },
    'as plain text': {
      body: graphqlBody(query),
      headers: { ...site, 'content-type': 'text/plain' },
    },
  }
  for (const [name, attempt] of Object.entries(attempts)) {
    it(`(${name}) is refused before anybody is asked`, async () => {
      const calls = await callsDuring(async () => {
        const answer = await send(store(), { as: 'ana', ...attempt })
        assert.equal(parsed(answer).errors?.[0]?.extensions?.['reason'], 'CROSS_SITE')
      })
      assert.equal(calls, 0)
    })
  }

  it('runs where the page asks by itself, and is kept by nobody', async () => {
    const headers = { 'sec-fetch-site': 'same-origin' }
    const answer = await send(store(), { as: 'ana', method: 'GET', path, headers })
    assert.equal(parsed(answer).errors, undefined)
    assert.match(answer.headers.get('cache-control') ?? '', /no-store/)
  })
})

const ONE = '{ erpOrders(first: 1) { orders { company { ref } } } }'

describe('a request of an unusual form', () => {
  const CONFIRM = `mutation { erpConfirmCompanyLink(organizationId: "org-novo", companyRefs: ["C-2001"]) { companyRefs } }`

  const linked = async (): Promise<boolean> => {
    const query = '{ erpCompanyLink(organizationId: "org-novo") { companyRefs } }'
    const answer = await send(store(), { as: 'sofia', body: graphqlBody(query) })
    return answer.text.includes('C-2001')
  }

  it('(a batch in a JSON array) runs nothing', async () => {
    await erpRequests(store())
    const body = `[${times(50, () => graphqlBody(ONE)).replaceAll('} {', '},{')}]`
    const answer = await send(store(), { as: 'ana', body })
    assert.equal(answer.status, 400)
    assert.equal(parsed(answer).data, undefined)
    assert.deepEqual(await erpRequests(store()), [])
  })

  it('(GET) reads as the person of the cookies, and as nobody without', async () => {
    const path = `/_v/private/graphql/v1?query=${encodeURIComponent(ONE)}`
    assert.match((await send(store(), { as: 'carla', method: 'GET', path })).text, /C-2001/)
    assert.equal(codeOf(await send(store(), { method: 'GET', path })), 'UNAUTHENTICATED')
  })

  it('(the public path) has no person, whatever cookies come along', async () => {
    const answer = await send(store(), {
      as: 'ana',
      path: '/_v/public/graphql/v1',
      body: graphqlBody(ONE),
    })
    assert.equal(codeOf(answer), 'UNAUTHENTICATED')
  })

  it("(a mutation by GET, which an image in a foreign page can send with an admin's cookies) changes nothing", async () => {
    const path = `/_v/private/graphql/v1?query=${encodeURIComponent(CONFIRM)}`
    const answer = await send(store(), { as: 'sofia', method: 'GET', path })
    assert.equal(codeOf(answer), 'INVALID_QUERY')
    assert.equal(await linked(), false)
  })

  for (const type of ['text/plain', 'application/x-www-form-urlencoded', '']) {
    it(`(a mutation as ${type || 'no type'}, which a form of a foreign page can send) changes nothing`, async () => {
      const answer = await send(store(), {
        as: 'sofia',
        body: graphqlBody(CONFIRM),
        headers: { 'content-type': type },
      })
      assert.equal(codeOf(answer), 'INVALID_QUERY')
      assert.equal(await linked(), false)
    })
  }

  it('(a mutation as multipart/form-data) changes nothing', async () => {
    const part = (name: string, text: string) =>
      `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`
    const answer = await send(store(), {
      as: 'sofia',
      body: `${part('operations', graphqlBody(CONFIRM))}${part('map', '{}')}--x--\r\n`,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    })
    assert.equal(codeOf(answer), 'INVALID_QUERY')
    assert.equal(await linked(), false)
  })

  it('(several operations, or the name of none) runs at most the one that is named', async () => {
    const query = `query a ${ONE} query b { __typename } ${CONFIRM.replace('mutation', 'mutation c')}`
    const ask = (operationName?: unknown) =>
      send(store(), { as: 'ana', body: JSON.stringify({ query, operationName }) })
    await erpRequests(store())
    for (const name of [undefined, 'nobody', '__proto__', 'constructor']) {
      assert.equal(parsed(await ask(name)).data ?? null, null)
    }
    assert.deepEqual(parsed(await ask('b')).data, { __typename: 'Query' })
    assert.deepEqual(await erpRequests(store()), [])
    assert.equal(codeOf(await ask('c')), 'UNAUTHENTICATED')
  })
})

describe('the name of an operation', () => {
  for (const [what, query] of [
    ['a query that does not have it', '{ __typename }'],
    ['a query that does not parse', '{'],
    ['a query that is not valid', '{ nobody }'],
    ['a query that is refused', ONE],
  ] as const) {
    it(`is not repeated at its full length beside ${what}`, async () => {
      for (const operationName of ['nobody', 'n'.repeat(1_000_000), { n: 'n'.repeat(1_000_000) }]) {
        const answer = await send(store(), { body: JSON.stringify({ query, operationName }) })
        assert.ok(answer.text.length < 5_000, `${answer.text.length} characters`)
        assert.ok(!answer.text.includes('node_modules'), answer.text)
      }
    })
  }
})

describe('the schema', () => {
  it('may be asked for by anybody: it is published source, and holds no company and no setting', async () => {
    const { text } = await send(store(), {
      body: graphqlBody('{ __schema { types { name description fields { name description } } } }'),
    })
    assert.ok(text.includes('ErpOrder'))
    for (const word of ['C-1001', 'org-norte', 'demo-erp', person('ana').email]) {
      assert.ok(!text.includes(word), word)
    }
  })

  it('has the guard as the last directive of every root field, so that it runs before @auth', () => {
    const text = readFileSync(join(REPOSITORY_FOLDER, 'graphql/schema.graphql'), 'utf8')
    const fields = parse(text).definitions.flatMap((definition) =>
      definition.kind === 'ObjectTypeDefinition' ? (definition.fields ?? []) : []
    )
    assert.ok(fields.length > 0)
    for (const { name, directives = [] } of fields) {
      assert.equal(directives.at(-1)?.name.value, 'guarded', name.value)
    }
  })
})
