import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import type { FoundOrder, NumberInterpretation, NumberKind } from '../../connectors/connector'
import { orderRow } from '../../testing/scripted-erp'
import type { NumberQuestion } from './number-search'
import type { OrderSearchKind } from './order-questions'
import { askTogether } from './several-kinds'

const exactly = (kind: OrderSearchKind, ...values: string[]) =>
  ({ kind, match: 'exact', values }) as const

interface Answering {
  readonly rows?: readonly FoundOrder[]
  readonly manyNumbers?: boolean
}

const setUp = (
  questions: ReadonlyArray<NumberQuestion<OrderSearchKind>>,
  severalNumberKinds: readonly NumberKind[],
  { rows = [], manyNumbers = true }: Answering = {}
) => {
  const asked: Array<NumberInterpretation | string> = []
  const ask = askTogether({
    ...{ questions, can: { severalNumberKinds, manyNumbers } },
    find: (number) => {
      asked.push(number)
      return Promise.resolve({ orders: rows, cursor: null, total: rows.length })
    },
    alone: ({ kind, match }) => {
      asked.push(`${kind} ${match}`)
      return Promise.resolve({ orders: [], cursor: null, total: 0 })
    },
  })
  return { asked, ask }
}

const [WEB, ERP, CUSTOMER] = [
  exactly('WEB', 'v77', '77'),
  exactly('ERP', 'v77'),
  exactly('CUSTOMER', 'v77'),
]

describe('kinds of number that an ERP searches together', () => {
  it('are asked for in one query, and its rows dealt out to them', async () => {
    const rows: FoundOrder[] = [
      {
        ...orderRow({ id: '1', webOrderNumber: '77', erpOrderNumber: '77' }),
        foundBy: ['WEB', 'ERP'],
      },
      {
        ...orderRow({ id: '2', erpOrderNumber: 'V-77', customerOrderNumber: 'v77' }),
        foundBy: ['ERP', 'CUSTOMER'],
      },
    ]
    const { asked, ask } = setUp([WEB, ERP, CUSTOMER], ['WEB', 'ERP', 'CUSTOMER'], { rows })
    const found = await Promise.all([WEB, ERP, CUSTOMER].map(ask))
    assert.deepEqual(asked, [
      { kind: 'WEB', otherKinds: ['ERP', 'CUSTOMER'], match: 'exact', values: ['v77', '77'] },
    ])
    assert.deepEqual(
      found.map(({ orders, total }) => [orders.map(({ id }) => id), total]),
      [
        [['1'], 1],
        // "77" was meant for a web number only.
        [['2'], 1],
        [['2'], 1],
      ]
    )
  })

  it('are only those: another kind, and a part of a number, are asked for by themselves', async () => {
    const part = { kind: 'ERP', match: 'partial', values: ['77'] } as const
    const { asked, ask } = setUp([WEB, ERP, CUSTOMER, part], ['WEB', 'ERP'])
    await Promise.all([WEB, ERP, CUSTOMER, part].map(ask))
    assert.deepEqual(
      asked.map((one) => (typeof one === 'string' ? one : [one.kind, one.otherKinds])),
      [['WEB', ['ERP']], 'CUSTOMER exact', 'ERP partial']
    )
  })

  it('are those that ask for the same number where the ERP takes one number a query', async () => {
    const web = exactly('WEB', '77')
    const { asked, ask } = setUp([ERP, web, CUSTOMER], ['WEB', 'ERP', 'CUSTOMER'], {
      manyNumbers: false,
    })
    await Promise.all([ERP, web, CUSTOMER].map(ask))
    assert.deepEqual(asked, [
      { kind: 'ERP', otherKinds: ['CUSTOMER'], match: 'exact', values: ['v77'] },
      'WEB exact',
    ])
  })

  it('are none where there is only one', async () => {
    const { asked, ask } = setUp([ERP], ['WEB', 'ERP'])
    await ask(ERP)
    assert.deepEqual(asked, ['ERP exact'])
  })
})
