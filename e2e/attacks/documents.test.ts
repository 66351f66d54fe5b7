import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'

import {
  openDocument,
  type Opened,
  type Opening,
  documentOf,
  refusalOf,
} from '../service/order-documents'
import { erpRequests, useLocalStore } from '../service/store'
import { hiddenFrom } from './attacked-store'

const ORDER = 'so-p0428831'
const SAFE = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'cross-origin-resource-policy': 'same-origin',
} as const

const refOf = (content: unknown): string =>
  Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)).toString('base64url')

describe('The route of documents under attack', () => {
  const store = useLocalStore()
  let ref = ''
  before(async () => {
    ref = (await documentOf(store(), 'ana', { orderId: ORDER, kind: 'INVOICE_PDF' })).ref
  })
  const open = (of: string, opening: Opening = {}) =>
    openDocument(store(), of, { as: 'ana', ...opening })
  const requireRefusal = (refused: Opened, status: number) => {
    assert.equal(refused.status, status, refused.body.toString())
    for (const [name, value] of Object.entries(SAFE))
      assert.equal(refused.headers[name], value, name)
    for (const hidden of hiddenFrom(store())) assert.ok(!refused.body.includes(hidden), hidden)
  }

  it('opens no ref that was tampered with, and asks the ERP nothing for what is none', async () => {
    const decoded = JSON.parse(Buffer.from(ref, 'base64url').toString()) as string[]
    const [connector, order, invoice, payment, document] = decoded
    const tampered: Readonly<Record<string, string>> = {
      'cut at its end': ref.slice(0, -2),
      'begun with a sign more': `A${ref}`,
      'no base64': '%F0%9F%98%80%F0%9F%98%80',
      'base64 that is padded': `${ref}%3D%3D`,
      huge: 'A'.repeat(4000),
      'no JSON': refOf('rest'),
      'an object': refOf({ connector, order }),
      'too short': refOf([connector, order, invoice, document]),
      'an array for an id': refOf([connector, [order], invoice, payment, document]),
      'another connector': refOf(['demo', order, invoice, payment, document]),
      'an unknown connector': refOf(['../rest', order, invoice, payment, document]),
      'the prototype': refOf(['__proto__', order, invoice, payment, document]),
      'a way out': '..%2F..%2Fexports%2Forders',
    }
    await erpRequests(store())
    for (const [name, hostile] of Object.entries(tampered)) {
      const refused = await open(hostile)
      requireRefusal(refused, 404)
      assert.equal(refusalOf(refused)['message'], 'There is no such document.', name)
    }
    assert.deepEqual(await erpRequests(store()), [])
  })

  it('opens no record that the viewer does not see, whatever the ref pretends about it', async () => {
    const [connector, order, invoice, , document] = JSON.parse(
      Buffer.from(ref, 'base64url').toString()
    ) as string[]
    const pretended: readonly unknown[] = [
      [connector, 'so-p0428831', 'in-of-somebody', null, document],
      [connector, 'so-of-somebody', invoice, null, document],
      [connector, `${order}?company=C-2001`, invoice, null, document],
      [connector, `../orders/${order}`, invoice, null, document],
      [connector, order, invoice, null, `${document}/../..`],
      [connector, order, invoice, null, '../../check'],
      [connector, null, null, null, document],
      [connector, "' or 1=1 --", null, null, "' or 1=1 --"],
      [connector, 'a\r\nX-Evil: 1', null, null, 'b\u0000'],
    ]
    for (const content of pretended) requireRefusal(await open(refOf(content)), 404)
    for (const as of ['carla', 'david', 'vera'] as const) {
      requireRefusal(await open(ref, { as }), 404)
    }
    const { headers } = await open(refOf(pretended.at(-1)))
    assert.equal(headers['x-evil'], undefined)
  })

  it('serves no other site: no fetch, image or frame; a person may follow a link', async () => {
    const site = { 'sec-fetch-site': 'cross-site' }
    const foreign: ReadonlyArray<Readonly<Record<string, string>>> = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { ...site, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
      { ...site, 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
      { ...site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
      { ...site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'embed' },
    ]
    await erpRequests(store())
    for (const headers of foreign) {
      const refused = await open(ref, { headers })
      requireRefusal(refused, 403)
      assert.equal(refused.headers['access-control-allow-origin'], undefined)
    }
    assert.deepEqual(await erpRequests(store()), [])
    const followed = { ...site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    assert.equal((await open(ref, { headers: followed })).status, 200)
    const own = { origin: new URL(store().url).origin, 'sec-fetch-site': 'same-origin' }
    assert.equal((await open(ref, { headers: own })).status, 200)
  })

  it('is read, never written', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const refused = await open(ref, { method })
      requireRefusal(refused, 405)
      assert.equal(refused.headers['allow'], 'GET, HEAD')
    }
    const head = await open(ref, { method: 'HEAD', as: 'carla' })
    assert.deepEqual([head.status, head.body.length], [404, 0])
  })

  it('believes no header, cookie or parameter about who asks', async () => {
    const requests: Opening[] = [
      { as: undefined, headers: { 'x-vtex-session': 'ana', 'x-vtex-account': 'demostore' } },
      { as: undefined, headers: { cookie: 'VtexIdclientAutCookie_demostore=forged' } },
      { as: 'carla', query: '?company=C-1001&as=ana&organization=org-norte' },
      { as: 'carla', headers: { 'x-vtex-user': 'ana.souza@norte.example' } },
    ]
    for (const request of requests) {
      const { status, body } = await openDocument(store(), ref, request)
      assert.ok(status === 401 || status === 404, String(status))
      assert.ok(!body.includes('%PDF'))
    }
  })

  it('puts nothing of an address into a page or a header', async () => {
    const headers = { accept: 'text/html' }
    const query = '?lang=%3Cscript%3E&download=%0d%0aX-Evil:1&lang=%22%3E'
    const page = await open('%3Cscript%3Ealert(1)%3C%2Fscript%3E', { headers, query })
    requireRefusal(page, 404)
    assert.ok(!page.body.includes('<script'))
    const document = await open(ref, { query })
    assert.deepEqual([document.status, document.headers['x-evil']], [200, undefined])
    assert.match(String(document.headers['content-disposition']), /^inline; /)
  })
})
