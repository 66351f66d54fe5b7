import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import { API, KEY } from '../test-client'
import { FEATURES } from '../features'
import { startDemoErp, type DemoErp } from '../server'
import { BIG_BYTES, HUGE_BYTES, DOCUMENT_FAULTS, type DocumentFault } from './document-faults'

const PDF = `${API}/invoices/inv-p0428831-1/documents/doc-1?company=C-1001`
const XML = `${API}/invoices/inv-p0428831-1/documents/doc-2?company=C-1001`

let erp: DemoErp
before(async () => {
  erp = await startDemoErp({ today: '2026-11-23', orderCount: 60 })
})
after(() => erp.close())
afterEach(() => erp.control({ document: null, documentOf: null }))

const ask = (path: string, signal?: AbortSignal) =>
  fetch(erp.url + path, { headers: KEY, ...(signal === undefined ? {} : { signal }) })

const asked = async (document: DocumentFault, path = PDF) => {
  erp.control({ document })
  const response = await ask(path)
  return { response, text: Buffer.from(await response.arrayBuffer()).toString('latin1') }
}

describe('A document', () => {
  it('comes whole with its length where nothing is wrong', async () => {
    const response = await ask(PDF)
    const bytes = Buffer.from(await response.arrayBuffer())
    assert.equal(response.headers.get('content-type'), 'application/pdf')
    assert.equal(Number(response.headers.get('content-length')), bytes.length)
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-')
  })

  it('may be gone, empty, a page, or something else than it says', async () => {
    const { response, text } = await asked('gone')
    assert.equal(response.status, 404)
    assert.doesNotMatch(text, /PDF/)
    assert.equal((await asked('empty')).text, '')
    for (const [fault, type, body] of [
      ['html', /^text\/html/, /^<!doctype html>/],
      ['html-as-pdf', /^application\/pdf$/, /^<!doctype html>/],
      ['svg', /^application\/pdf$/, /^<svg/],
      ['xslt', /^application\/xml$/, /<xsl:stylesheet/],
      ['stylesheet', /^application\/xml$/, /<\?xml-stylesheet/],
      ['doctype', /^application\/xml$/, /<!DOCTYPE/],
      ['entities', /^application\/xml$/, /<!ENTITY/],
      ['macros', /^application\/pdf$/, /^PK.*macroEnabled/s],
    ] as const) {
      const answer = await asked(fault)
      assert.match(answer.response.headers.get('content-type') ?? '', type)
      assert.match(answer.text, body)
    }
  })

  it('may end before the length announced, or stall half-way', async () => {
    erp.control({ document: 'short' })
    await assert.rejects(async () => (await ask(PDF)).arrayBuffer())
    erp.control({ document: 'stall' })
    const leave = new AbortController()
    const reader = (await ask(PDF, leave.signal)).body?.getReader()
    assert.ok(((await reader?.read())?.value?.length ?? 0) > 0)
    const more = assert.rejects(async () => reader?.read())
    leave.abort()
    await more
  })

  it('may be longer than announced', async () => {
    const whole = (await (await ask(PDF)).arrayBuffer()).byteLength
    erp.control({ document: 'long' })
    const response = await ask(PDF)
    assert.equal(Number(response.headers.get('content-length')), whole - 10)
    await response.arrayBuffer().catch(() => 'The client may take it as it likes.')
  })

  it('may have 20 MB and be valid, or 300 MB of which the ERP keeps nothing', async () => {
    const { response, text } = await asked('big')
    assert.equal(text.length, BIG_BYTES)
    assert.match(text.slice(-64), /startxref\n\d+\n%%EOF\s*$/)
    const start = Number(/startxref\n(\d+)/.exec(text.slice(-64))?.[1])
    assert.ok(text.startsWith('xref\n', start))
    assert.equal(response.status, 200)
    erp.control({ document: 'huge' })
    let size = 0
    const reader = (await ask(XML)).body?.getReader()
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
      size += part.value.length
    }
    assert.equal(size, HUGE_BYTES)
  })

  it('and its listing may have names that nobody should write anywhere', async () => {
    const { response } = await asked('hostile-names')
    assert.match(response.headers.get('content-disposition') ?? '', /\.\.\\/)
    const order = await (await ask(`${API}/orders/so-p0428831?company=C-1001`)).text()
    assert.match(order, /\.\.\/\.\.\//)
    assert.match(order, /\\r\\nX-Evil/)
    assert.ok(order.includes('😀'))
  })

  it('alone may be faulty among others', async () => {
    erp.control({ document: 'gone', documentOf: 'inv-p0428831-1/documents/doc-1' })
    const statuses = []
    for (const path of [PDF, XML]) {
      const response = await ask(path)
      statuses.push(response.status)
      await response.arrayBuffer()
    }
    assert.deepEqual(statuses, [404, 200])
  })

  it('is told to be faulty from outside, by a name that is known', async () => {
    const post = (body: unknown) =>
      fetch(`${erp.url}/__control`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    for (const document of DOCUMENT_FAULTS) {
      const response = await post({ document, documentOf: 'x' })
      assert.deepEqual(await response.json(), {
        delayMs: 0,
        fault: null,
        document,
        documentOf: 'x',
        features: FEATURES,
      })
    }
    for (const body of [{ document: 'burnt' }, { document: 1 }, { documentOf: 1 }]) {
      assert.equal((await post(body)).status, 400)
    }
  })
})
