/**
 * `connector.ts`, executably: one suite for every connector, whatever it speaks.
 *
 * The flags in `capabilities` drive it. What is declared is exercised against known facts; what isn't has to be refused
 * with `unsupported` without asking the ERP. The sections are in `testing/contract-*.suite.ts`.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'

import {
  asItsServerCan,
  patiently,
  type Check,
  type ConnectorSubject,
} from '../testing/connector-subject'
import { describeBillingFeatures } from '../testing/contract-billing-features.suite'
import { describeContent } from '../testing/contract-content.suite'
import { describeDetails } from '../testing/contract-details.suite'
import { describeDocuments } from '../testing/contract-documents.suite'
import { describeFaults } from '../testing/contract-faults.suite'
import { describeInvoice } from '../testing/contract-invoice.suite'
import { describeInvoices } from '../testing/contract-invoices.suite'
import { describeJoiningPages } from '../testing/contract-joining-pages.suite'
import { describeOrderFeatures } from '../testing/contract-order-features.suite'
import { describeOwnQueries } from '../testing/contract-own-queries.suite'
import { describeHostileText, describeOwnership } from '../testing/contract-ownership.suite'
import { describePayments } from '../testing/contract-payments.suite'
import { describePlacedBy } from '../testing/contract-placed-by.suite'
import { describePaging } from '../testing/contract-paging.suite'
import { describeSearch } from '../testing/contract-search.suite'
import type { ConnectorDefinition } from './connector'

export interface ConnectorTrial {
  readonly definition: ConnectorDefinition<unknown>
  /** A connector that runs against an ERP whose orders are known; called once. */
  readonly start: () => Promise<ConnectorSubject>
  /** False for a connector that asks nobody: then that is asserted instead of its faults. Default: true. */
  readonly hasServer?: boolean
}

export const describeConnector = ({
  definition,
  start,
  hasServer = true,
}: ConnectorTrial): void => {
  describe(`The connector "${definition.name}"`, () => {
    let running: ConnectorSubject | undefined
    const subject = (): ConnectorSubject => {
      assert.ok(running, 'The subject has not started.')
      return running
    }
    before(async () => {
      running = await asItsServerCan(await start())
    })
    after(() => running?.close())
    /** A check is red, and says why, if the ERP of its test is what broke. */
    const check: Check = (name, work) =>
      it(name, async () => {
        try {
          await work()
        } finally {
          running?.server?.assertResponded()
        }
      })

    check('has the name it is registered under', () => {
      assert.match(definition.name, /^[a-z][a-z0-9-]*$/)
      assert.equal(subject().connector.name, definition.name)
    })
    check('proves that the ERP can be reached', () =>
      subject().connector.check(patiently(subject()))
    )

    const suite = { definition, subject, it: check, hasServer }
    describe('searching', () => describeSearch(suite))
    describe('what only some ERPs can find', () => describeOrderFeatures(suite))
    describe('what is read', () => describeContent(suite))
    describe('pages that join', () => describeJoiningPages(suite))
    describe('paging', () => describePaging(suite))
    describe('whose records', () => describeOwnership(suite))
    describe("the ERP's own query", () => describeOwnQueries(suite))
    describe('whose own orders', () => describePlacedBy(suite))
    describe('hostile text', () => describeHostileText(suite))
    describe('an opened order', () => describeDetails(suite))
    describe('invoices', () => describeInvoices(suite))
    describe('an opened invoice', () => describeInvoice(suite))
    describe('payments', () => describePayments(suite))
    describe('what only some ERPs can find of them', () => describeBillingFeatures(suite))
    describe('documents', () => describeDocuments(suite))
    describe('an ERP that fails', () => describeFaults(suite))
  })
}
