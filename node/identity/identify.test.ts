import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isAppError } from '../app-error'
import { readAppSettings } from '../settings/app-settings'
import type { CompanyLink, Membership, SessionClaims, ValidatedToken } from './collaborator'
import { identify, type IdentityPorts } from './identify'

const TOKEN: ValidatedToken = { email: 'ana@norte.example', account: 'shop', audience: 'webstore' }
const CLAIMS: SessionClaims = { storeUserEmail: 'Ana@Norte.example', organizationId: 'org-1' }
const MEMBER: Membership = {
  organizationId: 'org-1',
  costCenterId: 'cc-1',
  organizationName: 'Norte',
  status: 'active',
}
const LINK: CompanyLink = {
  organizationId: 'org-1',
  companyRefs: [' C-1 ', 'C-2', 'C-1'],
  confirmedBy: 'admin@shop.example',
  confirmedAt: '2026-01-01T00:00:00.000Z',
}

interface World {
  token: ValidatedToken | null
  claims: SessionClaims
  memberships: readonly Membership[]
  link: CompanyLink | null
  settings: Record<string, unknown>
}

/** A platform that answers as told, and writes down the waves in which it was asked. */
const platform = (overrides: Partial<World> = {}) => {
  const world: World = {
    token: TOKEN,
    claims: CLAIMS,
    memberships: [MEMBER],
    link: LINK,
    settings: {},
    ...overrides,
  }
  const asked: string[] = []
  const waves: string[][] = []
  const answer = async <Answer>(name: string, value: Answer): Promise<Answer> => {
    asked.push(name)
    const wave = asked.length
    await new Promise((resolve) => setImmediate(resolve))
    if (wave === asked.length) waves.push(asked.splice(0))
    return value
  }
  const ports: IdentityPorts = {
    settings: () => answer('settings', readAppSettings(world.settings)),
    validateToken: () => answer('token', world.token),
    readSession: () => answer('session', world.claims),
    membershipsOf: () => answer('memberships', world.memberships),
    linkOf: () => answer('link', world.link),
  }
  return { ports, waves }
}

const tokens = { account: 'shop', storeUserToken: 'token', sessionToken: 'session' }
const canonicalRef = () => (ref: string) => ref.trim()

const identified = async (overrides?: Partial<World>) =>
  (await identify(tokens, platform(overrides).ports, canonicalRef)).collaborator

const refusal = async (
  overrides: Partial<World>,
  ownTokens: Parameters<typeof identify>[0] = tokens
) => {
  try {
    await identify(ownTokens, platform(overrides).ports, canonicalRef)
  } catch (error) {
    assert.ok(isAppError(error))
    return error.code
  }
  return assert.fail('the person was accepted')
}

describe('a person who is signed in and belongs to the organization of the session', () => {
  it('sees the customers that staff confirmed, each once and in canonical form', async () => {
    const { email, organization, companies } = await identified()
    assert.equal(email, 'ana@norte.example')
    assert.deepEqual(organization, { id: 'org-1', name: 'Norte', isOnHold: false })
    assert.deepEqual(companies, ['C-1', 'C-2'])
  })

  it("sees the organization's own id as the customer where the store says so", async () => {
    const { companies } = await identified({
      settings: { companyLink: 'ORGANIZATION_ID' },
      link: null,
    })
    assert.deepEqual(companies, ['org-1'])
  })

  it('may read while the organization is on hold, and is told so', async () => {
    const { organization } = await identified({ memberships: [{ ...MEMBER, status: 'on-hold' }] })
    assert.equal(organization.isOnHold, true)
  })

  it('has a key of their own that says nothing of them', async () => {
    const { key } = await identified()
    assert.match(key, /^[\w-]{22}$/)
    const other = await identified({
      memberships: [{ ...MEMBER, organizationId: 'org-2' }],
      claims: { ...CLAIMS, organizationId: 'org-2' },
      link: { ...LINK, organizationId: 'org-2' },
    })
    assert.notEqual(key, other.key)
  })

  it('costs two waves of calls, the second only of what needs the first', async () => {
    const { ports, waves } = platform()
    await identify(tokens, ports, canonicalRef)
    assert.deepEqual(waves, [
      ['settings', 'token', 'session'],
      ['memberships', 'link'],
    ])
  })
})

describe('nobody gets in', () => {
  it('without a token or a session', async () => {
    assert.equal(await refusal({}, { ...tokens, storeUserToken: undefined }), 'UNAUTHENTICATED')
    assert.equal(await refusal({}, { ...tokens, sessionToken: undefined }), 'UNAUTHENTICATED')
  })

  it('with a token that is refused, of another account or of the admin', async () => {
    assert.equal(await refusal({ token: null }), 'UNAUTHENTICATED')
    assert.equal(await refusal({ token: { ...TOKEN, account: 'other' } }), 'UNAUTHENTICATED')
    assert.equal(await refusal({ token: { ...TOKEN, audience: 'admin' } }), 'UNAUTHENTICATED')
  })

  it("with somebody else's session, or one that nobody signed in to", async () => {
    assert.equal(
      await refusal({ claims: { ...CLAIMS, storeUserEmail: 'bia@sul.example' } }),
      'UNAUTHENTICATED'
    )
    assert.equal(await refusal({ claims: { ...CLAIMS, storeUserEmail: null } }), 'UNAUTHENTICATED')
  })

  it('to an organization that the session claims and membership does not prove', async () => {
    assert.equal(await refusal({ claims: { ...CLAIMS, organizationId: 'org-9' } }), 'NO_ACCESS')
    assert.equal(await refusal({ memberships: [] }), 'NO_ACCESS')
    assert.equal(await refusal({ claims: { ...CLAIMS, organizationId: null } }), 'NO_ACCESS')
  })

  it('to one that is inactive or of a status we do not know', async () => {
    for (const status of ['inactive', 'pending', null]) {
      assert.equal(await refusal({ memberships: [{ ...MEMBER, status }] }), 'NO_ACCESS')
    }
  })

  it('to an organization that nobody has linked, or by the link of another one', async () => {
    assert.equal(await refusal({ link: null }), 'NOT_LINKED')
    assert.equal(await refusal({ link: { ...LINK, companyRefs: [] } }), 'NOT_LINKED')
    assert.equal(await refusal({ link: { ...LINK, organizationId: 'org-2' } }), 'NOT_LINKED')
  })
})
