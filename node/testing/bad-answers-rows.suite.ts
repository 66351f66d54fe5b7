/** Answers whose rows are right, each by itself, and too many: of each connector as the service uses it. */
import assert from 'node:assert/strict'
import { it } from 'node:test'

import { checkedConnector } from '../connectors/checked-connector'
import type { AnswerChange } from './fault-proxy'
import type { BadAnswersTrial } from './bad-answers-trials'
import type { FaultySubject } from './bad-answers.suite'
import { assertRefuses } from './connector-errors'
import { idsOf, patiently, queryOf } from './connector-subject'

const FIRST = 4

/** The answer with other rows in its list, wherever its protocol puts a list. */
const withRows =
  (change: (rows: readonly unknown[]) => readonly unknown[]): AnswerChange =>
  ({ status, body }) => {
    const changed = (value: unknown): unknown => {
      if (Array.isArray(value)) return change(value)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, changed(one)]))
    }
    return { status, body: JSON.stringify(changed(JSON.parse(body))) }
  }

export const describeRows = (faulty: () => FaultySubject, { hasPages }: BadAnswersTrial): void => {
  const findFew = () => {
    const { subject } = faulty()
    const query = queryOf(subject, { first: FIRST })
    return checkedConnector(subject.connector).findOrders(query, patiently(subject))
  }

  it('with more records than were asked for are refused; where an ERP has no pages, its list is long', async () => {
    const honest = await findFew()
    faulty().faultProxy.changeAnswers(withRows((rows) => Array(30).fill(rows).flat()))
    if (hasPages) await assertRefuses(faulty().subject, findFew(), 'bad-answer')
    else assert.deepEqual((await findFew()).orders, honest.orders)
  })

  it('with one record several times show it once', async () => {
    faulty().faultProxy.changeAnswers(
      withRows((rows) =>
        Array(FIRST - 1)
          .fill(rows.slice(0, 1))
          .flat()
      )
    )
    const { orders } = await findFew()
    assert.ok(orders.length > 0)
    assert.equal(new Set(idsOf(orders)).size, orders.length)
  })
}
