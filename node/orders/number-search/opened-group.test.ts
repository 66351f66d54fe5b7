import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { ALL_RIGHTS } from '../../identity/rights'
import { orderRow, scriptedErp } from '../../testing/scripted-erp'
import { createAskErp } from '../erp'
import { createLastGood } from '../last-good'
import type { OrderSearchArguments } from '../order-search'
import { createSearchOrders } from '../search-orders'

describe('a group that is opened, where the ERP takes one number a query', () => {
  it('is asked for by the number it was shown with, label and all', async () => {
    const erp = scriptedErp([orderRow({ id: '7', customerOrderNumber: 'Pedido 12' })])
    const search = createSearchOrders({
      askErp: createAskErp(),
      lastGood: createLastGood(() => new Date()),
    })
    const answerTo = async (asked: OrderSearchArguments['search']) =>
      search(
        { search: asked },
        {
          ...{ erp, companies: ['C-1'], rights: ALL_RIGHTS, email: 'ana@norte.example' },
          ...{ today: '2026-11-23', report: () => undefined },
        }
      )
    const [group] = (await answerTo({ number: 'pedido 12' })).answer.groups
    assert.deepEqual([group?.match, group?.value], ['exact', 'Pedido 12'])
    const opened = await answerTo({
      ...{ number: group?.value ?? '', numberKind: 'CUSTOMER', numberMatch: 'EXACT' },
    })
    assert.deepEqual(
      opened.answer.orders.map(({ id }) => id),
      ['7']
    )
  })
})
