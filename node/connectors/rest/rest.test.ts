import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { rest } from '.'
import { startErpServer } from '../../testing/erp-server'
import { createHttpPort } from '../../testing/http-port'
import { nowhere } from '../../testing/nowhere'
import { json as jsonReply } from '../../testing/rest-replies'
import { startRestSubject } from '../../testing/rest-subject'
import type { HttpRequest } from '../connector'
import { describeConnector } from '../contract.suite'
import { FEATURE_NAMES } from './features'

describe('Before a server of version 1.1.0, which refuses what came later', () =>
  describeConnector({ definition: rest, start: () => startRestSubject(createHttpPort) }))

describe('Before a server that says all features', () =>
  describeConnector({
    definition: rest,
    start: () => startRestSubject(createHttpPort, FEATURE_NAMES),
  }))

describe('Before a server that has orders only', () =>
  describeConnector({ definition: rest, start: () => startRestSubject(createHttpPort, []) }))

/** The connector before an ERP that answers anything with `answer`. */
const before = (answer: unknown) => {
  const requests: HttpRequest[] = []
  const http = {
    ...nowhere(),
    json: (request: HttpRequest) => {
      requests.push(request)
      return Promise.resolve(answer)
    },
  }
  const settings = rest.readSettings({ erpAuthentication: 'BEARER', erpToken: 'token' })
  const call = { http, signal: new AbortController().signal }
  return { requests, call, connector: rest.create({ settings, clock: () => new Date(0) }) }
}

const OWN = { id: '1', ownerRef: 'C1', lines: [] }
const open = (answer: unknown, id = '1', companies = ['C1']) => {
  const { connector, call } = before(answer)
  return connector.getOrder({ companies, id }, call)
}

describe('An ERP that does not keep to the companies asked for', () => {
  it('opens none of its orders for somebody else', async () => {
    assert.equal((await open(OWN))?.id, '1')
    assert.equal(await open(OWN, '1', ['C2']), null)
    assert.equal(await open({ ...OWN, ownerRef: 'c1' }), null)
    assert.equal(await open({ ...OWN, ownerRef: 'C1/2' }), null)
  })

  it('opens no other order than the one that was named', async () => {
    assert.equal(await open({ ...OWN, id: '2' }), null)
    assert.equal(await open({ ...OWN, id: '01' }), null)
  })

  it("shows no other company's invoices and payments within an order", async () => {
    const documents = [
      { id: 'own', ownerRef: 'C1' },
      { id: 'foreign', ownerRef: 'C2' },
    ]
    const order = await open({ ...OWN, invoices: documents, payments: documents })
    assert.deepEqual(
      [...(order?.invoices ?? []), ...(order?.payments ?? [])].map(({ id }) => id),
      ['own', 'own']
    )
  })

  it('opens none of its invoices and payments for somebody else, nor another one', async () => {
    for (const record of [OWN, { ...OWN, ownerRef: 'C2' }, { ...OWN, id: '2' }]) {
      const { connector, call } = before(record)
      const query = { companies: ['C1'], id: '1' }
      const expected = record === OWN ? '1' : undefined
      assert.equal((await connector.getInvoice?.(query, call))?.id, expected)
      assert.equal((await connector.getPayment?.(query, call))?.id, expected)
    }
  })

  it("shows no other company's payments with an invoice", async () => {
    const payments = ['C1', 'C2'].map((ownerRef) => ({ id: ownerRef, ownerRef }))
    const { connector, call } = before({ ...OWN, payments })
    const invoice = await connector.getInvoice?.({ companies: ['C1'], id: '1' }, call)
    assert.deepEqual(
      invoice?.payments.map(({ id }) => id),
      ['C1']
    )
  })

  it('gives its rows with their true owner, to be dropped and counted', async () => {
    const { connector, call } = before({ orders: [OWN, { ...OWN, id: '2', ownerRef: 'C2' }] })
    const page = await connector.findOrders(
      {
        companies: ['C1'],
        number: null,
        from: null,
        to: null,
        statuses: [],
        channels: [],
        product: null,
        placedBy: null,
        sort: 'NEWEST_FIRST',
        first: 2,
        after: null,
      },
      call
    )
    assert.deepEqual(
      page.orders.map(({ ownerRef }) => ownerRef),
      ['C1', 'C2']
    )
  })
})

describe('An id that can not be one', () => {
  it('is not asked for', async () => {
    const { connector, requests, call } = before(OWN)
    for (const id of ['', ' ', '..', 'a\nb', 'x'.repeat(201)]) {
      assert.equal(await connector.getOrder({ companies: ['C1'], id }, call), null)
    }
    assert.deepEqual(requests, [])
  })
})

describe('What rest sends', () => {
  it('carries its own header and no other', async () => {
    const { connector, requests, call } = before(OWN)
    await connector.check(call)
    await connector.getOrder({ companies: ['C1'], id: '1' }, call)
    for (const { headers, path } of requests) {
      assert.deepEqual(headers, { Authorization: 'Bearer token' })
      assert.ok(path.startsWith('/orders-b2b/v1/'))
    }
    assert.equal(requests.length, 2)
  })
})

describe('An ERP that takes access tokens', () => {
  it('is asked with one that was bought by a form', async () => {
    const server = await startErpServer(({ method, headers, body }) => {
      if (method === 'POST')
        return jsonReply({ access_token: body.replace(/[^a-z_]/g, ''), expires_in: 60 })
      return headers.authorization?.includes('grant_typeclient_credentialsclient_id')
        ? jsonReply({ status: 'ok' })
        : { status: 401, body: '' }
    })
    const settings = rest.readSettings({
      erpBaseUrl: 'https://erp.example',
      erpAuthentication: 'OAUTH2',
      erpTokenUrl: 'https://erp.example/orders-b2b/v1/token',
      erpClientId: 'shop',
      erpClientSecret: 'secret',
      erpClientAuthentication: 'POST',
    })
    const connector = rest.create({ settings, clock: () => new Date(0) })
    const call = { http: createHttpPort(server.origin), signal: new AbortController().signal }
    await connector.check(call).finally(server.close)
    assert.deepEqual(
      server.requests.map(({ method, path }) => `${method} ${path}`),
      ['POST /orders-b2b/v1/token', 'GET /orders-b2b/v1/status']
    )
  })
})
