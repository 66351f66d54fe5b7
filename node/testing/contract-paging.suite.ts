import assert from 'node:assert/strict'

import type { OrderQuery } from '../connectors/connector'
import { assertRefuses } from './connector-errors'
import {
  countCalls,
  findPages,
  ownOrders,
  patiently,
  queryOf,
  type ConnectorSubject,
  type Suite,
} from './connector-subject'

export const describePaging = ({ subject, it }: Suite): void => {
  it('gives no more than were asked for', async () => {
    const page = await firstPage(subject(), { first: 3 })
    assert.equal(page.orders.length, 3)
  })

  it('gives no cursor on the last page, even if it is full', async () => {
    const [company] = subject().known.companies
    const count = ownOrders(subject()).filter(({ ownerRef }) => ownerRef === company).length
    const { maxPageSize } = subject().connector.capabilities
    const first = largestDivisor(count, maxPageSize)
    assert.ok(first > 1, `${count} orders make no full pages: have another number of them.`)
    const pages = await findPages(subject(), { companies: [company], first })
    assert.deepEqual(
      pages.map(({ orders }) => orders.length),
      Array.from({ length: count / first }, () => first)
    )
  })

  it('costs no more calls a page than it is known to', async () => {
    const { orders: most = 1 } = subject().callsPerPage ?? {}
    const first = await countCalls(subject(), () => firstPage(subject(), { first: 5 }))
    const { cursor } = await firstPage(subject(), { first: 5 })
    const second = await countCalls(subject(), () =>
      firstPage(subject(), { first: 5, after: cursor })
    )
    assert.ok(Math.max(first, second) <= most, `${first}, then ${second} calls instead of ${most}.`)
  })

  it('counts all that match, or says null', async () => {
    const { total } = await firstPage(subject(), { first: 2 })
    const isDeclared = subject().connector.capabilities.total
    assert.equal(total, isDeclared ? ownOrders(subject()).length : null)
  })

  it('refuses the cursor of another search', async () => {
    const { cursor } = await firstPage(subject(), { first: 5 })
    assert.notEqual(cursor, null)
    const [one, other] = subject().known.companies
    const others: Array<Partial<OrderQuery>> = [
      { companies: [one] },
      { companies: [other] },
      { companies: [subject().known.foreignCompany] },
    ]
    if (subject().connector.capabilities.placedBy) others.push({ placedBy: 'nobody@erp.example' })
    if (subject().connector.capabilities.dates) others.push({ from: '2001-01-01' })
    for (const differing of others) {
      await assertCursorRefused(subject(), { ...differing, after: cursor })
    }
  })

  it('refuses a cursor it never made', async () => {
    const { cursor } = await firstPage(subject(), { first: 5 })
    const made = String(cursor)
    const forged = [
      '',
      ' ',
      '1',
      '-1',
      '..',
      "' OR 1=1",
      '💥',
      '\u0000',
      '\ud800',
      '{}',
      'bnVsbA==',
    ]
    const altered = [made.slice(1), made.slice(0, -1), `${made}x`, made.toUpperCase() + '~']
    for (const after of [...forged, ...altered, 'x'.repeat(10_000)]) {
      await assertCursorRefused(subject(), { after })
    }
  })

  it('refuses a page of no size it can give, and asks nothing', async () => {
    const { maxPageSize } = subject().connector.capabilities
    for (const first of [0, -1, 1.5, Number.NaN, maxPageSize + 1, 10_000]) {
      const calls = await countCalls(subject(), () =>
        assertRefuses(subject(), firstPage(subject(), { first }), 'invalid-query', 'unsupported')
      )
      assert.equal(calls, 0)
    }
  })
}

const firstPage = (subject: ConnectorSubject, differing: Partial<OrderQuery>) =>
  subject.connector.findOrders(queryOf(subject, differing), patiently(subject))

/** By the connector, or by the ERP whose cursor it is. */
const assertCursorRefused = (subject: ConnectorSubject, differing: Partial<OrderQuery>) =>
  assertRefuses(
    subject,
    firstPage(subject, { first: 5, ...differing }),
    'invalid-query',
    'refused-query'
  )

const largestDivisor = (count: number, max: number): number => {
  for (let divisor = Math.min(max, count - 1); divisor > 1; divisor -= 1) {
    if (count % divisor === 0) return divisor
  }
  return 1
}
