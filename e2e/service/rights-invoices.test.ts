import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { NORTE_INVOICED_WITH, NORTE_PAID_SECOND } from '../../dev/erp/pinned-billing'
import { DEMO_SETTINGS } from '../../dev/local-store'
import {
  allInvoices,
  askInvoice,
  askInvoices,
  askPayments,
  invoicesOf,
  openedInvoice,
  paymentsOf,
} from './invoice-lists'
import { accountsWithRoles } from './rights-account'
import { erpRequests, person, refusal, useLocalStore } from './store'

const ALL_BUT_SCOPE = ['view-prices', 'view-invoices', 'view-receipts', 'download-documents']

/** Ana sees all invoices and no price or receipt, Bruno his own with everything, David payments and no invoice. */
const store = useLocalStore({
  settings: { ...DEMO_SETTINGS, accessMode: 'roles' },
  accounts: accountsWithRoles({
    'role-admin': ['organization-orders', 'view-invoices', 'download-documents'],
    'role-buyer': ['own-orders', ...ALL_BUT_SCOPE],
    'role-approver': ['organization-orders', 'view-prices', 'view-receipts'],
  }),
})

/** Names the request, in an answer. */
const UUID = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g

const byOrder = (number: string | null) => ({ search: { number, numberKind: 'ERP' } })

describe('a role without the right to see prices', () => {
  it('gets no amount, slip or sum with the invoices, and all the rest', async () => {
    const page = await invoicesOf(store(), 'ana', { first: 100 })
    assert.equal(page.invoices.length, 100)
    assert.doesNotMatch(JSON.stringify(page), /"(currency|line|instantCode)":/)
    assert.equal(page.sums, null)
    assert.ok(page.invoices.some(({ instalments }) => instalments.some((one) => one.isOverdue)))
    const [invoice] = page.invoices
    const opened = await openedInvoice(store(), 'ana', invoice?.id ?? '')
    assert.doesNotMatch(JSON.stringify(opened), /"(currency|line|instantCode)":/)
    assert.deepEqual(opened.invoice.documents, [])
  })
})

describe('a role without the right to see receipts', () => {
  it('gets no payment: not of an invoice, and not by asking for payments', async () => {
    const { invoices } = await invoicesOf(store(), 'ana', byOrder(NORTE_PAID_SECOND.erpOrderNumber))
    assert.deepEqual((await openedInvoice(store(), 'ana', invoices[0]?.id ?? '')).payments, [])
    await erpRequests(store())
    assert.equal(refusal(await askPayments(store(), 'ana')), 'NO_ACCESS NO_RIGHTS')
    assert.deepEqual(await erpRequests(store()), [])
  })

  it('is not offered their list', async () => {
    const { collaborator } = await invoicesOf(store(), 'ana')
    assert.equal(collaborator.capabilities.paymentList, false)
    assert.equal(collaborator.capabilities.invoiceList, true)
  })
})

describe('a role without the right to see invoices', () => {
  it('is refused their list and each of them, and the ERP is not asked', async () => {
    await erpRequests(store())
    assert.equal(refusal(await askInvoices(store(), 'david')), 'NO_ACCESS NO_RIGHTS')
    assert.equal(refusal(await askInvoice(store(), 'david', 'any')), 'NO_ACCESS NO_RIGHTS')
    assert.deepEqual(await erpRequests(store()), [])
  })

  it('sees the payments, and not what they settle', async () => {
    const { payments } = await paymentsOf(store(), 'david', { first: 100 })
    assert.ok(payments.length > 0)
    assert.ok(payments.every(({ settles, amount }) => settles.length === 0 && amount !== null))
  })
})

describe('a role with the right to its own orders only', () => {
  it('is shown invoices all of whose orders it placed, restricted in the one question to it', async () => {
    await erpRequests(store())
    const { invoices, rights } = await invoicesOf(store(), 'bruno', { first: 100 })
    const [sent, ...others] = await erpRequests(store())
    assert.deepEqual(others, [])
    const asked = new URL(sent?.path ?? '', 'https://erp.example').searchParams
    assert.equal(asked.get('placedBy'), person('bruno').email)
    assert.equal(rights.scope, 'OWN')
    assert.ok(invoices.length > 0)
    const everybody = await allInvoices(store(), 'ana')
    assert.ok(invoices.length < everybody.length)
  })

  it('is not shown an invoice that also invoices a colleague’s order: it is as if it never was', async () => {
    const number = NORTE_INVOICED_WITH.erpOrderNumber
    const [shared] = (await invoicesOf(store(), 'ana', byOrder(number))).invoices
    assert.ok(shared && shared.orders.length === 2)
    assert.deepEqual((await invoicesOf(store(), 'bruno', byOrder(number))).invoices, [])
    const answers: unknown[] = []
    for (const id of [shared.id, 'so-never-was']) {
      await erpRequests(store())
      const { status, data, errors } = await askInvoice(store(), 'bruno', id)
      const said = JSON.stringify(errors).replaceAll(id, 'ID').replace(UUID, 'UUID')
      answers.push([status, data, said, (await erpRequests(store())).length])
    }
    assert.deepEqual(answers[0], answers[1])
    assert.match(JSON.stringify(answers[0]), /NOT_FOUND/)
  })

  it('is not shown a payment that also settles a colleague’s invoice, neither in a list nor beside its own', async () => {
    const own = await invoicesOf(store(), 'bruno', byOrder(NORTE_PAID_SECOND.erpOrderNumber))
    const [invoice] = own.invoices
    assert.ok(invoice)
    assert.deepEqual((await openedInvoice(store(), 'bruno', invoice.id)).payments, [])
    const { payments } = await paymentsOf(store(), 'bruno', { first: 100 })
    assert.ok(payments.length > 0)
    const settled = payments.flatMap(({ settles }) => settles.map(({ invoiceId }) => invoiceId))
    assert.ok(!settled.includes(invoice.id))
    assert.ok(payments.every(({ settles }) => settles.length > 0))
  })
})
