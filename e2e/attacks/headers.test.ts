import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { erpRequests, found, person } from '../service/store'
import {
  codeOf,
  graphqlBody,
  hiddenFrom,
  parsed,
  type RawAnswer,
  send,
  sendInside,
  useAttackedStore,
} from './attacked-store'

const store = useAttackedStore()

const WHO = graphqlBody('{ erpCollaborator { organization { id } companies { ref } } }')
const ROWS = graphqlBody('{ erpOrders(first: 5) { orders { company { ref } } } }')

const sessionOf = (name: 'ana' | 'carla') => store().cookiesOf(person(name))['vtex_session'] ?? ''
const organizationOf = (answer: RawAnswer) =>
  /"organization":\{"id":"([^"]+)"/.exec(answer.text)?.[1] ?? codeOf(answer)

const forged = (): ReadonlyArray<readonly [string, string]> => [
  ['x-vtex-caller', 'carla.diaz@andes.example'],
  ['x-forwarded-host', 'andes.example'],
  ['x-vtex-session', sessionOf('carla')],
  ['x-vtex-account', 'elsewhere'],
  ['x-vtex-workspace', 'master'],
  ['x-vtex-credential', 'credential-of:elsewhere:master'],
  ['x-vtex-workspace-is-production', 'true'],
  ['x-vtex-tenant', 'eyJsb2NhbGUiOiJwdC1CUiJ9'],
  ['x-colossus-route-id', 'anything'],
  ['x-colossus-params', 'organizationId=org-andes'],
  ['x-vtex-provider', 'vtex.storefront-permissions@3.0.0'],
  ['authorization', 'Bearer credential-of:demostore:local'],
]

describe('headers that a browser forges', () => {
  for (const name of [
    'x-vtex-caller',
    'x-forwarded-host',
    'x-vtex-session',
    'x-vtex-account',
    'x-vtex-workspace',
    'x-vtex-credential',
    'x-vtex-workspace-is-production',
    'x-vtex-tenant',
    'x-colossus-route-id',
    'x-colossus-params',
    'x-vtex-provider',
    'authorization',
  ]) {
    it(`(${name}) decide nothing: the viewer stays who they are`, async () => {
      const value = forged().find(([header]) => header === name)?.[1] ?? ''
      const answer = await send(store(), { as: 'ana', body: WHO, headers: { [name]: value } })
      assert.equal(organizationOf(answer), 'org-norte')
      const nobody = await send(store(), { body: WHO, headers: { [name]: value } })
      assert.equal(codeOf(nobody), 'UNAUTHENTICATED')
    })
  }

  it('all at once, in any letter case, never reach the ERP', async () => {
    await erpRequests(store())
    const headers = Object.fromEntries(forged().map(([name, value]) => [name.toUpperCase(), value]))
    const answer = await send(store(), { as: 'ana', body: ROWS, headers })
    assert.deepEqual(codeOf(answer), '')
    const sent = JSON.stringify(await erpRequests(store()))
    for (const [, value] of forged()) assert.ok(!sent.includes(value), value)
  })
})

describe('headers that reach the service itself, should the edge fail', () => {
  for (const [what, headers, expected] of [
    ['a foreign caller', { 'x-vtex-caller': 'carla.diaz@andes.example' }, 'org-norte'],
    ['a foreign host', { 'x-forwarded-host': 'andes.example' }, 'org-norte'],
    ['parameters of a route', { 'x-colossus-params': 'organizationId=org-andes' }, 'org-norte'],
    ['a foreign account', { 'x-vtex-account': 'elsewhere' }, 'UNAUTHENTICATED'],
    ['no session', { 'x-vtex-session': '' }, 'UNAUTHENTICATED'],
  ] as const) {
    it(`(${what}) open nothing: ${expected}`, async () => {
      const answer = await sendInside(store(), { body: WHO, headers })
      assert.equal(organizationOf(answer), expected)
    })
  }

  it('(a credential of another store, or none) learn nothing of a person, and the ERP is not asked', async () => {
    for (const credential of ['credential-of:elsewhere:local', '']) {
      await erpRequests(store())
      const headers = { 'x-vtex-credential': credential }
      const answer = await sendInside(store(), { as: 'tomas', body: ROWS, headers })
      assert.match(codeOf(answer), /^(PLATFORM_UNAVAILABLE|UNAUTHENTICATED)$/)
      assert.deepEqual(await erpRequests(store()), [])
    }
  })

  it("(another person's session) is refused beside one's own token", async () => {
    const headers = { 'x-vtex-session': sessionOf('carla') }
    assert.equal(codeOf(await sendInside(store(), { body: WHO, headers })), 'UNAUTHENTICATED')
  })

  it("(another account's cookie name) does not move a token to that account", async () => {
    const token = store().cookiesOf(person('ana'))['VtexIdclientAutCookie_demostore'] ?? ''
    const headers = {
      'x-vtex-account': 'elsewhere',
      cookie: `VtexIdclientAutCookie_elsewhere=${token}`,
    }
    assert.ok(!(await sendInside(store(), { body: WHO, headers })).text.includes('org-'))
  })

  it("(an admin's cookie with a buyer's token) opens no admin operation", async () => {
    const token = store().cookiesOf(person('ana'))['VtexIdclientAutCookie_demostore'] ?? ''
    const answer = await sendInside(store(), {
      body: graphqlBody('{ erpCompanyLinks { hasNextPage } }'),
      headers: { cookie: `VtexIdclientAutCookie=${token}` },
    })
    assert.equal(codeOf(answer), 'UNAUTHENTICATED')
  })

  it('(values that cannot be read) end without places, addresses or secrets', async () => {
    for (const [name, value] of [
      ['x-vtex-tenant', 'eyJ'],
      ['x-vtex-binding', 'eyJ'],
      ['x-vtex-account', ''],
      ['x-vtex-account', '../../x'],
      ['x-vtex-workspace', '../../x'],
      ['x-colossus-route-id', '__proto__'],
    ] as const) {
      const { text } = await sendInside(store(), { body: WHO, headers: { [name]: value } })
      for (const hidden of hiddenFrom(store()))
        assert.ok(!text.includes(hidden), `${hidden} in ${text}`)
      assert.ok(!text.includes('org-andes'))
    }
  })
})

describe('the answer to Ana', () => {
  it('is hers whoever asked before and after', async () => {
    await found(store(), 'carla')
    const answer = await send(store(), { as: 'ana', body: ROWS })
    const rows = JSON.stringify(parsed(answer).data)
    assert.match(rows, /C-100[12]/)
    assert.ok(!rows.includes('C-2001'))
  })
})
