import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { ownOrders, type ConnectorSubject } from '../../testing/connector-subject'
import { startErpServer } from '../../testing/erp-server'
import { createHttpPort } from '../../testing/http-port'
import type { Call } from '../connector'
import { isConnectorError } from '../connector-error'
import { createSapErp, type ServerPages } from './__fixtures__/erp'
import { OWN_COMPANY } from './__fixtures__/records'
import { sapSubject } from './__fixtures__/subject'

const whileServing = async (
  pages: ServerPages,
  work: (subject: ConnectorSubject, call: Call) => Promise<void>
): Promise<void> => {
  const { orders, invoices, respond } = createSapErp(pages)
  const server = await startErpServer(respond)
  try {
    const subject = sapSubject({ orders, invoices, server, openPort: createHttpPort })
    await work(subject, { http: subject.http, signal: new AbortController().signal })
  } finally {
    await server.close()
  }
}

const openFirst = ({ connector, known }: ConnectorSubject, id: string, call: Call) =>
  connector.getOrder({ companies: known.companies, id }, call)

const kindOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'answered',
    (error: unknown) => (isConnectorError(error) ? error.kind : String(error))
  )

describe('What was invoiced of an order, where the server pages by itself', () => {
  /** The first order has two invoices: its own, and one that it shares. */
  const invoiced = async (pages: ServerPages): Promise<unknown> => {
    let found: unknown
    await whileServing(pages, async (subject, call) => {
      const order = await openFirst(subject, String(ownOrders(subject)[0]?.id), call)
      found = [order?.invoices.map(({ id }) => id), order?.lines.map(({ invoiced }) => invoiced)]
    })
    return found
  }

  it('is all of it, whether the server links to the rest or only counts it', async () => {
    const whole = await invoiced({})
    assert.deepEqual(whole, [
      ['90000000', '90000008'],
      ['8', null],
    ])
    assert.deepEqual(await invoiced({ size: 1 }), whole)
    assert.deepEqual(await invoiced({ size: 1, isLinked: false }), whole)
    assert.deepEqual(await invoiced({ size: 1, isCounted: false }), whole)
  })

  it('is a bad answer where the rest is announced and never comes', async () => {
    await whileServing({ size: 1, isEndless: true }, async (subject, call) => {
      const id = String(ownOrders(subject)[0]?.id)
      assert.equal(await kindOf(openFirst(subject, id, call)), 'bad-answer')
    })
  })
})

describe('A list within a record, where the server cuts it', () => {
  it('makes the answer a bad one: a part is never shown as the whole', async () => {
    await whileServing({ innerSize: 1 }, async (subject, call) => {
      const id = String(ownOrders(subject)[0]?.id)
      assert.equal(await kindOf(openFirst(subject, id, call)), 'bad-answer')
      const { findInvoices, getInvoice } = subject.connector
      const shared = subject.known.invoices?.find(({ numbers }) => numbers.ERP.length > 1)
      assert.ok(findInvoices && getInvoice && shared)
      const opened = getInvoice({ companies: [OWN_COMPANY], id: shared.id }, call)
      assert.equal(await kindOf(opened), 'bad-answer')
    })
  })
})
