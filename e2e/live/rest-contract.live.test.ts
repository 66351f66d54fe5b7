/** The document of the `rest` contract, held against both sides by Prism: what we ask and read, and what the example ERP answers. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'

import { startDemoErp, type DemoErp } from '../../dev/erp/server'
import { DEMO_CREDENTIALS } from '../../dev/erp/credentials'
import type {
  Call,
  ErpConnector,
  InvoiceQuery,
  OrderQuery,
  PaymentQuery,
} from '../../node/connectors/connector'
import { isConnectorError } from '../../node/connectors/connector-error'
import { rest } from '../../node/connectors/rest'
import { createHttpPort } from '../../node/testing/http-port'
import { installPrism, startMock, startWatch, type Prism } from './rest/prism'
import { describeTrial } from './trial.suite'

const TODAY = '2026-11-23'

const ORDERS: OrderQuery = {
  companies: ['C-1001'],
  number: null,
  from: null,
  to: null,
  statuses: [],
  channels: [],
  product: null,
  placedBy: null,
  sort: 'NEWEST_FIRST',
  first: 100,
  after: null,
}
const INVOICES: InvoiceQuery = {
  companies: ['C-1001'],
  number: null,
  state: null,
  today: TODAY,
  from: null,
  to: null,
  dueFrom: null,
  dueTo: null,
  placedBy: null,
  sort: 'NEWEST_FIRST',
  first: 100,
  after: null,
}
const PAYMENTS: PaymentQuery = {
  companies: ['C-1001'],
  from: null,
  to: null,
  placedBy: null,
  first: 100,
  after: null,
}

const connectorWith = (erpApiKey: string): ErpConnector =>
  rest.create({
    settings: rest.readSettings({ erpAuthentication: 'API_KEY', erpApiKey }),
    clock: () => new Date(),
  })

const callTo = ({ origin }: Prism): Call => ({
  http: createHttpPort(origin),
  signal: AbortSignal.timeout(20_000),
})

/** A member that `rest` has. */
const the = <Member>(member: Member | undefined): Member => {
  assert.ok(member)
  return member
}

const describeMock = (folder: string) =>
  describe('The connector rest, asking a mock made from the document', () => {
    const connector = connectorWith('any')
    let prism: Prism
    before(async () => {
      prism = await startMock(folder)
    })
    after(() => prism.stop())

    it('asks for nothing that the document does not know, and reads its examples', async () => {
      await connector.check(callTo(prism))
      const { orders } = await connector.findOrders(ORDERS, callTo(prism))
      const [order] = orders
      assert.ok(order)
      const whole = await connector.getOrder(
        { companies: [order.ownerRef], id: order.id },
        callTo(prism)
      )
      assert.equal(whole?.ownerRef, order.ownerRef)
      assert.ok(whole && whole.lines.length > 0)
    })

    it('reads the examples of invoices and payments', async () => {
      const { invoices } = await the(connector.findInvoices)(INVOICES, callTo(prism))
      assert.ok(invoices.length > 0)
      const { payments } = await the(connector.findPayments)(PAYMENTS, callTo(prism))
      assert.ok(payments.length > 0)
    })

    it('may use every parameter of a search', async () => {
      const number = { kind: 'WEB', match: 'partial', values: ['1000', "x' or 1=1"] } as const
      const spans = { from: '2026-01-01', to: '2026-12-31' }
      await connector.findOrders(
        {
          ...ORDERS,
          ...spans,
          companies: ['C-1001', 'Müller & Söhne #1'],
          number,
          statuses: ['SHIPPED', 'OTHER'],
          channels: ['PHONE'],
          product: 'óleo 100%',
          placedBy: 'ana@norte.example',
          sort: 'PROMISED_FIRST',
          promisedFrom: '2026-01-01',
          promisedTo: '2026-12-31',
          countsOn: TODAY,
        },
        callTo(prism)
      )
      await the(connector.findInvoices)(
        {
          ...INVOICES,
          ...spans,
          number: { kind: 'ACCESS_KEY', value: '3526', match: 'partial' },
          slipLine: '0'.repeat(47),
          state: 'OVERDUE',
          dueFrom: '2026-01-01',
          dueTo: '2026-12-31',
          placedBy: 'ana@norte.example',
          sort: 'DUE_FIRST',
        },
        callTo(prism)
      )
      await the(connector.findPayments)(
        { ...PAYMENTS, ...spans, number: { kind: 'REFERENCE', value: 'PG51949016' } },
        callTo(prism)
      )
    })
  })

const describeWatch = (folder: string) =>
  describe('The example ERP, watched by a proxy made from the document', () => {
    const connector = connectorWith(DEMO_CREDENTIALS.apiKey)
    let erp: DemoErp
    let prism: Prism
    before(async () => {
      erp = await startDemoErp({ today: TODAY, orderCount: 400 })
      prism = await startWatch(folder, erp.url)
    })
    after(async () => {
      await prism.stop()
      await erp.close()
    })

    it('answers its status as the document says', () => connector.check(callTo(prism)))

    it('answers every order as the document says, in the list and whole', async () => {
      const { orders } = await connector.findOrders(ORDERS, callTo(prism))
      assert.ok(orders.length > 10)
      for (const { id, ownerRef } of orders.slice(0, 25)) {
        assert.ok(await connector.getOrder({ companies: [ownerRef], id }, callTo(prism)))
      }
    })

    it('answers every invoice and payment as the document says, in the list and whole', async () => {
      const { invoices } = await the(connector.findInvoices)(INVOICES, callTo(prism))
      assert.ok(invoices.length > 0)
      for (const { id } of invoices.slice(0, 15)) {
        const query = { companies: INVOICES.companies, id }
        assert.ok(await the(connector.getInvoice)(query, callTo(prism)))
      }
      const { payments } = await the(connector.findPayments)(PAYMENTS, callTo(prism))
      assert.ok(payments.length > 0)
      for (const { id } of payments.slice(0, 15)) {
        const query = { companies: PAYMENTS.companies, id }
        assert.ok(await the(connector.getPayment)(query, callTo(prism)))
      }
    })

    it('says of what is not there what the document says', async () => {
      const query = { companies: ['C-1001'], id: 'no-such-record' }
      assert.equal(await connector.getOrder(query, callTo(prism)), null)
      assert.equal(await the(connector.getInvoice)(query, callTo(prism)), null)
    })

    it('would be caught if it did not keep to the document', async () => {
      erp.control({ fault: 'html' })
      try {
        // Prism's own refusal: the connector itself would call the page a bad answer.
        await assert.rejects(
          connector.findOrders(ORDERS, callTo(prism)),
          (error) => isConnectorError(error) && error.kind === 'unavailable'
        )
      } finally {
        erp.control({ fault: null })
      }
    })
  })

describeTrial('Prism', installPrism, (folder) => {
  describeMock(folder)
  describeWatch(folder)
})
