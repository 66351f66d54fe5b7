import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { API, KEY, createAsking, hold, type TestClient } from './test-client'
import { readContractDocument } from './contract-document'
import { DEMO_CREDENTIALS } from './credentials'
import { startDemoErp, type DemoErp } from './server'

const contract = readContractDocument()

let erp: DemoErp
let client: TestClient
before(async () => {
  erp = await startDemoErp({ today: '2026-11-23', orderCount: 20 })
  client = createAsking(erp.url)
})
after(() => erp.close())

describe('The credentials', () => {
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

  it('are an API key, basic or bearer', async () => {
    const right = [
      KEY,
      { authorization: basic('orders-b2b:demo-erp-password') },
      { authorization: 'bearer demo-erp-token' },
    ]
    for (const headers of right) {
      const response = await client.ask(`${API}/status`, headers)
      assert.equal(response.status, 200)
      const body: unknown = await response.json()
      hold(contract.validator('ApiStatus', 'strict'), body)
    }
  })

  it('are refused when wrong, before anything else is said', async () => {
    const wrong: Readonly<Record<string, string>>[] = [
      {},
      { 'x-api-key': 'demo-erp-ke' },
      { 'x-api-key': '' },
      { authorization: basic('orders-b2b:') },
      { authorization: basic('orders-b2b') },
      { authorization: 'Bearer ' },
      { authorization: 'demo-erp-token' },
      { authorization: 'Bearer demo-erp-key' },
      { 'x-api-key': 'demo-erp-token' },
    ]
    for (const headers of wrong) {
      for (const path of [
        `${API}/status`,
        `${API}/orders`,
        `${API}/orders/so-p0428831?company=C-1001`,
        '/x',
      ]) {
        assert.equal(await client.refusal(path, headers), 401, JSON.stringify(headers))
      }
    }
  })

  it('can be others', async () => {
    const own = await startDemoErp({
      orderCount: 20,
      credentials: { ...DEMO_CREDENTIALS, apiKey: 'mine' },
    })
    try {
      const status = (key: string) =>
        fetch(`${own.url}${API}/status`, { headers: { 'x-api-key': key } })
      assert.equal((await status('mine')).status, 200)
      assert.equal((await status('demo-erp-key')).status, 401)
    } finally {
      await own.close()
    }
  })
})
