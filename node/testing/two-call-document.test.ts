/** An ERP whose call for a file knows no customer: whose the record is has to be asked first, and the file streams then. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'

import { rest } from '../connectors/rest'
import type { ConnectorSubject } from './connector-subject'
import { memberOf } from './contract-invoice-facts'
import { describeDocuments } from './contract-documents.suite'
import { createHttpPort } from './http-port'
import { startRestSubject } from './rest-subject'
import { runChecks } from './suite-checks'

const inTwoCalls = (subject: ConnectorSubject): ConnectorSubject => {
  const { connector } = subject
  return {
    ...subject,
    connector: {
      ...connector,
      capabilities: { ...connector.capabilities, callsPerDocument: 2 },
      readCapabilities: undefined,
      openDocument: async (query, call) => {
        const { orderId, invoiceId, paymentId } = query.parent
        const id = invoiceId ?? paymentId ?? orderId ?? ''
        const named = { companies: query.companies, id }
        const open =
          invoiceId !== null
            ? memberOf(subject, 'getInvoice')
            : paymentId !== null
              ? memberOf(subject, 'getPayment')
              : connector.getOrder
        const owner = await open(named, call)
        return owner && memberOf(subject, 'openDocument')(query, call)
      },
    },
  }
}

describe('A document that streams behind a second call', () => {
  let running: ConnectorSubject | undefined
  before(async () => {
    running = await startRestSubject(createHttpPort)
  })
  after(() => running?.close())

  it('passes every check of documents', async () => {
    assert.ok(running)
    const subject = inTwoCalls(running)
    const outcomes = await runChecks(describeDocuments, { definition: rest, subject })
    assert.ok(outcomes.length > 10)
    for (const { name, error } of outcomes) assert.equal(error, null, `${name}: ${String(error)}`)
  })
})
