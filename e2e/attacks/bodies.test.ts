/** Bodies that cost the runtime more than they cost their sender: it reads them before any code of an app. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { found } from '../service/store'
import {
  codeOf,
  graphqlBody,
  hiddenFrom,
  parsed,
  type RawAnswer,
  type RawRequest,
  send,
  sendInside,
  useAttackedStore,
} from './attacked-store'
import {
  DEAR_BODIES,
  DEAR_FORMS,
  FOLDED_FORM,
  lists,
  PACKED_BODY,
  withVariables,
} from './expensive-bodies'
import { times } from './expensive-queries'

const store = useAttackedStore({ serviceHeapMiB: 256 })

const PUBLIC = '/_v/public/graphql/v1'

const reasonOf = (answer: RawAnswer): unknown => parsed(answer).errors?.[0]?.extensions?.['reason']

const assertServesOthers = async () => {
  const { orders } = await found(store(), 'carla')
  assert.deepEqual([...new Set(orders.map(({ company }) => company.ref))], ['C-2001'])
}

/** A refusal of a few bytes, in the answer and in the log, after which the worker serves others. */
const assertRefused = async (request: RawRequest, reason?: string): Promise<RawAnswer> => {
  const before = (await store().readLog()).length
  const answer = await send(store(), { path: PUBLIC, ...request })
  assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status} ${answer.text}`)
  if (reason !== undefined)
    assert.deepEqual([codeOf(answer), reasonOf(answer)], ['INVALID_QUERY', reason])
  assert.ok(answer.text.length < 5_000, `${answer.text.length} characters`)
  for (const hidden of hiddenFrom(store())) assert.ok(!answer.text.includes(hidden), answer.text)
  await assertServesOthers()
  const logged = (await store().readLog()).length - before
  assert.ok(logged < 10_000, `${logged} characters in the log`)
  return answer
}

describe('a form with files', () => {
  for (const [name, request] of Object.entries(DEAR_FORMS)) {
    it(`${name} is refused before it is parsed`, async () => {
      const answer = await assertRefused(request, 'NOT_JSON')
      assert.equal(answer.status, 415)
    })
  }

  it('ends no worker at another address, or by another method', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'POST']) {
      for (const path of [
        PUBLIC,
        '/_v/private/orders-b2b/documents/x',
        '/_v/private/orders-b2b/exports/orders',
        `${PUBLIC}?__bodyHash=x`,
      ])
        await send(store(), { method, path, ...FOLDED_FORM })
    }
    for (const path of ['/demostore/local/_v/graphql', '/demostore/local/_events', '/_status'])
      await sendInside(store(), { path, ...FOLDED_FORM })
    await assertServesOthers()
  })

  it('of thirty megabytes is answered at once, and the connection serves what comes next', async () => {
    const body = `--x\r\n a: b\r\n\r\n${'x'.repeat(30_000_000)}`
    const answer = await sendInside(store(), { ...FOLDED_FORM, body })
    assert.equal(answer.status, 415)
    assert.equal((await sendInside(store(), { body: graphqlBody('{ __typename }') })).status, 200)
  })
})

describe('JSON that is expensive to read', () => {
  const dear: Readonly<Record<string, RawRequest>> = {
    ...Object.fromEntries(Object.entries(DEAR_BODIES).map(([name, body]) => [name, { body }])),
    'variables by GET, 6,000 deep': {
      method: 'GET',
      path: `${PUBLIC}?query={nope}&variables=${lists(6_000)}`,
    },
    'the same by PUT, with the name encoded': {
      method: 'PUT',
      path: `${PUBLIC}?query={nope}&%76ariables=${lists(6_000)}`,
    },
  }
  for (const [name, request] of Object.entries(dear))
    it(`(${name}) is refused before it is parsed`, async () => {
      await assertRefused(request, 'TOO_COMPLEX')
    })

  it('(three megabytes of anything) is refused before it is read to its end', async () => {
    const body = graphqlBody(`{ __typename } # ${'x'.repeat(2_900_000)}`)
    const answer = await assertRefused({ body }, 'TOO_COMPLEX')
    assert.equal(answer.status, 413)
    const stream = new ReadableStream({
      start: (controller) => {
        controller.enqueue(Buffer.from(body))
        controller.close()
      },
    })
    const { status } = await fetch(store().url.replace('localhost', '127.0.0.1') + PUBLIC, {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: { 'content-type': 'application/json' },
    } as RequestInit)
    assert.equal(status, 413)
  })

  for (const encoding of ['gzip', 'GZIP', 'deflate', 'br', 'gzip, gzip', 'zzz']) {
    it(`(packed as ${encoding}) is refused before it is unpacked`, async () => {
      const answer = await assertRefused(
        { body: PACKED_BODY, headers: { 'content-encoding': encoding } },
        'COMPRESSED'
      )
      assert.equal(answer.status, 415)
    })
  }

  it('may hold as many brackets as it likes within a text', async () => {
    const text = `${'['.repeat(2_000)}\\" \\\\ ${'{,'.repeat(20_000)}`
    const body = withVariables(`{"a":"${text}"}`, '{ __typename }')
    const answer = await send(store(), { path: PUBLIC, body })
    assert.deepEqual(parsed(answer).data, { __typename: 'Query' })
  })

  it('may be the largest import of links that there is', async () => {
    const query = 'mutation($csv: String!) { erpImportCompanyLinks(csv: $csv) { organizations } }'
    const answer = await send(store(), {
      body: graphqlBody(query, { csv: 'org-novo,,C-2001\n'.repeat(58_000) }),
    })
    assert.notEqual(reasonOf(answer), 'TOO_COMPLEX')
    assert.notEqual(answer.status, 413)
  })

  it('is said to be none where it is none, in an address too', async () => {
    for (const body of ['no json', '{"query":', '', '"x"', 'null', '[]', '{"__proto__":{}}']) {
      const answer = await assertRefused({ body })
      assert.equal(answer.status, 400)
      assert.equal(codeOf(answer), 'INVALID_QUERY')
    }
    const path = `${PUBLIC}?query={__typename}&variables={bad`
    await assertRefused({ method: 'GET', path }, 'NOT_JSON')
  })
})

describe('a query that is no text', () => {
  for (const [name, query] of Object.entries({
    'an object with a long text': { a: 'x'.repeat(1_200_000) },
    'a list with a long text': ['x'.repeat(1_200_000)],
    'an object as graphql-js reads one': { body: '{ __typename }', name: 'x' },
    'a number': 1,
    nothing: undefined,
  })) {
    it(`(${name}) is refused and not repeated`, async () => {
      await assertRefused({ body: JSON.stringify({ query }) }, 'NOT_TEXT')
    })
  }

  it('(the same twice by GET) is refused', () =>
    assertRefused({ method: 'GET', path: `${PUBLIC}?query={a}&query={b}` }, 'NOT_TEXT').then())
})

describe('what is beside a query that fails', () => {
  const long = 'x'.repeat(1_200_000)
  for (const [name, body] of Object.entries({
    'a member that nobody knows': { query: '{ nope }', extensions: long, document: { a: long } },
    'variables that are a text': { query: '{ nope }', variables: long },
    'a long number': graphqlVariables('Int', 'first', long),
    'an object for a key': graphqlVariables('ID!', 'id', { a: long }),
    'a list for a text': graphqlVariables('String', 'after', [long]),
    'a long member of an enumeration': graphqlVariables('ErpOrderSearch', 'search', {
      statuses: [long],
    }),
  })) {
    it(`(${name}) is not repeated, in the answer or in the log`, async () => {
      const before = (await store().readLog()).length
      const answer = await send(store(), { path: PUBLIC, body: JSON.stringify(body) })
      assert.ok((parsed(answer).errors ?? []).length > 0)
      assert.ok(answer.text.length < 5_000, `${answer.text.length} characters`)
      const logged = (await store().readLog()).length - before
      assert.ok(logged < 10_000, `${logged} characters in the log`)
    })
  }
})

function graphqlVariables(type: string, argument: string, v: unknown) {
  const root = argument === 'id' ? 'erpOrder' : 'erpOrders'
  const rest = argument === 'id' ? '{ order { id } }' : '{ total }'
  return { query: `query($v: ${type}) { ${root}(${argument}: $v) ${rest} }`, variables: { v } }
}

describe('the schema', () => {
  const fields = 'types { fields { description } }'
  for (const [name, query] of Object.entries({
    'seventy times': `{ ${times(70, (at) => `s${at}: __schema { ${fields} }`)} }`,
    twice: `{ __schema { ${fields} } s: __schema { ${fields} } }`,
    'twice, by fragments': `{ ...a ...b } fragment a on Query { a: __schema { ${fields} } } fragment b on Query { b: __schema { ${fields} } }`,
    'once, with one part forty times': `{ __schema { types { fields { ${times(40, (at) => `d${at}: description`)} } } } }`,
    'once, with one part of a fragment twice': `{ __schema { types { ...a } } } fragment a on __Type { fields { a: description b: description } }`,
    'by the names of ninety types': `{ ${times(90, (at) => `t${at}: __type(name: "Query") { fields { description } }`)} }`,
  })) {
    it(`is not told ${name}`, () =>
      assertRefused({ body: graphqlBody(query) }, 'TOO_COMPLEX').then())
  }

  it('is told of five types by their names, and with a name of one’s own for the whole', async () => {
    const query = `{ ${times(5, (at) => `t${at}: __type(name: "ErpOrder") { fields { name } }`)} s: __schema { queryType { name } } }`
    const answer = await send(store(), { path: PUBLIC, body: graphqlBody(query) })
    assert.equal(parsed(answer).errors, undefined)
  })
})
