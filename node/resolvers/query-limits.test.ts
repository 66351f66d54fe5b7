import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { buildSchema, graphql } from 'graphql'

import { isSmallEnough } from './query-limits'

const schema = buildSchema(
  'type Node { id: ID, next: Node, all: [Node] } type Query { node: Node! }'
)

/** Runs a query whose root field checks its size, as ours do. */
const isAccepted = async (query: string): Promise<boolean> => {
  const verdicts: boolean[] = []
  const node = { id: '1' }
  await graphql(schema, query, {
    node: (_args: unknown, _ctx: unknown, info: Parameters<typeof isSmallEnough>[0]) => {
      verdicts.push(isSmallEnough(info))
      return node
    },
  })
  assert.ok(verdicts.length > 0)
  return verdicts.every(Boolean)
}

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')

describe("a query's size", () => {
  it('may be what a page needs', async () => {
    assert.ok(await isAccepted('{ node { id next { id all { id } } } }'))
    assert.ok(await isAccepted(`{ ${times(5, (index) => `a${index}: node { id }`)} }`))
  })

  it('may not be a thousand aliases of a root field', async () => {
    assert.ok(!(await isAccepted(`{ ${times(1000, (index) => `a${index}: node { id }`)} }`)))
  })

  it('nor a thousand aliases below one', async () => {
    assert.ok(!(await isAccepted(`{ node { ${times(1000, (index) => `a${index}: id`)} } }`)))
  })

  it('nor fifty levels', async () => {
    assert.ok(!(await isAccepted(`{ node ${'{ next '.repeat(50)}{ id }${' }'.repeat(50)} }`)))
  })

  it('nor hidden in fragments that double twenty times', async () => {
    const fragments = times(
      20,
      (index) =>
        `fragment f${index} on Node { ${index === 19 ? 'id' : `a${index}: next { ...f${index + 1} } b${index}: next { ...f${index + 1} }`} }`
    )
    assert.ok(!(await isAccepted(`{ node { ...f0 } } ${fragments}`)))
  })

  it('nor root fields hidden in fragments', async () => {
    const query = `{ ...many ... on Query { ${times(3, (index) => `b${index}: node { id }`)} } }`
    assert.ok(
      !(await isAccepted(
        `${query} fragment many on Query { ${times(3, (index) => `a${index}: node { id }`)} }`
      ))
    )
  })
})
