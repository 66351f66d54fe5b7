import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { NORTE_PAID_FIRST, NORTE_PAID_SECOND } from '../../dev/erp/pinned-billing'
import {
  askPayments,
  invoicesOf,
  openedInvoice,
  type PaymentRow,
  paymentsOf,
} from './invoice-lists'
import { erpRequests, refusal, useLocalStore } from './store'

const store = useLocalStore()

const allPayments = async (): Promise<readonly PaymentRow[]> => {
  const rows: PaymentRow[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof paymentsOf>> = await paymentsOf(store(), 'ana', {
      first: 100,
      after,
    })
    rows.push(...page.payments)
    after = page.endCursor
  } while (after !== null && rows.length < 10_000)
  return rows
}

describe('the payments of a company', () => {
  it('join page by page to the whole set, the newest first, of no other company', async () => {
    const rows = await allPayments()
    const { total } = await paymentsOf(store(), 'ana', { first: 1 })
    assert.equal(new Set(rows.map(({ id }) => id)).size, total)
    const days = rows.map(({ paidOn }) => paidOn)
    assert.deepEqual(days, [...days].sort().reverse())
    assert.ok(rows.every(({ company }) => ['C-1001', 'C-1002'].includes(company.ref)))
  })

  it('that fit no invoice are listed too', async () => {
    const rows = await allPayments()
    assert.ok(rows.some(({ settles }) => settles.length === 0))
    assert.ok(rows.some(({ settles }) => settles.length > 0))
  })

  it('that settle several invoices say which, and stand beside each of them', async () => {
    const ids: string[] = []
    const payments: string[][] = []
    for (const { erpOrderNumber: number } of [NORTE_PAID_FIRST, NORTE_PAID_SECOND]) {
      const search = { number, numberKind: 'ERP' }
      const [invoice] = (await invoicesOf(store(), 'ana', { search })).invoices
      assert.ok(invoice)
      ids.push(invoice.id)
      payments.push((await openedInvoice(store(), 'ana', invoice.id)).payments.map(({ id }) => id))
    }
    assert.deepEqual(payments[0], payments[1])
    const shared = (await allPayments()).find(({ id }) => id === payments[0]?.[0])
    assert.deepEqual(shared?.settles.map(({ invoiceId }) => invoiceId).sort(), ids.sort())
    assert.ok(shared?.documents.some(({ kind }) => kind === 'RECEIPT'))
  })

  it('of a span of days are inclusive on both sides', async () => {
    const day = (await paymentsOf(store(), 'ana', { first: 1 })).payments[0]?.paidOn
    const { payments } = await paymentsOf(store(), 'ana', { search: { from: day, to: day } })
    assert.ok(payments.length > 0 && payments.every(({ paidOn }) => paidOn === day))
    await erpRequests(store())
    const turned = await askPayments(store(), 'ana', {
      search: { from: '2026-02-02', to: '2026-02-01' },
    })
    assert.equal(refusal(turned), 'INVALID_QUERY from DATES_REVERSED')
    assert.deepEqual(await erpRequests(store()), [])
  })

  it('are not paged by the cursor of a list of invoices', async () => {
    const { endCursor: after } = await invoicesOf(store(), 'ana', { first: 2 })
    assert.ok(after)
    const refused = await askPayments(store(), 'ana', { first: 2, after })
    assert.equal(refusal(refused), 'INVALID_QUERY after CURSOR')
  })
})
