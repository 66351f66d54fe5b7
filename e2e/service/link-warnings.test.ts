/** What staff are told of the B2B Suite's records beside a link: warnings and suggestions, which decide nothing. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { person, useLocalStore } from './store'

const SUITE = ['vtex.b2b-organizations-graphql', 'vtex.storefront-permissions']

const store = useLocalStore()

const ask = <Data>(query: string, variables: Record<string, unknown> = {}) =>
  store().fetchGraphql<Data>({ as: person('sofia'), query, variables })

describe('an organization that the B2B Suite does not have', () => {
  const CONFIRM_ONE = `mutation confirm($id: ID!) {
    erpConfirmCompanyLink(organizationId: $id, companyRefs: ["C-1"]) { isOrganizationKnown }
  }`
  const IMPORT_SOME = `mutation import($csv: String!) {
    erpImportCompanyLinks(csv: $csv) { imported unknownOrganizations }
  }`
  const CSV = 'organizationId,companyRef\norg-novo,C-1\norg-nuvo,C-1\nperson:a@b.example,C-1'

  it('is linked, and staff are told', async () => {
    const isKnown = async (id: string) => (await ask(CONFIRM_ONE, { id })).data
    const known = (isOrganizationKnown: boolean | null) => ({
      erpConfirmCompanyLink: { isOrganizationKnown },
    })
    assert.deepEqual(await isKnown('org-novo'), known(true))
    assert.deepEqual(await isKnown('org-nuvo'), known(false))
    assert.deepEqual(await isKnown('person:a@b.example'), known(null))
    assert.deepEqual((await ask(IMPORT_SOME, { csv: CSV })).data, {
      erpImportCompanyLinks: { imported: 3, unknownOrganizations: ['org-nuvo'] },
    })
  })

  it('can be any in a store without the Suite', async () => {
    const { installedApps } = store().platform.state
    for (const app of SUITE) installedApps.delete(app)
    try {
      const { data } = await ask(IMPORT_SOME, { csv: CSV })
      assert.deepEqual(data, { erpImportCompanyLinks: { imported: 3, unknownOrganizations: null } })
    } finally {
      for (const app of SUITE) installedApps.add(app)
    }
  })

  it('is not looked for among more than a thousand', async () => {
    const data = store().platform.state.accounts.get('demostore')
    const [first] = data?.organizations ?? []
    assert.ok(data && first)
    const before = data.organizations.length
    for (let index = before; index < 1_001; index += 1)
      data.organizations.push({ ...first, id: `org-many-${index}` })
    const { data: many } = await ask(IMPORT_SOME, { csv: CSV })
    data.organizations.length = 1_000
    const { data: enough } = await ask(IMPORT_SOME, {
      csv: `${CSV}\norg-many-999,C-1`,
    })
    data.organizations.splice(before)
    assert.deepEqual(
      [many, enough],
      [
        { erpImportCompanyLinks: { imported: 3, unknownOrganizations: null } },
        { erpImportCompanyLinks: { imported: 4, unknownOrganizations: ['org-nuvo'] } },
      ]
    )
  })
})

describe('a suggestion for a link', () => {
  it('is looked for in all cost centers, up to a thousand, and beyond that told of as cut', async () => {
    const data = store().platform.state.accounts.get('demostore')
    assert.ok(data)
    const before = data.costCenters.length
    const documentsOf = async (count: number) => {
      data.costCenters.splice(before)
      for (let index = 0; index < count; index += 1)
        data.costCenters.push({
          ...{ id: `cc-${index}`, name: `Branch ${index}`, organization: 'org-norte' },
          ...{ businessDocument: `D-${index}`, customFields: [] },
        })
      const { data: answer } = await ask<{
        erpCompanyLinkProposal: { suggestions: ReadonlyArray<{ value: string }>; isCut: boolean }
      }>('{ erpCompanyLinkProposal(organizationId: "org-norte") { suggestions { value } isCut } }')
      const { suggestions = [], isCut } = answer?.erpCompanyLinkProposal ?? {}
      return [new Set(suggestions.map(({ value }) => value)).has(`D-${count - 1}`), isCut]
    }
    assert.deepEqual(await documentsOf(250), [true, false])
    assert.deepEqual(await documentsOf(1_100), [false, true])
    data.costCenters.splice(before)
  })
})
