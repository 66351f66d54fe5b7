import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'

import { DEMO_SETTINGS } from '../../dev/local-store'
import type { DocumentFault } from '../../dev/erp/documents/document-faults'
import { RIGHTS_OF_KIND } from '../../node/orders/redaction'
import type { DocumentKind } from '../../node/connectors/order-model'
import {
  type Opened,
  openDocument,
  documentOf,
  documentsOf,
  refusalOf,
  breakDocuments,
} from './order-documents'
import { accountsWithRoles } from './rights-account'
import { controlErp, erpRequests, useLocalStore } from './store'

/** Delivered, invoiced and paid in part; placed by Ana. */
const ORDER = 'so-p0428831'
const INVOICE = { orderId: ORDER, kind: 'INVOICE_PDF' }

const OF_THE_CONNECTION = ['date', 'vary', 'connection', 'keep-alive']

/** What an answer says of itself, and not of its moment and its way. */
const lasting = (headers: Opened['headers']) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_THE_CONNECTION.includes(name)))

describe('A document of the demo store', () => {
  const store = useLocalStore()
  beforeEach(() => breakDocuments(store(), null))
  afterEach(() => controlErp(store(), { fault: null, delayMs: 0 }))

  it('opens, of each kind, as the file that its listing promises', async () => {
    const documents = await documentsOf(store(), 'ana', ORDER)
    assert.ok(documents.length >= 8)
    for (const { ref, kind, sizeBytes } of documents) {
      const { status, headers, body, isCut } = await openDocument(store(), ref, { as: 'ana' })
      assert.deepEqual([status, isCut], [200, false], kind)
      assert.equal(Number(headers['content-length']), body.length)
      if (sizeBytes !== null) assert.equal(body.length, sizeBytes)
      const isXml = kind === 'INVOICE_XML'
      assert.equal(headers['content-type'], isXml ? 'application/xml' : 'application/pdf')
      assert.equal(body.subarray(0, 5).toString(), isXml ? '<?xml' : '%PDF-')
    }
  })

  it('opens for a colleague who did not place the order, and for one who buys for several', async () => {
    const { ref } = await documentOf(store(), 'ana', INVOICE)
    for (const as of ['bruno', 'tomas'] as const) {
      const { status } = await openDocument(store(), ref, { as })
      assert.equal(status, 200, as)
    }
  })

  it('does not exist for another company, to the letter as one that never was', async () => {
    const { ref } = await documentOf(store(), 'ana', INVOICE)
    const unknown = Buffer.from('["rest","so-nowhere",null,null,"document-1"]').toString(
      'base64url'
    )
    const refusalSaid = async (of: string, as: 'carla' | 'vera') => {
      const { status, headers, body } = await openDocument(store(), of, { as })
      const { requestId, ...rest } = refusalOf({ status, headers, body, isCut: false })
      assert.match(String(requestId), /^[\w-]{8,}$/)
      return { status, rest, headers: lasting(headers) }
    }
    for (const as of ['carla', 'vera'] as const) {
      const foreign = await refusalSaid(ref, as)
      assert.deepEqual(foreign, await refusalSaid(unknown, as))
      assert.deepEqual(foreign.rest, { code: 'NOT_FOUND', message: 'There is no such document.' })
      assert.equal(foreign.status, 404)
    }
    await erpRequests(store())
    await openDocument(store(), ref, { as: 'carla' })
    const asked = await erpRequests(store())
    assert.deepEqual(
      asked.filter(({ path }) => path.includes('/documents/')),
      []
    )
  })

  it('is refused to nobody in particular and to a shopper of no company by the codes of GraphQL', async () => {
    const { ref } = await documentOf(store(), 'ana', INVOICE)
    for (const [as, status, code] of [
      [undefined, 401, 'UNAUTHENTICATED'],
      ['nina', 403, 'NO_ACCESS'],
      ['sergio', 403, 'NOT_LINKED'],
    ] as const) {
      const refused = await openDocument(store(), ref, { as })
      assert.deepEqual([refused.status, refusalOf(refused)['code']], [status, code])
    }
  })

  it('has exactly these headers, and a name that a clerk can file', async () => {
    const { ref, issuedOn, number } = await documentOf(store(), 'ana', INVOICE)
    const { headers, body } = await openDocument(store(), ref, { as: 'ana', query: '?lang=pt' })
    const name = `${issuedOn} ${number} Nota fiscal.pdf`
    assert.deepEqual(lasting(headers), {
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${name}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-length': String(body.length),
    })
  })

  it('is saved, not shown, where the page asks for that, and always when it is XML', async () => {
    const dispositionOf = async (kind: string, query: string) => {
      const { ref } = await documentOf(store(), 'ana', { orderId: ORDER, kind })
      const { headers } = await openDocument(store(), ref, { as: 'ana', query })
      return String(headers['content-disposition']).split(';')[0]
    }
    assert.equal(await dispositionOf('INVOICE_PDF', ''), 'inline')
    assert.equal(await dispositionOf('INVOICE_PDF', '?download=1'), 'attachment')
    assert.equal(await dispositionOf('INVOICE_XML', ''), 'attachment')
  })

  it("is named in the page's language, else in the browser's", async () => {
    const { ref } = await documentOf(store(), 'ana', { orderId: ORDER, kind: 'RECEIPT' })
    const nameOf = async (query: string, language: string) => {
      const headers = { 'accept-language': language }
      const opened = await openDocument(store(), ref, { as: 'ana', query, headers })
      return /filename="[\d-]+ \S+ ([^"]+)\.pdf"/.exec(
        String(opened.headers['content-disposition'])
      )?.[1]
    }
    assert.equal(await nameOf('?lang=es-AR', 'pt-BR'), 'Comprobante de pago')
    assert.equal(await nameOf('', 'fr-FR, pt-BR;q=0.8'), 'Comprovante de pagamento')
    assert.equal(await nameOf('?lang=xx', 'de'), 'Payment receipt')
  })

  it('comes uncompressed, so that its length is told, even when it is text', async () => {
    const { ref } = await documentOf(store(), 'ana', { orderId: ORDER, kind: 'INVOICE_XML' })
    const headers = { 'accept-encoding': 'gzip, br' }
    const opened = await openDocument(store(), ref, { as: 'ana', headers })
    assert.equal(opened.headers['content-encoding'], undefined)
    assert.equal(Number(opened.headers['content-length']), opened.body.length)
  })

  it('costs one call to the ERP once its record has been proved, and its proof serves for documents beside it', async () => {
    // Nobody has opened it before: a proof serves all who see the same of it.
    const documents = await documentsOf(store(), 'tomas', 'so-p0458690')
    const refs = documents.filter(({ kind }) => /ORDER|DELIVERY/.test(kind)).map(({ ref }) => ref)
    assert.ok(refs.length > 1)
    await erpRequests(store())
    for (const ref of refs) await openDocument(store(), ref, { as: 'tomas' })
    const paths = (await erpRequests(store())).map(({ path }) => path.split('?')[0])
    const isDocument = (path = '') => path.includes('/documents/')
    assert.equal(paths.filter(isDocument).length, refs.length)
    assert.equal(paths.length - paths.filter(isDocument).length, 1)
  })

  const wrong: ReadonlyArray<readonly [fault: DocumentFault, status: number, code: string]> = [
    ['gone', 404, 'NOT_FOUND DOCUMENT_GONE'],
    ['empty', 502, 'ERP_BAD_ANSWER DOCUMENT_EMPTY'],
    ['huge', 422, 'UNSUPPORTED DOCUMENT_TOO_LARGE'],
    // VTEX's egress reads to the announced length, and then breaks off: what comes is cut.
    ['long', 502, 'ERP_UNAVAILABLE'],
    ['html', 422, 'UNSUPPORTED DOCUMENT_UNSAFE'],
    ['html-as-pdf', 422, 'UNSUPPORTED DOCUMENT_UNSAFE'],
    ['svg', 422, 'UNSUPPORTED DOCUMENT_UNSAFE'],
    ['xslt', 422, 'UNSUPPORTED DOCUMENT_UNSAFE'],
    ['stylesheet', 422, 'UNSUPPORTED DOCUMENT_UNSAFE'],
    ['doctype', 422, 'UNSUPPORTED DOCUMENT_UNSAFE'],
    ['entities', 422, 'UNSUPPORTED DOCUMENT_UNSAFE'],
    ['macros', 422, 'UNSUPPORTED DOCUMENT_UNSAFE'],
  ]
  for (const [fault, status, code] of wrong) {
    it(`(${fault}) is a clear refusal, to a script as JSON and to a person as a page`, async () => {
      const { ref } = await documentOf(store(), 'ana', INVOICE)
      await breakDocuments(store(), fault)
      const refused = await openDocument(store(), ref, { as: 'ana' })
      const said = refusalOf(refused)
      const shown = [said['code'], said['reason']].filter(Boolean).join(' ')
      assert.deepEqual([refused.status, shown], [status, code])
      assert.equal(refused.headers['content-disposition'], undefined)
      assert.ok(!refused.body.includes('script'), refused.body.toString())
      const headers = { accept: 'text/html', 'sec-fetch-mode': 'navigate', 'accept-language': 'pt' }
      const page = await openDocument(store(), ref, { as: 'ana', headers })
      assert.equal(page.status, status)
      assert.equal(page.headers['content-type'], 'text/html; charset=utf-8')
      assert.equal(page.headers['content-security-policy'], "sandbox; default-src 'none'")
      assert.match(page.body.toString(), /<html lang="pt">[^]*<h1>Não foi possível abrir[^]*/)
      assert.ok(!page.body.includes('<script'))
    })
  }

  it('(cut in the middle) breaks off: no file looks whole that is not', async () => {
    const { ref } = await documentOf(store(), 'ana', { orderId: ORDER, kind: 'INVOICE_XML' })
    await breakDocuments(store(), 'short')
    const { status, isCut, headers, body } = await openDocument(store(), ref, { as: 'ana' })
    assert.deepEqual([status, isCut], [200, true])
    assert.ok(body.length < Number(headers['content-length']))
  })

  it('(of 20 MB) comes whole', async () => {
    const { ref } = await documentOf(store(), 'ana', INVOICE)
    await breakDocuments(store(), 'big')
    const { isCut, body } = await openDocument(store(), ref, { as: 'ana' })
    assert.deepEqual([isCut, body.length], [false, 20 * 1024 * 1024])
  })

  it('(under hostile names) has a harmless one', async () => {
    await breakDocuments(store(), 'hostile-names')
    const { ref } = await documentOf(store(), 'ana', INVOICE)
    const { status, headers } = await openDocument(store(), ref, { as: 'ana' })
    assert.equal(status, 200)
    assert.match(
      String(headers['content-disposition']),
      /^inline; filename="(\d{4}-\d\d-\d\d )?[\w.-]* ?Invoice\.pdf"; filename\*=UTF-8''[\w.%-]+$/
    )
    assert.equal(headers['x-evil'], undefined)
  })

  it('says of itself by HEAD what it would by GET, without its bytes', async () => {
    const { ref } = await documentOf(store(), 'ana', INVOICE)
    const { status, headers, body } = await openDocument(store(), ref, {
      as: 'ana',
      method: 'HEAD',
    })
    const whole = await openDocument(store(), ref, { as: 'ana' })
    assert.deepEqual([status, body.length], [200, 0])
    assert.deepEqual(lasting(headers), lasting(whole.headers))
  })
})

describe('A document under roles', () => {
  const everyone = useLocalStore()
  const withRoles = useLocalStore({
    accounts: accountsWithRoles(),
    settings: { ...DEMO_SETTINGS, accessMode: 'roles' },
  })
  /** What Ana's role has ticked there: everything but prices. */
  const isOpen = (kind: string) => !RIGHTS_OF_KIND[kind as DocumentKind].includes('canViewPrices')

  it('opens by the table of kinds and rights, whoever gave the ref', async () => {
    const documents = await documentsOf(everyone(), 'ana', ORDER)
    assert.ok(
      documents.some(({ kind }) => isOpen(kind)) && documents.some(({ kind }) => !isOpen(kind))
    )
    for (const { ref, kind } of documents) {
      const { status } = await openDocument(withRoles(), ref, { as: 'ana' })
      assert.equal(status, isOpen(kind) ? 200 : 404, kind)
    }
  })

  it('does not open without the right to download', async () => {
    const documents = await documentsOf(everyone(), 'bruno', ORDER)
    for (const { ref } of documents) {
      assert.equal((await openDocument(withRoles(), ref, { as: 'bruno' })).status, 404)
    }
  })
})
