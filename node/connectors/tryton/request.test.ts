import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import type { InvoiceQuery, OrderQuery, PaymentQuery } from '../connector'
import { isConnectorError } from '../connector-error'
import { containing, dayValue, exactly, ofCompanies, readId, sendable } from './domain'
import { openOneDocument } from './documents'
import { behind, cursorAt, placeIn, readPlace } from './paging'
import { checkCall, findOrdersCalls, getOrderCalls } from './request'
import {
  findInvoicesCalls,
  findPaymentsCalls,
  getInvoiceCall,
  getPaymentCall,
} from './request-invoices'
import { rpcRequest, type RpcCall } from './rpc'

const kindOf = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return isConnectorError(error) ? error.kind : error
  }
}

const COMPANIES = ['C-1', 'C-2']
const SPAN = { from: null, to: null, placedBy: null, first: 25, after: null }
const ORDERS: OrderQuery = {
  ...{ ...SPAN, companies: COMPANIES, number: null, product: null },
  ...{ statuses: [], channels: [], sort: 'NEWEST_FIRST' },
}
const INVOICES: InvoiceQuery = {
  ...{ ...SPAN, companies: COMPANIES, number: null, state: null, today: '2026-11-25' },
  ...{ dueFrom: null, dueTo: null, sort: 'NEWEST_FIRST' },
}
const PAYMENTS: PaymentQuery = { ...SPAN, companies: COMPANIES }
const RECORD = { companies: COMPANIES, id: '7' }

const RESTRICTION = ['party.code', 'in', COMPANIES]
const domainOf = ({ params }: RpcCall): readonly unknown[] => params[0] as readonly unknown[]

describe('Every question about records', () => {
  it('is restricted to the companies, at the top of its domain', () => {
    const calls = [
      ...findOrdersCalls(ORDERS),
      ...getOrderCalls(RECORD),
      ...findInvoicesCalls(INVOICES),
      getInvoiceCall(RECORD),
      ...findPaymentsCalls(PAYMENTS),
      getPaymentCall({ ...RECORD, id: 'payment-7' }),
      getPaymentCall({ ...RECORD, id: 'entry-7' }),
      getPaymentCall({ ...RECORD, id: 'anything' }),
    ]
    for (const call of calls) assert.deepEqual(domainOf(call)[0], RESTRICTION, call.method)
  })

  it('goes to the one path, with the context last', () => {
    const { method, path, headers, body } = rpcRequest(findOrdersCalls(ORDERS)[0], 'Session x')
    assert.deepEqual([method, path, headers], ['POST', '/tryton/', { Authorization: 'Session x' }])
    const { params } = body as { params: readonly unknown[] }
    assert.deepEqual([params[1], params[2], params[5]], [0, 26, {}])
    assert.equal(rpcRequest(checkCall(), null).headers, undefined)
  })

  it('about no company, or a blank one, is refused', () => {
    for (const companies of [[], [''], [' '], ['\u200b'], ['C-1', '\n'], ['x'.repeat(201)]]) {
      assert.equal(
        kindOf(() => findOrdersCalls({ ...ORDERS, companies })),
        'invalid-query'
      )
      assert.equal(
        kindOf(() => findInvoicesCalls({ ...INVOICES, companies })),
        'invalid-query'
      )
      assert.equal(
        kindOf(() => findPaymentsCalls({ ...PAYMENTS, companies })),
        'invalid-query'
      )
      assert.equal(
        kindOf(() => getOrderCalls({ ...RECORD, companies })),
        'invalid-query'
      )
    }
    assert.deepEqual(ofCompanies('party.code', ['a', 'a']), ['party.code', 'in', ['a']])
  })

  it('by what Tryton does not know is refused as unsupported', () => {
    const refused = [
      () => findOrdersCalls({ ...ORDERS, placedBy: 'ana@norte.example' }),
      () => findInvoicesCalls({ ...INVOICES, placedBy: 'ana@norte.example' }),
      () => findInvoicesCalls({ ...INVOICES, sort: 'DUE_FIRST' }),
      () => findInvoicesCalls({ ...INVOICES, number: { kind: 'ACCESS_KEY', value: '35' } }),
      () => findPaymentsCalls({ ...PAYMENTS, placedBy: 'ana@norte.example' }),
    ]
    for (const ask of refused) assert.equal(kindOf(ask), 'unsupported')
  })
})

describe('What a person typed', () => {
  it('stands for itself in a pattern', () => {
    assert.deepEqual(exactly('number', '50%_a\\'), ['number', 'ilike', '50\\%\\_a\\\\'])
    assert.deepEqual(containing('number', '%'), ['number', 'ilike', '%\\%%'])
  })

  it('is refused where it is blank, overlong or no text', () => {
    for (const text of ['', ' ', '\u200b', 'a\u0000b', 'a\nb', '\ud800', 'x'.repeat(201)]) {
      assert.equal(
        kindOf(() => sendable(text, 'number')),
        'invalid-query',
        JSON.stringify(text)
      )
    }
    assert.equal(sendable("' OR 1=1 --", 'number'), "' OR 1=1 --")
  })

  it('is an id or none', () => {
    assert.deepEqual(['1', '2147483647'].map(readId), [1, 2147483647])
    for (const id of ['', '0', '01', '-1', '1.5', '2147483648', '1e3', ' 1', '9'.repeat(30), '١']) {
      assert.equal(readId(id), null, id)
    }
  })

  it('is a day of a calendar, or refused', () => {
    assert.deepEqual(dayValue('2026-02-03'), { __class__: 'date', year: 2026, month: 2, day: 3 })
    for (const day of ['2026-02-30', '26-1-1', '', '2026-02-03T00:00:00Z', 'x']) {
      assert.equal(
        kindOf(() => dayValue(day)),
        'invalid-query',
        day
      )
    }
  })
})

describe('The next page', () => {
  const NOV_25 = { __class__: 'date', year: 2026, month: 11, day: 25 }

  it('begins behind the last record, those without a day being the oldest', () => {
    const place = { day: '2026-11-25', id: 7 }
    const sameDay = (further: string) => [
      ['d', '=', NOV_25],
      ['id', further, 7],
    ]
    assert.deepEqual(behind('d', 'NEWEST_FIRST', place), [
      ...['OR', sameDay('<')],
      ['d', '<', NOV_25],
      ['d', '=', null],
    ])
    assert.deepEqual(behind('d', 'OLDEST_FIRST', place), ['OR', sameDay('>'), ['d', '>', NOV_25]])
    const noDay = { day: null, id: 7 }
    assert.deepEqual(behind('d', 'NEWEST_FIRST', noDay), [
      ['d', '=', null],
      ['id', '<', 7],
    ])
    assert.deepEqual(behind('d', 'OLDEST_FIRST', noDay)[2], ['d', '!=', null])
  })

  it('is named by a cursor that belongs to one question', () => {
    const cursor = cursorAt('question', ['2026-11-25', 7])
    assert.deepEqual(placeIn('question', cursor), ['2026-11-25', 7])
    assert.equal(
      kindOf(() => placeIn('another', cursor)),
      'invalid-query'
    )
    for (const forged of ['', 'x', `${cursor}x`, cursor.slice(1), cursor.slice(0, -1), '\ud800']) {
      assert.equal(
        kindOf(() => placeIn('question', forged)),
        'invalid-query',
        forged
      )
    }
  })

  it('is at a day and an id, or refused', () => {
    assert.deepEqual(readPlace([null, 7]), { day: null, id: 7 })
    for (const place of [[], ['2026-11-25'], ['x', 7], [null, 'x'], [null, -1], [{}, 7]]) {
      assert.equal(
        kindOf(() => readPlace(place)),
        'invalid-query',
        JSON.stringify(place)
      )
    }
  })

  it('counts all that match, not only what is left', () => {
    const first = findOrdersCalls(ORDERS)
    const after = cursorAt(
      ['orders', COMPANIES, null, null, null, [], [], null, 'NEWEST_FIRST'],
      ['2026-11-25', 7]
    )
    const second = findOrdersCalls({ ...ORDERS, after })
    assert.deepEqual(second[1], first[1])
    assert.equal(domainOf(second[0]).length, domainOf(first[0]).length + 1)
  })
})

describe('A document', () => {
  const DOCUMENT = {
    kind: 'OTHER',
    label: null,
    number: null,
    issuedOn: null,
    sizeBytes: null,
  } as const
  const NO_PARENT = { orderId: null, invoiceId: null, paymentId: null }
  const call = {
    http: { json: () => Promise.reject(new Error()), stream: () => Promise.reject(new Error()) },
    signal: new AbortController().signal,
  }
  const open = (id: string, parent: object, row: unknown) => {
    const asked: RpcCall[] = []
    const work = openOneDocument(
      (rpc) => {
        asked.push(rpc)
        return Promise.resolve(row === null ? [] : [row])
      },
      { companies: COMPANIES, parent: { ...NO_PARENT, ...parent }, document: { id, ...DOCUMENT } },
      call
    )
    return work.then(
      (document) => ({ document, asked }),
      (error: unknown) => ({ document: isConnectorError(error) ? error.kind : error, asked })
    )
  }
  const file = (bytes: Uint8Array) => ({
    __class__: 'bytes',
    base64: Buffer.from(bytes).toString('base64'),
  })

  it('is asked for as of the companies, whatever names it', async () => {
    const { asked } = await open('attachment-3', { paymentId: 'payment-5' }, null)
    assert.deepEqual(asked.map(domainOf), [
      [
        ['id', '=', 3],
        ['type', '=', 'data'],
        ['resource', '=', 'account.payment,5'],
        ['resource.party.code', 'in', COMPANIES, 'account.payment'],
      ],
    ])
    const report = await open('report', { invoiceId: '7' }, null)
    assert.deepEqual(domainOf(report.asked[0] as RpcCall)[0], RESTRICTION)
  })

  it('that no record of ours could list is not asked for', async () => {
    for (const [id, parent] of [
      ['report', { paymentId: 'payment-5' }],
      ['attachment-3', { invoiceId: '7' }],
      ['attachment-3', { paymentId: 'entry-5' }],
      ['attachment-x', { paymentId: 'payment-5' }],
      ['report ', { invoiceId: '7' }],
    ] as const) {
      assert.deepEqual(await open(id, parent, null), { document: null, asked: [] })
    }
  })

  it('of more than 10 MB, of no bytes or of no base64 is a bad answer', async () => {
    const row = (invoice_report_cache: unknown) => ({ invoice_report_cache })
    const kinds = await Promise.all(
      [file(new Uint8Array(10 * 1024 * 1024 + 1)), file(new Uint8Array()), 'JVBE', 10907].map(
        async (value) => (await open('report', { invoiceId: '7' }, row(value))).document
      )
    )
    assert.deepEqual(kinds, ['bad-answer', 'bad-answer', 'bad-answer', 'bad-answer'])
    const { document } = await open(
      'report',
      { invoiceId: '7' },
      row(file(new Uint8Array(10 * 1024 * 1024)))
    )
    assert.ok(document !== null && typeof document === 'object' && 'sizeBytes' in document)
    assert.equal(document.sizeBytes, 10 * 1024 * 1024)
  })

  it('that Tryton has not kept is gone', async () => {
    const { document } = await open('report', { invoiceId: '7' }, { invoice_report_cache: null })
    assert.equal(document, null)
  })
})
