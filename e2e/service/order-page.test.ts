import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { NORTE_INVOICES_TWO } from '../../dev/erp/pinned-billing'
import { DEMO_SETTINGS } from '../../dev/local-store'
import type { DemoPerson } from '../../dev/platform/people'
import { INVOICE, type InvoiceRow } from './invoice-lists'
import { erpRequests, person, refusal, useLocalStore } from './store'

const store = useLocalStore({
  settings: { ...DEMO_SETTINGS, orderContact: 'mailto:pedidos@loja.example?subject=Pedido' },
})

const ORDER = `query order($id: ID!) {
  erpOrder(id: $id) {
    contact
    order {
      id cacheId lateDays promisedOn status placedBy
      totals { items { amount } total { amount } }
      lines { id ordered shipped invoiced outstanding }
      shipments { carrier trackingNumber trackingUrl lines { productCode quantity } }
      invoices { ${INVOICE} }
      payments { id cacheId company { ref } settles { invoiceId } documents { ref } }
      documents { id ref kind }
      related { id webOrderNumber erpOrderNumber }
    }
  }
}`

interface Answer {
  readonly erpOrder: {
    readonly contact: string | null
    readonly order: {
      readonly id: string
      readonly lateDays: number | null
      readonly promisedOn: string | null
      readonly placedBy: string | null
      readonly invoices: readonly InvoiceRow[]
      readonly payments: ReadonlyArray<{
        readonly documents: ReadonlyArray<{ readonly ref: string }>
      }>
      readonly documents: ReadonlyArray<{ readonly id: string; readonly ref: string }>
    }
  }
}

const open = (who: DemoPerson, id: string) =>
  store().fetchGraphql<Answer>({ as: person(who), query: ORDER, variables: { id } })

const opened = async (who: DemoPerson, id: string) => {
  const { data, errors } = await open(who, id)
  if (data === null) throw new Error(`It was refused: ${JSON.stringify(errors[0])}`)
  return data.erpOrder
}

describe('the page of an order', () => {
  it('opens for a colleague who did not place it, in one call to the ERP, and not for others', async () => {
    await erpRequests(store())
    const { order } = await opened('bruno', NORTE_INVOICES_TWO.id)
    assert.equal((await erpRequests(store())).length, 1)
    assert.notEqual(order.placedBy, person('bruno').email)
    assert.equal(refusal(await open('carla', NORTE_INVOICES_TWO.id)), 'NOT_FOUND')
  })

  it('names the store’s contact', async () => {
    const { contact } = await opened('ana', NORTE_INVOICES_TWO.id)
    assert.equal(contact, 'mailto:pedidos@loja.example?subject=Pedido')
  })

  it('holds its invoices as their own list does, each under the same cache id', async () => {
    const { order } = await opened('ana', NORTE_INVOICES_TWO.id)
    const [invoice] = order.invoices
    assert.ok(invoice)
    const { data } = await store().fetchGraphql<{ erpInvoice: { invoice: InvoiceRow } }>({
      as: person('ana'),
      query: `query open($id: ID!) { erpInvoice(id: $id) { invoice { ${INVOICE} } } }`,
      variables: { id: invoice.id },
    })
    const withoutDocuments = ({ documents: _documents, ...rest }: InvoiceRow) => rest
    assert.ok(data)
    assert.deepEqual(withoutDocuments(data.erpInvoice.invoice), withoutDocuments(invoice))
  })

  it('names each document by the record that lists it, and by the order', async () => {
    const { order } = await opened('ana', NORTE_INVOICES_TWO.id)
    const named = (ref: string | undefined) =>
      (JSON.parse(Buffer.from(ref ?? '', 'base64url').toString()) as unknown[]).slice(0, 4)
    const [invoice] = order.invoices
    assert.deepEqual(named(order.documents[0]?.ref), ['rest', order.id, null, null])
    assert.deepEqual(named(invoice?.documents[0]?.ref), ['rest', order.id, invoice?.id, null])
    const receipt = order.payments.flatMap(({ documents }) => documents)[0]
    assert.equal(named(receipt?.ref)[1], order.id)
  })

  it('says how late what is still to come is', async () => {
    const { data } = await store().fetchGraphql<{
      erpOrders: { orders: ReadonlyArray<{ id: string; promisedOn: string | null }> }
    }>({
      as: person('ana'),
      query: `{ erpOrders(search: { statuses: [IN_PREPARATION, ON_HOLD, APPROVED] }, first: 100) {
        orders { id promisedOn } } }`,
    })
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Sao_Paulo' }).format()
    const isLate = ({ promisedOn }: { promisedOn: string | null }) =>
      promisedOn !== null && promisedOn < today
    const rows = data?.erpOrders.orders ?? []
    const late = rows.find(isLate)
    const early = rows.find((row) => row.promisedOn !== null && !isLate(row))
    assert.ok(late?.promisedOn && early)
    const days = (Date.parse(today) - Date.parse(late.promisedOn)) / 86_400_000
    assert.equal((await opened('ana', late.id)).order.lateDays, days)
    assert.equal((await opened('ana', early.id)).order.lateDays, null)
  })
})

describe('a contact that is no link', () => {
  it('is named to staff by the check of the settings, and everything else works', async () => {
    const place = { account: 'demostore', workspace: 'odd' }
    const orderContact = 'javascript:alert(1)'
    store().platform.state.settings.set(place, { ...DEMO_SETTINGS, orderContact })
    const odd = await store().open({ ...place, isProduction: false })
    const answer = await odd.fetchGraphql<{ erpConnectionCheck: unknown }>({
      as: person('sofia'),
      query: '{ erpConnectionCheck { isWorking code fields } }',
    })
    assert.deepEqual(answer.data?.erpConnectionCheck, {
      isWorking: true,
      code: null,
      fields: ['orderContact'],
    })
  })
})
