import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'

import { parse } from 'graphql'

import { hideForeignStacks } from './stack-traces'

const before = Error.prepareStackTrace
after(() => {
  Error.prepareStackTrace = before
})

const stackOf = (throws: () => unknown): string => {
  try {
    throws()
  } catch (error) {
    return error instanceof Error ? (error.stack ?? '') : ''
  }
  return assert.fail('nothing was thrown')
}

describe('a stack', () => {
  it('stays whole when it passes through our code', () => {
    hideForeignStacks(__dirname)
    const stack = stackOf(() => new URL('no address'))
    assert.match(stack, /^TypeError: Invalid URL\n {4}at /)
    assert.ok(stack.includes('stack-traces.test'))
  })

  it('is its first line alone when it does not', () => {
    Error.prepareStackTrace = before
    hideForeignStacks(join(__dirname, 'elsewhere'))
    assert.equal(
      stackOf(() => parse('{')),
      'GraphQLError: Syntax Error: Expected Name, found <EOF>'
    )
  })

  it("does not pass through our code where it passes through a package's within our folder", () => {
    Error.prepareStackTrace = before
    hideForeignStacks(join(__dirname, '../..'))
    const stack: unknown = Error.prepareStackTrace?.(new Error('x'), [
      frameOf(join(__dirname, '../../node_modules/graphql/index.js')),
    ])
    assert.equal(stack, 'Error: x')
  })
})

/** All that is asked of a frame. */
const frameOf = (file: string) => ({ getFileName: () => file }) as unknown as NodeJS.CallSite
