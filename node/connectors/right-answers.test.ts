/** What the contract suite knows to be right is no mismatch: a false alarm would hide orders that are there. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { TRIALS } from '../testing/bad-answers-trials'
import { describeInvoices } from '../testing/contract-invoices.suite'
import { describePayments } from '../testing/contract-payments.suite'
import { describeSearch } from '../testing/contract-search.suite'
import { startDemoSubject } from '../testing/demo-subject'
import { createHttpPort } from '../testing/http-port'
import { runChecks } from '../testing/suite-checks'
import { checkedConnector } from './checked-connector'
import type { ErpConnector, FilterMismatch } from './connector'
import { demo } from './demo'

const SUBJECTS = [
  ...TRIALS.map(({ start, ...trial }) => ({ ...trial, start: () => start(createHttpPort) })),
  { name: 'demo', definition: demo, start: startDemoSubject },
]

/** Fails where a row is called something else than what was asked for. */
const strict = (connector: ErpConnector): ErpConnector => {
  const noteMismatch = (mismatch: FilterMismatch) => assert.fail(JSON.stringify(mismatch))
  const checked = checkedConnector(connector)
  const { findInvoices, findPayments } = checked
  return {
    ...checked,
    findOrders: (query, call) => checked.findOrders(query, { ...call, noteMismatch }),
    findInvoices: findInvoices && ((query, call) => findInvoices(query, { ...call, noteMismatch })),
    findPayments: findPayments && ((query, call) => findPayments(query, { ...call, noteMismatch })),
  }
}

describe('no right answer is called something else than what was asked for', () => {
  for (const { name, definition, start } of SUBJECTS) {
    it(`of the connector "${name}"`, async () => {
      const running = await start()
      const subject = { ...running, connector: strict(running.connector) }
      try {
        for (const section of [describeSearch, describeInvoices, describePayments]) {
          const outcomes = await runChecks(section, { definition, subject })
          assert.deepEqual(
            outcomes.filter(({ error }) => error),
            []
          )
        }
      } finally {
        await running.close()
      }
    })
  }
})
