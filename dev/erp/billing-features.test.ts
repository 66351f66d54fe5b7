import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'

import type { InvoiceQuery, PaymentQuery } from '../../node/connectors/connector'
import { declaredOnly } from '../../node/connectors/declared-only'
import { rest } from '../../node/connectors/rest'
import { ANY_INVOICES, ANY_PAYMENTS } from '../../node/testing/any-query'
import { createHttpPort } from '../../node/testing/http-port'
import { FEATURES_OF_1_1 } from './features'
import { startDemoErp, type DemoErp } from './server'
import { API, createAsking } from './test-client'

const TODAY = '2026-11-23'
const NORTE = { companies: ['C-1001', 'C-1002'], first: 100 }

let erp: DemoErp
before(async () => {
  erp = await startDemoErp({ today: TODAY, orderCount: 2000 })
})
after(() => erp.close())

/** The connector as the demo ERP says that it can. */
const connected = async () => {
  const connector = rest.create({
    settings: rest.readSettings({ erpAuthentication: 'API_KEY', erpApiKey: 'demo-erp-key' }),
    clock: () => new Date(),
  })
  const call = { http: createHttpPort(erp.url), signal: AbortSignal.timeout(10_000) }
  return { call, ...declaredOnly(connector, await connector.readCapabilities?.(call)) }
}

const findInvoices = async (query: Partial<InvoiceQuery>) => {
  const { findInvoices: find, call } = await connected()
  const page = await find?.({ ...ANY_INVOICES, ...NORTE, today: TODAY, ...query }, call)
  assert.ok(page)
  return page
}

const findPayments = async (query: Partial<PaymentQuery>) => {
  const { findPayments: find, call } = await connected()
  const page = await find?.({ ...ANY_PAYMENTS, ...NORTE, ...query }, call)
  assert.ok(page)
  return page.payments
}

describe('The invoice and payment features of the demo ERP', () => {
  it('find an invoice by a part of its number', async () => {
    const value = '17643'
    const number = { kind: 'INVOICE', value, match: 'partial' } as const
    const { invoices } = await findInvoices({ number })
    assert.ok(invoices.length > 0)
    assert.ok(invoices.every(({ invoiceNumber }) => invoiceNumber?.includes(value)))
    const whole = { ...number, match: 'exact' } as const
    assert.deepEqual((await findInvoices({ number: whole })).invoices, [])
  })

  it('find an invoice by its slip, which is written with spaces and dots', async () => {
    const { invoices } = await findInvoices({ state: 'OPEN' })
    const slips = invoices.flatMap(({ id, instalments }) =>
      instalments.flatMap(({ paymentSlip }) => {
        const slipLine = paymentSlip?.line?.replace(/\D/g, '') ?? ''
        return slipLine.length === 47 ? [{ id, slipLine }] : []
      })
    )
    const [slip] = slips
    assert.ok(slip)
    const found = await findInvoices({ slipLine: slip.slipLine })
    assert.deepEqual(
      found.invoices.map(({ id }) => id),
      [slip.id]
    )
    const others = { companies: ['C-2001'], slipLine: slip.slipLine }
    assert.deepEqual((await findInvoices(others)).invoices, [])
  })

  it('find a payment by its reference and by an invoice', async () => {
    const payments = await findPayments({})
    const payment = payments.find(({ settles }) => settles.length > 0)
    assert.ok(payment?.reference)
    const byReference = { kind: 'REFERENCE', value: payment.reference.toLowerCase() } as const
    const found = await findPayments({ number: byReference })
    assert.ok(found.some(({ id }) => id === payment.id))
    assert.ok(found.every(({ reference }) => reference === payment.reference))
    const value = payment.settles[0]?.invoiceNumber ?? ''
    const ofInvoice = await findPayments({ number: { kind: 'INVOICE', value } })
    assert.ok(ofInvoice.some(({ id }) => id === payment.id))
    assert.ok(ofInvoice.every(({ settles }) => settles.some((one) => one.invoiceNumber === value)))
  })

  it('count what is overdue, and since when it is, which adds up', async () => {
    const { sums } = await findInvoices({ first: 1 })
    const { total } = await findInvoices({ first: 1, state: 'OVERDUE' })
    const counts = sums?.map(({ overdueCount = 0 }) => overdueCount) ?? []
    assert.ok(total !== null && total > 0)
    assert.equal(
      counts.reduce((sum, count) => sum + count, 0),
      total
    )
    for (const { overdue, aging = [] } of sums ?? []) {
      assert.equal(aging.length, 3)
      const cents = aging.reduce((sum, { open }) => sum + Math.round(Number(open.amount) * 100), 0)
      assert.equal(cents, Math.round(Number(overdue.amount) * 100))
    }
  })

  it('are refused where it is told not to have them', async () => {
    const client = createAsking(erp.url)
    const paths = [
      'invoices?numberKind=INVOICE&number=1&numberMatch=partial&today=2026-11-23',
      `invoices?slipLine=${'1'.repeat(47)}&today=2026-11-23`,
      'payments?numberKind=REFERENCE&number=1',
    ].map((path) => `${API}/${path}&company=C-1001`)
    for (const path of paths) assert.equal((await client.ask(path)).status, 200, path)
    const wrong = `${API}/invoices?slipLine=1&today=2026-11-23&company=C-1001`
    assert.equal(await client.refusal(wrong), 400)
    erp.control({ features: FEATURES_OF_1_1 })
    for (const path of paths) assert.equal(await client.refusal(path), 400, path)
  })
})
