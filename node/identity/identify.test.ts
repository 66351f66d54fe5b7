import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import {
  ABOUT_APP,
  CLAIMS,
  identified,
  link,
  membership,
  MODULE,
  organization,
  platform,
  refusal,
  role,
  token,
  TOKENS,
  type IdentityHarness,
} from '../testing/identity-harness'
import type { Membership, ValidatedToken } from './collaborator'
import { proveMembership } from './membership'
import { identify } from './identify'

const ana = (...own: readonly Membership[]): Partial<IdentityHarness> => ({
  memberships: { 'ana@norte.example': own },
})
const withToken = (changes: Partial<ValidatedToken>): Partial<IdentityHarness> => ({
  tokens: { 'ana-token': { ...token('ana@norte.example'), ...changes } },
})

describe('a person who is signed in and belongs to the organization of the session', () => {
  it('sees the customers that staff confirmed, each once and in canonical form', async () => {
    const { email, actor, actingFor, organization, companies } = await identified()
    assert.deepEqual([email, actor, actingFor], ['ana@norte.example', 'ana@norte.example', null])
    assert.deepEqual(organization, { id: 'norte', name: 'The company norte', isOnHold: false })
    assert.deepEqual(companies, ['C-1', 'C-2'])
  })

  it("sees the organization's own id as the customer where the store says so", async () => {
    const settings = { companyLink: 'ORGANIZATION_ID' }
    assert.deepEqual((await identified({ settings, links: [] })).companies, ['norte'])
  })

  it('may read while the organization is on hold, and is told so', async () => {
    const { organization: held } = await identified({
      organizations: [organization('norte', 'on-hold')],
    })
    assert.equal(held.isOnHold, true)
  })

  it('of several organizations sees the one that the session has chosen', async () => {
    const harness = {
      ...ana(membership('norte'), membership('andes')),
      links: [link('norte', ['C-1']), link('andes', ['C-9'])],
    }
    assert.deepEqual((await identified(harness)).companies, ['C-1'])
    const claims = { ...CLAIMS, organizationId: 'andes', costCenterId: 'andes-main' }
    const moved = await identified({ ...harness, claims })
    assert.deepEqual([moved.companies, moved.organization.id], [['C-9'], 'andes'])
  })

  it('has a key of their own that says nothing of them', async () => {
    const { key } = await identified()
    assert.match(key, /^[\w-]{22}$/)
    const other = await identified({
      ...ana(membership('andes')),
      claims: { ...CLAIMS, organizationId: 'andes' },
      links: [link('andes', ['C-1'])],
    })
    assert.notEqual(key, other.key)
  })
})

describe('what it costs to know', () => {
  const wavesOf = async (harness: Partial<IdentityHarness>) => {
    const { ports, waves } = platform(harness)
    await identify(TOKENS, ports, ABOUT_APP)
    return waves
  }

  it('is two waves of calls, the second only of what needs the first', async () => {
    assert.deepEqual(await wavesOf({}), [
      ['settings', 'session', 'token'],
      ['memberships', 'organization', 'link'],
    ])
  })

  it('is two waves too when rights go by roles', async () => {
    const roles = [role('buyer', { [MODULE]: ['organization-orders'] })]
    assert.deepEqual(await wavesOf({ settings: { accessMode: 'roles' }, roles }), [
      ['settings', 'session', 'token'],
      ['memberships', 'organization', 'roles', 'link'],
    ])
  })
})

describe('nobody gets in', () => {
  it('without a token or a session', async () => {
    assert.equal(await refusal({}, { ...TOKENS, storeUserToken: undefined }), 'UNAUTHENTICATED')
    assert.equal(await refusal({}, { ...TOKENS, sessionToken: undefined }), 'UNAUTHENTICATED')
  })

  it('with a token that is refused, of another account or of the admin', async () => {
    assert.equal(await refusal({ tokens: {} }), 'UNAUTHENTICATED')
    assert.equal(await refusal(withToken({ account: 'other' })), 'UNAUTHENTICATED')
    assert.equal(await refusal(withToken({ audience: 'admin' })), 'UNAUTHENTICATED')
    assert.equal(await refusal(withToken({ audience: 'checkout' })), 'UNAUTHENTICATED')
  })

  it("with somebody else's session, or one that nobody signed in to", async () => {
    for (const storeUserEmail of ['bia@sul.example', null]) {
      assert.equal(await refusal({ claims: { ...CLAIMS, storeUserEmail } }), 'UNAUTHENTICATED')
    }
  })

  it('to an organization that the session claims and membership does not prove', async () => {
    for (const organizationId of ['andes', null]) {
      assert.equal(await refusal({ claims: { ...CLAIMS, organizationId } }), 'NO_ACCESS')
    }
    assert.equal(await refusal({ memberships: {} }), 'NO_ACCESS')
  })

  it('to one that is inactive or of a status we do not know', async () => {
    for (const status of ['inactive', 'pending', null]) {
      const organizations = [organization('norte', status)]
      assert.equal(await refusal({ organizations }), 'NO_ACCESS')
    }
    assert.equal(await refusal({ organizations: [] }), 'NO_ACCESS')
  })

  it('to an organization that the Suite answers instead of the one that was asked for', () => {
    const andes = { id: 'andes', name: 'Andes', status: 'active' }
    assert.throws(() => proveMembership(CLAIMS, [membership('norte')], andes), {
      code: 'NO_ACCESS',
    })
  })

  it('to an organization that nobody has linked, or by the link of another one', async () => {
    assert.equal(await refusal({ links: [] }), 'NOT_LINKED')
    assert.equal(await refusal({ links: [link('norte', [])] }), 'NOT_LINKED')
    const { ports } = platform()
    const wrong = { ...ports, linkOf: async () => link('andes', ['C-1']) }
    await assert.rejects(identify(TOKENS, wrong, ABOUT_APP), { code: 'NOT_LINKED' })
  })
})

describe('rights by role', () => {
  const asks = (
    features: readonly string[],
    more: Partial<IdentityHarness> = {}
  ): Partial<IdentityHarness> => ({
    settings: { accessMode: 'roles' },
    roles: [role('buyer', { [MODULE]: features }), role('other')],
    ...more,
  })

  it('are those ticked for this app in the role of the proved membership', async () => {
    const { rights } = await identified(asks(['own-orders', 'view-prices']))
    assert.deepEqual(
      [rights.scope, rights.canViewPrices, rights.canViewInvoices],
      ['own', true, false]
    )
  })

  for (const [what, harness] of [
    ['never synced', { ...asks([]), roles: [role('buyer')] }],
    ['all unticked', asks([])],
    ["another app's", { ...asks([]), roles: [role('buyer', { other: ['organization-orders'] })] }],
    [
      'a role that is gone',
      asks(['organization-orders'], ana(membership('norte', { roleId: 'x' }))),
    ],
    ['no role', asks(['organization-orders'], ana(membership('norte', { roleId: null })))],
  ] as const) {
    it(`open nothing: ${what}`, async () => {
      assert.equal(await refusal(harness), 'NO_ACCESS NO_RIGHTS')
    })
  }

  it('go by the cost center that the session chose, and open nothing while it chose none', async () => {
    const both = ana(
      membership('norte', { costCenterId: 'branch' }),
      membership('norte', { roleId: 'other' })
    )
    const harness = asks(['organization-orders'], both)
    assert.equal(await refusal(harness), 'NO_ACCESS NO_RIGHTS')
    const claims = { ...CLAIMS, costCenterId: 'branch' }
    assert.equal((await identified({ ...harness, claims })).rights.scope, 'organization')
    assert.equal(
      await refusal({ ...harness, claims: { ...CLAIMS, costCenterId: 'foreign' } }),
      'NO_ACCESS NO_RIGHTS'
    )
  })
})

describe("the right to the cost center's orders", () => {
  const asks = (more: Partial<IdentityHarness>): Partial<IdentityHarness> => ({
    settings: { accessMode: 'roles' },
    roles: [role('buyer', { [MODULE]: ['cost-center-orders'] })],
    ...more,
  })
  const seen = async (harness: Partial<IdentityHarness>) => {
    const { companies, rights, isNarrowed } = await identified(asks(harness))
    return [companies, rights.scope, isNarrowed]
  }
  const subset = (costCenterId: string, companyRefs: readonly string[]) => ({
    links: [link('norte', ['C-1', 'C-2'], [{ costCenterId, companyRefs }])],
  })

  it('shows the customers confirmed for it', async () => {
    assert.deepEqual(await seen(subset('norte-main', [' C-2'])), [['C-2'], 'cost-center', false])
  })

  const OWN = [['C-1', 'C-2'], 'own', true]
  it("shows the person's own alone where none are confirmed for it, and says so", async () => {
    assert.deepEqual(await seen({}), OWN)
    assert.deepEqual(await seen(subset('branch', ['C-2'])), OWN)
    assert.deepEqual(await seen(subset('norte-main', [])), OWN)
  })

  it('never shows a customer that is not confirmed for the organization', async () => {
    assert.deepEqual(await seen(subset('norte-main', ['C-9'])), OWN)
    assert.deepEqual(await seen(subset('norte-main', ['C-9', 'C-1'])), [
      ['C-1'],
      'cost-center',
      false,
    ])
  })

  it('takes no cost center that membership does not name', async () => {
    const claims = { ...CLAIMS, costCenterId: 'branch' }
    assert.deepEqual(await seen({ ...subset('branch', ['C-2']), claims }), OWN)
  })

  it("shows the person's own alone where the organization's id is the customer", async () => {
    const settings = { accessMode: 'roles', companyLink: 'ORGANIZATION_ID' }
    assert.deepEqual(await seen({ settings }), [['norte'], 'own', true])
  })
})

describe('a store without the B2B Suite', () => {
  const claims = { ...CLAIMS, organizationId: null, costCenterId: null }
  const personal = [link('person:ana@norte.example', ['C-7'])]
  const without = { memberships: null, claims, links: personal }

  it("shows the customers of the person's own confirmed link", async () => {
    const personally = await identified(without)
    assert.deepEqual([personally.companies, personally.organization.name], [['C-7'], null])
  })

  it('shows nothing to a person whom nobody linked', async () => {
    const links = [link('person:bia@norte.example', ['C-7'])]
    assert.equal(await refusal({ ...without, links }), 'NOT_LINKED')
  })

  it('shows nothing by an organization that a session still names: the two contradict each other', async () => {
    assert.equal(await refusal({ ...without, claims: CLAIMS }), 'PLATFORM_UNAVAILABLE')
  })

  it('shows nothing while the link is the id of an organization', async () => {
    assert.equal(
      await refusal({ ...without, settings: { companyLink: 'ORGANIZATION_ID' } }),
      'NO_ACCESS'
    )
  })

  it("is the only one where a person's own link counts", async () => {
    assert.equal(await refusal({ claims, links: personal }), 'NO_ACCESS')
    const forged = { ...CLAIMS, organizationId: 'person:ana@norte.example' }
    const harness = { claims: forged, links: personal, ...ana(membership(forged.organizationId)) }
    assert.equal(await refusal(harness), 'NO_ACCESS')
  })
})
