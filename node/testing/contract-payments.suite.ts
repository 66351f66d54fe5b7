import assert from 'node:assert/strict'

import type { PaymentQuery } from '../connectors/connector'
import type { Payment } from '../connectors/order-model'
import { assertRefuses } from './connector-errors'
import {
  countCalls,
  idsOf,
  patiently,
  type ConnectorSubject,
  type KnownPayment,
  type Suite,
} from './connector-subject'
import {
  findPayments,
  foreignPayments,
  isPlacedBy,
  isWithin,
  memberOf,
  ownPayments,
  paymentPage,
  peopleOf,
  spansOf,
} from './contract-invoice-facts'
import { hostileIds } from './hostile-text'

export const describePayments = ({ subject, it }: Suite): void => {
  const listed = (name: string, work: (subject: ConnectorSubject) => Promise<void>): void => {
    it(name, async () => {
      const { connector } = subject()
      if (connector.capabilities.paymentList) return work(subject())
      assert.equal(connector.findPayments, undefined)
      assert.equal(connector.getPayment, undefined)
      assert.equal(connector.capabilities.paymentDates, false)
    })
  }

  listed('lists all payments of both companies, each once and as it is known', async (tried) => {
    const [one, other] = tried.known.companies
    const found = await findPayments(tried, { companies: [one, other, one] })
    assert.deepEqual(idsOf(found), idsOf(ownPayments(tried)))
    for (const payment of found) assertAsKnown(tried, payment)
  })

  listed('lists the payments that fit no invoice too', async (tried) => {
    const unfit = ownPayments(tried).filter(({ settles }) => settles.length === 0)
    const found = (await findPayments(tried)).filter(({ settles }) => settles.length === 0)
    assert.deepEqual(idsOf(found), idsOf(unfit))
  })

  listed('takes both bounds of the day of payment inclusively, or refuses days', async (tried) => {
    const { paymentDates } = tried.connector.capabilities
    const days = ownPayments(tried).map(({ paidOn }) => paidOn)
    const spans = paymentDates ? spansOf(days) : [['2026-01-01', '2026-12-31'] as const]
    for (const [from, to] of spans) {
      await assertFinds(tried, {
        differing: { from, to },
        isDeclared: paymentDates,
        isExpected: ({ paidOn }) => isWithin(paidOn, from, to),
      })
    }
  })

  listed('finds exactly those of orders that one person placed, or refuses to', async (tried) => {
    const people = peopleOf(ownPayments(tried))
    for (const placedBy of [...people, 'nobody@erp.example']) {
      await assertFinds(tried, {
        differing: { placedBy },
        isDeclared: tried.connector.capabilities.placedBy,
        isExpected: (payment) => isPlacedBy(payment, placedBy),
      })
    }
  })

  listed('is newest first, and its pages join', async (tried) => {
    const whole = await findPayments(tried)
    const days = whole.map(({ paidOn }) => paidOn ?? '')
    assert.deepEqual(days, [...days].sort().reverse())
    for (const first of [1, 7]) {
      const joined = await findPayments(tried, { first })
      assert.deepEqual(
        joined.map(({ id }) => id),
        whole.map(({ id }) => id)
      )
    }
    const { total } = await paymentPage(tried, { first: 1 })
    assert.ok(total === null || total === whole.length)
  })

  listed('costs no more calls a page than it is known to', async (tried) => {
    const { payments: most = 1 } = tried.callsPerPage ?? {}
    const calls = await countCalls(tried, () => paymentPage(tried, { first: 5 }))
    assert.ok(calls <= most, `${calls} calls instead of ${most}.`)
  })

  listed('opens an own payment as the list shows it', async (tried) => {
    for (const row of (await findPayments(tried)).slice(0, 12)) {
      assert.deepEqual(await open(tried, row.id), row)
    }
  })

  listed(
    "answers null for another company's payment as for none, at the same cost",
    async (tried) => {
      const [foreign] = foreignPayments(tried)
      assert.ok(foreign, 'A payment of the foreign company must be known.')
      const costs = []
      for (const id of [foreign.id, `${foreign.id.slice(0, -1)}!`]) {
        costs.push(await countCalls(tried, async () => assert.equal(await open(tried, id), null)))
      }
      assert.equal(costs[0], costs[1])
      for (const id of hostileIds(foreign.id)) {
        const opened = await open(tried, id).catch(async (error: unknown) => {
          await assertRefuses(tried, Promise.reject(error), 'invalid-query')
          return null
        })
        assert.equal(opened, null, JSON.stringify(id))
      }
    }
  )

  listed(
    'refuses no company, a page of no size and a cursor that is not its own',
    async (tried) => {
      const { cursor } = await paymentPage(tried, { first: 1 })
      const { maxPageSize } = tried.connector.capabilities
      const refused: ReadonlyArray<Partial<PaymentQuery>> = [
        ...[[], [''], [' ']].map((companies) => ({ companies })),
        ...[0, -1, 1.5, maxPageSize + 1].map((first) => ({ first })),
        ...['', '1', '💥', '\ud800', `${String(cursor)}x`].map((after) => ({ after })),
        { after: cursor, companies: [tried.known.foreignCompany] },
      ]
      for (const differing of refused) {
        const kinds = ['invalid-query', 'refused-query', 'unsupported'] as const
        await assertRefuses(tried, paymentPage(tried, differing), ...kinds)
      }
    }
  )
}

const open = (subject: ConnectorSubject, id: string): Promise<Payment | null> => {
  const { companies } = subject.known
  return memberOf(subject, 'getPayment')({ companies, id }, patiently(subject))
}

const assertAsKnown = (subject: ConnectorSubject, payment: Payment): void => {
  const known = ownPayments(subject).find(({ id }) => id === payment.id)
  assert.ok(known)
  assert.deepEqual(
    [payment.ownerRef, payment.paidOn, payment.amount],
    [known.ownerRef, known.paidOn, known.amount]
  )
}

export interface Finding {
  readonly differing: Partial<PaymentQuery>
  readonly isDeclared: boolean
  readonly isExpected: (payment: KnownPayment) => boolean
}

export const assertFinds = async (
  subject: ConnectorSubject,
  { differing, isDeclared, isExpected }: Finding
): Promise<void> => {
  if (isDeclared) {
    const expected = ownPayments(subject).filter(isExpected)
    assert.deepEqual(idsOf(await findPayments(subject, differing)), idsOf(expected))
    return
  }
  const work = () => assertRefuses(subject, paymentPage(subject, differing), 'unsupported')
  assert.equal(await countCalls(subject, work), 0)
}
