import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { DEMO_SETTINGS } from '../../dev/local-store'
import { cookieHeader } from '../../dev/store-front'
import type { DemoPerson } from '../../dev/platform/people'
import { withPublicValues } from './sessions'
import {
  erpRequests,
  found,
  type Page,
  person,
  refusal,
  search,
  SEARCH,
  useLocalStore,
} from './store'

const store = useLocalStore()

const cookies = (name: DemoPerson) => store().cookiesOf(person(name))
const authCookie = () => `VtexIdclientAutCookie_demostore`

const refusalWith = async (cookie: string): Promise<string> =>
  refusal(await store().fetchGraphql({ query: SEARCH, headers: { cookie } }))

describe('who asks', () => {
  it('is nobody without cookies', async () => {
    assert.equal(refusal(await store().fetchGraphql({ query: SEARCH })), 'UNAUTHENTICATED')
  })

  it('is nobody with one of the two tokens, or with garbage', async () => {
    const { vtex_session: session, [authCookie()]: token } = cookies('ana')
    assert.equal(await refusalWith(`vtex_session=${session}`), 'UNAUTHENTICATED')
    assert.equal(await refusalWith(`${authCookie()}=${token}`), 'UNAUTHENTICATED')
    assert.equal(
      await refusalWith(`${authCookie()}=garbage; vtex_session=${session}`),
      'UNAUTHENTICATED'
    )
    assert.equal(
      await refusalWith(`${authCookie()}=${token}; vtex_session=garbage`),
      'UNAUTHENTICATED'
    )
  })

  it('is nobody with a token that has expired, is of another account, of the admin, or was revoked', async () => {
    const { vtexId } = store().platform.state
    const ana = { account: 'demostore', email: person('ana').email, audience: 'webstore' } as const
    const revoked = vtexId.issue(ana)
    vtexId.revoke(revoked)
    for (const token of [
      vtexId.issue({ ...ana, expiresAtMs: Date.now() - 1 }),
      vtexId.issue({ ...ana, account: 'elsewhere' }),
      vtexId.issue({ ...ana, audience: 'admin' }),
      revoked,
    ]) {
      const mixed = { ...cookies('ana'), [authCookie()]: token }
      assert.equal(await refusalWith(cookieHeader(mixed)), 'UNAUTHENTICATED')
    }
  })

  it("is nobody with one person's token and another's session", async () => {
    const mixed = { ...cookies('ana'), vtex_session: cookies('carla').vtex_session ?? '' }
    assert.equal(await refusalWith(cookieHeader(mixed)), 'UNAUTHENTICATED')
  })

  it("is not decided by headers: Ana stays Ana with Carla's session, account and caller in them", async () => {
    const page = await found(store(), 'ana', {
      headers: {
        'x-vtex-session': cookies('carla').vtex_session ?? '',
        'x-vtex-caller': 'carla.diaz@andes.example',
        'x-vtex-account': 'elsewhere',
        'x-forwarded-host': 'elsewhere.example',
      },
    })
    assert.equal(page.collaborator.organization.id, 'org-norte')
  })

  it('is nobody as the store admin: an admin token is no buyer', async () => {
    assert.equal(refusal(await search(store(), 'sofia')), 'UNAUTHENTICATED')
  })

  it('may belong to no company', async () => {
    assert.equal(refusal(await search(store(), 'nina')), 'NO_ACCESS')
  })

  it('may belong to one that nobody has linked, which is not the same as one without orders', async () => {
    assert.equal(refusal(await search(store(), 'sergio')), 'NOT_LINKED')
    const page = await found(store(), 'vera')
    assert.ok(
      page.orders.length > 0 && page.orders.every(({ company }) => company.ref === 'C-4001')
    )
    assert.equal(page.collaborator.organization.isOnHold, true)
  })

  it('cannot become another company by setting public session values', async () => {
    const own = cookies('bruno')
    const response = await fetch(`${store().url}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: cookieHeader(own) },
      body: JSON.stringify({ public: { impersonate: { value: 'b2b-carla.diaz-org-andes' } } }),
    })
    assert.ok(response.ok)
    const session =
      /vtex_session=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ??
      own.vtex_session ??
      ''
    assert.equal(await refusalWith(cookieHeader({ ...own, vtex_session: session })), 'NO_ACCESS')
  })
})

describe('a person of several organizations', () => {
  it('sees the one that the session has chosen, and no other', async () => {
    const own = { ...cookies('tomas'), vtex_session: '' }
    const seen = async (costCenter: string) => {
      const cookie = await withPublicValues(store(), own, { b2bCurrentCostCenter: costCenter })
      const answer = await store().fetchGraphql<{ erpOrders: Page }>({
        query: SEARCH,
        headers: { cookie },
      })
      return answer.data ? answer.data.erpOrders.collaborator.organization.id : refusal(answer)
    }
    assert.equal(await seen('cc-norte-main'), 'org-norte')
    assert.equal(await seen('cc-andes'), 'org-andes')
    assert.equal(await seen('cc-harbor'), 'NO_ACCESS')
  })
})

describe('an organization that is inactive', () => {
  it('does not exist', async () => {
    const { accounts, settings } = store().platform.state
    const place = { account: 'demostore', workspace: 'inactive' }
    settings.set(place, { ...DEMO_SETTINGS, companyLink: 'ORGANIZATION_ID' })
    const front = await store().open({ ...place, isProduction: false })
    const andes = accounts.get('demostore')?.organizations.find(({ id }) => id === 'org-andes')
    assert.ok(andes)
    andes.status = 'inactive'
    assert.equal(refusal(await search(front, 'carla')), 'NO_ACCESS')
    andes.status = 'active'
  })
})

describe('what it costs to know', () => {
  it('is at most two waves when cold, and nothing when warm: one call to the ERP, none to the platform', async () => {
    const { platform } = store()
    const warm = await store().open({
      account: 'demostore',
      workspace: 'local',
      isProduction: false,
    })
    await found(warm, 'david', { variables: { first: 1 } })
    platform.calls.length = 0
    await erpRequests(store())
    await found(warm, 'david', { variables: { first: 1 } })
    assert.equal((await erpRequests(store())).length, 1)
    assert.deepEqual(
      platform.calls.map(({ host }) => host).filter((host) => host !== 'erp.demo.example'),
      []
    )
  })
})

describe('what it costs VTEX to know', () => {
  let workspaces = 0
  const cold = async (companyLink = 'ORGANIZATION_ID') => {
    workspaces += 1
    const place = { account: 'demostore', workspace: `cost${workspaces}` }
    const { state, calls } = store().platform
    state.settings.set(place, { ...DEMO_SETTINGS, companyLink })
    const front = await store().open({ ...place, isProduction: false })
    calls.length = 0
    return front
  }
  const suiteCalls = () => store().platform.calls.filter(({ host }) => host === 'app.io.vtex.com')

  it("is at most five calls in a row inside the B2B Suite's apps, and nothing of the person goes there", async () => {
    assert.equal(refusal(await search(await cold(), 'ana')), '')
    const calls = suiteCalls()
    assert.deepEqual(
      calls.map(({ innerCalls }) => innerCalls.length),
      [5, 5]
    )
    for (const { headers } of calls) {
      assert.deepEqual(
        Object.keys(headers).filter((name) => /session|segment/.test(name)),
        []
      )
    }
  })

  it('is the same for a person of several organizations, though the document of another one cannot be read', async () => {
    const account = store().platform.state.accounts.get('demostore')
    assert.ok(account)
    account.unreadableOrganizations.add('org-andes')
    assert.equal(refusal(await search(await cold(), 'tomas')), '')
    assert.deepEqual(
      suiteCalls().map(({ innerCalls }) => innerCalls.length),
      [5, 5]
    )
    account.unreadableOrganizations.clear()
  })

  it('is "try again" when the document of the own organization cannot be read', async () => {
    const account = store().platform.state.accounts.get('demostore')
    assert.ok(account)
    account.unreadableOrganizations.add('org-andes')
    assert.equal(refusal(await search(await cold(), 'carla')), 'PLATFORM_UNAVAILABLE')
    account.unreadableOrganizations.clear()
    assert.equal(refusal(await search(await cold(), 'carla')), '')
  })

  it('is nothing for a shopper of no organization, once the Suite is known to be installed', async () => {
    const front = await cold('CONFIRMED')
    assert.equal(refusal(await search(front, 'nina')), 'NO_ACCESS')
    assert.deepEqual(
      suiteCalls().map(({ innerCalls }) => innerCalls.length),
      [0, 0]
    )
    store().platform.calls.length = 0
    assert.equal(refusal(await search(front, 'nina')), 'NO_ACCESS')
    assert.deepEqual(store().platform.calls, [])
  })
})

describe('an e-mail that is not written in lower case', () => {
  const MARIA = {
    email: 'Maria.Alta@Norte.example',
    name: 'Maria Alta',
    kind: 'buyer',
    note: '',
  } as const

  it('is asked for as VTEX ID spells it, and compared without minding the letters', async () => {
    const account = store().platform.state.accounts.get('demostore')
    const ana = account?.users.find(({ email }) => email === person('ana').email)
    assert.ok(account && ana)
    account.users.push({ ...ana, id: 'b2b-maria', clId: 'cl-maria', email: MARIA.email })
    const answer = await store().fetchGraphql({ as: MARIA, query: SEARCH })
    assert.equal(refusal(answer), '')
  })
})

describe('what reaches the ERP', () => {
  it('is the question and the credentials from the settings, and nothing of VTEX or of the person', async () => {
    await erpRequests(store())
    await found(store(), 'ana', { variables: { search: { number: 'PO-4711' } } })
    const sent = await erpRequests(store())
    assert.ok(sent.length > 0)
    for (const { headers, path } of sent) {
      assert.equal(headers['x-api-key'], 'demo-erp-key')
      assert.deepEqual(
        Object.keys(headers).filter((name) =>
          /vtex|cookie|forwarded|authorization|segment|session|binding|tenant/.test(name)
        ),
        []
      )
      const everything = JSON.stringify([headers, path])
      for (const token of Object.values(cookies('ana'))) assert.ok(!everything.includes(token))
      assert.ok(!everything.includes('ana.souza') && !everything.includes('org-norte'))
    }
  })
})

describe('answers in a production workspace', () => {
  it('are never kept by a cache, whether they succeed or fail', async () => {
    const place = { account: 'demostore', workspace: 'master' }
    store().platform.state.settings.set(place, { ...DEMO_SETTINGS, companyLink: 'ORGANIZATION_ID' })
    const production = await store().open({ ...place, isProduction: true })
    const succeeded = await search(production, 'ana')
    const failed = await search(production, 'ana', { variables: { first: 0 } })
    assert.deepEqual([succeeded.errors.length, failed.errors.length], [0, 1])
    for (const { headers } of [succeeded, failed]) {
      assert.match(headers.get('cache-control') ?? '', /no-store/)
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
    }
  })
})
