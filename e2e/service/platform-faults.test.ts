/**
 * VTEX's own services that answer with a refusal, with nonsense, or not at all. Nothing of it may be said of the person, and
 * nothing remembered: the next request after it has healed is answered.
 */
import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'

import { DEMO_SETTINGS } from '../../dev/local-store'
import type { PlatformAnswer } from '../../dev/platform/exchange'
import { DEMO_LINKS } from '../../dev/platform/people'
import { confirmLinks, type StoreFront } from '../../dev/store-front'
import { found, person, refusal, search, useLocalStore } from './store'

const store = useLocalStore()

const json = (value: unknown): PlatformAnswer => ({ status: 200, json: value })
const html: PlatformAnswer = {
  status: 200,
  bytes: Buffer.from('<html><body>Maintenance of secret-host.internal</body></html>'),
  headers: { 'content-type': 'text/html' },
}
const status = (code: number): PlatformAnswer => ({
  status: code,
  json: { message: 'secret-host.internal' },
})

const SERVICES = {
  session: {
    address: 'portal.vtexcommercestable.com.br/api/sessions',
    faults: [status(403), status(429), status(500), html, json({}), json(null)],
  },
  'VTEX ID': {
    address: 'portal.vtexcommercestable.com.br/api/vtexid/credential/validate',
    faults: [status(403), status(429), status(500), html, json({}), json(null)],
  },
  settings: {
    address: 'infra.io.vtex.com/apps/v0/',
    faults: [status(403), status(500), html, json(null), json('saved')],
  },
  'storefront-permissions': {
    address: 'app.io.vtex.com/vtex.storefront-permissions/',
    faults: [
      status(404),
      status(429),
      status(500),
      html,
      json({}),
      json(null),
      json({ data: null }),
      json({ data: null, errors: [{ message: 'secret-host.internal' }] }),
    ],
  },
  'b2b-organizations': {
    address: 'app.io.vtex.com/vtex.b2b-organizations-graphql/',
    faults: [
      status(404),
      status(500),
      html,
      json({ data: null }),
      json({ data: { getOrganizationById: null }, errors: [{ message: 'secret-host.internal' }] }),
    ],
  },
  VBase: {
    address: 'infra.io.vtex.com/vbase/v2/',
    faults: [status(403), status(500), html, json({}), json(null)],
  },
} as const

const linkNorte = (front: StoreFront) =>
  confirmLinks(
    front,
    person('sofia'),
    DEMO_LINKS.filter(({ organizationId }) => organizationId === 'org-norte')
  )

/** Nothing is remembered of a workspace that has just been opened. */
let workspaces = 0
const coldStore = async (): Promise<StoreFront> => {
  workspaces += 1
  const place = { account: 'demostore', workspace: `cold${workspaces}` }
  const { state } = store().platform
  state.settings.set(place, DEMO_SETTINGS)
  const front = await store().open({ ...place, isProduction: false })
  await linkNorte(front)
  return front
}

afterEach(() => store().platform.state.faults.clear())

for (const [service, { address, faults }] of Object.entries(SERVICES)) {
  describe(`when ${service} answers nonsense`, () => {
    for (const fault of faults) {
      const body = fault.bytes?.toString() ?? JSON.stringify(fault.json)
      it(`a buyer is told to try again, and is let in once it has healed: ${fault.status} ${body}`, async () => {
        const front = await coldStore()
        store().platform.state.faults.set(address, fault)
        const refused = await search(front, 'ana')
        assert.equal(refusal(refused), 'PLATFORM_UNAVAILABLE')
        assert.doesNotMatch(JSON.stringify(refused), /secret-host|Maintenance/)
        store().platform.state.faults.clear()
        assert.ok((await found(front, 'ana')).orders.length > 0)
      })
    }
  })
}

describe('when the session or the sign-in is gone', () => {
  it('a buyer is told to sign in, and nothing of it is remembered', async () => {
    for (const [address, code] of [
      [SERVICES.session.address, 404],
      [SERVICES.session.address, 401],
      [SERVICES['VTEX ID'].address, 401],
    ] as const) {
      const front = await coldStore()
      store().platform.state.faults.set(address, status(code))
      assert.equal(refusal(await search(front, 'ana')), 'UNAUTHENTICATED')
      store().platform.state.faults.clear()
      assert.ok((await found(front, 'ana')).orders.length > 0)
    }
  })
})

describe('settings that nobody has saved yet', () => {
  it('are looked for again at the next request', async () => {
    const place = { account: 'demostore', workspace: 'unsaved' }
    const front = await store().open({ ...place, isProduction: false })
    assert.equal(refusal(await search(front, 'ana')), 'NOT_LINKED')
    store().platform.state.settings.set(place, DEMO_SETTINGS)
    await linkNorte(front)
    assert.ok((await found(front, 'ana')).orders.length > 0)
  })
})
