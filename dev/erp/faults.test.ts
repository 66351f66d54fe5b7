import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import { API, KEY, createAsking, isRow, type TestClient } from './test-client'
import { isNode } from './contract-document'
import { FEATURES, FEATURES_OF_1_1 } from './features'
import { startDemoErp, type DemoErp } from './server'

let erp: DemoErp
let client: TestClient
before(async () => {
  erp = await startDemoErp({ today: '2026-11-23' })
  client = createAsking(erp.url)
})
after(() => erp.close())
afterEach(() => erp.control({ fault: null, delayMs: 0 }))

describe('The faults', () => {
  const ORDERS = `${API}/orders?company=C-1001&limit=2`
  const withFault = (fault: string) =>
    fetch(`${erp.url}/__control`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ fault }),
    })

  it('answer with the statuses of trouble, and when to come back', async () => {
    for (const [fault, status, retryAfter] of [
      ['503', 503, '30'],
      ['429', 429, '2'],
      ['401', 401, null],
    ] as const) {
      await withFault(fault)
      assert.equal(await client.refusal(ORDERS), status)
      assert.equal((await client.ask(ORDERS)).headers.get('retry-after'), retryAfter)
    }
  })

  it('drop the connection, send a page, cut the text', async () => {
    await withFault('down')
    await assert.rejects(client.ask(ORDERS))
    await withFault('html')
    assert.match(await (await client.ask(ORDERS)).text(), /^<!doctype html>/)
    await withFault('cut-json')
    const cut = await (await client.ask(ORDERS)).text()
    assert.ok(cut.startsWith('{"orders":[{'))
    assert.throws(() => JSON.parse(cut))
  })

  it('leave whoever asks without an answer, also once all is well again', async () => {
    await withFault('silent')
    const leave = new AbortController()
    const lost = fetch(erp.url + ORDERS, { headers: KEY, signal: leave.signal })
    const isLost = assert.rejects(lost, { name: 'AbortError' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    erp.control({ fault: null })
    assert.equal((await client.ask(ORDERS)).status, 200)
    leave.abort()
    await isLost
  })

  it('send fifty megabytes to one who reads them', async () => {
    await withFault('huge')
    const response = await client.ask(ORDERS)
    const body = await response.arrayBuffer()
    assert.ok(body.byteLength > 50 * 1024 * 1024)
  })

  it('drip, and stop when the viewer leaves', async () => {
    await withFault('drip')
    const leave = new AbortController()
    const response = await fetch(erp.url + ORDERS, { headers: KEY, signal: leave.signal })
    const reader = response.body?.getReader()
    assert.equal((await reader?.read())?.value?.length, 1)
    leave.abort()
    await assert.rejects(async () => reader?.read())
  })

  it("hand out another company's record, to the search and by id", async () => {
    const honest = await client.search('company=C-1001&limit=2')
    await withFault('foreign-record')
    const leaking = await client.search('company=C-1001&limit=2')
    assert.deepEqual(leaking.orders.slice(1), honest.orders.slice(0, 1))
    assert.notEqual(leaking.orders[0]?.ownerRef, 'C-1001')
    const lookalike = await client.search('company=C-1001&numberKind=CUSTOMER&number=PO-4500')
    assert.equal(lookalike.orders.length, 2)
    const response = await client.ask(`${API}/orders/so-p0458813?company=C-1001`)
    const order: unknown = await response.json()
    assert.ok(isRow(order))
    assert.equal(order.ownerRef, 'C-2001')
  })

  it('end with the server, even in the middle', async () => {
    const own = await startDemoErp({ orderCount: 20, delayMs: 60_000 })
    const asked = fetch(`${own.url}${API}/status`, { headers: KEY })
    const failed = assert.rejects(asked)
    while (own.requests.length === 0) await new Promise(setImmediate)
    await own.close()
    await failed
  })
})

describe('The control', () => {
  const AS_EVER = { document: null, documentOf: null, features: FEATURES }
  const post = (body: string, type = 'application/json') =>
    fetch(`${erp.url}/__control`, { method: 'POST', headers: { 'content-type': type }, body })

  it('changes what is named and says how the ERP behaves', async () => {
    const changed = await post('{"delayMs":5,"fault":"503"}')
    assert.deepEqual(await changed.json(), { delayMs: 5, fault: '503', ...AS_EVER })
    const back = await post('{"fault":null}')
    assert.deepEqual(await back.json(), { delayMs: 5, fault: null, ...AS_EVER })
    const seen = await fetch(`${erp.url}/__control`)
    assert.deepEqual(await seen.json(), { delayMs: 5, fault: null, ...AS_EVER })
  })

  it('refuses what it does not know, and what a foreign page could send', async () => {
    for (const body of [
      '',
      '[',
      'null',
      '{"fault":"fire"}',
      '{"delayMs":-1}',
      '{"delayMs":"5"}',
      '{"delayMs":1e9}',
      '{"features":["teleport"]}',
      '{"features":"invoices"}',
      `{"x":"${'x'.repeat(5000)}"}`,
    ]) {
      assert.equal((await post(body)).status, 400, body.slice(0, 40))
    }
    assert.equal((await post('{"fault":"503"}', 'text/plain')).status, 415)
    assert.deepEqual(erp.control({}), { delayMs: 0, fault: null, ...AS_EVER })
  })

  it('says which features there are, or none as version 1.1.0, and has no others', async () => {
    const PDF = `${API}/orders/so-p0428831/documents/confirmation?company=C-1001`
    const has = async (features: readonly string[] | null) => {
      assert.equal((await post(JSON.stringify({ features }))).status, 200)
      const status: unknown = await (await client.ask(`${API}/status`)).json()
      const paths = [`invoices?today=2026-11-23&company=C-1001`, `payments?company=C-1001`]
      const answers = await Promise.all(paths.map((path) => client.ask(`${API}/${path}`)))
      const document = await client.ask(PDF)
      return { status, found: [...answers, document].map((answer) => answer.status) }
    }
    const version11 = await has(null)
    assert.deepEqual(version11.status, { status: 'ok' })
    assert.deepEqual(await has(FEATURES_OF_1_1), {
      status: { status: 'ok', features: FEATURES_OF_1_1 },
      found: version11.found,
    })
    assert.deepEqual(version11.found.slice(0, 2), [200, 200])
    assert.deepEqual((await has([])).found, [404, 404, 404])
    const order: unknown = await (
      await client.ask(`${API}/orders/so-p0428831?company=C-1001`)
    ).json()
    assert.ok(isNode(order))
    assert.deepEqual([order['invoices'], order['payments'], order['documents']], [[], [], []])
    assert.equal((await post(JSON.stringify({ features: FEATURES }))).status, 200)
  })

  it('lists the last two hundred requests as they were sent, and empties the list', async () => {
    await fetch(`${erp.url}/__requests`, { method: 'DELETE' })
    await client.ask(`${API}/status?x=%20y`, { ...KEY, 'x-trace': 'abc' })
    const listed: unknown = await (await fetch(`${erp.url}/__requests`)).json()
    assert.ok(Array.isArray(listed))
    const [first]: unknown[] = listed
    assert.ok(isNode(first) && isNode(first['headers']))
    assert.deepEqual(
      [listed.length, first['method'], first['path'], first['headers']['x-trace']],
      [1, 'GET', `${API}/status?x=%20y`, 'abc']
    )
    for (let count = 0; count < 205; count += 1) await client.ask(`${API}/status?n=${count}`)
    assert.equal(erp.requests.length, 200)
    assert.equal(erp.requests.at(-1)?.path, `${API}/status?n=204`)
    await fetch(`${erp.url}/__requests`, { method: 'DELETE' })
    assert.equal(erp.requests.length, 0)
  })
})
