import assert from 'node:assert/strict'

import type { OrderSort } from '../connectors/connector'
import type { OrderSummary } from '../connectors/order-model'
import { findAll, idsOf, ownOrders, type Suite } from './connector-subject'

const SIZES = [1, 7, 9]

export const describeJoiningPages = ({ subject, it }: Suite): void => {
  it('gives pages that join to the whole set in each sort, without a gap or a duplicate', async () => {
    const expected = idsOf(ownOrders(subject()))
    for (const sort of subject().connector.capabilities.sorts) {
      const whole = await findAll(subject(), { sort })
      for (const first of SIZES) {
        const joined = await findAll(subject(), { sort, first })
        assertSameIds(idsOf(joined), expected, `${sort}, pages of ${first}`)
        assert.deepEqual(
          joined.map(dayBy(sort)),
          whole.map(dayBy(sort)),
          `${sort}, pages of ${first}: the days.`
        )
      }
    }
  })

  it('gives the orders of one day in one order, whenever it is asked', async () => {
    const days = ownOrders(subject()).map(({ orderedOn }) => orderedOn)
    const hasTies = new Set(days).size < days.length
    const { partlyKnown } = subject().known
    assert.ok(hasTies || partlyKnown !== undefined, 'Two orders of one day must be known.')
    for (const sort of subject().connector.capabilities.sorts) {
      const once = (await findAll(subject(), { sort })).map(({ id }) => id)
      const again = (await findAll(subject(), { sort })).map(({ id }) => id)
      assert.deepEqual(again, once, `${sort}: asked again, the rows come in another order.`)
    }
  })
}

/** Says which rows are missing, and which come twice. */
const assertSameIds = (found: readonly string[], expected: readonly string[], where: string) => {
  const missing = expected.filter((id) => !found.includes(id))
  const surplus = found.filter((id, place) => !expected.includes(id) || found.indexOf(id) !== place)
  const message = `${where}: missing are [${missing.join(', ')}], too many are [${surplus.join(', ')}].`
  assert.ok(missing.length === 0 && surplus.length === 0, message)
}

/** The day by which the rows are sorted. */
const dayBy =
  (sort: OrderSort) =>
  ({ orderedOn, promisedOn }: OrderSummary): string | null =>
    sort === 'PROMISED_FIRST' ? promisedOn : orderedOn
