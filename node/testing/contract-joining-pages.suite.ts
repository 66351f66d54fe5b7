import assert from 'node:assert/strict'

import { findAll, idsOf, ownOrders, type Suite } from './connector-subject'

const SIZES = [1, 7, 9]

export const describeJoiningPages = ({ subject, it }: Suite): void => {
  it('gives pages that join to the whole set in each sort, without a gap or a duplicate', async () => {
    const expected = idsOf(ownOrders(subject()))
    for (const sort of subject().connector.capabilities.sorts) {
      assert.deepEqual(idsOf(await findAll(subject(), { sort })), expected)
      for (const first of SIZES) {
        const joined = idsOf(await findAll(subject(), { sort, first }))
        const message = `Pages of ${first}, ${sort}: ${joined.length} rows of ${expected.length}.`
        assert.deepEqual(joined, expected, message)
      }
    }
  })

  it('gives the orders of one day in one order, whenever and in whatever pages it is asked', async () => {
    const days = ownOrders(subject()).map(({ orderedOn }) => orderedOn)
    assert.ok(new Set(days).size < days.length, 'Two orders of one day must be known.')
    for (const sort of subject().connector.capabilities.sorts) {
      const ids = async (first?: number) =>
        (await findAll(subject(), { sort, ...(first === undefined ? {} : { first }) })).map(
          ({ id }) => id
        )
      const once = await ids()
      assert.deepEqual(await ids(), once, `${sort}: asked again, the rows come in another order.`)
      assert.deepEqual(await ids(7), once, `${sort}: in pages, the rows come in another order.`)
    }
  })
}
