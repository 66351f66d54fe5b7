/**
 * The contract suite, tried itself: each connector is made wrong in every way of `connector-mutations.ts`, and exactly the
 * check that is meant for it has to turn red, and say so.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'

import { TRIALS } from '../testing/bad-answers-trials'
import { MUTATIONS, type Mutation } from '../testing/connector-mutations'
import type { ConnectorSubject } from '../testing/connector-subject'
import { startDemoSubject } from '../testing/demo-subject'
import { createHttpPort } from '../testing/http-port'
import { startRestSubject } from '../testing/rest-subject'
import { runChecks } from '../testing/suite-checks'
import { demo } from './demo'
import { connectorNames } from './registry'
import { rest } from './rest'
import { FEATURE_NAMES } from './rest/features'

const SUBJECTS = [
  ...TRIALS.map(({ name, definition, start }) => ({
    ...{ name, definition, start: () => start(createHttpPort) },
  })),
  {
    name: 'rest with every feature',
    definition: rest,
    start: () => startRestSubject(createHttpPort, FEATURE_NAMES),
  },
  { name: 'demo', definition: demo, start: startDemoSubject },
]

const UNDECLARED = 'It is not declared, and refused.'
const NO_INVOICE_LIST = 'There is no list of invoices.'
const NO_QUERY = 'There is no query: it asks nobody.'
const NOT_SAID = 'The ERP does not say it.'

const NO_SPAN = {
  'the first promised day is left out': UNDECLARED,
  'the counts are of everybody': UNDECLARED,
}
const NO_ORDER_FEATURES = {
  ...NO_SPAN,
  'an order is said to be found by every kind that was asked for': UNDECLARED,
}
const NO_PARTS = { 'a part of an invoice number is taken for the whole': UNDECLARED }
const NO_PAYMENT_NUMBERS = { 'the reference of a payment is ignored': UNDECLARED }
const NO_COUNT = { 'the overdue count is one too many': NOT_SAID }
const NO_DRAFTS = { 'drafts are shown': 'The contract knows no drafts.' }

const PEDIDO = {
  ...NO_ORDER_FEATURES,
  ...{ ...NO_PARTS, ...NO_PAYMENT_NUMBERS, ...NO_COUNT },
  'nobody placed anything': NOT_SAID,
  'the instalments are empty': NOT_SAID,
  'drafts are shown': 'The contract knows no drafts.',
  'channels are ignored': UNDECLARED,
  'products are ignored': UNDECLARED,
  'a part of a web order number is taken for the whole': UNDECLARED,
  'what is open is taken for overdue': NO_INVOICE_LIST,
  'due days are ignored': NO_INVOICE_LIST,
}

/** What can't be done to a connector, and why: then it has to change nothing. */
const CANNOT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  rest: { ...NO_DRAFTS, ...NO_ORDER_FEATURES, ...NO_PARTS, ...NO_PAYMENT_NUMBERS },
  'rest with every feature': NO_DRAFTS,
  'sap-s4hana': {
    ...{ ...NO_SPAN, ...NO_PAYMENT_NUMBERS, ...NO_COUNT },
    'nobody placed anything': NOT_SAID,
    'the instalments are empty': NOT_SAID,
    'statuses are ignored': UNDECLARED,
    'channels are ignored': UNDECLARED,
    'products are ignored': UNDECLARED,
    'what is open is taken for overdue': UNDECLARED,
    'due days are ignored': UNDECLARED,
  },
  tryton: { ...NO_SPAN, ...NO_PAYMENT_NUMBERS, ...NO_COUNT },
  pedido: PEDIDO,
  'pedido with a token server': PEDIDO,
  demo: {
    'drafts are shown': 'The invented orders are all placed.',
    'the companies are left out of the query that opens': NO_QUERY,
    'the companies are left out of the query that lists': NO_QUERY,
  },
}

describe('The mutations of the contract suite', () => {
  it('are tried on every connector', () => {
    const tried = new Set(SUBJECTS.map(({ definition }) => definition.name))
    assert.deepEqual([...tried].sort(), [...connectorNames].sort())
  })

  it('have a name each', () => {
    assert.equal(new Set(MUTATIONS.map(({ name }) => name)).size, MUTATIONS.length)
  })
})

for (const { name, definition, start } of SUBJECTS) {
  describe(`The connector "${name}", made wrong`, () => {
    let running: ConnectorSubject | undefined
    before(async () => {
      running = await start()
    })
    after(() => running?.close())
    const redOf = async ({ section }: Mutation, mutate?: Mutation['mutate']) => {
      assert.ok(running)
      const connector = mutate === undefined ? running.connector : mutate(running)
      const subject = { ...running, connector }
      return (await runChecks(section, { definition, subject })).filter(({ error }) => error)
    }
    const cannot = CANNOT[name] ?? {}

    it('is green as it is, in every section that is tried', async () => {
      const sections = new Map(MUTATIONS.map((mutation) => [mutation.section, mutation]))
      for (const mutation of sections.values()) assert.deepEqual(await redOf(mutation), [])
    })

    for (const mutation of MUTATIONS) {
      const reason = cannot[mutation.name]
      if (reason === undefined) {
        it(`is found out where ${mutation.name}`, async () => {
          const red = await redOf(mutation, mutation.mutate)
          assert.deepEqual(
            red.map((outcome) => outcome.name),
            [mutation.check],
            red.map(({ error }) => String(error)).join('\n')
          )
          assert.match(String(red[0]?.error), mutation.says)
        })
      } else {
        it(`is no other where ${mutation.name}: ${reason}`, async () => {
          assert.deepEqual(await redOf(mutation, mutation.mutate), [])
        })
      }
    }

    it('names only mutations that there are', () => {
      const names = MUTATIONS.map((mutation) => mutation.name)
      assert.deepEqual(
        Object.keys(cannot).filter((one) => !names.includes(one)),
        []
      )
    })
  })
}
