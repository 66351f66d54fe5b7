/** What the ERP's server says it can is what the page may offer. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { FEATURES } from '../../dev/erp/features'
import { controlErp, allErpRequests, found, person, refusal, search, useLocalStore } from './store'

const store = useLocalStore()

interface Capabilities {
  readonly numberKinds: readonly string[]
  readonly invoices: boolean
  readonly payments: boolean
  readonly documents: boolean
  readonly invoiceList: boolean
  readonly invoiceStates: boolean
  readonly paymentList: boolean
}

const capabilities = async (): Promise<Capabilities> => {
  const { data } = await store().fetchGraphql<{
    erpCollaborator: { capabilities: Capabilities }
  }>({
    as: person('ana'),
    query: `{ erpCollaborator { capabilities {
      numberKinds invoices payments documents invoiceList invoiceStates paymentList
    } } }`,
  })
  assert.ok(data)
  return data.erpCollaborator.capabilities
}

/** The server changes, and staff look at it: what was known of it is forgotten. */
const nowHas = async (features: readonly string[] | null): Promise<void> => {
  await controlErp(store(), { features })
  const checked = await store().fetchGraphql({
    as: person('sofia'),
    query: '{ erpConnectionCheck { isWorking } }',
  })
  assert.deepEqual(checked.data, { erpConnectionCheck: { isWorking: true } })
  await allErpRequests(store())
}

const pathsAsked = async (): Promise<string[]> =>
  (await allErpRequests(store())).map(({ path }) => path.replace(/\?.*/, ''))

const WHOLE: Capabilities = {
  numberKinds: ['WEB', 'ERP', 'CUSTOMER', 'INVOICE'],
  invoices: true,
  payments: true,
  documents: true,
  invoiceList: true,
  invoiceStates: true,
  paymentList: true,
}

const ORDERS_ONLY: Capabilities = {
  numberKinds: ['WEB', 'ERP', 'CUSTOMER'],
  invoices: false,
  payments: false,
  documents: false,
  invoiceList: false,
  invoiceStates: false,
  paymentList: false,
}

describe('what the page may offer', () => {
  it('is everything at a server that says so, and at one of version 1.1.0', async () => {
    for (const features of [FEATURES, null]) {
      await nowHas(features)
      assert.deepEqual(await capabilities(), WHOLE)
    }
  })

  it('is orders alone at a server that has orders only, and no more is asked of it', async () => {
    await nowHas([])
    assert.deepEqual(await capabilities(), ORDERS_ONLY)
    await allErpRequests(store())
    const invoices = await store().fetchGraphql({
      as: person('ana'),
      query: '{ erpInvoices { total } }',
    })
    assert.equal(refusal(invoices), 'UNSUPPORTED')
    const payments = await store().fetchGraphql({
      as: person('ana'),
      query: '{ erpPayments { total } }',
    })
    assert.equal(refusal(payments), 'UNSUPPORTED')
    const byInvoice = { search: { number: '176436', numberKind: 'INVOICE' } }
    assert.equal(refusal(await search(store(), 'ana', { variables: byInvoice })), 'UNSUPPORTED')
    assert.deepEqual(await pathsAsked(), [])
    assert.ok((await found(store(), 'ana')).orders.length > 0)
  })

  it('is asked once, and then a search is one call', async () => {
    await nowHas(FEATURES)
    await Promise.all([found(store(), 'ana'), found(store(), 'carla'), found(store(), 'david')])
    await found(store(), 'ana')
    const asked = await pathsAsked()
    assert.equal(asked.filter((path) => path.endsWith('/status')).length, 1)
    assert.equal(asked.filter((path) => path.endsWith('/orders')).length, 4)
  })

  it('is no error where the server fails to say it', async () => {
    await nowHas(FEATURES)
    await controlErp(store(), { fault: 'html' })
    assert.deepEqual(await capabilities(), WHOLE)
  })
})
