/** What the body of a refusal says: servers of one contract say the same thing under different statuses. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'

import { type ErpReply, type ErpServer, startErpServer } from '../../testing/erp-server'
import { createHttpPort } from '../../testing/http-port'
import type { Call, DocumentQuery, OrderQuery } from '../connector'
import { isConnectorError } from '../connector-error'
import { pedido } from '.'

const ORIGIN = 'https://erp.example'
const SEARCH = '/api/v1/pedido/pesquisa'
const DOCUMENTS = '/api/v1/ArquivosPedido/'
const FILE = '/api/v1/ArquivosPedido/1.pdf'

const json = (body: unknown, status = 200): ErpReply => ({ status, body: JSON.stringify(body) })
const says = (Message: unknown, status: number, more: object = {}) =>
  json({ Message, ...more }, status)

const QUERY: OrderQuery = {
  ...{ companies: ['7'], number: { kind: 'ERP', match: 'exact', values: ['1'] } },
  ...{ from: null, to: null, statuses: [], channels: [], product: null, placedBy: null },
  ...{ sort: 'NEWEST_FIRST', first: 25, after: null },
}
const DOCUMENT: DocumentQuery = {
  companies: ['7'],
  parent: { orderId: '7.1', invoiceId: null, paymentId: null },
  document: {
    ...{ id: 'INVOICE_PDF-1', kind: 'INVOICE_PDF', label: null },
    ...{ number: null, issuedOn: null, sizeBytes: null },
  },
}

let answers: Readonly<Record<string, ErpReply>> | ErpReply
let server: ErpServer
let call: Call

before(async () => {
  server = await startErpServer(({ path }) =>
    'status' in answers ? (answers as ErpReply) : (answers[path] ?? json({}, 404))
  )
  call = { http: createHttpPort(server.origin), signal: new AbortController().signal }
})
after(() => server.close())

const connectorBefore = (next: typeof answers) => {
  answers = next
  const settings = { erpAuthentication: 'BEARER', erpToken: 'token', erpBaseUrl: ORIGIN }
  return pedido.create({ settings: pedido.readSettings(settings), clock: () => new Date(0) })
}
const kindOf = (work: Promise<unknown> | undefined): Promise<unknown> =>
  Promise.resolve(work).then(
    () => 'answered',
    (error: unknown) => (isConnectorError(error) ? error.kind : error)
  )

describe('An ERP that says with an error that it found nothing', () => {
  for (const [name, refusal] of [
    ['400', says('Pedido não encontrado.', 400)],
    ['422', says('PEDIDO NAO ENCONTRADO', 422)],
    ['400 and the flag of its contract', says('Pedido inexistente', 400, { Error: true })],
    ['400 and another turn of phrase', says('Nenhum pedido foi encontrado', 400)],
    ['404', says('No HTTP resource was found', 404)],
  ] as const) {
    it(`(${name}) has found nothing, in a search, of an order and of its documents`, async () => {
      const connector = connectorBefore(refusal)
      assert.deepEqual((await connector.findOrders(QUERY, call)).orders, [])
      assert.equal(await connector.getOrder({ companies: ['7'], id: '7.1' }, call), null)
      assert.equal(await connector.openDocument?.(DOCUMENT, call), null)
      await connector.check(call)
    })
  }

  for (const [name, refusal, kind] of [
    ['what else is wrong', says('Campo tipo inválido', 400), 'refused-query'],
    ['no text', says({ text: 'não encontrado' }, 400), 'refused-query'],
    ['a database that is not there', says('Banco de dados não encontrado', 500), 'unavailable'],
    ['a user that is not there', says('Usuário não encontrado', 401), 'rejected-credentials'],
  ] as const) {
    it(`is not one that speaks of ${name}`, async () => {
      const connector = connectorBefore(refusal)
      assert.equal(await kindOf(connector.findOrders(QUERY, call)), kind)
      assert.equal(await kindOf(connector.getOrder({ companies: ['7'], id: '7.1' }, call)), kind)
    })
  }

  it('is read alike within an answer of status 200', async () => {
    const connector = connectorBefore({
      [SEARCH]: json({ Error: true, Message: 'Nenhum pedido encontrado' }),
    })
    assert.deepEqual((await connector.findOrders(QUERY, call)).orders, [])
  })
})

describe('A link to a document that is refused', () => {
  it('says nothing of our credentials, for none of them go with it', async () => {
    for (const status of [401, 403]) {
      const connector = connectorBefore({
        [DOCUMENTS]: json({ itens: [{ tipoArquivo: 3, url: `${ORIGIN}${FILE}` }] }),
        [FILE]: says('Link expirado', status),
      })
      assert.equal(await kindOf(connector.openDocument?.(DOCUMENT, call)), 'bad-answer')
    }
  })
})
