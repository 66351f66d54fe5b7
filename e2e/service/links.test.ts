import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { DEMO_SETTINGS } from '../../dev/local-store'
import type { DemoPerson } from '../../dev/platform/people'
import type { SettingsValues } from '../../dev/platform/apps-settings'
import { found, person, refusal, search, useLocalStore } from './store'
import { accountsWith, WHO, type Who } from './sessions'

const MODULE = 'ordersb2b.orders-b2b'
const SUITE = ['vtex.b2b-organizations-graphql', 'vtex.storefront-permissions']

const store = useLocalStore({
  accounts: accountsWith({
    roles: [
      {
        id: 'role-buyer',
        name: 'Organization Buyer',
        slug: 'customer-buyer',
        features: { [MODULE]: ['cost-center-orders', 'view-prices'] },
      },
    ],
  }),
})

const ask = <Data>(name: DemoPerson, query: string, variables: Record<string, unknown> = {}) =>
  store().fetchGraphql<Data>({ as: person(name), query, variables })

const who = async (name: DemoPerson) => {
  const { data, errors } = await ask<Who>(name, WHO)
  assert.ok(data, JSON.stringify(errors))
  const { companies, ...rest } = data.erpCollaborator
  return { ...rest, refs: companies.map(({ ref }) => ref) }
}

const IMPORT = `mutation import($csv: String!) {
  erpImportCompanyLinks(csv: $csv) { imported errors { line code } }
}`
const importLinks = async (csv: string) => {
  const { data, errors } = await ask<{
    erpImportCompanyLinks: { imported: number; errors: Array<{ line: number; code: string }> }
  }>('sofia', IMPORT, { csv })
  assert.ok(data, JSON.stringify(errors))
  return data.erpImportCompanyLinks
}

const CONFIRM = `mutation confirm($id: ID!, $refs: [String!]!, $costCenters: [ErpCostCenterLinkInput!]) {
  erpConfirmCompanyLink(organizationId: $id, companyRefs: $refs, costCenters: $costCenters) {
    organizationId companyRefs costCenters { costCenterId companyRefs }
  }
}`
const REMOVE = 'mutation remove($id: ID!) { erpRemoveCompanyLink(organizationId: $id) }'

interface Audit {
  readonly erpCompanyLinkAudit: {
    readonly entries: ReadonlyArray<{
      readonly at: string
      readonly by: string
      readonly action: string
      readonly changes: ReadonlyArray<{
        readonly organizationId: string
        readonly companyRefs: readonly string[]
        readonly previousCompanyRefs: readonly string[]
      }>
    }>
    readonly endCursor: string | null
    readonly hasNextPage: boolean
  }
}
const AUDIT = `query audit($after: String) { erpCompanyLinkAudit(after: $after) {
  entries { at by action changes { organizationId companyRefs previousCompanyRefs } } endCursor hasNextPage
} }`
const audit = async (after?: string | null) => {
  const { data } = await ask<Audit>('sofia', AUDIT, { after })
  assert.ok(data)
  return data.erpCompanyLinkAudit
}

/** The next workspace begins with nothing remembered. */
const withSettings = async (workspace: string, settings: SettingsValues) => {
  const place = { account: 'demostore', workspace }
  store().platform.state.settings.set(place, { ...DEMO_SETTINGS, ...settings })
  return store().open({ ...place, isProduction: false })
}

describe('links from a spreadsheet', () => {
  it('open the orders of all the organizations they name', async () => {
    assert.equal(refusal(await search(store(), 'sergio')), 'NOT_LINKED')
    const csv =
      '\uFEFForganizationId;costCenterId;companyRef\r\n"org-novo";;C-3001\r\norg-neu;;C-2\r\n'
    assert.deepEqual(await importLinks(csv), { imported: 2, errors: [] })
    assert.deepEqual((await who('sergio')).refs, ['C-3001'])
    await ask('sofia', REMOVE, { id: 'org-novo' })
  })

  it('change nothing when a single line is wrong, and name the lines', async () => {
    const before = (await audit()).entries.length
    const csv = 'organizationId,companyRef\norg-novo,C-3001\norg-novo,\n,C-1'
    assert.deepEqual(await importLinks(csv), {
      imported: 0,
      errors: [
        { line: 3, code: 'COMPANY_REF_ILL_FORMED' },
        { line: 4, code: 'ORGANIZATION_ILL_FORMED' },
      ],
    })
    assert.equal(refusal(await search(store(), 'sergio')), 'NOT_LINKED')
    assert.equal((await audit()).entries.length, before)
  })

  it('are no way in for a buyer', async () => {
    const csv = 'organizationId,companyRef\norg-norte,C-2001'
    assert.equal(refusal(await ask('ana', IMPORT, { csv })), 'UNAUTHENTICATED')
    assert.deepEqual((await who('ana')).refs, ['C-1001', 'C-1002'])
  })
})

describe('a change of a link', () => {
  it('leaves a line with who, when, what it became and what it was', async () => {
    await ask('sofia', CONFIRM, { id: 'org-trace', refs: ['C-1'] })
    await ask('sofia', CONFIRM, { id: 'org-trace', refs: ['C-2'] })
    await ask('sofia', REMOVE, { id: 'org-trace' })
    await ask('sofia', REMOVE, { id: 'org-trace' })
    const { entries } = await audit()
    const lines = entries.filter(({ changes }) => changes[0]?.organizationId === 'org-trace')
    assert.deepEqual(
      lines.map(({ action, changes: [change] }) => [
        action,
        change?.companyRefs,
        change?.previousCompanyRefs,
      ]),
      [
        ['REMOVE', [], ['C-2']],
        ['CONFIRM', ['C-2'], ['C-1']],
        ['CONFIRM', ['C-1'], []],
      ]
    )
    for (const { at, by } of lines) {
      assert.equal(by, 'sofia.admin@demostore.example')
      assert.ok(Math.abs(Date.parse(at) - Date.now()) < 60_000)
    }
  })

  it('is listed page by page, the newest first', async () => {
    for (let index = 0; index < 51; index += 1)
      await ask('sofia', CONFIRM, { id: 'org-pages', refs: [`C-${index}`] })
    const first = await audit()
    assert.deepEqual([first.entries.length, first.hasNextPage], [50, true])
    assert.deepEqual(first.entries[0]?.changes[0]?.companyRefs, ['C-50'])
    const second = await audit(first.endCursor)
    const times = [...first.entries, ...second.entries].map(({ at }) => at)
    assert.ok(second.entries.length > 0)
    assert.deepEqual(times, times.slice().sort().reverse())
  })

  it('is shown to staff alone', async () => {
    assert.equal(refusal(await ask('ana', AUDIT)), 'UNAUTHENTICATED')
  })
})

describe("a cost center's share of a link", () => {
  it("is all that a role with the cost center's orders sees", async () => {
    const front = await withSettings('narrow', { accessMode: 'roles' })
    const [main, branch] = ['cc-norte-main', 'cc-norte-branch']
    const confirm = (costCenters: unknown) =>
      front.fetchGraphql({
        as: person('sofia'),
        query: CONFIRM,
        variables: { id: 'org-norte', refs: ['C-1001', 'C-1002'], costCenters },
      })
    const seen = async (name: DemoPerson) => {
      const { data } = await front.fetchGraphql<Who>({ as: person(name), query: WHO })
      const { companies, isNarrowed } = data?.erpCollaborator ?? {}
      return [companies?.map(({ ref }) => ref), isNarrowed]
    }
    await confirm([{ costCenterId: branch, companyRefs: ['C-1002'] }])
    assert.deepEqual(await seen('bruno'), [['C-1002'], false])
    assert.deepEqual(await seen('tomas'), [['C-1001', 'C-1002'], true])
    await confirm([{ costCenterId: main, companyRefs: ['C-1001'] }])
    assert.deepEqual(await seen('tomas'), [['C-1001'], false])
    assert.equal(
      refusal(await front.fetchGraphql({ as: person('ana'), query: WHO })),
      'NO_ACCESS NO_RIGHTS'
    )
  })

  for (const [what, costCenters] of [
    ['a customer that is not the organization’s', [{ costCenterId: 'a', companyRefs: ['C-9'] }]],
    ['no name', [{ costCenterId: ' ', companyRefs: ['C-1'] }]],
    [
      'the same name twice',
      [
        { costCenterId: 'a', companyRefs: ['C-1'] },
        { costCenterId: 'a', companyRefs: ['C-1'] },
      ],
    ],
  ] as const) {
    it(`is refused with ${what}`, async () => {
      assert.equal(
        refusal(await ask('sofia', CONFIRM, { id: 'org-x', refs: ['C-1'], costCenters })),
        'INVALID_QUERY costCenters COST_CENTER_ILL_FORMED'
      )
    })
  }
})

describe("what the B2B Suite's fields say", () => {
  const PROPOSAL = `query proposal($id: ID!) { erpCompanyLinkProposal(organizationId: $id) {
    organizationName suggestions { source costCenterId value }
  } }`

  it('is proposed to staff, and opens nothing', async () => {
    const { accounts, settings } = store().platform.state
    const data = accounts.get('demostore')
    const novo = data?.organizations.find(({ id }) => id === 'org-novo')
    const costCenter = data?.costCenters.find(({ id }) => id === 'cc-novo')
    assert.ok(novo && costCenter)
    novo.customFields = [{ name: 'ERP code', type: 'text', value: 'C-2001' }]
    costCenter.businessDocument = 'C-1001'
    const place = { account: 'demostore', workspace: 'local' }
    settings.set(place, { ...DEMO_SETTINGS, erpCustomerFieldName: 'erp CODE' })
    assert.deepEqual((await ask('sofia', PROPOSAL, { id: 'org-novo' })).data, {
      erpCompanyLinkProposal: {
        organizationName: 'Novo Cliente',
        suggestions: [
          { source: 'ORGANIZATION_FIELD', costCenterId: null, value: 'C-2001' },
          { source: 'COST_CENTER_DOCUMENT', costCenterId: 'cc-novo', value: 'C-1001' },
        ],
      },
    })
    assert.equal(refusal(await search(store(), 'sergio')), 'NOT_LINKED')
    assert.equal(refusal(await ask('sergio', PROPOSAL, { id: 'org-novo' })), 'UNAUTHENTICATED')
  })

  it('is nothing for an organization that does not exist', async () => {
    assert.deepEqual((await ask('sofia', PROPOSAL, { id: 'nowhere' })).data, {
      erpCompanyLinkProposal: null,
    })
  })
})

describe('a store without the B2B Suite', () => {
  it("shows the customers of a person's own link, and nothing without one", async () => {
    const { installedApps } = store().platform.state
    const front = await withSettings('plain', {})
    const nina = { as: person('nina'), query: WHO }
    const confirm = { id: `person:${person('nina').email.toUpperCase()}`, refs: ['C-3001'] }
    for (const app of SUITE) installedApps.delete(app)
    try {
      assert.equal(refusal(await front.fetchGraphql(nina)), 'NOT_LINKED')
      const proposal =
        '{ erpCompanyLinkProposal(organizationId: "org-norte") { organizationName } }'
      const { data } = await front.fetchGraphql({ as: person('sofia'), query: proposal })
      assert.deepEqual(data, { erpCompanyLinkProposal: null })
      await front.fetchGraphql({ as: person('sofia'), query: CONFIRM, variables: confirm })
      assert.equal((await found(front, 'nina')).orders[0]?.company.ref, 'C-3001')
    } finally {
      for (const app of SUITE) installedApps.add(app)
    }
    const installed = await withSettings('suite', {})
    await installed.fetchGraphql({ as: person('sofia'), query: CONFIRM, variables: confirm })
    assert.equal(refusal(await installed.fetchGraphql(nina)), 'NO_ACCESS')
  })

  it('takes no link of something that is no e-mail', async () => {
    assert.equal(
      refusal(await ask('sofia', CONFIRM, { id: 'person:nina', refs: ['C-1'] })),
      'INVALID_QUERY organizationId ORGANIZATION_ILL_FORMED'
    )
  })
})
