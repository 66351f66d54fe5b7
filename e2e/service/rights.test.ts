import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { NORTE_WEB_ORDER } from '../../dev/erp/pinned-orders'
import { DEMO_SETTINGS } from '../../dev/local-store'
import type { DemoPerson } from '../../dev/platform/people'
import { accountsWithRoles } from './rights-account'
import { erpRequests, found, person, refusal, search, useLocalStore } from './store'

const store = useLocalStore({
  settings: { ...DEMO_SETTINGS, accessMode: 'roles' },
  accounts: accountsWithRoles(),
})

const MONEY = '{ amount currency }'
const DOCUMENTS = 'documents { id kind }'
const ORDER = `query order($id: ID!) {
  erpOrder(id: $id) {
    rights { scope canViewPrices canViewInvoices canViewReceipts canDownloadDocuments canExportOrders }
    collaborator { capabilities { numberKinds invoices payments documents } }
    order {
      id placedBy payment total ${MONEY} totalNet ${MONEY}
      lines { id ordered unitPrice ${MONEY} total ${MONEY} }
      totals { items ${MONEY} discount ${MONEY} freight ${MONEY} tax ${MONEY} other ${MONEY} total ${MONEY} }
      invoices {
        id total ${MONEY} open ${MONEY} ${DOCUMENTS}
        instalments { dueOn amount ${MONEY} open ${MONEY} paymentSlip { line instantCode } }
      }
      payments { id amount ${MONEY} settles { invoiceId amount ${MONEY} } ${DOCUMENTS} }
      ${DOCUMENTS}
    }
  }
}`

interface OpenedOrder {
  readonly erpOrder: {
    readonly rights: Readonly<Record<string, unknown>>
    readonly collaborator: { readonly capabilities: Readonly<Record<string, unknown>> }
    readonly order: {
      readonly placedBy: string | null
      readonly payment: string
      readonly total: { readonly amount: string } | null
      readonly lines: readonly unknown[]
      readonly invoices: readonly unknown[]
      readonly payments: readonly unknown[]
      readonly documents: ReadonlyArray<{ readonly kind: string }>
    }
  }
}

/** Names the request, in an answer. */
const UUID = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g

const open = (who: DemoPerson, id: string) =>
  store().fetchGraphql<OpenedOrder>({ as: person(who), query: ORDER, variables: { id } })

const opened = async (who: DemoPerson, id: string) => {
  const { data, errors } = await open(who, id)
  if (data === null) throw new Error(`It was refused: ${JSON.stringify(errors[0]?.extensions)}`)
  return data.erpOrder
}

const ROWS = `query rows($search: ErpOrderSearch, $first: Int) {
  erpOrders(search: $search, first: $first) {
    total rights { scope }
    orders { id placedBy total ${MONEY} totalNet ${MONEY} }
  }
}`

interface Rows {
  readonly erpOrders: {
    readonly total: number
    readonly rights: { readonly scope: string }
    readonly orders: ReadonlyArray<{ readonly id: string; readonly placedBy: string | null }>
  }
}

const rowsOf = async (who: DemoPerson) => {
  const variables = { first: 100 }
  const { data } = await store().fetchGraphql<Rows>({ as: person(who), query: ROWS, variables })
  assert.ok(data)
  return data.erpOrders
}

describe('a role without the right to see prices', () => {
  it('gets no amount in any answer, and all the rest', async () => {
    const answer = await opened('ana', NORTE_WEB_ORDER.id)
    const rows = await rowsOf('ana')
    assert.doesNotMatch(JSON.stringify([answer, rows]), /"(currency|line|instantCode)":/)
    const { lines, invoices, payments, documents } = answer.order
    for (const list of [lines, invoices, payments]) assert.ok(list.length > 0)
    assert.ok(documents.every(({ kind }) => kind !== 'ORDER_CONFIRMATION'))
    assert.deepEqual(answer.rights, {
      scope: 'ORGANIZATION',
      canViewPrices: false,
      canViewInvoices: true,
      canViewReceipts: true,
      canDownloadDocuments: true,
      canExportOrders: false,
    })
  })
})

describe('a role with the right to its own orders only', () => {
  it('is shown what the ERP says this person placed, restricted in the one question to it', async () => {
    await erpRequests(store())
    const { orders, total, rights } = await rowsOf('bruno')
    const [sent, ...others] = await erpRequests(store())
    assert.deepEqual(others, [])
    const asked = new URL(sent?.path ?? '', 'https://erp.example').searchParams
    assert.equal(asked.get('placedBy'), person('bruno').email)
    assert.equal(rights.scope, 'OWN')
    assert.ok(orders.length > 1 && total < (await rowsOf('ana')).total)
    assert.ok(orders.every(({ placedBy }) => placedBy === person('bruno').email))
  })

  it('opens these, and a colleague’s order is as if it never was: same calls, same bytes', async () => {
    const [own] = (await rowsOf('bruno')).orders
    assert.ok(own)
    assert.equal((await opened('bruno', own.id)).order.placedBy, person('bruno').email)
    const other = (await rowsOf('ana')).orders.find(({ placedBy }) => placedBy !== own.placedBy)
    assert.ok(other)
    const answers: unknown[] = []
    for (const id of [other.id, 'so-never-was']) {
      await erpRequests(store())
      const { status, data, errors } = await open('bruno', id)
      const said = JSON.stringify(errors).replaceAll(id, 'ID').replace(UUID, 'UUID')
      answers.push([status, data, said, (await erpRequests(store())).length])
    }
    assert.deepEqual(answers[0], answers[1])
    assert.match(JSON.stringify(answers[0]), /NOT_FOUND/)
  })

  it('and not to invoices and receipts is shown none, and no word of being paid', async () => {
    const [own] = (await rowsOf('bruno')).orders
    const { order, collaborator } = await opened('bruno', own?.id ?? '')
    const { invoices, payments, documents, payment, total } = order
    assert.deepEqual([invoices, payments, documents, payment], [[], [], [], 'UNKNOWN'])
    assert.ok(total)
    assert.deepEqual(collaborator.capabilities, {
      numberKinds: ['WEB', 'ERP', 'CUSTOMER'],
      invoices: false,
      payments: false,
      documents: false,
    })
  })

  it('may not search by an invoice’s number, and the ERP is not asked', async () => {
    await erpRequests(store())
    const refused = await search(store(), 'bruno', {
      variables: { search: { number: '000176436', numberKind: 'INVOICE' } },
    })
    assert.equal(refusal(refused), 'NO_ACCESS numberKind NO_RIGHTS')
    assert.deepEqual(await erpRequests(store()), [])
    await found(store(), 'bruno', { variables: { search: { number: '000176436' } } })
    const kinds = (await erpRequests(store())).map(({ path }) => /numberKind=(\w+)/.exec(path)?.[1])
    assert.ok(kinds.length > 0 && !kinds.includes('INVOICE'))
  })
})

describe('a role for which nothing was ticked', () => {
  it('sees nothing, is told why, and the ERP is not asked', async () => {
    await erpRequests(store())
    assert.equal(refusal(await search(store(), 'david')), 'NO_ACCESS NO_RIGHTS')
    assert.equal(refusal(await open('david', NORTE_WEB_ORDER.id)), 'NO_ACCESS NO_RIGHTS')
    assert.deepEqual(await erpRequests(store()), [])
  })
})
