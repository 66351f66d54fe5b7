import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'

import { pedido } from '.'
import {
  startErpServer,
  type ErpReply,
  type ErpRequest,
  type ErpServer,
} from '../../testing/erp-server'
import { createHttpPort } from '../../testing/http-port'
import type { OpenedDocument } from '../connector'
import { isConnectorError } from '../connector-error'

const DETAIL = '/api/v1/pedido/'
const DOCUMENTS = '/api/v1/ArquivosPedido/'
const SEARCH = '/api/v1/pedido/pesquisa'
const FILES = 'https://files.example'
const OWN = 'https://erp.example'

const json = (body: unknown, status = 200): ErpReply => ({ status, body: JSON.stringify(body) })
const order = (fields: object = {}) =>
  json({ pedidoErpId: '1', revendaId: 7, itens: [], notaFiscal: '55', ...fields })
const documents = (...urls: string[]) =>
  json({ pedidoErpId: '1', itens: urls.map((url) => ({ tipoArquivo: 3, url })) })
const rows = (...itens: object[]) => json({ itens })

type Script = Readonly<Record<string, ErpReply>>
let script: Script = {}
let server: ErpServer

before(async () => {
  server = await startErpServer(({ path }: ErpRequest) => script[path] ?? json({}, 404))
})
after(() => server.close())

/** A new connector before an ERP that answers what it is told to, by path. */
const withAnswers = (answers: Script) => {
  script = { [DETAIL]: order(), [DOCUMENTS]: documents(), [SEARCH]: rows(), ...answers }
  const settings = pedido.readSettings({
    erpAuthentication: 'BEARER',
    erpToken: 'fixed-token',
    erpBaseUrl: OWN,
    documentOrigins: FILES,
  })
  const connector = pedido.create({ settings, clock: () => new Date(0) })
  const http = createHttpPort(server.origin, { otherOrigins: { [FILES]: server.origin } })
  const call = { http, signal: new AbortController().signal }
  const start = server.requests.length
  return {
    open: (id = '7.1', companies = ['7']) => connector.getOrder({ companies, id }, call),
    openOneDocument: async (companies = ['7']): Promise<OpenedDocument | null | undefined> => {
      const opened = await connector.getOrder({ companies: ['7'], id: '7.1' }, call)
      const [document] = opened?.documents ?? []
      assert.ok(document)
      const parent = { orderId: '7.1', invoiceId: null, paymentId: null }
      return connector.openDocument?.({ companies, parent, document }, call)
    },
    requests: () => server.requests.slice(start),
    paths: () => server.requests.slice(start).map(({ path }) => path),
  }
}

const kindOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => assert.fail('It was answered.'),
    (reason: unknown) => reason
  )
  assert.ok(isConnectorError(error))
  return error.kind
}

describe('Opening an order', () => {
  it('asks for the detail first, and for the rest only when that names the owner', async () => {
    const { open, paths } = withAnswers({})
    assert.equal((await open())?.id, '7.1')
    assert.equal(paths()[0], DETAIL)
    assert.deepEqual(paths().slice(1).sort(), [DOCUMENTS, SEARCH].sort())
  })

  it("takes the buyer's number from no row of another company that has an order of the same number", async () => {
    const foreign = {
      pedidoErpId: '1',
      revendaId: 8,
      pedidoClienteId: 'PO-SECRET',
      pedidoId: 'W-8',
    }
    const own = { pedidoErpId: '1', revendaId: 7, pedidoClienteId: 'PO-7' }
    const seen = async (...itens: object[]) => {
      const opened = await withAnswers({ [SEARCH]: rows(...itens) }).open()
      return [opened?.customerOrderNumber, opened?.webOrderNumber]
    }
    assert.deepEqual(await seen(foreign), [null, null])
    assert.deepEqual(await seen(foreign, own), ['PO-7', null])
  })

  it('asks nothing more of an ERP that answers with the order of another company', async () => {
    for (const revendaId of [8, '8', '77']) {
      const { open, paths } = withAnswers({ [DETAIL]: order({ revendaId }) })
      assert.equal(await open(), null)
      assert.deepEqual(paths(), [DETAIL])
    }
    const silent = withAnswers({ [DETAIL]: order({ revendaId: null }) })
    assert.equal(await kindOf(silent.open()), 'bad-answer')
    assert.deepEqual(silent.paths(), [DETAIL])
  })

  it('opens none where the ERP says nothing of it, as servers do that serialise what they did not find', async () => {
    const empty = { pedidoErpId: null, revendaId: 0, dataPedido: '0001-01-01T00:00:00', itens: [] }
    for (const answer of [{}, empty]) {
      assert.equal(await withAnswers({ [DETAIL]: json(answer) }).open(), null)
    }
    for (const answer of [{ message: 'Closed.' }, { ...empty, notaFiscal: '55' }]) {
      assert.equal(await kindOf(withAnswers({ [DETAIL]: json(answer) }).open()), 'bad-answer')
    }
  })

  it('opens no other order than the one that was named', async () => {
    for (const pedidoErpId of ['2', '01', '1 2']) {
      assert.equal(await withAnswers({ [DETAIL]: order({ pedidoErpId }) }).open(), null)
    }
  })

  it('asks nothing about a company that is not the viewer’s, however the id is written', async () => {
    const { open, paths } = withAnswers({})
    for (const id of ['8.1', '07.1', '7', '7.', '', '7.1\n', '.1', '7 .1']) {
      assert.equal(await open(id), null, JSON.stringify(id))
    }
    assert.equal(await open('7.1', ['8']), null)
    assert.deepEqual(paths(), [])
  })

  it('keeps a second company out of the address', async () => {
    const { open, requests } = withAnswers({})
    assert.equal(await open('7.123&revendaId=999'), null)
    assert.deepEqual(requests()[0]?.query.getAll('revendaId'), ['7'])
    assert.deepEqual(requests()[0]?.query.getAll('pedidoErpId'), ['123&revendaId=999'])
  })

  it('finds the spelling of the path that the ERP knows, and keeps to it', async () => {
    const { open, paths } = withAnswers({
      [DETAIL]: json({}, 404),
      [DOCUMENTS]: json({}, 404),
      '/api/v1/pedido': order(),
      '/api/v1/arquivospedido': documents(`${FILES}/1.pdf`),
    })
    assert.equal((await open())?.documents.length, 1)
    const known = paths().length
    assert.equal((await open())?.documents.length, 1)
    const later = paths().slice(known)
    assert.deepEqual(later.sort(), ['/api/v1/pedido', '/api/v1/arquivospedido', SEARCH].sort())
  })

  it('has the customer’s number from the row of the same order', async () => {
    const found = rows(
      { pedidoErpId: '10', pedidoClienteId: 'PO-10' },
      { pedidoErpId: '1', pedidoClienteId: 'PO-1' }
    )
    assert.equal((await withAnswers({ [SEARCH]: found }).open())?.customerOrderNumber, 'PO-1')
    const own = { [SEARCH]: found, [DETAIL]: order({ pedidoClienteId: 'PO-DETAIL' }) }
    assert.equal((await withAnswers(own).open())?.customerOrderNumber, 'PO-DETAIL')
  })

  it('opens without documents where the ERP has no such operation', async () => {
    for (const answer of [
      json({}, 404),
      json({}, 400),
      json({}, 403),
      json({}, 405),
      json({ Error: true }),
      { status: 200, body: '<html>Login</html>' },
      json({ pedidoErpId: '2', itens: [{ tipoArquivo: 3, url: `${FILES}/2.pdf` }] }),
    ]) {
      const opened = await withAnswers({ [DOCUMENTS]: answer, [SEARCH]: answer }).open()
      assert.deepEqual(opened?.documents, [])
      assert.equal(opened.customerOrderNumber, null)
    }
  })

  it('fails where the ERP fails to give the documents, instead of hiding them', async () => {
    assert.equal(await kindOf(withAnswers({ [DOCUMENTS]: json({}, 503) }).open()), 'unavailable')
    assert.equal(await kindOf(withAnswers({ [DOCUMENTS]: json({}, 429) }).open()), 'rate-limited')
  })

  it('names an invoice’s documents by its number, and never tells a link', async () => {
    const opened = await withAnswers({ [DOCUMENTS]: documents(`${FILES}/1.pdf?sig=secret`) }).open()
    assert.deepEqual(opened?.documents, [
      {
        id: 'INVOICE_PDF-1',
        kind: 'INVOICE_PDF',
        label: null,
        number: '55',
        issuedOn: null,
        sizeBytes: null,
      },
    ])
  })
})

describe('Opening a document', () => {
  const file = '/api/v1/pedido/arquivo/n%C2%BA%201.pdf'
  const content = { status: 200, headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.7' }

  const textOf = async (opened: OpenedDocument | null | undefined): Promise<string> => {
    assert.equal(opened?.type, 'file')
    const chunks: Uint8Array[] = []
    for await (const chunk of opened.bytes) chunks.push(chunk)
    return Buffer.concat(chunks).toString()
  }

  it('fetches it from the ERP and from the origins that the settings name, without our login', async () => {
    for (const origin of [OWN, FILES]) {
      const { openOneDocument, requests } = withAnswers({
        [DOCUMENTS]: documents(`${origin}${file}?a=1%2B1&b=%C3%A7#page=2`),
        [file]: content,
      })
      assert.equal(await textOf(await openOneDocument()), '%PDF-1.7')
      const last = requests().at(-1)
      assert.equal(last?.path, file)
      assert.deepEqual(
        [...(last?.query ?? [])],
        [
          ['a', '1+1'],
          ['b', 'ç'],
        ]
      )
      assert.equal(last?.headers.authorization, undefined)
      assert.ok(
        requests()
          .slice(0, -1)
          .every(({ headers }) => headers.authorization !== undefined)
      )
    }
  })

  it('gives the link where the origin is not named, or the path is none that may be reached', async () => {
    for (const url of [
      `https://elsewhere.example${file}`,
      `https://files.example.evil.example${file}`,
      `https://files.example:8443${file}`,
      `${FILES}/public/1.pdf`,
      `${FILES}/api/v1/pedido/../../../public/1.pdf`,
      `${FILES}/api/v1/pedidos/1.pdf`,
      `${FILES}/api/v1/1.pdf`,
    ]) {
      const { openOneDocument, paths } = withAnswers({ [DOCUMENTS]: documents(url) })
      assert.deepEqual(await openOneDocument(), { type: 'link', url: new URL(url).href })
      assert.ok(paths().every((path) => [DETAIL, DOCUMENTS, SEARCH].includes(path)))
    }
  })

  it('is null for one that is gone, and an error for one that fails', async () => {
    const url = `${FILES}${file}`
    assert.equal(await withAnswers({ [DOCUMENTS]: documents(url) }).openOneDocument(), null)
    const failing = withAnswers({ [DOCUMENTS]: documents(url), [file]: json({}, 500) })
    assert.equal(await kindOf(failing.openOneDocument()), 'unavailable')
  })

  it('asks nothing for another company', async () => {
    const { openOneDocument, paths } = withAnswers({ [DOCUMENTS]: documents(`${FILES}${file}`) })
    assert.equal(await openOneDocument(['8']), null)
    assert.ok(!paths().includes(file))
    assert.equal(paths().filter((path) => path === DOCUMENTS).length, 1)
  })
})
