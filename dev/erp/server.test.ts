import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { API, KEY, createAsking, hold, type TestClient } from './test-client'
import { readContractDocument } from './contract-document'
import { startDemoErp, type DemoErp } from './server'

const contract = readContractDocument()
const isOrder = contract.validator('Order', 'strict')
const isProblem = contract.validator('Problem', 'strict')

let erp: DemoErp
let client: TestClient
before(async () => {
  erp = await startDemoErp({ today: '2026-11-23' })
  client = createAsking(erp.url)
})
after(() => erp.close())

describe('The demo ERP over HTTP', () => {
  it('answers a broad sample of searches and orders by the document', async () => {
    const queries = [
      'company=C-1001',
      'company=C-1001&company=C-1002&limit=100',
      'company=C-2001&status=DELIVERED&status=RETURNED&channel=WEB',
      'company=C-3001&from=2026-01-01&to=2026-06-30&sort=OLDEST_FIRST',
      'company=C-1001&product=CB-3010&limit=5',
      'company=C-1001&numberKind=WEB&number=v10430017nrt-01',
      'company=C-1001&numberKind=ERP&numberMatch=partial&number=4588',
      'company=C-1001&numberKind=INVOICE&number=000176436',
      'company=C-1001&numberKind=CUSTOMER&number=PO-4500&number=PO-4802',
      'company=nobody',
    ]
    const counts: number[] = []
    for (const query of queries) {
      const { orders } = await client.search(query)
      counts.push(orders.length)
      for (const { id, ownerRef } of orders.slice(0, 10)) {
        const response = await client.ask(`${API}/orders/${id}?company=${ownerRef}`)
        assert.equal(response.status, 200)
        hold(isOrder, await response.json())
      }
    }
    assert.deepEqual(counts, [25, 100, 25, 25, 5, 2, counts[6], 1, 2, 0])
    assert.ok((counts[6] ?? 0) > 1)
  })

  it('joins pages to the whole, whatever their size, in both directions', async () => {
    for (const query of ['company=C-2001&company=C-1002', 'company=C-3001&sort=OLDEST_FIRST']) {
      const ids: string[] = []
      let cursor: string | null = null
      let total: unknown
      do {
        const limit = ids.length === 0 ? 7 : 100
        const after: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
        const page = await client.search(`${query}&limit=${limit}${after}`)
        ids.push(...page.orders.map(({ id }) => id))
        cursor = page.cursor
        total = page.total
      } while (cursor !== null)
      assert.equal(new Set(ids).size, ids.length)
      assert.equal(ids.length, total)
      assert.ok(ids.length > 1500)
    }
  })

  it('answers another company and nobody with the same bytes', async () => {
    const other = await client.ask(`${API}/orders/so-p0428831?company=C-2001`)
    const nobody = await client.ask(`${API}/orders/no-such-order?company=C-2001`)
    assert.deepEqual([other.status, nobody.status], [404, 404])
    assert.equal(await other.text(), await nobody.text())
    const headers = ({ headers: all }: Response) => [...all].filter(([name]) => name !== 'date')
    assert.deepEqual(headers(other), headers(nobody))
    hold(isProblem, JSON.parse(await (await client.ask(`${API}/orders/x?company=C-1001`)).text()))
  })

  it('refuses what is missing, unknown, malformed or contradictory', async () => {
    const queries = [
      '',
      'company=',
      'company=C-1001&limit=0',
      'company=C-1001&limit=101',
      'company=C-1001&limit=1e1',
      'company=C-1001&limit=٢',
      'company=C-1001&limit=5&limit=6',
      'company=C-1001&from=2026-02-30',
      'company=C-1001&to=23/11/2026',
      'company=C-1001&from=2026-11-23T00:00:00Z',
      'company=C-1001&from=2026-11-23&to=2026-11-22',
      'company=C-1001&status=delivered',
      'company=C-1001&channel=FAX',
      'company=C-1001&sort=id;drop',
      'company=C-1001&number=PO-4500',
      'company=C-1001&numberKind=WEB',
      'company=C-1001&numberMatch=partial',
      'company=C-1001&numberKind=ANY&number=1',
      'company=C-1001&numberKind=WEB&number=',
      'company=C-1001&cursor=abc',
      'company=C-1001&cursor=',
      'company=C-1001&custmer=C-2001',
    ]
    for (const query of queries) {
      assert.equal(await client.refusal(`${API}/orders?${query}`), 400, query)
    }
    assert.equal(await client.refusal(`${API}/orders/so-p0428831`), 400)
  })

  it('takes a cursor for the search alone that it was made for', async () => {
    const { cursor } = await client.search('company=C-1001&limit=3')
    const after = `cursor=${cursor}`
    assert.equal((await client.search(`company=C-1001&limit=9&${after}`)).orders.length, 9)
    for (const query of [
      'company=C-2001',
      'company=C-1001&company=C-1002',
      'company=C-1001&sort=OLDEST_FIRST',
      'company=C-1001&status=SHIPPED',
    ]) {
      assert.equal(await client.refusal(`${API}/orders?${query}&${after}`), 400, query)
    }
    assert.equal(await client.refusal(`${API}/orders?company=C-1001&${after}x`), 400)
  })

  it('finds nothing by hostile text, and never more', async () => {
    for (const text of [
      '%',
      '_',
      '*',
      "' OR '1'='1",
      '"',
      '\\',
      '&company=C-2001',
      '#',
      '\n',
      '😀',
      '４５００',
      'x'.repeat(200),
      '\u0000',
    ]) {
      const typed = encodeURIComponent(text)
      for (const query of [
        `numberKind=WEB&number=${typed}`,
        `numberKind=CUSTOMER&numberMatch=partial&number=${typed}`,
      ]) {
        assert.deepEqual((await client.search(`company=C-1001&${query}`)).orders, [], text)
      }
      assert.deepEqual((await client.search(`company=${typed}`)).orders, [], text)
      assert.equal(await client.refusal(`${API}/orders/${typed}?company=C-1001`), 404, text)
    }
    assert.equal(await client.refusal(`${API}/orders/%E0%A4%A?company=C-1001`), 404)
    assert.equal(await client.refusal(`${API}/orders/..%2F..%2F__requests?company=C-1001`), 404)
    assert.equal(await client.refusal('//evil.example/'), 404)
  })

  it('refuses other methods and addresses', async () => {
    const post = await fetch(`${erp.url}${API}/orders?company=C-1001`, {
      method: 'POST',
      headers: KEY,
      body: '{}',
    })
    assert.equal(post.status, 405)
    for (const path of ['/', '/orders', `${API}`, `${API}/orders/`, `${API}/shipments`]) {
      assert.equal(await client.refusal(path), 404, path)
    }
  })
})
