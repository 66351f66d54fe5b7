import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { DEMO_SETTINGS } from '../../dev/local-store'
import type { DemoPerson } from '../../dev/platform/people'
import { found, person, refusal, search, useLocalStore } from './store'

const store = useLocalStore()

const ask = <Data>(name: DemoPerson, query: string, variables: Record<string, unknown> = {}) =>
  store().fetchGraphql<Data>({ as: person(name), query, variables })

const CONFIRM = `mutation confirm($id: ID!, $refs: [String!]!) {
  erpConfirmCompanyLink(organizationId: $id, companyRefs: $refs) { organizationId companyRefs confirmedBy confirmedAt }
}`
const REMOVE = 'mutation remove($id: ID!) { erpRemoveCompanyLink(organizationId: $id) }'

describe('the link between an organization and the ERP', () => {
  it('is listed with who confirmed it and when', async () => {
    const { data } = await ask<{ erpCompanyLinks: { links: Array<Record<string, unknown>> } }>(
      'sofia',
      '{ erpCompanyLinks { links { organizationId companyRefs confirmedBy confirmedAt } hasNextPage } }'
    )
    const norte = data?.erpCompanyLinks.links.find(
      ({ organizationId }) => organizationId === 'org-norte'
    )
    assert.deepEqual(norte?.companyRefs, ['C-1001', 'C-1002'])
    assert.equal(norte.confirmedBy, 'sofia.admin@demostore.example')
    assert.ok(Date.parse(String(norte.confirmedAt)) > 0)
  })

  it('opens the orders as soon as it is confirmed, and closes them as soon as it is taken away', async () => {
    assert.equal(refusal(await search(store(), 'sergio')), 'NOT_LINKED')
    const { data } = await ask<{ erpConfirmCompanyLink: unknown }>('sofia', CONFIRM, {
      id: 'org-novo',
      refs: [' C-3001', 'C-3001'],
    })
    assert.ok(data)
    assert.equal((await found(store(), 'sergio')).orders[0]?.company.ref, 'C-3001')
    assert.deepEqual((await ask('sofia', REMOVE, { id: 'org-novo' })).data, {
      erpRemoveCompanyLink: true,
    })
    assert.equal(refusal(await search(store(), 'sergio')), 'NOT_LINKED')
    assert.deepEqual((await ask('sofia', REMOVE, { id: 'org-novo' })).data, {
      erpRemoveCompanyLink: false,
    })
  })

  for (const name of ['ana', 'nina'] as const) {
    it(`can be neither read nor changed by a buyer (${name})`, async () => {
      for (const query of [
        '{ erpCompanyLinks { hasNextPage } }',
        '{ erpCompanyLink(organizationId: "org-norte") { companyRefs } }',
        '{ erpConnectionCheck { isWorking } }',
      ]) {
        assert.equal(refusal(await ask(name, query)), 'UNAUTHENTICATED')
      }
      assert.equal(
        refusal(await ask(name, CONFIRM, { id: 'org-norte', refs: ['C-2001'] })),
        'UNAUTHENTICATED'
      )
      assert.equal(refusal(await ask(name, REMOVE, { id: 'org-andes' })), 'UNAUTHENTICATED')
    })
  }

  for (const [what, id, refs, expected] of [
    ['no customer', 'org-novo', [], 'INVALID_QUERY companyRefs COMPANY_REF_ILL_FORMED'],
    ['an empty customer', 'org-novo', [' '], 'INVALID_QUERY companyRefs COMPANY_REF_ILL_FORMED'],
    ['a line break', 'org-novo', ['C\n1'], 'INVALID_QUERY companyRefs COMPANY_REF_ILL_FORMED'],
    [
      '201 customers',
      'org-novo',
      Array.from({ length: 201 }, (_, index) => `C-${index}`),
      'INVALID_QUERY companyRefs COMPANY_REF_ILL_FORMED',
    ],
    [
      'an organization without an id',
      ' ',
      ['C-1'],
      'INVALID_QUERY organizationId ORGANIZATION_ILL_FORMED',
    ],
  ] as const) {
    it(`is refused with ${what}`, async () => {
      assert.equal(refusal(await ask('sofia', CONFIRM, { id, refs })), expected)
    })
  }

  it('takes an organization id with any sign in it', async () => {
    const id = '../org/ü?x=1&y #%'
    assert.ok((await ask('sofia', CONFIRM, { id, refs: ['C-9'] })).data)
    const { data } = await ask(
      'sofia',
      'query link($id: ID!) { erpCompanyLink(organizationId: $id) { organizationId } }',
      { id }
    )
    assert.deepEqual(data, { erpCompanyLink: { organizationId: id } })
  })
})

describe('the check of the connection', () => {
  const check = async (settings: Record<string, unknown>) => {
    store().platform.state.settings.set(
      { account: 'demostore', workspace: 'local' },
      { ...DEMO_SETTINGS, ...settings }
    )
    const { data } = await ask<{
      erpConnectionCheck: { isWorking: boolean; code: string | null; fields: string[] }
    }>('sofia', '{ erpConnectionCheck { connector isWorking code fields } }')
    assert.ok(data)
    const { isWorking, code, fields } = data.erpConnectionCheck
    return [isWorking, code, fields]
  }

  it('says that the settings work', async () => {
    assert.deepEqual(await check({}), [true, null, []])
    assert.deepEqual(
      await check({
        erpAuthentication: 'BASIC',
        erpUsername: 'orders-b2b',
        erpPassword: 'demo-erp-password',
      }),
      [true, null, []]
    )
    assert.deepEqual(await check({ erpAuthentication: 'BEARER', erpToken: 'demo-erp-token' }), [
      true,
      null,
      [],
    ])
    assert.deepEqual(await check({ connector: 'demo' }), [true, null, []])
  })

  it('says which setting to look at', async () => {
    assert.deepEqual(await check({ erpApiKey: '' }), [false, 'NOT_CONFIGURED', ['erpApiKey']])
    assert.deepEqual(await check({ erpBaseUrl: 'http://erp.demo.example' }), [
      false,
      'NOT_CONFIGURED',
      ['erpBaseUrl'],
    ])
    assert.deepEqual(await check({ connector: 'nobody' }), [false, 'NOT_CONFIGURED', ['connector']])
    assert.deepEqual(await check({ erpApiKey: 'wrong' }), [false, 'ERP_REJECTED_CREDENTIALS', []])
  })
})

describe('the demo connector', () => {
  it('answers in a development workspace and is refused in production', async () => {
    const settings = { ...DEMO_SETTINGS, connector: 'demo', companyLink: 'ORGANIZATION_ID' }
    for (const workspace of ['try', 'master']) {
      store().platform.state.settings.set({ account: 'demostore', workspace }, settings)
    }
    const development = await store().open({
      account: 'demostore',
      workspace: 'try',
      isProduction: false,
    })
    assert.equal((await found(development, 'ana')).orders.length, 25)
    const production = await store().open({
      account: 'demostore',
      workspace: 'master',
      isProduction: true,
    })
    assert.equal(refusal(await search(production, 'ana')), 'NOT_CONFIGURED')
  })
})
