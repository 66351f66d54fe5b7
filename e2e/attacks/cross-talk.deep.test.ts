import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'

import { DEMO_SETTINGS, type LocalStore, startLocalStore } from '../../dev/local-store'
import type { AccountData, B2bUser, Person } from '../../dev/platform/account-data'
import { DEMO_PEOPLE, demoAccountData } from '../../dev/platform/people'
import type { StoreFront } from '../../dev/store-front'
import { type SlowErp, startSlowErp } from './slow-erp'

const REQUESTS = 2_400
const IN_FLIGHT = 40
const COMPANIES = ['alfa', 'beta', 'gama', 'delta'] as const
const PEOPLE_PER_COMPANY = 5
const LONGEST_MS = 60_000

type CompanyName = (typeof COMPANIES)[number]

interface Buyer {
  readonly person: Person
  readonly company: CompanyName
}

interface Workspace {
  readonly front: StoreFront
  readonly apiKey: string
  /** The ERP's key of a company, which the two workspaces link in different ways. */
  readonly refOf: (company: CompanyName) => string
}

const organizationOf = (company: CompanyName) => `org-${company}`
const confirmedRef = (company: CompanyName) => `K-${company}`

const buyers: readonly Buyer[] = COMPANIES.flatMap((company) =>
  Array.from({ length: PEOPLE_PER_COMPANY }, (_, index) => ({
    company,
    person: {
      email: `person${index}@${company}.example`,
      name: `${company} ${index}`,
      kind: 'buyer' as const,
      note: '',
    },
  }))
)

const accountData = (): AccountData => ({
  ...demoAccountData(),
  people: [...buyers.map(({ person }) => person), DEMO_PEOPLE.sofia],
  organizations: COMPANIES.map((company) => ({
    id: organizationOf(company),
    name: company,
    status: 'active' as const,
    customFields: [],
  })),
  costCenters: COMPANIES.map((company) => ({
    id: `cc-${company}`,
    organization: organizationOf(company),
    name: company,
    businessDocument: null,
    customFields: [],
  })),
  users: buyers.map(memberOf),
})

const memberOf = ({ person, company }: Buyer): B2bUser => ({
  id: `b2b-${person.email}`,
  clId: `cl-${person.email}`,
  email: person.email,
  name: person.name,
  orgId: organizationOf(company),
  costId: `cc-${company}`,
  roleId: 'role-buyer',
  active: true,
})

let erp: SlowErp
let store: LocalStore
let workspaces: readonly Workspace[]

before(async () => {
  erp = await startSlowErp()
  const settings = { ...DEMO_SETTINGS, erpApiKey: 'key-of-local' }
  store = await startLocalStore({
    accounts: new Map([['demostore', accountData()]]),
    outbound: { 'erp.demo.example': erp.url },
    links: COMPANIES.map((company) => ({
      organizationId: organizationOf(company),
      companyRefs: [confirmedRef(company)],
    })),
    settings,
  })
  const place = { account: 'demostore', workspace: 'other' }
  store.platform.state.settings.set(place, {
    ...settings,
    erpApiKey: 'key-of-other',
    companyLink: 'ORGANIZATION_ID',
  })
  workspaces = [
    { front: store, apiKey: 'key-of-local', refOf: confirmedRef },
    {
      front: await store.open({ ...place, isProduction: false }),
      apiKey: 'key-of-other',
      refOf: organizationOf,
    },
  ]
})

after(async () => {
  await store.close()
  await erp.close()
})

const FIELDS = 'erpOrderNumber statusLabel company { ref name }'
const WHO = 'collaborator { organization { id } companies { ref } }'
const QUERIES = {
  search: `query search($number: String!) { answer: erpOrders(search: { number: $number, numberKind: ERP }) { orders { ${FIELDS} } ${WHO} } }`,
  open: `query open($number: ID!) { answer: erpOrder(id: $number) { order { ${FIELDS} } ${WHO} } }`,
  latest: `{ answer: erpOrders { orders { ${FIELDS} } ${WHO} } }`,
} as const
const KINDS = ['search', 'open', 'latest', 'search'] as const

interface Row {
  readonly erpOrderNumber: string | null
  readonly statusLabel: string
  readonly company: { readonly ref: string; readonly name: string }
}

interface Answer {
  readonly orders?: readonly Row[]
  readonly order?: Row
  readonly collaborator: {
    readonly organization: { readonly id: string }
    readonly companies: ReadonlyArray<{ readonly ref: string }>
  }
}

const pick = <Item>(items: readonly Item[], index: number): Item =>
  items[index % items.length] ?? assert.fail('nothing to pick from')

/** Some numbers are each request's own, some are asked for by everybody at once. */
const numberOf = (turn: number): string => (turn % 3 === 0 ? 'SAME' : `N-${turn}`)

const askAndCheck = async (turn: number): Promise<void> => {
  const buyer = pick(buyers, turn * 7)
  const workspace = pick(workspaces, Math.floor(turn / 2))
  const kind = pick(KINDS, Math.floor(turn / 5))
  const number = numberOf(turn)
  const { data, errors } = await workspace.front.fetchGraphql<{ answer: Answer }>({
    as: buyer.person,
    query: QUERIES[kind],
    variables: { number },
  })
  assert.deepEqual(errors, [])
  assert.ok(data)
  checkAnswer(data.answer, { buyer, workspace, number: kind === 'latest' ? '' : number })
}

interface Expected {
  readonly buyer: Buyer
  readonly workspace: Workspace
  /** Empty: any. */
  readonly number: string
}

const checkAnswer = ({ orders, order, collaborator }: Answer, expected: Expected): void => {
  const { buyer, workspace, number } = expected
  const ref = workspace.refOf(buyer.company)
  assert.equal(collaborator.organization.id, organizationOf(buyer.company))
  assert.deepEqual(
    collaborator.companies.map((company) => company.ref),
    [ref]
  )
  const rows = orders ?? (order ? [order] : [])
  assert.equal(rows.length, 1)
  for (const { company, erpOrderNumber, statusLabel } of rows) {
    assert.deepEqual(company, { ref, name: `${workspace.apiKey} ${ref}` })
    assert.ok(statusLabel.startsWith(`${workspace.apiKey} ${ref} `), statusLabel)
    if (number) assert.equal(erpOrderNumber, number)
  }
}

const inParallel = async (count: number, width: number, work: (turn: number) => Promise<void>) => {
  let next = 0
  const worker = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: width }, worker))
}

describe('twenty people of four companies in two workspaces, all at once', () => {
  it('each get the answers to their own questions, of their own company and workspace', async () => {
    const startedAtMs = performance.now()
    await inParallel(REQUESTS, IN_FLIGHT, askAndCheck)
    const tookMs = performance.now() - startedAtMs
    assert.ok(erp.mostAtOnce() > 5, `only ${erp.mostAtOnce()} calls overlapped`)
    // People of one company who ask the same at the same time share a call.
    assert.ok(erp.asked.length >= REQUESTS * 0.6, `${erp.asked.length} calls reached the ERP`)
    assert.ok(tookMs < LONGEST_MS, `${Math.round(tookMs)} ms`)
  })

  it("never mixed two workspaces' credentials and links, nor two companies", () => {
    for (const { apiKey, companies } of erp.asked) {
      const workspace = workspaces.find((candidate) => candidate.apiKey === apiKey)
      assert.ok(workspace, apiKey)
      const own = COMPANIES.map(workspace.refOf)
      assert.equal(companies.length, 1)
      assert.ok(own.includes(companies[0] ?? ''), `${apiKey} asked for ${companies.join(' ')}`)
    }
    assert.deepEqual([...new Set(erp.asked.map(({ apiKey }) => apiKey))].sort(), [
      'key-of-local',
      'key-of-other',
    ])
  })
})
