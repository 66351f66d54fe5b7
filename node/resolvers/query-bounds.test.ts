import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { describe, it } from 'node:test'

import { buildSchema, type DocumentNode, parse, validate } from 'graphql'

import { boundQueries } from './query-bounds'

const schema = buildSchema(
  'enum Kind { WEB ERP } input Search { kinds: [Kind!] } type Query { node(search: Search): Query, id: ID }'
)
type VariableFunctions = NonNullable<Parameters<typeof boundQueries>[0]>

const parser = { parse }
const validation = { validate }
const load = createRequire(__filename)
const values = load('graphql/execution/values') as VariableFunctions['values']
const suggestions = load('graphql/jsutils/suggestionList') as VariableFunctions['suggestions']
const execution = load('graphql/execution/execute') as VariableFunctions['execution']
assert.ok(boundQueries({ parser, validation, values, execution, suggestions }))

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')

const errorsOf = (query: string) => validation.validate(schema, parser.parse(query))

const messagesOf = (query: string): string[] =>
  Array.from(errorsOf(query), (error) => error.message)

const thrownBy = (query: string): unknown => {
  try {
    return parser.parse(query)
  } catch (error) {
    return error
  }
}

const TOO_MUCH = ['The query asks for too much at once.']

describe('the bounds of a query', () => {
  it('let through what is small', () => assert.deepEqual(messagesOf('{ node { id } }'), []))

  it('hold a long text before it is parsed', () => {
    assert.deepEqual(Array.isArray(thrownBy(`{ id } #${'x'.repeat(19_000)}`)), false)
    assert.ok(Array.isArray(thrownBy(`{ id } #${'x'.repeat(20_000)}`)))
  })

  it('hold a query that is no text, which graphql-js may take for one', () => {
    for (const query of [{ body: '{ id }' }, ['{ id }'], 1, null, undefined]) {
      const thrown = thrownBy(query as unknown as string)
      assert.deepEqual(
        Array.from(thrown as Error[], ({ message }) => message),
        ['The query is no text.']
      )
    }
  })

  it('do not hold the text of a schema, which comes with options', () => {
    const text = `type Query { ${times(3_000, (index) => `field${index}: ID`)} }`
    assert.equal(parser.parse(text, {}).definitions.length, 1)
  })

  it('hold many fields, many of one name, many levels and long names, before they are validated', () => {
    for (const query of [
      `{ ${times(601, (index) => `a${index}: id`)} }`,
      `{ ${times(121, () => 'id')} }`,
      `${'{ node '.repeat(700)}{ id }${' }'.repeat(700)}`,
      `{ ${'i'.repeat(101)} }`,
    ]) {
      assert.deepEqual(messagesOf(query), TOO_MUCH)
    }
    assert.deepEqual(messagesOf(`{ ${times(600, (index) => `a${index}: id`)} }`), [])
  })

  const variableMessages = (search: unknown): string[] => {
    const document = parse('query q($search: Search) { node(search: $search) { id } }')
    const [operation] = document.definitions
    assert.equal(operation?.kind, 'OperationDefinition')
    const { errors } = values.getVariableValues(schema, operation.variableDefinitions, { search })
    return Array.from(errors ?? [], ({ message }) => message)
  }

  it('hold variables of many values and long names before they are read', () => {
    assert.deepEqual(variableMessages({ kinds: ['WEB'] }), [])
    assert.deepEqual(variableMessages({ kinds: Array(6_000).fill('WEB') }), TOO_MUCH)
    assert.deepEqual(variableMessages({ [`n${'x'.repeat(100)}`]: 1 }), TOO_MUCH)
  })

  it('hold them before anything of a long list is named', () => {
    const startedAtMs = performance.now()
    assert.deepEqual(variableMessages(Array(3_000_000).fill(1)), TOO_MUCH)
    assert.ok(performance.now() - startedAtMs < 500)
  })

  it('leave of an error of a variable nothing that it was made from', () => {
    const document = parse('query q($id: ID) { node { id } }')
    const [operation] = document.definitions
    assert.equal(operation?.kind, 'OperationDefinition')
    const inputs = { id: { a: 'x'.repeat(10_000) } }
    const { errors = [] } = values.getVariableValues(schema, operation.variableDefinitions, inputs)
    assert.deepEqual(
      errors.map(({ originalError, locations }) => ({ originalError, locations })),
      [{ originalError: undefined, locations: [{ line: 1, column: 9 }] }]
    )
  })

  it('neither compare nor repeat a long wrong value, and end at the fifth error', () => {
    const [message = ''] = variableMessages({ kinds: ['z'.repeat(2_900_000)] })
    assert.match(message, /got invalid value "z+…$/)
    assert.ok(message.length <= 501)
    assert.equal(variableMessages({ kinds: Array(1_000).fill('a') }).length, 5)
  })

  it('hold the name of an operation that is too long, or no text at all', () => {
    const run = (operationName: unknown): unknown => {
      const document = parse('query mine { kind: __typename }')
      try {
        return JSON.parse(
          JSON.stringify(execution.execute({ schema, document, operationName } as object))
        )
      } catch (error) {
        return { messages: Array.from(error as Error[], ({ message }) => message) }
      }
    }
    for (const name of [undefined, null, 'mine'])
      assert.deepEqual(run(name), { data: { kind: 'Query' } })
    for (const name of ['m'.repeat(101), { m: 'm' }])
      assert.deepEqual(run(name), { messages: TOO_MUCH })
  })

  it('end validation at the fifth error', () => {
    assert.equal(messagesOf(`{ ${times(500, (index) => `no${index}`)} }`).length, 5)
  })

  it('leave of an error what it says, without its stack, and the start of the query', () => {
    const query = `{ no } #${'x'.repeat(10_000)}`
    const [formatted] = errorsOf(query).map((error) => ({
      message: error.message,
      stack: error.stack,
      query: { query, operationName: 'mine' },
    }))
    assert.match(String(formatted?.message), /"no"/)
    assert.equal(formatted?.stack, undefined)
    assert.equal(formatted?.query.operationName, 'mine')
    assert.ok(query.startsWith(String(formatted?.query.query).slice(0, 500)))
    assert.equal(formatted?.query.query.length, 501)
  })

  it('leave a valid query without its tokens, which are most of what keeping it costs', () => {
    const document: DocumentNode = parser.parse('{ node { id } }')
    assert.ok(document.loc)
    assert.deepEqual(validation.validate(schema, document), [])
    assert.ok(!JSON.stringify(document).includes('"loc"'))
  })

  it('do without when the runtime’s graphql-js is not found', () => {
    assert.equal(boundQueries(null), false)
  })
})
