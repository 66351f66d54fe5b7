import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { API, createAsking, hold, isRow, type TestClient, type Row } from './test-client'
import { isNode, readContractDocument, type Node } from './contract-document'
import { startDemoErp, type DemoErp } from './server'

const contract = readContractDocument()
const TODAY = 'today=2026-11-23'

let erp: DemoErp
let client: TestClient
before(async () => {
  erp = await startDemoErp({ today: '2026-11-23' })
  client = createAsking(erp.url)
})
after(() => erp.close())

const SCHEMAS = {
  invoices: { page: 'InvoicePage', record: 'OpenedInvoice' },
  payments: { page: 'PaymentPage', record: 'Payment' },
} as const
type Kind = keyof typeof SCHEMAS

const answered = async (path: string, schema: string): Promise<Node> => {
  const response = await client.ask(`${API}/${path}`)
  const text = await response.text()
  assert.equal(response.status, 200, text)
  const body: unknown = JSON.parse(text)
  hold(contract.validator(schema, 'strict'), body)
  assert.ok(isNode(body))
  return body
}

const rowsOf = (body: Node, kind: Kind): Row[] => {
  const rows = body[kind]
  assert.ok(Array.isArray(rows))
  return rows.filter(isRow)
}

const pageOf = async (kind: Kind, query: string) => {
  const body = await answered(`${kind}?${query}`, SCHEMAS[kind].page)
  return { ...body, rows: rowsOf(body, kind) }
}

describe('Invoices and payments over HTTP', () => {
  it('are answered by the document, in lists and opened', async () => {
    for (const [kind, query] of [
      ['invoices', `company=C-1001&company=C-1002&${TODAY}&limit=100`],
      ['invoices', `company=C-2001&state=OVERDUE&sort=DUE_FIRST&${TODAY}`],
      ['invoices', `company=C-3001&from=2026-01-01&to=2026-06-30&sort=OLDEST_FIRST&${TODAY}`],
      ['invoices', `company=C-1001&dueFrom=2026-11-01&dueTo=2026-11-30&state=OPEN&${TODAY}`],
      ['invoices', `company=C-1001&numberKind=INVOICE&number=000176436-1&${TODAY}`],
      ['invoices', `company=C-4001&${TODAY}`],
      ['invoices', `company=C-1001&placedBy=ana.souza%40norte.example&${TODAY}`],
      ['payments', 'company=C-1001&limit=100'],
      ['payments', 'company=C-2001&company=C-3001&from=2026-01-01&to=2026-06-30'],
      ['payments', 'company=C-1002&placedBy=bruno.lima%40norte.example'],
    ] as const) {
      const { rows } = await pageOf(kind, query)
      assert.ok(rows.length > 0, query)
      for (const { id, ownerRef } of rows.slice(0, 10)) {
        const opened = await answered(`${kind}/${id}?company=${ownerRef}`, SCHEMAS[kind].record)
        assert.equal(opened['id'], id)
      }
    }
  })

  it('are none for nobody, with no sums', async () => {
    const { rows, ...page } = await pageOf('invoices', `company=nobody&${TODAY}`)
    assert.deepEqual([rows, page['sums' as never], page['total' as never]], [[], [], 0])
  })

  it('join pages to the whole, and tell the same sums on each', async () => {
    for (const [kind, query] of [
      ['invoices', `company=C-2001&sort=DUE_FIRST&${TODAY}`],
      ['payments', 'company=C-3001'],
    ] as const) {
      const ids: string[] = []
      const sums = new Set<string>()
      let body: Node = {}
      do {
        const cursor = body['cursor']
        const after = typeof cursor === 'string' ? `&cursor=${encodeURIComponent(cursor)}` : ''
        body = await answered(`${kind}?${query}&limit=100${after}`, SCHEMAS[kind].page)
        ids.push(...rowsOf(body, kind).map(({ id }) => id))
        sums.add(JSON.stringify(body['sums']))
      } while (body['cursor'] !== null)
      assert.equal(new Set(ids).size, ids.length)
      assert.equal(ids.length, body['total'])
      assert.equal(sums.size, 1)
      assert.ok(ids.length > 1000)
    }
  })

  it('go on after midnight with the cursor of the day before', async () => {
    const first = await answered(`invoices?company=C-1001&limit=5&${TODAY}`, 'InvoicePage')
    const cursor = encodeURIComponent(String(first['cursor']))
    const query = `company=C-1001&limit=5&today=2026-11-24&cursor=${cursor}`
    assert.equal((await pageOf('invoices', query)).rows.length, 5)
    assert.equal(
      await client.refusal(`${API}/invoices?company=C-1002&${TODAY}&cursor=${cursor}`),
      400
    )
    assert.equal(await client.refusal(`${API}/payments?company=C-1001&cursor=${cursor}`), 400)
  })

  it('of another company are answered as what never was: the same bytes', async () => {
    const bytesOf = async (path: string) => {
      const response = await client.ask(`${API}/${path}`)
      const headers = [...response.headers].filter(([name]) => name !== 'date')
      return [response.status, headers, await response.text()]
    }
    for (const path of [
      'invoices/inv-p0428831-1',
      'payments/pay-p0428831-1-1',
      'invoices/inv-p0428831-1/documents/doc-1',
      'payments/pay-p0428831-1-1/documents/doc-1',
      'orders/so-p0428831/documents/doc-1',
    ]) {
      const own = await client.ask(`${API}/${path}?company=C-1001`)
      assert.equal(own.status, 200, path)
      await own.arrayBuffer()
      const foreign = await bytesOf(`${path}?company=C-2001`)
      assert.equal(foreign[0], 404)
      assert.deepEqual(foreign, await bytesOf('invoices/never-was?company=C-2001'))
      assert.deepEqual(foreign, await bytesOf(`${path}x?company=C-1001`))
    }
  })

  it('refuse what is missing, unknown, malformed or contradictory', async () => {
    for (const query of [
      '',
      'company=C-1001',
      `company=&${TODAY}`,
      'company=C-1001&today=23.11.2026',
      'company=C-1001&today=2026-11-31',
      ...['state=CANCELLED', 'sort=AMOUNT', 'limit=101', 'numberKind=INVOICE', 'number=1'],
      ...['from=2026-02-01&to=2026-01-01', 'dueFrom=2026-02-01&dueTo=2026-01-01'],
      ...['numberKind=ANY&number=1', 'number=1&number=2&numberKind=ERP', 'status=OPEN', 'cursor=x'],
    ].map((part) => (/today|company|^$/.test(part) ? part : `company=C-1001&${TODAY}&${part}`))) {
      assert.equal(await client.refusal(`${API}/invoices?${query}`), 400, query)
    }
    for (const query of ['', `company=C-1001&${TODAY}`, 'company=C-1001&state=OPEN']) {
      assert.equal(await client.refusal(`${API}/payments?${query}`), 400, query)
    }
    assert.equal(await client.refusal(`${API}/invoices/inv-p0428831-1`), 400)
    assert.equal(await client.refusal(`${API}/invoices/inv-p0428831-1/documents/doc-1`), 400)
    assert.equal(await client.refusal(`${API}/invoices?company=C-1001&${TODAY}`, {}), 401)
  })

  it('take hostile ids and names of documents for plain text', async () => {
    for (const text of ['..', '%', '*', '\n', '😀', '\u0000', '../../__requests', "' OR 1=1"]) {
      const typed = encodeURIComponent(text).replaceAll('.', '%2E')
      for (const path of [
        `invoices/${typed}`,
        `payments/${typed}`,
        `invoices/${typed}/documents/doc-1`,
        `invoices/inv-p0428831-1/documents/${typed}`,
        `orders/so-p0428831/documents/${typed}`,
      ]) {
        assert.equal(await client.refusal(`${API}/${path}?company=C-1001`), 404, path)
      }
    }
  })

  it('leak one foreign record where the ERP is told to', async () => {
    erp.control({ fault: 'foreign-record' })
    try {
      for (const [kind, query] of [
        ['invoices', `company=C-1001&limit=2&${TODAY}`],
        ['payments', 'company=C-1001&limit=2'],
      ] as const) {
        const { rows } = await pageOf(kind, query)
        assert.equal(rows.length, 2)
        assert.notEqual(rows[0]?.ownerRef, 'C-1001')
      }
      const opened = await client.ask(`${API}/invoices/inv-p0428831-1?company=C-2001`)
      assert.equal(opened.status, 200)
      await opened.arrayBuffer()
    } finally {
      erp.control({ fault: null })
    }
  })
})
