import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'

import { DEMO_ERP_HOST, type LocalStore, startLocalStore } from '../../dev/local-store'
import type { DemoPerson } from '../../dev/platform/people'
import { cookieHeader } from '../../dev/store-front'
import { EXPORTS } from '../service/export-file'
import { HELD_ORDER, type HeldCall, type HeldErp, startHeldErp } from '../service/held-erp'
import { openDocument, documentOf } from '../service/order-documents'
import { erpRequests, found, person, useLocalStore } from '../service/store'
import { send } from './attacked-store'

const ORDERS = `${EXPORTS}/orders?number=0000458812&lang=en`

describe('The route of exports under attack', () => {
  const store = useLocalStore()
  const ask = (headers: Readonly<Record<string, string>>, method = 'GET') =>
    send(store(), { as: 'ana', method, path: ORDERS, headers })

  it('is not for another site: neither to load from, nor to send a person to', async () => {
    await erpRequests(store())
    const site = { 'sec-fetch-site': 'cross-site' }
    const foreign: ReadonlyArray<Readonly<Record<string, string>>> = [
      { ...site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
      { ...site, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' },
      { origin: 'https://evil.example' },
    ]
    for (const headers of foreign) {
      const refused = await ask(headers)
      assert.equal(refused.status, 403, JSON.stringify(headers))
      assert.match(refused.text, /CROSS_SITE|otro sitio|another website/)
    }
    assert.equal((await ask({}, 'POST')).status, 405)
    assert.deepEqual(await erpRequests(store()), [])
    for (const from of ['same-origin', 'none']) {
      const own = { 'sec-fetch-site': from, 'sec-fetch-mode': 'navigate' }
      assert.equal((await ask(own)).status, 200, from)
    }
  })

  it('knows neither conditions nor ranges: nobody is told that something did not change', async () => {
    const { ref } = await documentOf(store(), 'ana', {
      orderId: 'so-p0428831',
      kind: 'INVOICE_PDF',
    })
    const whole = await openDocument(store(), ref, { as: 'ana' })
    const conditions: ReadonlyArray<Readonly<Record<string, string>>> = [
      { 'if-none-match': '*' },
      { 'if-modified-since': new Date(4e12).toUTCString() },
      { range: 'bytes=0-3', 'if-range': '"x"' },
      { range: 'bytes=-1' },
    ]
    for (const headers of conditions) {
      const exported = await ask(headers)
      assert.equal(exported.status, 200)
      assert.match(exported.text, /Complete: 1 row\.\r\n$/)
      for (const name of ['etag', 'last-modified', 'content-range']) {
        assert.equal(exported.headers.get(name), null)
      }
      const document = await openDocument(store(), ref, { as: 'ana', headers })
      assert.deepEqual([document.status, document.body.length], [200, whole.body.length])
      assert.equal(document.headers['etag'], undefined)
    }
  })
})

describe('Exports by the dozen', () => {
  let erp: HeldErp
  let store: LocalStore
  before(async () => {
    erp = await startHeldErp()
    store = await startLocalStore({ outbound: { [DEMO_ERP_HOST]: erp.url } })
  })
  after(async () => {
    await store?.close()
    erp?.close()
  })
  beforeEach(() => erp.forget())

  const page = JSON.stringify({ orders: [HELD_ORDER], cursor: null, total: 1 })
  const askExport = (as: DemoPerson, signal?: AbortSignal, search = '') =>
    fetch(`${store.url}${EXPORTS}/orders${search}`, {
      headers: { cookie: cookieHeader(store.cookiesOf(person(as))) },
      signal,
    })
  const firstOf = <Value>(promises: ReadonlyArray<Promise<Value>>, count: number) =>
    new Promise<void>((resolve, reject) => {
      let settled = 0
      const countOne = () => {
        if (++settled === count) resolve()
      }
      for (const each of promises) each.then(countOne, reject)
    })
  const answer = (calls: readonly HeldCall[]) => calls.forEach(({ response }) => response.end(page))

  it('are two a person, and the rest is told when to come back; searches go on', async () => {
    const coming = [erp.nextCall(), erp.nextCall()]
    // The same question would be asked of the ERP once.
    const asked = Array.from({ length: 12 }, (_, index) =>
      askExport('ana', undefined, `?from=2026-01-${index + 10}`)
    )
    const calls = await Promise.all(coming)
    const searched = erp.nextCall()
    const search = found(store, 'bruno')
    answer([await searched])
    assert.equal((await search).orders.length, 1)
    // The two keep their slots until the rest has been answered, however late it comes in.
    await firstOf(asked, 10)
    answer(calls)
    const answers = await Promise.all(asked)
    const statuses = answers.map(({ status }) => status).sort()
    assert.deepEqual(statuses, [200, 200, ...Array.from({ length: 10 }, () => 429)])
    const refused = answers.find(({ status }) => status === 429)
    assert.equal(refused?.headers.get('retry-after'), '10')
    await Promise.all(answers.map((each) => each.text()))
  })

  it('give their slots back, also those whose reader left', async () => {
    for (let time = 0; time < 5; time += 1) {
      const coming = erp.nextCall()
      const leaving = new AbortController()
      const asked = askExport('ana', leaving.signal).catch(() => null)
      const { isDropped } = await coming
      leaving.abort()
      await Promise.all([asked, isDropped])
    }
    const coming = erp.nextCall()
    const asked = askExport('ana')
    answer([await coming])
    assert.match(await (await asked).text(), /Complete: 1 row\./)
  })
})
