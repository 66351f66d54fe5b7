import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'

import { startErpServer, type ErpServer } from '../../testing/erp-server'
import { createHttpPort } from '../../testing/http-port'
import type { Call, InvoiceQuery, OrderQuery, PaymentQuery } from '../connector'
import { tryton } from '.'
import { createTrytonErp, type Models } from './__fixtures__/erp'
import { date, type TrytonRecord } from './__fixtures__/record'
import { COMPANIES, seedSales } from './__fixtures__/records'
import { TRYTON_SETTINGS, modelsOf } from './__fixtures__/subject'

/** Days that stand for none; Tryton sorts by them all the same. */
const NO_DAYS = ['1753-01-01', '1900-01-01', '9999-12-31']

/** Three of four records have such a day. */
const undated = (records: readonly TrytonRecord[] = [], field: string): TrytonRecord[] =>
  records.map((record, index) => {
    const day = NO_DAYS[index % 4]
    return day === undefined ? record : { ...record, [field]: date(day) }
  })

const modelsWithoutDays = (): Models => {
  const models = modelsOf(seedSales())
  return {
    ...models,
    'sale.sale': undated(models['sale.sale'], 'sale_date'),
    'account.invoice': undated(models['account.invoice'], 'invoice_date'),
    'account.payment': undated(models['account.payment'], 'date'),
    'account.move.line': undated(models['account.move.line'], 'date'),
  }
}

const COMMON = { companies: COMPANIES, from: null, to: null, placedBy: null, number: null } as const
const ORDERS: OrderQuery = {
  ...{ ...COMMON, statuses: [], channels: [], product: null },
  ...{ sort: 'NEWEST_FIRST', first: 100, after: null },
}
const INVOICES: InvoiceQuery = {
  ...{ ...COMMON, state: null, today: '2026-11-23', dueFrom: null, dueTo: null },
  ...{ sort: 'NEWEST_FIRST', first: 100, after: null },
}
const PAYMENTS: PaymentQuery = { ...COMMON, first: 100, after: null }

interface Page {
  readonly ids: readonly string[]
  readonly cursor: string | null
}

describe('Pages of records whose day stands for none', () => {
  let server: ErpServer | undefined
  before(async () => {
    server = await startErpServer(createTrytonErp(modelsWithoutDays()).respond)
  })
  after(() => server?.close())

  const connector = tryton.create({
    settings: tryton.readSettings(TRYTON_SETTINGS),
    clock: () => new Date(),
  })
  const call = (): Call => ({
    http: createHttpPort(server?.origin ?? ''),
    signal: new AbortController().signal,
  })
  const orders = async (query: Partial<OrderQuery>): Promise<Page> => {
    const { orders: rows, cursor } = await connector.findOrders({ ...ORDERS, ...query }, call())
    assert.ok(rows.every(({ orderedOn }) => orderedOn === null || orderedOn > '1901'))
    return { ids: rows.map(({ id }) => id), cursor }
  }
  const invoices = async (query: Partial<InvoiceQuery>): Promise<Page> => {
    assert.ok(connector.findInvoices)
    const page = await connector.findInvoices({ ...INVOICES, ...query }, call())
    return { ids: page.invoices.map(({ id }) => id), cursor: page.cursor }
  }
  const payments = async (query: Partial<PaymentQuery>): Promise<Page> => {
    assert.ok(connector.findPayments)
    const page = await connector.findPayments({ ...PAYMENTS, ...query }, call())
    return { ids: page.payments.map(({ id }) => id), cursor: page.cursor }
  }
  type Ask = (query: { readonly first?: number; readonly after?: string | null }) => Promise<Page>
  const LISTS: ReadonlyArray<readonly [name: string, ask: Ask]> = [
    ['orders', orders],
    ['orders, the oldest first', (query) => orders({ ...query, sort: 'OLDEST_FIRST' })],
    ['invoices', invoices],
    ['payments', payments],
  ]
  for (const [name, ask] of LISTS) {
    it(`join to the list as a whole: ${name}`, async () => {
      const whole = await ask({})
      assert.equal(whole.cursor, null)
      const joined: string[] = []
      let cursor: string | null = null
      do {
        const page: Page = await ask({ first: 2, after: cursor })
        joined.push(...page.ids)
        cursor = page.cursor
      } while (cursor !== null && joined.length <= whole.ids.length)
      assert.deepEqual(joined, whole.ids)
    })
  }
})
