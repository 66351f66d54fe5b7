import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import { isConnectorError } from '../../node/connectors/connector-error'
import type { Call, DocumentQuery, InvoiceQuery } from '../../node/connectors/connector'
import { rest } from '../../node/connectors/rest'
import { createHttpPort } from '../../node/testing/http-port'
import type { DocumentFault } from './documents/document-faults'
import { startDemoErp, type DemoErp } from './server'

const NORTE = ['C-1001', 'C-1002']
const EVERYTHING: InvoiceQuery = {
  companies: NORTE,
  number: null,
  state: null,
  today: '2026-11-23',
  from: null,
  to: null,
  dueFrom: null,
  dueTo: null,
  placedBy: null,
  sort: 'NEWEST_FIRST',
  first: 50,
  after: null,
}

const connector = rest.create({
  settings: rest.readSettings({
    erpBaseUrl: 'https://erp.demo.example',
    erpAuthentication: 'API_KEY',
    erpApiKey: 'demo-erp-key',
  }),
  clock: () => new Date(),
})

let erp: DemoErp
before(async () => {
  erp = await startDemoErp({ today: '2026-11-23', orderCount: 2000 })
})
after(() => erp.close())
afterEach(() => erp.control({ document: null }))

const callOf = (signal = new AbortController().signal): Call => ({
  http: createHttpPort(erp.url),
  signal,
})

const invoiceDocument = async (): Promise<DocumentQuery> => {
  const query = { companies: NORTE, id: 'inv-p0428831-1' }
  const document = (await connector.getInvoice?.(query, callOf()))?.documents[0]
  assert.ok(document)
  const parent = { orderId: null, invoiceId: 'inv-p0428831-1', paymentId: null }
  return { companies: NORTE, parent, document }
}

const read = async (query: DocumentQuery, call = callOf()): Promise<Buffer | null> => {
  const opened = (await connector.openDocument?.(query, call)) ?? null
  if (opened === null) return null
  assert.equal(opened.type, 'file')
  const chunks: Uint8Array[] = []
  if (opened.type === 'file') for await (const chunk of opened.bytes) chunks.push(chunk)
  return Buffer.concat(chunks)
}

describe('The connector "rest" at the demo ERP', () => {
  it('reads invoices, their sums and their payments', async () => {
    const page = await connector.findInvoices?.(EVERYTHING, callOf())
    assert.equal(page?.invoices.length, 50)
    assert.deepEqual(
      page.sums?.map(({ open }) => open.currency),
      ['BRL', 'USD']
    )
    const shared = { companies: NORTE, id: 'inv-p0458891-1' }
    const opened = await connector.getInvoice?.(shared, callOf())
    assert.equal(opened?.orders.length, 2)
    assert.equal(opened.payments.length, 1)
    assert.equal(await connector.getInvoice?.({ ...shared, companies: ['C-2001'] }, callOf()), null)
  })

  it('reads payments', async () => {
    const { companies, first, after: cursor, placedBy } = EVERYTHING
    const query = { companies, first, after: cursor, placedBy, from: null, to: null }
    const page = await connector.findPayments?.(query, callOf())
    assert.equal(page?.payments.length, 50)
    assert.ok(page.payments.some(({ settles }) => settles.some(({ orders }) => orders.length > 0)))
  })

  it('opens a document, and none of another company', async () => {
    const query = await invoiceDocument()
    assert.equal((await read(query))?.subarray(0, 5).toString(), '%PDF-')
    assert.equal(await read({ ...query, companies: ['C-2001'] }), null)
    erp.control({ document: 'gone' })
    assert.equal(await read(query), null)
  })

  it('takes a document cut short or endless for an error, never for a document', async () => {
    const query = await invoiceDocument()
    const outcome = async (document: DocumentFault, call = callOf()): Promise<string> => {
      erp.control({ document })
      return read(query, call).then(
        () => 'opened',
        (error: unknown) => (isConnectorError(error) ? error.kind : 'no connector error')
      )
    }
    assert.match(await outcome('short'), /^(bad-answer|unavailable)$/)
    assert.equal(await outcome('huge'), 'bad-answer')
    assert.equal(await outcome('big'), 'opened')
  })

  it('takes a deadline that ends in the middle of a document for a timeout', async () => {
    const query = await invoiceDocument()
    erp.control({ document: 'stall' })
    const leave = new AbortController()
    const opened = await connector.openDocument?.(query, callOf(leave.signal))
    assert.ok(opened?.type === 'file')
    const reading = async () => {
      for await (const chunk of opened.bytes) if (chunk.length > 0) leave.abort()
    }
    await assert.rejects(reading, (error) => isConnectorError(error) && error.kind === 'timeout')
  })
})
