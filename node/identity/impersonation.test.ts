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
import type { SessionClaims } from './collaborator'
import { identify } from './identify'

const SUITE = 'vtex.b2b-organizations'
const [ALL, ORGANIZATION, COST_CENTER] = [
  'impersonate-users-all',
  'impersonate-users-organization',
  'impersonate-users-costcenter',
]

describe("a person who acts for another one in the B2B Suite's impersonation", () => {
  /** Ana acts for Bia of Sul. */
  const claims: SessionClaims = {
    ...CLAIMS,
    organizationId: 'sul',
    costCenterId: 'sul-main',
    shopperEmail: 'bia@sul.example',
  }
  const acts = (
    features: readonly string[],
    more: Partial<IdentityHarness> = {}
  ): Partial<IdentityHarness> => ({
    claims,
    memberships: {
      'ana@norte.example': [membership('norte', { roleId: 'sales' })],
      'bia@sul.example': [membership('sul')],
    },
    links: [link('sul', ['C-5'])],
    roles: [role('sales', { [SUITE]: features }, 'sales-admin'), role('buyer')],
    ...more,
  })
  const near = (costCenterId: string, roleId = 'buyer'): Partial<IdentityHarness> => ({
    claims: { ...claims, organizationId: 'norte', costCenterId },
    memberships: {
      'ana@norte.example': [membership('norte', { roleId: 'sales' })],
      'bia@sul.example': [membership('norte', { costCenterId, roleId })],
    },
    links: [link('norte', ['C-5'])],
  })

  it("sees that person's companies, by the right to act for everybody", async () => {
    const { actor, email, actingFor, companies, ...more } = await identified(acts([ALL]))
    assert.deepEqual([actor, email], ['ana@norte.example', 'bia@sul.example'])
    assert.deepEqual(actingFor, { name: 'bia@sul.example' })
    assert.deepEqual([companies, more.organization.id], [['C-5'], 'sul'])
  })

  it('sees them within the own organization or cost center by the narrower rights', async () => {
    for (const [features, place] of [
      [[ORGANIZATION], near('branch')],
      [[COST_CENTER], near('norte-main')],
    ] as const) {
      assert.deepEqual((await identified(acts(features, place))).companies, ['C-5'])
    }
  })

  for (const [what, harness] of [
    ['no right', acts([])],
    ['the right to the own organization, in another one', acts([ORGANIZATION])],
    ['the right to the own cost center, in another organization', acts([COST_CENTER])],
    [
      'the right to the own cost center, in one of the same id in another organization',
      acts([COST_CENTER], {
        memberships: {
          'ana@norte.example': [membership('norte', { roleId: 'sales', costCenterId: 'sul-main' })],
          'bia@sul.example': [membership('sul')],
        },
      }),
    ],
    ['the right to the own cost center, in another one', acts([COST_CENTER], near('branch'))],
    [
      'the right to the own cost center, for an administrator',
      acts([COST_CENTER], {
        ...near('norte-main', 'admin'),
        roles: [role('sales', { [SUITE]: [COST_CENTER] }), role('admin')],
      }),
    ],
    ['any right, for sales people', acts([ALL, ORGANIZATION], near('branch', 'sales'))],
    ['any right, for a person of unknown role', acts([ALL], near('branch', 'gone'))],
    [
      "another app's right",
      acts([], { roles: [role('sales', { [MODULE]: [ALL] }), role('buyer')] }),
    ],
    [
      'the right of the person acted for',
      acts([], { roles: [role('sales'), role('buyer', { [SUITE]: [ALL] })] }),
    ],
    [
      'the right of an organization that is inactive',
      acts([ALL], { organizations: [organization('norte', 'inactive'), organization('sul')] }),
    ],
    [
      'a person who is not of the organization that the session names',
      acts([ALL], { claims: { ...claims, organizationId: 'andes' } }),
    ],
  ] as const) {
    it(`sees nothing with ${what}`, async () => {
      assert.equal(await refusal(harness), 'NO_ACCESS')
    })
  }

  it('has the rights of the person acted for, never their own as well', async () => {
    const harness = acts([ALL], {
      settings: { accessMode: 'roles' },
      roles: [
        role('sales', { [SUITE]: [ALL], [MODULE]: ['organization-orders', 'view-prices'] }),
        role('buyer', { [MODULE]: ['own-orders'] }),
      ],
    })
    const { rights } = await identified(harness)
    assert.deepEqual([rights.scope, rights.canViewPrices], ['own', false])
  })

  it('sees nothing in a store without the B2B Suite', async () => {
    assert.equal(await refusal(acts([ALL], { memberships: null })), 'PLATFORM_UNAVAILABLE')
    const nowhere = { ...claims, organizationId: null }
    assert.equal(await refusal(acts([ALL], { memberships: null, claims: nowhere })), 'NO_ACCESS')
  })

  const FIRST = ['settings', 'session', 'token']
  const SECOND = ['memberships', 'organization', 'memberships', 'roles', 'link']

  it('costs two waves within the own organization, and a third to know that the right is of an active one', async () => {
    const within = platform(acts([ORGANIZATION], near('branch')))
    await identify(TOKENS, within.ports, ABOUT_APP)
    assert.deepEqual(within.waves, [FIRST, SECOND])
    const elsewhere = platform(acts([ALL]))
    await identify(TOKENS, elsewhere.ports, ABOUT_APP)
    assert.deepEqual(elsewhere.waves, [FIRST, SECOND, ['organization']])
  })

  it('asks for no organization whose role carries no right', async () => {
    const many = Array.from({ length: 30 }, (_, index) => membership(`org-${index}`))
    const harness = acts([ALL])
    const memberships = {
      ...harness.memberships,
      'ana@norte.example': [...many, membership('norte', { roleId: 'sales' })],
    }
    const { ports, waves } = platform({ ...harness, memberships })
    await identify(TOKENS, ports, ABOUT_APP)
    assert.deepEqual(waves.at(-1), ['organization'])
  })

  it('is a person of their own to the browser', async () => {
    const bia = {
      tokens: { 'ana-token': token('bia@sul.example') },
      claims: { ...claims, storeUserEmail: 'bia@sul.example', shopperEmail: null },
    }
    const [asBia, forBia] = [await identified(acts([ALL], bia)), await identified(acts([ALL]))]
    assert.equal(asBia.actingFor, null)
    assert.notEqual(asBia.key, forBia.key)
  })
})

describe('an operator of telesales', () => {
  const OPERATOR = 'otto@shop.example'
  const claims: SessionClaims = {
    ...CLAIMS,
    storeUserEmail: null,
    adminUserEmail: OPERATOR,
    shopperEmail: 'ana@norte.example',
    customerEmail: 'ana@norte.example',
    canImpersonate: true,
  }
  const tokens = {
    'otto-admin': token(OPERATOR, { audience: 'admin' }),
    'otto-store': token(OPERATOR),
  }
  const byAdmin = { ...TOKENS, storeUserToken: undefined, adminUserToken: 'otto-admin' }
  const byStore = { ...TOKENS, storeUserToken: 'otto-store' }
  const calls = { claims, tokens }
  const atStore = { ...calls, claims: { ...claims, storeUserEmail: OPERATOR } }

  it("sees the customer's companies, signed in to the admin", async () => {
    const { actor, email, actingFor, companies } = await identified(calls, byAdmin)
    assert.deepEqual([actor, email], [OPERATOR, 'ana@norte.example'])
    assert.deepEqual(actingFor, { name: 'ana@norte.example' })
    assert.deepEqual(companies, ['C-1', 'C-2'])
  })

  it('sees them signed in to the store by the same e-mail', async () => {
    assert.equal((await identified(atStore, byStore)).actor, OPERATOR)
  })

  it("sees a person's own link in a store without the B2B Suite", async () => {
    const harness = {
      ...calls,
      memberships: null,
      claims: { ...claims, organizationId: null, shopperEmail: null },
      links: [link('person:ana@norte.example', ['C-7'])],
    }
    assert.deepEqual((await identified(harness, byAdmin)).companies, ['C-7'])
  })

  for (const [what, harness, own, code] of [
    [
      'without the right',
      { ...calls, claims: { ...claims, canImpersonate: false } },
      byAdmin,
      'NO_ACCESS',
    ],
    ['for a customer of no organization', { ...calls, memberships: {} }, byAdmin, 'NO_ACCESS'],
    [
      'for a customer of another organization',
      { ...calls, claims: { ...claims, organizationId: 'andes' } },
      byAdmin,
      'NO_ACCESS',
    ],
    [
      "with another admin's token",
      { ...calls, tokens: { 'otto-admin': token('eva@shop.example', { audience: 'admin' }) } },
      byAdmin,
      'UNAUTHENTICATED',
    ],
    [
      "with an admin's token of another account",
      {
        ...calls,
        tokens: { 'otto-admin': token(OPERATOR, { audience: 'admin', account: 'other' }) },
      },
      byAdmin,
      'UNAUTHENTICATED',
    ],
    [
      "with a shopper's token in the admin's place",
      { ...calls, tokens: { 'otto-admin': token(OPERATOR) } },
      byAdmin,
      'UNAUTHENTICATED',
    ],
    ['with an admin token that has expired', { ...calls, tokens: {} }, byAdmin, 'UNAUTHENTICATED'],
    [
      'where the session names no admin',
      { ...atStore, claims: { ...atStore.claims, adminUserEmail: null } },
      byStore,
      'UNAUTHENTICATED',
    ],
    ["with a token of the store that is not the session's", calls, byStore, 'UNAUTHENTICATED'],
    [
      'as a shopper whose session an admin left behind',
      {
        ...calls,
        tokens: { 'ana-token': token('eva@sul.example') },
        claims: { ...claims, storeUserEmail: 'eva@sul.example' },
      },
      TOKENS,
      'UNAUTHENTICATED',
    ],
  ] as const) {
    it(`sees nothing ${what}`, async () => {
      assert.equal(await refusal(harness, own), code)
    })
  }

  it('is no buyer while nobody is acted for', async () => {
    const nobody = { ...claims, shopperEmail: null, customerEmail: null }
    assert.equal(await refusal({ ...calls, claims: nobody }, byAdmin), 'UNAUTHENTICATED')
  })
})
