import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import type { B2bUser, Person, Role } from '../../dev/platform/account-data'
import { cookieHeader } from '../../dev/store-front'
import { person, refusal, SEARCH, useLocalStore } from './store'
import { accountsWith, WHO, type Who, withPublicValues } from './sessions'

/** A person with one right to impersonate, in Norte's headquarters. */
const seller = (right: string) => {
  const email = `${right}@norte.example`
  const roleId = `role-${right}`
  const human: Person = { email, name: right, note: '', kind: 'buyer' }
  const user: B2bUser = {
    id: `b2b-${right}`,
    clId: `cl-${right}`,
    email,
    name: right,
    orgId: 'org-norte',
    costId: 'cc-norte-main',
    roleId,
    active: true,
  }
  const features = { 'vtex.b2b-organizations': [`impersonate-users-${right}`] }
  const role: Role = { id: roleId, name: right, slug: `sales-${right}`, features }
  return { human, user, role }
}

/** Store staff with the right to act for customers by telesales. */
const OTTO: Person = { email: 'otto@demostore.example', name: 'Otto', note: '', kind: 'staff' }

const RIGHTS = ['all', 'organization', 'costcenter', 'nothing'] as const
const SELLERS = Object.fromEntries(RIGHTS.map((right) => [right, seller(right)]))
const all = Object.values(SELLERS)

const store = useLocalStore({
  accounts: accountsWith({
    people: [OTTO, ...all.map(({ human }) => human)],
    grants: [{ email: OTTO.email, productCode: '2', resourceCode: 'impersonate' }],
    users: all.map(({ user }) => user),
    roles: all.map(({ role }) => role),
  }),
})

const ask = <Data>(cookie: string, query = WHO) =>
  store().fetchGraphql<Data>({ query, headers: { cookie } })

describe("acting for another person in the B2B Suite's impersonation", () => {
  const TARGETS = {
    'b2b-tomas.vega-org-norte': 'a colleague of the own cost center',
    'b2b-bruno.lima-org-norte': 'a colleague of the own organization',
    'b2b-carla.diaz-org-andes': 'a person of another organization',
  }
  const OPEN: Readonly<Record<string, readonly string[]>> = {
    all: Object.keys(TARGETS),
    organization: ['b2b-tomas.vega-org-norte', 'b2b-bruno.lima-org-norte'],
    costcenter: ['b2b-tomas.vega-org-norte'],
    nothing: [],
  }
  const actFor = (human: Person, target: string) =>
    withPublicValues(
      store(),
      { ...store().cookiesOf(human), vtex_session: '' },
      { impersonate: target }
    )

  for (const [right, { human }] of Object.entries(SELLERS))
    for (const [target, who] of Object.entries(TARGETS))
      if (OPEN[right]?.includes(target))
        it(`opens ${who} with impersonate-users-${right}, and says for whom`, async () => {
          const cookie = await actFor(human, target)
          const seen = (await ask<Who>(cookie)).data?.erpCollaborator
          assert.equal(
            `b2b-${seen?.actingFor?.name.split('@')[0]}-${seen?.organization.id}`,
            target
          )
          assert.equal((await ask(cookie, SEARCH)).errors.length, 0)
        })
      else
        it(`does not open ${who} with impersonate-users-${right}`, async () => {
          const cookie = await actFor(human, target)
          assert.equal(refusal(await ask(cookie)), 'NO_ACCESS')
          assert.equal(refusal(await ask(cookie, SEARCH)), 'NO_ACCESS')
        })

  it("does not open anybody to one whose session merely names the B2B Suite's shopper", async () => {
    const cookie = await actFor(person('bruno'), 'b2b-ana.souza-org-norte')
    assert.equal(refusal(await ask(cookie)), 'NO_ACCESS')
  })
})

describe('telesales', () => {
  const CUSTOMER = 'vtex-impersonated-customer-email'
  const call = async (operator: Person, customer: string) => {
    const own = { ...store().cookiesOf(operator), vtex_session: '' }
    return withPublicValues(store(), own, { [CUSTOMER]: customer })
  }

  it('is refused to an admin without the right', async () => {
    assert.equal(
      refusal(await ask(await call(person('sofia'), person('carla').email))),
      'UNAUTHENTICATED'
    )
  })

  it("shows an operator the customer's orders and says for whom", async () => {
    const cookie = await call(OTTO, person('carla').email)
    const who = (await ask<Who>(cookie)).data?.erpCollaborator
    assert.deepEqual(
      [who?.actingFor?.name, who?.organization.id, who?.companies],
      ['carla.diaz@andes.example', 'org-andes', [{ ref: 'C-2001' }]]
    )
    assert.equal((await ask(cookie, SEARCH)).errors.length, 0)
  })

  it('is refused for a customer of no organization', async () => {
    assert.equal(refusal(await ask(await call(OTTO, person('nina').email))), 'NO_ACCESS')
  })

  it('knows the operator by a sign-in at the store too', async () => {
    const token = store().platform.state.vtexId.issue({
      account: 'demostore',
      email: OTTO.email,
      audience: 'webstore',
    })
    const both = {
      ...store().cookiesOf(OTTO),
      VtexIdclientAutCookie_demostore: token,
      vtex_session: '',
    }
    const cookie = await withPublicValues(store(), both, { [CUSTOMER]: person('carla').email })
    const atStore = cookie.replace(/VtexIdclientAutCookie=[^;]+;/, '')
    const who = (await ask<Who>(atStore)).data?.erpCollaborator
    assert.equal(who?.actingFor?.name, 'carla.diaz@andes.example')
  })

  it("is refused once the operator's sign-in is gone, or to another person's", async () => {
    const cookie = await call(OTTO, person('carla').email)
    const session = /vtex_session=([^;]+)/.exec(cookie)?.[1] ?? ''
    assert.equal(refusal(await ask(`vtex_session=${session}`)), 'UNAUTHENTICATED')
    const buyer = { ...store().cookiesOf(person('ana')), vtex_session: session }
    assert.equal(refusal(await ask(cookieHeader(buyer))), 'UNAUTHENTICATED')
  })

  it('is not begun by a buyer who sets the public value', async () => {
    const own = { ...store().cookiesOf(person('bruno')), vtex_session: '' }
    const cookie = await withPublicValues(store(), own, {
      [CUSTOMER]: person('carla').email,
      storeUserEmail: person('carla').email,
    })
    const who = (await ask<Who>(cookie)).data?.erpCollaborator
    assert.deepEqual([who?.actingFor, who?.organization.id], [null, 'org-norte'])
  })
})
