import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import fc from 'fast-check'

import type { DocumentParent, HttpRequest, InvoiceQuery, PaymentQuery } from '../connector'
import { isConnectorError } from '../connector-error'
import { bindCursor } from './cursor'
import { documentRequest, findInvoicesRequest, findPaymentsRequest } from './request'

/** What a server reads, after the port and the network. */
const received = ({ path }: HttpRequest): URL => new URL(`https://erp.example${path}`)

describe('Invoices and payments on the wire', () => {
  const invoices: InvoiceQuery = {
    companies: ['C1'],
    number: { kind: 'INVOICE', value: '176436-1' },
    state: 'OVERDUE',
    today: '2026-11-23',
    from: '2026-01-01',
    to: '2026-01-31',
    dueFrom: '2026-02-01',
    dueTo: '2026-02-28',
    placedBy: 'ana@norte.example',
    sort: 'DUE_FIRST',
    first: 50,
    after: null,
  }

  it('name every filter by the words of the contract', () => {
    const after = bindCursor('next', invoices)
    assert.deepEqual(findInvoicesRequest({ ...invoices, after }).query, [
      ['company', 'C1'],
      ['numberKind', 'INVOICE'],
      ['number', '176436-1'],
      ['state', 'OVERDUE'],
      ['today', '2026-11-23'],
      ['from', '2026-01-01'],
      ['to', '2026-01-31'],
      ['dueFrom', '2026-02-01'],
      ['dueTo', '2026-02-28'],
      ['placedBy', 'ana@norte.example'],
      ['sort', 'DUE_FIRST'],
      ['limit', '50'],
      ['cursor', 'next'],
    ])
  })

  it('name what came after version 1.1.0 only where it is asked for', () => {
    const number = { kind: 'INVOICE', value: '1764', match: 'partial' } as const
    const slipLine = '1'.repeat(48)
    const named = ({ query = [] }: HttpRequest) => query.map(([name]) => name)
    const { query = [] } = findInvoicesRequest({ ...invoices, number, slipLine })
    assert.deepEqual(query.slice(1, 5), [
      ['numberKind', 'INVOICE'],
      ['number', '1764'],
      ['numberMatch', 'partial'],
      ['slipLine', slipLine],
    ])
    const exact = { ...number, match: 'exact' } as const
    assert.ok(!named(findInvoicesRequest({ ...invoices, number: exact })).includes('numberMatch'))
    const { companies, from, to, placedBy, first } = invoices
    const payments: PaymentQuery = { companies, from, to, placedBy, first, after: null }
    assert.ok(!named(findPaymentsRequest(payments)).includes('number'))
    const byReference = { ...payments, number: { kind: 'REFERENCE', value: 'PG 1' } } as const
    assert.deepEqual(findPaymentsRequest(byReference).query?.slice(1, 3), [
      ['numberKind', 'REFERENCE'],
      ['number', 'PG 1'],
    ])
  })

  it('are not asked for with what can not be said, or could be taken for "any"', () => {
    const wrong: ReadonlyArray<Partial<InvoiceQuery>> = [
      { companies: [] },
      { companies: ['\u200b'] },
      { number: { kind: 'WEB', value: ' ' } },
      { today: '' },
      { today: '23/11/2026' },
      { dueFrom: '2026-02-30' },
      { dueTo: 'soon' },
      { placedBy: '' },
      { first: 0 },
      ...['', '1', '1'.repeat(46), `${'1'.repeat(46)}x`].map((slipLine) => ({ slipLine })),
      { after: bindCursor('next', { ...invoices, state: 'OPEN' }) },
      { after: bindCursor('next', { ...invoices, placedBy: null }) },
    ]
    for (const differing of wrong) {
      assert.throws(() => findInvoicesRequest({ ...invoices, ...differing }), isConnectorError)
    }
  })

  it('are read on at midnight', () => {
    const after = bindCursor('next', invoices)
    assert.ok(findInvoicesRequest({ ...invoices, today: '2026-11-24', after }))
  })

  it('have cursors that are worth nothing for each other', () => {
    const { companies, from, to, placedBy, first } = invoices
    const payments: PaymentQuery = { companies, from, to, placedBy, first, after: null }
    const after = bindCursor('next', invoices)
    assert.throws(() => findPaymentsRequest({ ...payments, after }), isConnectorError)
    assert.ok(findPaymentsRequest({ ...payments, after: bindCursor('next', payments) }))
  })
})

describe('A document on the wire', () => {
  const requestOf = (parent: Partial<DocumentParent>, id = 'doc') =>
    documentRequest({
      companies: ['C1', 'C2'],
      parent: { orderId: null, invoiceId: null, paymentId: null, ...parent },
      document: { id, kind: 'OTHER', label: null, number: null, issuedOn: null, sizeBytes: null },
    })

  it('stands below the innermost record that lists it', () => {
    const pathOf = (parent: Partial<DocumentParent>) => requestOf(parent)?.path
    const orderId = 'o'
    assert.equal(pathOf({ orderId }), '/orders-b2b/v1/orders/o/documents/doc')
    assert.equal(pathOf({ orderId, invoiceId: 'i' }), '/orders-b2b/v1/invoices/i/documents/doc')
    assert.equal(
      pathOf({ orderId, invoiceId: 'i', paymentId: 'p' }),
      '/orders-b2b/v1/payments/p/documents/doc'
    )
    assert.deepEqual(requestOf({ orderId })?.query, [
      ['company', 'C1'],
      ['company', 'C2'],
    ])
  })

  it('is two segments of the path, whatever the ids are', () => {
    const id = fc.string({ unit: 'grapheme', maxLength: 60 })
    fc.assert(
      fc.property(id, id, (invoiceId, document) => {
        const request = requestOf({ invoiceId }, document)
        fc.pre(request !== null)
        const segments = received(request).pathname.split('/').map(decodeURIComponent)
        assert.deepEqual(segments.slice(3), ['invoices', invoiceId, 'documents', document])
      })
    )
  })

  it('is not asked for by an id that can not be one, nor without a record', () => {
    assert.equal(requestOf({}), null)
    for (const id of ['', ' ', '.', '..', 'a\nb', '\ud800', 'x'.repeat(201)]) {
      assert.equal(requestOf({ invoiceId: id }), null)
      assert.equal(requestOf({ invoiceId: 'i' }, id), null)
    }
  })
})
