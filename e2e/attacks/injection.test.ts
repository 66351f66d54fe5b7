import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { erpRequests } from '../service/store'
import { codeOf, graphqlBody, hiddenFrom, send, useAttackedStore } from './attacked-store'

const store = useAttackedStore()

const SEARCH = `query search($search: ErpOrderSearch, $first: Int, $after: String) {
  erpOrders(search: $search, first: $first, after: $after) { orders { company { ref } } }
}`
const OPEN = 'query open($id: ID!) { erpOrder(id: $id) { order { company { ref } } } }'

const HOSTILE_TEXTS = [
  '&company=C-2001',
  'x&company=C-2001',
  'x%26company%3DC-2001',
  'x%2526company%253DC-2001',
  '&amp;company=C-2001',
  ';company=C-2001',
  '?company=C-2001',
  '#company=C-2001',
  "' or '1'='1",
  "C-2001' --",
  '"}],"company":"C-2001"',
  "') or startswith(owner,'C",
  '*',
  '%',
  '_',
  '%25',
  'x\r\nx-company: C-2001',
  'x\ncompany=C-2001',
  '../orders?company=C-2001',
  '..\\..\\',
  '../../status',
  'x\u0000company=C-2001',
  '\u202eC-2001',
  '\ud800',
  '__proto__',
  'constructor',
  '{"$ne":null}',
  '${7*7}{{7*7}}',
  '<script>alert(1)</script>',
  ' ',
  '\u00a0',
  'C-2001'.repeat(20_000),
]

const HOSTILE_VALUES: readonly unknown[] = [
  ...HOSTILE_TEXTS,
  ['x', 'C-2001'],
  { $ne: null },
  { company: 'C-2001' },
  JSON.parse('{"__proto__":{"companies":["C-2001"]}}'),
  true,
  -1,
  1e308,
  null,
]

const OWN = ['C-1001', 'C-1002']

/** Whatever left for the ERP asked for Ana's companies, all of them and no other, and is no header or path of a text. */
const assertOnlyOwnCompaniesWereAsked = async (what: string) => {
  for (const { method, path, headers } of await erpRequests(store())) {
    const { pathname, searchParams } = new URL(path, 'http://erp.invalid')
    assert.equal(method, 'GET')
    assert.deepEqual(searchParams.getAll('company'), OWN, `${what}: ${path}`)
    assert.match(pathname, /^\/orders-b2b\/v1\/orders(\/[^/]+)?$/)
    assert.equal(headers['x-company'], undefined)
  }
}

const attack = async (query: string, variables: unknown, what: string) => {
  const { text } = await send(store(), { as: 'ana', body: graphqlBody(query, variables) })
  await assertOnlyOwnCompaniesWereAsked(what)
  assert.ok(!/"ref":"C-[234]/.test(text), `${what}: ${text}`)
  for (const hidden of hiddenFrom(store())) assert.ok(!text.includes(hidden), `${what}: ${hidden}`)
}

const within = (field: string, value: unknown) => ({ search: { [field]: value } })

describe('a hostile value', () => {
  for (const field of ['number', 'product', 'from', 'to', 'numberKind', 'sort']) {
    it(`in the search's ${field} asks the ERP for no other company`, async () => {
      for (const value of HOSTILE_VALUES) {
        await attack(
          SEARCH,
          within(field, value),
          `${field} ${JSON.stringify(value)?.slice(0, 60)}`
        )
      }
    })
  }

  for (const field of ['statuses', 'channels']) {
    it(`in the search's ${field} asks the ERP for no other company`, async () => {
      for (const value of HOSTILE_VALUES) await attack(SEARCH, within(field, [value, value]), field)
    })
  }

  for (const kind of ['WEB', 'ERP', 'CUSTOMER', 'INVOICE']) {
    it(`as a number of the kind ${kind} asks the ERP for no other company`, async () => {
      for (const number of HOSTILE_TEXTS) {
        await attack(SEARCH, { search: { number, numberKind: kind } }, number.slice(0, 60))
      }
    })
  }

  it('in the page size asks the ERP for no other company', async () => {
    for (const first of [...HOSTILE_VALUES, 0, 101, 2 ** 31, 2.5])
      await attack(SEARCH, { first }, 'first')
  })

  it('in the cursor asks the ERP for no other company', async () => {
    for (const after of HOSTILE_VALUES) await attack(SEARCH, { after }, 'after')
  })

  it('in the id of an order asks the ERP for no other company', async () => {
    for (const id of HOSTILE_VALUES)
      await attack(OPEN, { id }, `id ${JSON.stringify(id)?.slice(0, 60)}`)
  })

  it('beside the arguments that exist is refused by the schema', async () => {
    for (const query of [
      '{ erpOrders(companies: ["C-2001"]) { total } }',
      '{ erpOrders(company: "C-2001") { total } }',
      '{ erpOrders(search: { company: "C-2001" }) { total } }',
      '{ erpOrders(search: { companies: ["C-2001"] }) { total } }',
      '{ erpOrder(id: "1", company: "C-2001") { order { id } } }',
      '{ erpCollaborator(organization: "org-andes") { key } }',
    ]) {
      const answer = await send(store(), { as: 'ana', body: graphqlBody(query) })
      assert.equal(codeOf(answer), 'INTERNAL_SERVER_ERROR', query)
    }
    assert.deepEqual(await erpRequests(store()), [])
  })

  it('of a field that no variable declares is not read', async () => {
    const variables = { search: {}, companies: ['C-2001'], __proto__: { companies: ['C-2001'] } }
    await attack(SEARCH, variables, 'undeclared variables')
  })
})
