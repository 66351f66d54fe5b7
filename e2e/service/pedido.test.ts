/** The way of those who move over from `vtex.omnichannel-order-status`: the app under its runtime, and an ERP of that contract. */
import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'

import { type LocalStore, startLocalStore } from '../../dev/local-store'
import type { DemoPerson } from '../../dev/platform/people'
import { README } from '../../node/connectors/pedido/__fixtures__/dialect'
import type { SeededPedido } from '../../node/connectors/pedido/__fixtures__/orders'
import type { Fault } from '../../node/testing/erp-server'
import { exported, readSpreadsheet } from './export-file'
import { documentOf, openDocument, refusalOf } from './order-documents'
import { NORTE_REFS, orderOf, type PedidoErp, startPedidoErp } from './pedido-store'
import { found, numbersOf, person, refusal, search } from './store'

let erp: PedidoErp
let store: LocalStore

before(async () => {
  erp = await startPedidoErp(README)
  store = await startLocalStore(erp.options)
})
afterEach(() => erp.server.misbehave(null))
after(async () => {
  await store.close()
  await erp.server.close()
})

const [NORTE = '', NORTE_BRANCH = ''] = NORTE_REFS
/** It has every kind of number, an invoice and documents. */
const known = () => orderOf(erp, NORTE, 0)
const foreign = () => orderOf(erp, '47', 0)

const byNumber = (number: string, numberKind?: string) => ({
  variables: { search: { number, numberKind } },
})

interface Opened {
  readonly status: string
  readonly company: { readonly ref: string }
  readonly erpOrderNumber: string
  readonly customerOrderNumber: string
  readonly total: { readonly amount: string; readonly currency: string }
  readonly totals: Readonly<Record<'items' | 'freight' | 'total', { amount: string } | null>>
  readonly lines: ReadonlyArray<{ readonly productCode: string; readonly ordered: string }>
  readonly invoices: ReadonlyArray<{ readonly invoiceNumber: string; readonly series: string }>
  readonly documents: ReadonlyArray<{ readonly kind: string }>
}

const ORDER = `query open($id: ID!) {
  erpOrder(id: $id) {
    order {
      status company { ref } erpOrderNumber customerOrderNumber total { amount currency }
      totals { items { amount } freight { amount } total { amount } }
      lines { productCode ordered } invoices { invoiceNumber series } documents { kind }
    }
  }
}`

const ask = (id: string, as: DemoPerson = 'ana') =>
  store.fetchGraphql<{ erpOrder: { order: Opened } }>({
    ...{ as: person(as), query: ORDER, variables: { id } },
  })

/** The reference that GraphQL gives an order; the connector's own id is inside. */
const idOf = async ({ erpNumber }: SeededPedido, as: DemoPerson = 'ana'): Promise<string> => {
  const [row] = (await found(store, as, byNumber(erpNumber, 'ERP'))).orders
  assert.ok(row)
  return row.id
}

describe('a collaborator of a company that moved over', () => {
  for (const [kind, what] of [
    ['WEB', 'its web order number'],
    ['ERP', 'its ERP order number'],
    ['INVOICE', 'its invoice number, with and without the series'],
  ] as const) {
    it(`finds an order by ${what}, whether the kind is chosen or not`, async () => {
      for (const number of known().known.numbers[kind]) {
        for (const chosen of [kind, undefined]) {
          const page = await found(store, 'ana', byNumber(number, chosen))
          assert.deepEqual(numbersOf(page), [known().erpNumber], number)
        }
      }
    })
  }

  it('finds the orders of both customers that have the same "my order"', async () => {
    for (const chosen of ['CUSTOMER', undefined]) {
      const page = await found(store, 'ana', byNumber('po-4500', chosen))
      const refs = page.orders.map(({ company }) => company.ref)
      assert.deepEqual(refs.sort(), [...NORTE_REFS].sort())
    }
  })

  it('sees the latest orders of both customers first, and page by page all of them', async () => {
    const seen: Array<string | null> = []
    const days: string[] = []
    let after: string | null = null
    do {
      const page = await found(store, 'ana', { variables: { first: 50, after } })
      seen.push(...numbersOf(page))
      days.push(...page.orders.map(({ orderedOn }) => orderedOn))
      after = page.endCursor
    } while (after !== null && seen.length < 500)
    const own = erp.orders.filter(({ known: { ownerRef } }) => NORTE_REFS.includes(ownerRef))
    assert.deepEqual([...seen].sort(), own.map(({ erpNumber }) => erpNumber).sort())
    assert.deepEqual(days, [...days].sort().reverse())
  })

  it('narrows the list by days and by status', async () => {
    const variables = { search: { from: '2026-06-01', to: '2026-06-30', statuses: ['SHIPPED'] } }
    const page = await found(store, 'ana', { variables })
    const wanted = erp.orders.filter(
      ({ known: { ownerRef, status, orderedOn } }) =>
        NORTE_REFS.includes(ownerRef) && status === 'SHIPPED' && String(orderedOn) >= '2026-06-01'
    )
    assert.ok(wanted.length > 0)
    assert.deepEqual(numbersOf(page).sort(), wanted.map(({ erpNumber }) => erpNumber).sort())
  })

  it('saves the list as a spreadsheet', async () => {
    const text = await exported(store, 'ana', 'orders?status=SHIPPED&lang=en')
    const { rows, lastLine } = readSpreadsheet(text, ',')
    const shipped = erp.orders.filter(
      ({ known: { ownerRef, status } }) => NORTE_REFS.includes(ownerRef) && status === 'SHIPPED'
    )
    assert.deepEqual(
      rows.map((row) => row['ERP order']).sort(),
      shipped.map(({ erpNumber }) => erpNumber).sort()
    )
    assert.equal(lastLine, `Complete: ${shipped.length} rows.`)
  })

  it('opens an order, with its lines, its invoice and its documents', async () => {
    const { data } = await ask(await idOf(known()))
    const order = data?.erpOrder.order
    assert.equal(order?.company.ref, NORTE)
    assert.equal(order.status, known().known.status)
    assert.equal(order.erpOrderNumber, known().erpNumber)
    assert.equal(order.customerOrderNumber, 'PO-4500')
    assert.deepEqual(order.total, known().known.total)
    // The contract names freight and total alone: the page adds the lines up.
    assert.deepEqual(order.totals, {
      ...{ items: null, freight: { amount: '1234.50' }, total: { amount: '6875.50' } },
    })
    assert.deepEqual(order.lines, [{ productCode: 'BRG-6204', ordered: '3' }])
    const { number: invoiceNumber, series } = known().invoice ?? {}
    assert.deepEqual(order.invoices, [{ invoiceNumber, series }])
    assert.deepEqual(
      order.documents.map(({ kind }) => kind),
      ['INVOICE_PDF', 'PAYMENT_SLIP']
    )
  })

  it('is told that the ERP cannot list invoices and payments', async () => {
    const { data } = await store.fetchGraphql<{ erpCollaborator: unknown }>({
      as: person('ana'),
      query: '{ erpCollaborator { capabilities { invoiceList paymentList } } }',
    })
    assert.deepEqual(data?.erpCollaborator, {
      capabilities: { invoiceList: false, paymentList: false },
    })
    for (const query of ['{ erpInvoices { endCursor } }', '{ erpPayments { endCursor } }']) {
      const answer = await store.fetchGraphql({ as: person('ana'), query })
      assert.match(refusal(answer), /^UNSUPPORTED/)
    }
  })

  it('opens a document at the ERP, and is told of one elsewhere that the store does not open', async () => {
    const orderId = await idOf(known())
    const file = await documentOf(store, 'ana', { orderId, kind: 'INVOICE_PDF' })
    const { status, headers, body } = await openDocument(store, file.ref, { as: 'ana' })
    assert.deepEqual([status, headers['content-type']], [200, 'application/pdf'])
    assert.deepEqual(body, Buffer.from(known().documents[0]?.content ?? ''))
    const link = await documentOf(store, 'ana', { orderId, kind: 'PAYMENT_SLIP' })
    const refused = await openDocument(store, link.ref, { as: 'ana' })
    assert.equal(refused.status, 422)
    assert.equal(refusalOf(refused)['reason'], 'DOCUMENT_ELSEWHERE')
  })

  it('is told of a document that is gone, and of one that the ERP refuses to give', async () => {
    const orderId = await idOf(orderOf(erp, NORTE_BRANCH, 2))
    const { ref } = await documentOf(store, 'ana', { orderId, kind: 'INVOICE_PDF' })
    // Whose it is has been proved by now: the list of the order's documents and the file are all that is asked for.
    assert.equal((await openDocument(store, ref, { as: 'ana' })).status, 200)
    for (const [status, code, reason] of [
      [404, 'NOT_FOUND', 'DOCUMENT_GONE'],
      [400, 'ERP_BAD_ANSWER', 'DOCUMENT_BROKEN'],
      [422, 'ERP_BAD_ANSWER', 'DOCUMENT_BROKEN'],
    ] as const) {
      erp.server.misbehave({ kind: 'reply', status, body: 'Erro' }, 1)
      const refused = await openDocument(store, ref, { as: 'ana' })
      const said = refusalOf(refused)
      assert.deepEqual([said['code'], said['reason']], [code, reason], String(status))
      erp.server.misbehave(null)
    }
  })
})

describe('what is not of the company', () => {
  it('is not found by any number', async () => {
    const { ERP, WEB, INVOICE } = foreign().known.numbers
    for (const number of [...ERP, ...WEB, ...INVOICE]) {
      assert.deepEqual(numbersOf(await found(store, 'ana', byNumber(number))), [], number)
      assert.deepEqual(numbersOf(await found(store, 'carla', byNumber(number))), ERP, number)
    }
  })

  it('does not open: the answer is the one of an order that never was', async () => {
    const id = await idOf(foreign(), 'carla')
    const own = await ask(id, 'carla')
    assert.equal(own.data?.erpOrder.order.company.ref, '47')
    const saidOf = async (asked: string) => {
      const { data, errors } = await ask(asked)
      const said = JSON.stringify([data, errors]).replaceAll(asked, 'ID')
      return said.replace(/"[0-9a-f-]{36}"/g, '""')
    }
    assert.match(await saidOf(id), /NOT_FOUND/)
    assert.equal(await saidOf(id), await saidOf('47.SO9-none'))
    assert.equal(await saidOf(id), await saidOf(`${NORTE}.SO9-none`))
  })

  it('gives no document, whoever sent its address', async () => {
    const orderId = await idOf(foreign(), 'carla')
    const { ref } = await documentOf(store, 'carla', { orderId, kind: 'INVOICE_PDF' })
    assert.equal((await openDocument(store, ref, { as: 'carla' })).status, 200)
    const refused = await openDocument(store, ref, { as: 'ana' })
    assert.equal(refused.status, 404)
    assert.deepEqual(refusalOf(refused)['code'], 'NOT_FOUND')
  })
})

describe('an ERP of the old contract that fails', () => {
  const text = 'Object reference not set to an instance'
  const DOWN: Fault = { kind: 'reply', status: 503, body: text }

  it('is told apart from one that has no such order, and is asked again when it is back', async () => {
    erp.server.misbehave(DOWN)
    const answer = await search(store, 'ana', byNumber('PO-4555'))
    assert.equal(refusal(answer), 'ERP_UNAVAILABLE')
    assert.ok(!JSON.stringify(answer.errors).includes(text))
    erp.server.misbehave(null)
    assert.deepEqual(numbersOf(await found(store, 'ana', byNumber('PO-4999'))), [])
    assert.equal((await found(store, 'ana', byNumber('PO-4555'))).orders.length, 2)
  })

  it('is checked by staff, who hear what is wrong', async () => {
    const check = async () => {
      const query = '{ erpConnectionCheck { connector isWorking code fields } }'
      const { data } = await store.fetchGraphql<{
        erpConnectionCheck: { connector: string; isWorking: boolean; code: string | null }
      }>({ as: person('sofia'), query })
      return data?.erpConnectionCheck
    }
    assert.deepEqual(await check(), {
      ...{ connector: 'pedido', isWorking: true, code: null, fields: [] },
    })
    erp.server.misbehave({ kind: 'reply', status: 401, body: text })
    assert.equal((await check())?.code, 'ERP_REJECTED_CREDENTIALS')
  })
})
