/**
 * Each value of each honest answer, replaced by each kind of wrong one: what comes out is in the vocabulary, or the answer is
 * bad. Nothing else is thrown, and nothing of the wrong kind gets through to a page.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'

import type { Call, HttpPort } from '../connectors/connector'
import { isConnectorError } from '../connectors/connector-error'
import type { BadAnswersTrial } from './bad-answers-trials'
import { VOCABULARY, type InterpretationOperation } from './bad-answers-vocabulary'
import { ownOrders, queryOf, type ConnectorSubject } from './connector-subject'
import {
  invoiceQueryOf,
  memberOf,
  ownInvoices,
  ownPayments,
  paymentQueryOf,
} from './contract-invoice-facts'
import { createHttpPort } from './http-port'

const WRONG_VALUES: readonly unknown[] = [
  null,
  -1.5,
  1e300,
  true,
  '',
  ' \u0000\uD800 ',
  '9'.repeat(400),
  [],
  [[null]],
  {},
  { __class__: 'date', year: 1e9, month: -1, day: 'x' },
  { results: 7 },
]

/** What a wrong answer to a login or to a question may be taken for. */
const KINDS = ['bad-answer', 'rejected-credentials']

export const describeWrongValues = (trial: BadAnswersTrial): void => {
  describe(`Wrong values for the connector "${trial.name}"`, () => {
    let subject: ConnectorSubject | undefined
    before(async () => {
      subject = await trial.start(createHttpPort)
    })
    after(() => subject?.close())

    for (const operation of Object.keys(VOCABULARY) as InterpretationOperation[]) {
      it(`are read in the vocabulary or refused, in every place: ${operation}`, async () => {
        assert.ok(subject)
        const isThere = typeof subject.connector[operation] === 'function'
        assert.equal(isThere, isDeclared(subject, operation))
        if (!isThere) return
        const answers = new Map<string, string>()
        const honest = await perform(subject, operation, recording(subject.http, answers))
        VOCABULARY[operation].parse(honest)
        for (const [key, text] of answers) await tryEach(subject, operation, { answers, key, text })
      })
    }
  })
}

const isDeclared = (
  { connector: { capabilities } }: ConnectorSubject,
  operation: InterpretationOperation
): boolean => {
  if (operation.includes('Order')) return true
  return operation.includes('Invoice') ? capabilities.invoiceList : capabilities.paymentList
}

interface Recorded {
  readonly answers: ReadonlyMap<string, string>
  readonly key: string
  readonly text: string
}

const tryEach = async (
  subject: ConnectorSubject,
  operation: InterpretationOperation,
  { answers, key, text }: Recorded
): Promise<void> => {
  for (const place of placesIn(JSON.parse(text))) {
    for (const wrong of WRONG_VALUES) {
      const changed = JSON.stringify(withValue(JSON.parse(text), place, wrong))
      const port = replaying(subject.http, new Map([...answers, [key, changed]]))
      const shown = `${place.join('.')} = ${JSON.stringify(wrong).slice(0, 60)}`
      await assertReadOrRefused(perform(subject, operation, port), { operation, shown })
    }
  }
}

const assertReadOrRefused = async (
  work: Promise<unknown>,
  { operation, shown }: { operation: InterpretationOperation; shown: string }
): Promise<void> => {
  const outcome = await work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error })
  )
  if ('error' in outcome) {
    assert.ok(isConnectorError(outcome.error), `${shown}: ${String(outcome.error)}`)
    assert.ok(KINDS.includes(outcome.error.kind), `${shown}: ${outcome.error.kind}`)
    return
  }
  const { error } = VOCABULARY[operation].safeParse(outcome.value)
  assert.ok(error === undefined, `${shown}: ${error?.message}`)
}

const keyOf = ({ path, query, body }: Parameters<HttpPort['json']>[0]): string =>
  JSON.stringify([path, query, body])

const recording = (http: HttpPort, answers: Map<string, string>): HttpPort => ({
  ...http,
  json: async (request, call) => {
    const answer = await http.json(request, call)
    answers.set(keyOf(request), JSON.stringify(answer))
    return answer
  },
})

/** What a wrong answer makes a connector ask besides is asked. */
const replaying = (http: HttpPort, answers: ReadonlyMap<string, string>): HttpPort => ({
  ...http,
  json: async (request, call) => {
    const text = answers.get(keyOf(request))
    return text === undefined ? http.json(request, call) : (JSON.parse(text) as unknown)
  },
})

type Place = readonly string[]

/** Of a list the first item stands for all of them. */
const placesIn = (value: unknown): Place[] => {
  if (typeof value !== 'object' || value === null) return [[]]
  const entries = Object.entries(value).slice(0, Array.isArray(value) ? 1 : undefined)
  return [
    [],
    ...entries.flatMap(([name, inner]) => placesIn(inner).map((place) => [name, ...place])),
  ]
}

const withValue = (value: unknown, [name, ...rest]: Place, wrong: unknown): unknown => {
  if (name === undefined) return wrong
  const inner = value as Record<string, unknown>
  inner[name] = withValue(inner[name], rest, wrong)
  return inner
}

const FIRST = 3

const perform = (
  subject: ConnectorSubject,
  operation: InterpretationOperation,
  http: HttpPort
): Promise<unknown> => {
  const { connector, known } = subject
  const { companies } = known
  const call: Call = { http, signal: new AbortController().signal }
  const open = (name: 'getInvoice' | 'getPayment', own: ReadonlyArray<{ readonly id: string }>) =>
    memberOf(subject, name)({ companies, id: String(own[0]?.id) }, call)
  switch (operation) {
    case 'findOrders':
      return connector.findOrders(queryOf(subject, { first: FIRST }), call)
    case 'getOrder':
      return connector.getOrder({ companies, id: String(ownOrders(subject)[0]?.id) }, call)
    case 'findInvoices':
      return memberOf(subject, operation)(invoiceQueryOf(subject, { first: FIRST }), call)
    case 'getInvoice':
      return open(operation, ownInvoices(subject))
    case 'findPayments':
      return memberOf(subject, operation)(paymentQueryOf(subject, { first: FIRST }), call)
    case 'getPayment':
      return open(operation, ownPayments(subject))
  }
}
