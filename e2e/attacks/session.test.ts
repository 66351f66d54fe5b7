import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { cookieHeader } from '../../dev/store-front'
import type { DemoPerson } from '../../dev/platform/people'
import { erpRequests, person } from '../service/store'
import { codeOf, graphqlBody, parsed, send, useAttackedStore } from './attacked-store'

const store = useAttackedStore()

const ROWS = graphqlBody(
  '{ erpOrders(first: 50) { orders { company { ref } } collaborator { organization { id } } } }'
)

/** A sign-in of its own, so that what one attack leaves in a session is not there in the next. */
const signedIn = (name: DemoPerson): Record<string, string> => {
  const { account, state } = { account: 'demostore', state: store().platform.state }
  const { email } = person(name)
  const token = state.vtexId.issue({ account, email, audience: 'webstore' })
  const tokens = { store: token, admin: null }
  const session = state.sessions.save({ account, token: null, tokens, publicValues: {} })
  return { VtexIdclientAutCookie_demostore: token, vtex_session: session }
}

const setPublicValues = async (cookies: Record<string, string>, values: Record<string, string>) => {
  const entries = Object.entries(values).map(([key, value]) => [key, { value }])
  const { status } = await send(store(), {
    path: '/api/sessions',
    body: JSON.stringify({ public: Object.fromEntries(entries) }),
    headers: { cookie: cookieHeader(cookies) },
  })
  assert.equal(status, 200)
}

/** The customers of the ERP whose orders these cookies open; the code of the refusal when they open none. */
const opened = async (cookies: Record<string, string>): Promise<string> => {
  const answer = await send(store(), { body: ROWS, headers: { cookie: cookieHeader(cookies) } })
  const refs = [...answer.text.matchAll(/"ref":"([^"]+)"/g)].map(([, ref]) => ref)
  return refs.length > 0 ? [...new Set(refs)].sort().join(' ') : codeOf(answer)
}

const toOtherApp = async (cookies: Record<string, string>, provider: string, query: string) => {
  const answer = await send(store(), {
    body: JSON.stringify({ query, extensions: { persistedQuery: { provider } } }),
    headers: { cookie: cookieHeader(cookies) },
  })
  assert.equal(parsed(answer).errors, undefined, answer.text)
}

const VICTIM = 'b2b-carla.diaz-org-andes'

describe('a session that does not fit its person', () => {
  it("(one person's token and another's session) opens nothing", async () => {
    const [ana, carla] = [signedIn('ana'), signedIn('carla')]
    assert.equal(
      await opened({ ...ana, vtex_session: carla['vtex_session'] ?? '' }),
      'UNAUTHENTICATED'
    )
    assert.equal(
      await opened({ ...carla, vtex_session: ana['vtex_session'] ?? '' }),
      'UNAUTHENTICATED'
    )
  })

  for (const [what, values] of [
    ['public.impersonate', { impersonate: VICTIM }],
    ['public.b2bCurrentOrganization', { b2bCurrentOrganization: 'org-andes' }],
    ['public.b2bCurrentCostCenter', { b2bCurrentCostCenter: 'cc-andes' }],
    [
      'public.vtex-impersonated-customer-email',
      { 'vtex-impersonated-customer-email': person('carla').email },
    ],
  ] as const) {
    it(`(${what}) opens no orders of the company it names`, async () => {
      const bruno = signedIn('bruno')
      await setPublicValues(bruno, values)
      assert.match(await opened(bruno), /^(NO_ACCESS|C-1001 C-1002)$/)
    })
  }

  it('(public.storeUserEmail, with nobody signed in) is nobody', async () => {
    const cookies = { vtex_session: signedIn('nina')['vtex_session'] ?? '' }
    await setPublicValues(cookies, { storeUserEmail: person('carla').email })
    assert.equal(await opened(cookies), 'UNAUTHENTICATED')
  })

  it('(public.storeUserEmail, as somebody else) changes nothing', async () => {
    const bruno = signedIn('bruno')
    await setPublicValues(bruno, { storeUserEmail: person('carla').email })
    assert.equal(await opened(bruno), 'C-1001 C-1002')
  })

  it('(namespaces that only VTEX writes, posted by a browser) changes nothing', async () => {
    const bruno = signedIn('bruno')
    const forged = {
      organization: { value: 'org-andes' },
      storeUserEmail: { value: person('carla').email },
    }
    await send(store(), {
      path: '/api/sessions',
      body: JSON.stringify({
        'storefront-permissions': forged,
        authentication: forged,
        impersonate: forged,
        public: { organization: { value: 'org-andes' } },
      }),
      headers: { cookie: cookieHeader(bruno) },
    })
    assert.equal(await opened(bruno), 'C-1001 C-1002')
  })
})

describe("the B2B Suite's own mutations, called by a buyer through the store's front door", () => {
  for (const [what, provider, query] of [
    [
      'updateCostCenter on their own cost center, with the document of a competitor',
      'vtex.b2b-organizations-graphql',
      `mutation { updateCostCenter(id: "cc-norte-branch", input: { businessDocument: "C-2001",
        customFields: [{ name: "erpCustomer", type: text, value: "C-2001" }] }) { status } }`,
    ],
    [
      'updateCostCenter on the cost center of a competitor',
      'vtex.b2b-organizations-graphql',
      `mutation { updateCostCenter(id: "cc-andes", input: { name: "cc-norte-branch",
        businessDocument: "C-1001", customFields: [{ name: "erpCustomer", type: text, value: "C-1001" }] }) { status } }`,
    ],
    [
      'createOrganizationRequest with the key of a competitor',
      'vtex.b2b-organizations-graphql',
      `mutation { createOrganizationRequest(input: { id: "org-norte", name: "Norte",
        customFields: [{ name: "erpCustomer", type: text, value: "C-2001" }] }) { id } }`,
    ],
  ] as const) {
    it(`(${what}) changes whose orders are shown for nobody`, async () => {
      const bruno = signedIn('bruno')
      await toOtherApp(bruno, provider, query)
      await erpRequests(store())
      assert.equal(await opened(bruno), 'C-1001 C-1002')
      assert.equal(await opened(signedIn('carla')), 'C-2001')
      assert.ok(
        !(await erpRequests(store())).some(({ path }) => /C-1001.*C-2001|C-2001.*C-100/.test(path))
      )
    })
  }

  for (const [what, provider, query] of [
    [
      'impersonateUser of vtex.storefront-permissions',
      'vtex.storefront-permissions@3.x',
      `mutation { impersonateUser(userId: "${VICTIM}") { status } }`,
    ],
    [
      'impersonateUser of vtex.b2b-organizations-graphql',
      'vtex.b2b-organizations-graphql@2.x',
      `mutation { impersonateUser(userId: "${VICTIM}") { status } }`,
    ],
  ] as const) {
    it(`(${what}) opens no orders of the person it names`, async () => {
      const bruno = signedIn('bruno')
      await toOtherApp(bruno, provider, query)
      assert.equal(await opened(bruno), 'NO_ACCESS')
    })
  }
})
