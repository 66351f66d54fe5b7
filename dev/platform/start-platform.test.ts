import assert from 'node:assert/strict'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { readManifest } from '../runtime/app-manifest'
import { signIn } from '../router/sign-in'
import { cookieHeader } from '../store-front'
import { callPlatform } from './call-platform'
import type { PlatformCall } from './call-platform'
import { DEMO_PEOPLE, demoAccountData } from './people'
import { startPlatform } from './start-platform'
import type { Platform } from './start-platform'

const TINY_APP = join(__dirname, '..', '__fixtures__', 'tiny-app')
const INFRA = 'http://infra.io.vtex.com'
const PORTAL = 'http://portal.vtexcommercestable.com.br'
const SESSIONS = `${PORTAL}/api/sessions?an=demostore&items=storefront-permissions.organization,profile.email`
const FILES = `${INFRA}/vbase/v2/demostore/local/buckets/acme.tiny-app/notes/files`
const ORGANIZATIONS =
  'http://app.io.vtex.com/vtex.b2b-organizations-graphql/v2/demostore/local/_v/graphql'
const PERMISSIONS =
  'http://app.io.vtex.com/vtex.storefront-permissions/v3/demostore/local/_v/graphql'
const GATEWAY = { account: 'demostore', workspace: 'local', kind: 'gateway' } as const
const THROUGH_THE_EGRESS = { 'proxy-authorization': 'credential-of:demostore:local' }
const AS_ADMIN = { vtexidclientautcookie: 'credential-of:demostore:local' }

let platform: Platform

beforeEach(async () => {
  platform = await startPlatform({
    store: {
      manifest: readManifest(TINY_APP),
      accounts: new Map([
        ['demostore', demoAccountData()],
        ['othershop', demoAccountData()],
      ]),
    },
    outbound: {},
  })
})

afterEach(() => platform.close())

const call = (request: PlatformCall) => callPlatform(platform.port, request)
const cookiesOf = (person: keyof typeof DEMO_PEOPLE) =>
  cookieHeader(signIn(platform.state, 'demostore', DEMO_PEOPLE[person]))
const organizationIn = async (cookie: string) => {
  const { json } = await call({ url: SESSIONS, headers: { cookie } })
  const { namespaces } = json as { namespaces: Record<string, Record<string, { value: string }>> }
  return namespaces['storefront-permissions']?.['organization']?.value
}
const writePublic = (cookie: string, key: string, value: string) =>
  call({
    method: 'POST',
    url: SESSIONS,
    headers: { cookie },
    body: { public: { [key]: { value } } },
  })

test('settings are kept per account and workspace', async () => {
  const path = '/apps/acme.tiny-app@1.2.3/settings'
  platform.state.settings.set({ account: 'demostore', workspace: 'local' }, { a: 1 })
  assert.deepEqual((await call({ url: `${INFRA}/apps/v0/demostore/local${path}` })).json, { a: 1 })
  const other = { account: 'demostore', workspace: 'other', kind: 'app' } as const
  const url = `${INFRA}/apps/v0/demostore/other${path}`
  assert.deepEqual((await call({ url, caller: other })).json, {})
  assert.equal((await call({ url })).status, 403)
  assert.equal((await call({ url, caller: null })).status, 401)
})

test('the settings of an app that is not installed are not found', async () => {
  const url = `${INFRA}/apps/v0/demostore/local/apps/acme.unknown/settings`
  assert.equal((await call({ url })).status, 404)
})

test('VBase keeps a file with its etag and refuses a stale one', async () => {
  const url = `${FILES}/a/b.json`
  assert.equal((await call({ url })).status, 404)
  const saved = await call({ method: 'PUT', url, body: { n: 1 } })
  const hash = (saved.json as [{ path: string; hash: string }])[0].hash
  const read = await call({ url })
  assert.deepEqual(read.json, { n: 1 })
  assert.equal(read.headers.etag, `"${hash}"`)
  const stale = await call({ method: 'PUT', url, body: { n: 2 }, headers: { 'if-match': '"old"' } })
  assert.equal(stale.status, 412)
  const fresh = await call({ method: 'PUT', url, body: { n: 2 }, headers: { 'if-match': hash } })
  assert.equal(fresh.status, 200)
  assert.equal((await call({ method: 'DELETE', url })).status, 204)
  assert.equal((await call({ url })).status, 404)
})

test('VBase lists by prefix, page by page', async () => {
  for (const name of ['b2', 'a1', 'b1', 'b3'])
    await call({ method: 'PUT', url: `${FILES}/${name}`, body: name })
  const first = await call({ url: `${FILES}?prefix=b&limit=2` })
  const page = first.json as { data: { path: string }[]; next: string }
  assert.deepEqual(
    page.data.map(({ path }) => path),
    ['b1', 'b2']
  )
  const { json } = await call({ url: `${FILES}?prefix=b&limit=2&next=${page.next}` })
  const rest = json as typeof page
  assert.deepEqual([rest.data.map(({ path }) => path), rest.next], [['b3'], ''])
})

test("VBase opens no other workspace's, account's or app's bucket", async () => {
  for (const path of [
    'demostore/master/buckets/acme.tiny-app',
    'othershop/local/buckets/acme.tiny-app',
    'demostore/local/buckets/acme.other',
  ]) {
    const { status } = await call({ url: `${INFRA}/vbase/v2/${path}/notes/files/a.json` })
    assert.equal(status, 403, path)
  }
})

test('a session names only what was asked, and the organization of who signed in', async () => {
  const { json } = await call({ url: SESSIONS, headers: { cookie: cookiesOf('carla') } })
  assert.deepEqual((json as { namespaces: unknown }).namespaces, {
    'storefront-permissions': { organization: { value: 'org-andes' } },
    profile: { email: { value: 'carla.diaz@andes.example' } },
  })
})

test("any buyer's session can be made to carry another organization, as in the real apps", async () => {
  for (const [key, value] of [
    ['impersonate', 'b2b-david.reed-org-harbor'],
    ['b2bCurrentCostCenter', 'cc-harbor'],
    ['b2bCurrentOrganization', 'org-harbor'],
  ] as const) {
    const cookie = cookiesOf('carla')
    await writePublic(cookie, key, value)
    assert.equal(await organizationIn(cookie), 'org-harbor', key)
  }
})

test('who is not signed in gets no organization by writing public values', async () => {
  const created = await writePublic('', 'impersonate', 'b2b-david.reed-org-harbor')
  const { sessionToken } = created.json as { sessionToken: string }
  assert.equal(await organizationIn(`vtex_session=${sessionToken}`), '')
})

test('a session of another account does not exist', async () => {
  const caller = { account: 'othershop', workspace: 'local', kind: 'app' } as const
  const url = SESSIONS.replace('an=demostore', 'an=othershop')
  assert.equal((await call({ url, caller, headers: { cookie: cookiesOf('ana') } })).status, 404)
})

test('VTEX ID tells whose token it is, until it expires', async () => {
  const url = `http://vtexid.vtex.com.br/api/vtexid/pub/authenticated/user?authToken=`
  const claims = { account: 'demostore', email: 'a@b.example', audience: 'webstore' } as const
  const token = platform.state.vtexId.issue(claims)
  const expired = platform.state.vtexId.issue({ ...claims, expiresAtMs: Date.now() - 1 })
  const user = async (authToken: string) => {
    const { json } = await call({ url: url + authToken, headers: THROUGH_THE_EGRESS })
    return json as { user: string } | null
  }
  assert.equal((await user(token))?.user, 'a@b.example')
  assert.equal(await user(expired), null)
  assert.equal(await user('made-up'), null)
})

for (const url of [
  `${PORTAL}/api/vtexid/credential/validate?an=demostore`,
  'http://vtexid.vtex.com.br/api/vtexid/pub/authenticated/users',
  'http://demostore.vtexcommercestable.com.br/api/license-manager/site/pvt/logins',
  'http://othershop.vtexcommercestable.com.br/api/license-manager/pvt/accounts/othershop/products',
])
  test(`VTEX's own host refuses what no policy of the manifest allows: ${url}`, async () => {
    const { status, json } = await call({ method: 'POST', url, headers: THROUGH_THE_EGRESS })
    assert.equal(status, 403)
    assert.match(
      (json as { message: string }).message,
      /^Role link:acme\.tiny-app@1\.2\.3 .* POST .*vrn:proxy:/
    )
  })

test("VTEX ID's public host asks for the credential of the egress, and heeds no other", async () => {
  const url = 'http://vtexid.vtex.com.br/api/vtexid/pub/authenticated/user?authToken=x'
  assert.equal((await call({ url })).status, 407)
})

test('License Manager grants what the person has, and nothing to others', async () => {
  const url = (email: string, resource: string) =>
    `http://demostore.vtexcommercestable.com.br/api/license-manager/pvt/accounts/demostore/products/97/logins/${email}/resources/${resource}/granted`
  const { sofia, ana } = DEMO_PEOPLE
  assert.equal((await call({ url: url(sofia.email, 'buyer_organization_edit') })).json, true)
  assert.equal((await call({ url: url(sofia.email, 'other') })).json, false)
  assert.equal((await call({ url: url(ana.email, 'buyer_organization_edit') })).json, false)
})

test('License Manager takes the credential of an app as a cookie would carry it, and nothing without', async () => {
  const url = `http://demostore.vtexcommercestable.com.br/api/license-manager/pvt/accounts/demostore/products/97/logins/${DEMO_PEOPLE.sofia.email}/resources/buyer_organization_view/granted`
  const ask = (headers: Record<string, string>) =>
    call({ url, caller: null, headers: { ...THROUGH_THE_EGRESS, ...headers } })
  assert.equal((await ask(AS_ADMIN)).json, true)
  assert.equal((await ask({})).status, 401)
})

test('a host that is made to fail says what the test wants, below that address alone', async () => {
  platform.state.faults.set('infra.io.vtex.com/vbase', { status: 503, json: { code: 'Down' } })
  assert.equal((await call({ url: `${FILES}/a.json` })).status, 503)
  assert.equal((await call({ url: SESSIONS })).status, 404)
})

const MEMBERSHIPS = `query($email: String) { getOrganizationsByEmail(email: $email) {
  orgId costId organizationName organizationStatus costCenterName role { slug } } }`

test('an app with the policies reads memberships by a GET with a body', async () => {
  const body = { query: MEMBERSHIPS, variables: { email: DEMO_PEOPLE.tomas.email } }
  const { json } = await call({ url: ORGANIZATIONS, headers: AS_ADMIN, body })
  const rows = (json as { data: { getOrganizationsByEmail: { orgId: string }[] } }).data
  assert.deepEqual(
    rows.getOrganizationsByEmail.map(({ orgId }) => orgId),
    ['org-norte', 'org-andes']
  )
})

test('asking by organizations costs the cloud sixteen calls in a row with a session, eleven without', async () => {
  const body = { query: MEMBERSHIPS, variables: { email: DEMO_PEOPLE.ana.email } }
  const session = signIn(platform.state, 'demostore', DEMO_PEOPLE.ana)['vtex_session'] ?? ''
  for (const headers of [{ ...AS_ADMIN, 'x-vtex-session': session }, AS_ADMIN])
    await call({ url: ORGANIZATIONS, headers, body })
  assert.deepEqual(
    platform.calls.map(({ innerCalls }) => innerCalls.length),
    [16, 11]
  )
})

test('an organization that does not exist has null fields, and one that cannot be read is an error', async () => {
  const body = { query: '{ getOrganizationById(id: "nowhere") { id name status } }' }
  const nowhere = await call({ url: ORGANIZATIONS, headers: AS_ADMIN, body })
  assert.deepEqual(nowhere.json, {
    data: { getOrganizationById: { id: null, name: null, status: null } },
  })
  platform.state.accounts.get('demostore')?.unreadableOrganizations.add('org-andes')
  const tomas = { query: MEMBERSHIPS, variables: { email: DEMO_PEOPLE.tomas.email } }
  const { json } = await call({ url: ORGANIZATIONS, headers: AS_ADMIN, body: tomas })
  assert.match(JSON.stringify(json), /"errors"/)
})

test('an app that does not show its own token as the admin is not let in', async () => {
  const { json } = await call({ url: ORGANIZATIONS, body: { query: MEMBERSHIPS } })
  assert.match(JSON.stringify(json), /Unauthorized Access/)
})

test('an app without the policy of another app is refused', async () => {
  const { status } = await call({ url: PERMISSIONS, body: { query: '{ __typename }' } })
  assert.equal(status, 403)
})

test('an app that is not installed answers 404', async () => {
  platform.state.installedApps.delete('vtex.b2b-organizations-graphql')
  assert.equal((await call({ url: ORGANIZATIONS, body: { query: MEMBERSHIPS } })).status, 404)
})

const browserCall = (url: string, cookie: string, query: string) =>
  call({ method: 'POST', url, caller: GATEWAY, headers: { cookie }, body: { query } })

test("any member rewrites any company's cost center, as in the real app", async () => {
  const query = `mutation { updateCostCenter(id: "cc-harbor", input: { businessDocument: "C-1001" }) { status } }`
  await browserCall(ORGANIZATIONS, cookiesOf('carla'), query)
  const data = platform.state.accounts.get('demostore')
  const changed = data?.costCenters.find(({ id }) => id === 'cc-harbor')
  assert.equal(changed?.businessDocument, 'C-1001')
})

test('a shopper of no company may not', async () => {
  const query = `mutation { updateCostCenter(id: "cc-harbor", input: { name: "x" }) { status } }`
  const { json } = await browserCall(ORGANIZATIONS, cookiesOf('nina'), query)
  assert.match(JSON.stringify(json), /Unauthorized Access/)
})

test('anybody registers an organization with custom fields of their choice', async () => {
  const query = `mutation { createOrganizationRequest(input: { name: "Mine",
    customFields: [{ name: "erp", type: text, value: "C-1001" }] }) { id } }`
  await browserCall(ORGANIZATIONS, '', query)
  const [request] = platform.state.accounts.get('demostore')?.organizationRequests ?? []
  assert.equal(request?.customFields[0]?.value, 'C-1001')
})

test('impersonateUser asks for no permission, impersonateB2BUser does', async () => {
  const target = 'b2b-david.reed-org-harbor'
  const cookie = cookiesOf('carla')
  const asked = await browserCall(
    ORGANIZATIONS,
    cookie,
    `mutation { impersonateB2BUser(id: "${target}") { status } }`
  )
  assert.match(JSON.stringify(asked.json), /error/)
  assert.equal(await organizationIn(cookie), 'org-andes')
  await browserCall(
    PERMISSIONS,
    cookie,
    `mutation { impersonateUser(userId: "${target}") { status } }`
  )
  assert.equal(await organizationIn(cookie), 'org-harbor')
})

test('a person of two organizations moves between their own only', async () => {
  const cookie = cookiesOf('tomas')
  const move = (orgId: string, costId: string) =>
    browserCall(
      PERMISSIONS,
      cookie,
      `mutation { setCurrentOrganization(orgId: "${orgId}", costId: "${costId}") { status message } }`
    )
  assert.equal(await organizationIn(cookie), 'org-norte')
  await move('org-andes', 'cc-andes')
  assert.equal(await organizationIn(cookie), 'org-andes')
  assert.match(JSON.stringify((await move('org-harbor', 'cc-harbor')).json), /not allowed/)
  assert.equal(await organizationIn(cookie), 'org-andes')
})
