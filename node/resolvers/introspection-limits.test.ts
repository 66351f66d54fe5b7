import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { getIntrospectionQuery, parse } from 'graphql'

import { hasSmallIntrospection } from './introspection-limits'

const isSmall = (query: string): boolean => hasSmallIntrospection(parse(query))

describe('a query that asks what the schema is', () => {
  it('may be the usual one, or ask for some types by name', () => {
    assert.ok(isSmall(getIntrospectionQuery()))
    assert.ok(isSmall('{ a: __type(name: "A") { name } b: __type(name: "B") { name } }'))
    assert.ok(isSmall('{ __schema { types { name } } a: order { b: id } }'))
  })

  it('may ask for the whole once, in each of its operations', () => {
    const whole = '__schema { types { name } }'
    assert.ok(isSmall(`query a { ${whole} } query b { ${whole} }`))
    assert.ok(!isSmall(`{ ${whole} a: ${whole} }`))
    assert.ok(!isSmall(`{ ...a ... { a: ${whole} } } fragment a on Query { ${whole} }`))
  })

  it('may ask for no part under a name of its own, for that may be many', () => {
    assert.ok(!isSmall('{ __schema { types { a: name } } }'))
    assert.ok(!isSmall('{ __type(name: "A") { ...a } } fragment a on __Type { a: name }'))
  })

  it('may ask for no list of types within another', () =>
    assert.ok(!isSmall('{ __schema { types { fields { type { fields { name } } } } } }')))

  it('is none of these where the schema is not asked for', () =>
    assert.ok(isSmall('{ fields { a: fields { b: fields { name } } } }')))
})
