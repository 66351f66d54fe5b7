/** Who is let in to the fields for store staff: each of them, as the schema has them. */
import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'

import { demoAccountData, DEMO_PEOPLE } from '../../dev/platform/people'
import type { Fault } from '../../dev/platform/start-platform'
import type { TokenClaims } from '../../dev/platform/vtex-id'
import { person } from '../service/store'
import {
  codeOf,
  graphqlBody,
  hiddenFrom,
  parsed,
  send,
  sendInside,
  useAttackedStore,
} from './attacked-store'
import { staffFields } from './staff-fields'

const FIELDS = staffFields()
const PRIVATE_PATH = '/_v/private/graphql/v1'
const PUBLIC_PATH = '/_v/public/graphql/v1'
const LICENSE_MANAGER = 'demostore.vtexcommercestable.com.br/api/license-manager'

/** The login of a script: its token says audience `admin`, as an administrator's does. */
const APPLICATION_KEY = 'vtexappkey-demostore-IMPORT'

/** Ana shops, and License Manager knows her address as that of the store's staff; David may look, and change nothing. */
const withMoreStaff = () => {
  const data = demoAccountData()
  const hers = data.grants.map((grant) => ({ ...grant, email: DEMO_PEOPLE.ana.email }))
  const his = data.grants
    .filter(({ resourceCode }) => resourceCode === 'buyer_organization_view')
    .map((grant) => ({ ...grant, email: DEMO_PEOPLE.david.email }))
  const itsOwn = data.grants.map((grant) => ({ ...grant, email: APPLICATION_KEY }))
  return { ...data, grants: [...data.grants, ...hers, ...his, ...itsOwn] }
}

const store = useAttackedStore({
  accounts: new Map([
    ['demostore', withMoreStaff()],
    ['othershop', demoAccountData()],
  ]),
})

const token = (
  name: 'ana' | 'carla' | 'david' | 'sofia',
  claims: Partial<TokenClaims> = {}
): string =>
  store().platform.state.vtexId.issue({
    account: 'demostore',
    email: person(name).email,
    audience: 'admin',
    ...claims,
  })
const asCookie = (value: string) => ({ cookie: `VtexIdclientAutCookie=${value}` })
const asHeader = (value: string) => ({ VtexIdclientAutCookie: value })

const ask = (operation: string, headers: Record<string, string>, path = PRIVATE_PATH) =>
  send(store(), { path, body: graphqlBody(operation), headers })

/** What each field says; a refusal has no data, and nothing was written meanwhile. */
const assertNothingOpens = async (
  expected: RegExp,
  headers: Record<string, string>,
  path = PRIVATE_PATH
) => {
  const { calls } = store().platform
  calls.length = 0
  for (const { name, operation } of FIELDS) {
    const answer = await ask(operation, headers, path)
    const data = Object.values(parsed(answer).data ?? {})
    const { extensions } = parsed(answer).errors?.[0] ?? {}
    assert.match([codeOf(answer), extensions?.['reason']].join(' '), expected, name)
    assert.ok(
      data.every((value) => value === null),
      `${name}: ${answer.text}`
    )
    for (const hidden of [...hiddenFrom(store()), 'license-manager', 'vtexid'])
      assert.ok(!answer.text.includes(hidden), `${hidden} in ${answer.text}`)
  }
  const kept = calls.filter(({ path: called }) => called.startsWith('/vbase/'))
  assert.deepEqual(kept, [])
}

const assertAllAnswer = async (headers: Record<string, string>, path = PRIVATE_PATH) => {
  for (const { name, operation } of FIELDS)
    assert.equal(codeOf(await ask(operation, headers, path)), '', name)
}

afterEach(() => store().platform.state.faults.clear())

describe('the fields for staff', () => {
  it('are known from the schema: queries and mutations', () => {
    assert.ok(FIELDS.length >= 8)
    assert.deepEqual([...new Set(FIELDS.map(({ kind }) => kind))], ['query', 'mutation'])
  })

  it('answer an administrator of the store who has the right', () =>
    assertAllAnswer(asCookie(token('sofia'))))

  it('answer a script that sends the token as a header, on the private path', () =>
    assertAllAnswer(asHeader(token('sofia'))))

  it('answer an application key that has the right, asked for by its name as it is spelled', async () => {
    store().platform.calls.length = 0
    await assertAllAnswer(asHeader(token('sofia', { email: APPLICATION_KEY })))
    const asked = store().platform.calls.filter(({ path }) => path.includes('license-manager'))
    assert.equal(asked.length, 2 * FIELDS.length)
    assert.ok(asked.every(({ path }) => path.includes(`/logins/${APPLICATION_KEY}/`)))
  })

  it('answer a script at the address of the app itself', () =>
    assertAllAnswer(asHeader(token('sofia')), '/_v/graphql'))

  it('let who may look at organizations look and check the connection, and change nothing', async () => {
    const headers = asCookie(token('david'))
    for (const { name, kind, operation } of FIELDS) {
      const expected = kind === 'query' ? '' : 'NO_ACCESS'
      assert.equal(codeOf(await ask(operation, headers)), expected, name)
    }
  })

  it('leave the name of who sent the header in the audit', async () => {
    const headers = asHeader(token('sofia'))
    await ask(
      'mutation { erpConfirmCompanyLink(organizationId: "org-script", companyRefs: ["C-1"]) { confirmedBy } }',
      headers
    )
    const { text } = await ask(
      '{ erpCompanyLinkAudit { entries { by changes { organizationId } } } }',
      headers
    )
    assert.match(
      text,
      /"by":"sofia\.admin@demostore\.example","changes":\[{"organizationId":"org-script"/
    )
  })
})

describe('a token that is no administrator’s of this store opens no field for staff', () => {
  it("(a buyer's in the admin's cookie)", () =>
    assertNothingOpens(/^UNAUTHENTICATED /, asCookie(token('carla', { audience: 'webstore' }))))

  it("(the shop's token of somebody to whom License Manager grants the right)", () =>
    assertNothingOpens(/^UNAUTHENTICATED /, asCookie(token('ana', { audience: 'webstore' }))))

  it('(the same as a header)', () =>
    assertNothingOpens(/^UNAUTHENTICATED /, asHeader(token('ana', { audience: 'webstore' }))))

  it("(another account's administrator)", () =>
    assertNothingOpens(/^UNAUTHENTICATED /, asCookie(token('sofia', { account: 'othershop' }))))

  it('(an administrator without the right)', () =>
    assertNothingOpens(/^NO_ACCESS NO_RIGHTS$/, asCookie(token('carla'))))

  it('(one that has expired)', () =>
    assertNothingOpens(
      /^UNAUTHENTICATED /,
      asCookie(token('sofia', { expiresAtMs: Date.now() - 1 }))
    ))

  it('(none)', () => assertNothingOpens(/^UNAUTHENTICATED /, {}))

  it("(a good header beside a buyer's cookie: the cookie counts, as for @auth)", () =>
    assertNothingOpens(/^UNAUTHENTICATED /, {
      ...asCookie(token('carla', { audience: 'webstore' })),
      ...asHeader(token('sofia')),
    }))
})

describe('on a path that is not private an administrator is nobody', () => {
  for (const path of [PUBLIC_PATH, '/_v/segment/graphql/v1']) {
    it(`(${path}, with the token as a header)`, () =>
      assertNothingOpens(/^UNAUTHENTICATED /, asHeader(token('sofia')), path))

    it(`(${path}, with a header that pretends another path)`, () =>
      assertNothingOpens(
        /^UNAUTHENTICATED /,
        { ...asHeader(token('sofia')), 'x-forwarded-path': PRIVATE_PATH },
        path
      ))
  }
})

describe('past the edge, a token as a header opens nothing', () => {
  for (const path of [
    '',
    '/',
    '/_v/public/graphql/v1',
    '/_v/private',
    '/_v/public/_v/private/graphql/v1',
    '/_v/public/graphql/_v/graphql',
    'https://x.example/_v/private/graphql/v1',
  ]) {
    it(`(where the path asked for is ${path || 'not said'})`, async () => {
      for (const { name, operation } of FIELDS) {
        const answer = await sendInside(store(), {
          body: graphqlBody(operation),
          headers: { cookie: '', ...asHeader(token('sofia')), 'x-forwarded-path': path },
        })
        assert.equal(codeOf(answer), 'UNAUTHENTICATED', name)
      }
    })
  }
})

describe('License Manager that says no clear yes opens no field for staff', () => {
  const html = Buffer.from('<html><body>true</body></html>')
  const faults: ReadonlyArray<readonly [string, Fault, RegExp]> = [
    ['a page', { status: 200, bytes: html }, /^PLATFORM_UNAVAILABLE /],
    ['{}', { status: 200, json: {} }, /^PLATFORM_UNAVAILABLE /],
    ['[true]', { status: 200, json: [true] }, /^PLATFORM_UNAVAILABLE /],
    ['null', { status: 200, json: null }, /^PLATFORM_UNAVAILABLE /],
    ['the text "true"', { status: 200, json: 'true' }, /^PLATFORM_UNAVAILABLE /],
    ['1', { status: 200, json: 1 }, /^PLATFORM_UNAVAILABLE /],
    ['nothing', { status: 200 }, /^PLATFORM_UNAVAILABLE /],
    ['false', { status: 200, json: false }, /^NO_ACCESS NO_RIGHTS$/],
    ['404', { status: 404, json: { code: 'NotFound' } }, /^PLATFORM_UNAVAILABLE /],
    ['500', { status: 500, json: { code: 'Down' } }, /^PLATFORM_UNAVAILABLE /],
    [
      'what the egress says without a policy',
      {
        status: 403,
        json: {
          code: 'Forbidden',
          message: 'Role x cannot perform action GET on resource vrn:proxy:y:license-manager',
        },
      },
      /^ADDRESS_NOT_ALLOWED /,
    ],
  ]
  for (const [what, fault, expected] of faults) {
    it(`(${what}), neither to an administrator nor to a buyer`, async () => {
      store().platform.state.faults.set(LICENSE_MANAGER, fault)
      await assertNothingOpens(expected, asCookie(token('sofia')))
      await assertNothingOpens(
        /^UNAUTHENTICATED /,
        asCookie(token('carla', { audience: 'webstore' }))
      )
    })
  }
})

describe("VTEX ID that fails the runtime's @auth opens no field for staff", () => {
  const address = 'vtexid.vtex.com.br/api/vtexid/pub/authenticated/user'
  const egress = { code: 'Forbidden', message: 'cannot perform action GET on resource vrn:proxy:x' }
  for (const [what, fault, expected] of [
    ['500', { status: 500, json: { code: 'Down' } }, /^PLATFORM_UNAVAILABLE /],
    ['null', { status: 200, json: null }, /^UNAUTHENTICATED /],
    [
      'what the egress says without a policy',
      { status: 403, json: egress },
      /^ADDRESS_NOT_ALLOWED /,
    ],
  ] as const) {
    it(`(${what})`, async () => {
      store().platform.state.faults.set(address, fault)
      await assertNothingOpens(expected, asCookie(token('sofia')))
    })
  }
})

describe('VTEX ID that does not say clearly whose token it is opens no field for staff', () => {
  const address = 'portal.vtexcommercestable.com.br/api/vtexid/credential/validate'
  const sofia = {
    authStatus: 'Success',
    user: DEMO_PEOPLE.sofia.email,
    account: 'demostore',
    audience: 'admin',
  }
  const egress = {
    code: 'Forbidden',
    message: 'cannot perform action POST on resource vrn:proxy:x',
  }
  const REFUSED = /^(UNAUTHENTICATED|PLATFORM_UNAVAILABLE) /
  const faults: ReadonlyArray<readonly [string, Fault, RegExp]> = [
    ['no audience', { status: 200, json: { ...sofia, audience: undefined } }, REFUSED],
    ['an audience of null', { status: 200, json: { ...sofia, audience: null } }, REFUSED],
    ['another spelling', { status: 200, json: { ...sofia, audience: 'Admin' } }, REFUSED],
    ['a list', { status: 200, json: { ...sofia, audience: ['admin'] } }, REFUSED],
    ['another account', { status: 200, json: { ...sofia, account: 'othershop' } }, REFUSED],
    ['no account', { status: 200, json: { ...sofia, account: undefined } }, REFUSED],
    ['a status of failure', { status: 200, json: { ...sofia, authStatus: 'Expired' } }, REFUSED],
    ['a page', { status: 200, bytes: Buffer.from('<html>') }, REFUSED],
    ['{}', { status: 200, json: {} }, REFUSED],
    ['null', { status: 200, json: null }, REFUSED],
    ['500', { status: 500, json: sofia }, /^PLATFORM_UNAVAILABLE /],
    ['what the egress says', { status: 403, json: egress }, /^ADDRESS_NOT_ALLOWED /],
  ]
  for (const [what, fault, expected] of faults) {
    it(`(${what})`, async () => {
      store().platform.state.faults.set(address, fault)
      await assertNothingOpens(expected, asCookie(token('sofia')))
    })
  }
})
