import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { makeExecutableSchema } from 'graphql-tools'

import { publicError } from './errors'
import { admit, type Admission, enteredBy } from './admission'
import { GuardDirective } from './guard-directive'

const SOFIA = { login: 'sofia.admin@demostore.example' }
const DEADLINE_MS = 8_000

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'answered',
    (error: unknown) => publicError(error).code
  )

const proved = () => Promise.resolve(SOFIA)
const never = () => new Promise<never>(() => undefined)
const settled = () => new Promise((resolve) => setImmediate(resolve))

/** What the resolver stands behind: `@auth`, which opens when the test says so. */
const slowAuth = () => {
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { open: () => open(), opened }
}

describe('the admission of staff', () => {
  it('hands the proof to the resolver', async () => {
    const work = admit({
      prove: proved,
      resolve: async (admission) => admission.enter().login,
    })
    assert.equal(await work, SOFIA.login)
  })

  it('ends after 8 seconds in which nobody was proved', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    const code = codeOf(admit({ prove: never, resolve: never }))
    await settled()
    t.mock.timers.tick(DEADLINE_MS)
    assert.equal(await code, 'PLATFORM_UNAVAILABLE')
  })

  it('ends after 8 seconds of @auth, and what comes later is not begun', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    const auth = slowAuth()
    let isBegun = false
    const resolve = async (admission: Admission) => {
      await auth.opened
      admission.enter()
      isBegun = true
    }
    const code = codeOf(admit({ prove: proved, resolve }))
    await settled()
    t.mock.timers.tick(DEADLINE_MS)
    assert.equal(await code, 'PLATFORM_UNAVAILABLE')
    auth.open()
    await settled()
    assert.equal(isBegun, false)
  })

  it('leaves a resolver that has begun its own time', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    const work = slowAuth()
    const resolve = async (admission: Admission) => {
      admission.enter()
      await work.opened
    }
    const code = codeOf(admit({ prove: proved, resolve }))
    await settled()
    t.mock.timers.tick(10 * DEADLINE_MS)
    work.open()
    assert.equal(await code, 'answered')
  })

  it('tells a failure of VTEX as such before the resolver begins, and leaves the resolver its own', async () => {
    const failure = Object.assign(new Error('503'), { response: { status: 503 } })
    const fails = () => Promise.reject(failure)
    assert.equal(await codeOf(admit({ prove: fails, resolve: never })), 'PLATFORM_UNAVAILABLE')
    assert.equal(await codeOf(admit({ prove: proved, resolve: fails })), 'PLATFORM_UNAVAILABLE')
    const resolve = (admission: Admission) => {
      admission.enter()
      return fails()
    }
    assert.equal(await codeOf(admit({ prove: proved, resolve })), 'INTERNAL')
  })

  it('is the only way to a resolver for staff', () => {
    for (const root of [undefined, null, {}, { enter: () => SOFIA }])
      assert.throws(() => enteredBy(root), { code: 'UNAUTHENTICATED' })
  })
})

describe('a field that says neither that it is for everybody nor which right it asks for', () => {
  const start = (auth: string) =>
    makeExecutableSchema({
      typeDefs: `directive @auth(scope: String, productCode: String, resourceCode: String) on FIELD_DEFINITION
        directive @guarded on FIELD_DEFINITION
        type Query { erpOpen: Int ${auth} @guarded }`,
      resolvers: { Query: { erpOpen: () => 1 } },
      schemaDirectives: { guarded: GuardDirective },
    })

  for (const auth of ['', '@auth', '@auth(scope: PRIVATE)', '@auth(productCode: "97")']) {
    it(`(${auth || 'nothing'}) keeps the service from starting`, () => {
      assert.throws(() => start(auth), /erpOpen says neither/)
    })
  }

  it('is no other: with a scope, or with a right, it starts', () => {
    start('@auth(scope: PUBLIC)')
    start('@auth(productCode: "97", resourceCode: "buyer_organization_view")')
  })
})
