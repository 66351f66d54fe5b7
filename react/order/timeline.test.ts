import assert from 'node:assert/strict'
import { test } from 'node:test'
import { STATUSES } from '../search/searchState'
import type { Step } from './timeline'
import { timelineOf } from './timeline'

type Known = Parameters<typeof timelineOf>[0]
type Event = Known['events'][number]
type Shipment = Known['shipments'][number]

const BLANK: Known = {
  status: 'RECEIVED',
  statusLabel: null,
  delivery: 'NONE',
  orderedOn: '2026-10-01',
  promisedOn: '2026-10-20',
  events: [],
  shipments: [],
}
const event = (
  status: Event['status'],
  happenedAt: string | null,
  label: string | null = null
) => ({
  status,
  label,
  happenedAt,
})
const shipment = (shippedOn: string | null, deliveredOn: string | null = null): Shipment => ({
  id: 's',
  number: null,
  status: 'SHIPPED',
  statusLabel: null,
  shippedOn,
  promisedOn: null,
  deliveredOn,
  carrier: null,
  trackingNumber: null,
  trackingUrl: null,
  lines: [],
})

const MARK: Record<Step['state'], string> = { done: '', current: '>', next: '?' }
const show = (order: Partial<Known>): string[] =>
  timelineOf({ ...BLANK, ...order }).map(({ status, label, on, state }) =>
    [MARK[state] + status, label, on && on.slice(5)].filter(Boolean).join(' ')
  )

const CASES: ReadonlyArray<readonly [string, Partial<Known>, string[]]> = [
  ['just received', {}, ['>RECEIVED 10-01', '?IN_PREPARATION', '?SHIPPED', '?DELIVERED 10-20']],
  [
    'in preparation, with an ERP that keeps no history',
    { status: 'IN_PREPARATION', promisedOn: null },
    ['RECEIVED 10-01', '>IN_PREPARATION', '?SHIPPED', '?DELIVERED'],
  ],
  [
    'partly shipped',
    { status: 'PARTIALLY_SHIPPED', delivery: 'PARTIAL', shipments: [shipment('2026-10-05')] },
    ['RECEIVED 10-01', '>PARTIALLY_SHIPPED 10-05', '?SHIPPED', '?DELIVERED 10-20'],
  ],
  [
    'in preparation while a part is shipped',
    { status: 'IN_PREPARATION', delivery: 'PARTIAL', shipments: [shipment('2026-10-05')] },
    [
      'RECEIVED 10-01',
      'PARTIALLY_SHIPPED 10-05',
      '>IN_PREPARATION',
      '?SHIPPED',
      '?DELIVERED 10-20',
    ],
  ],
  [
    'shipped in two loads',
    {
      status: 'SHIPPED',
      delivery: 'COMPLETE',
      shipments: [shipment('2026-10-09'), shipment('2026-10-05'), shipment(null)],
    },
    ['RECEIVED 10-01', '>SHIPPED 10-09', '?DELIVERED 10-20'],
  ],
  [
    'delivered',
    {
      status: 'DELIVERED',
      delivery: 'COMPLETE',
      shipments: [shipment('2026-10-05', '2026-10-07')],
    },
    ['RECEIVED 10-01', 'SHIPPED 10-05', '>DELIVERED 10-07'],
  ],
  [
    'delivered, with a history that ends at the shipment',
    { status: 'DELIVERED', events: [event('SHIPPED', '2026-10-05')] },
    ['RECEIVED 10-01', 'SHIPPED 10-05', '>DELIVERED'],
  ],
  [
    'invoiced and not shipped',
    { status: 'INVOICED' },
    ['RECEIVED 10-01', '>INVOICED', '?SHIPPED', '?DELIVERED 10-20'],
  ],
  [
    'invoiced and all shipped',
    { status: 'INVOICED', delivery: 'COMPLETE' },
    ['RECEIVED 10-01', 'SHIPPED', '>INVOICED', '?DELIVERED 10-20'],
  ],
  [
    'invoiced, by an ERP that knows nothing of the goods',
    { status: 'INVOICED', delivery: 'UNKNOWN' },
    ['RECEIVED 10-01', '>INVOICED'],
  ],
  ['cancelled before anything happened', { status: 'CANCELLED' }, ['RECEIVED 10-01', '>CANCELLED']],
  [
    'cancelled after a part was shipped',
    {
      status: 'CANCELLED',
      delivery: 'PARTIAL',
      events: [
        event('RECEIVED', '2026-10-01'),
        event('IN_PREPARATION', '2026-10-02'),
        event('CANCELLED', '2026-10-06'),
      ],
      shipments: [shipment('2026-10-05')],
    },
    ['RECEIVED 10-01', 'IN_PREPARATION 10-02', 'PARTIALLY_SHIPPED 10-05', '>CANCELLED 10-06'],
  ],
  [
    'on hold: what it waits for is still to come',
    {
      status: 'ON_HOLD',
      events: [event('RECEIVED', '2026-10-01'), event('ON_HOLD', '2026-10-03')],
    },
    ['RECEIVED 10-01', '>ON_HOLD 10-03', '?IN_PREPARATION', '?SHIPPED', '?DELIVERED 10-20'],
  ],
  [
    'on hold with a part shipped',
    { status: 'ON_HOLD', delivery: 'PARTIAL' },
    ['RECEIVED 10-01', 'PARTIALLY_SHIPPED', '>ON_HOLD', '?SHIPPED', '?DELIVERED 10-20'],
  ],
  [
    'released from a hold: where it was before, it is again',
    {
      status: 'IN_PREPARATION',
      events: [
        event('RECEIVED', '2026-10-01'),
        event('IN_PREPARATION', '2026-10-02'),
        event('ON_HOLD', '2026-10-03'),
      ],
    },
    [
      'RECEIVED 10-01',
      'IN_PREPARATION 10-02',
      'ON_HOLD 10-03',
      '>IN_PREPARATION',
      '?SHIPPED',
      '?DELIVERED 10-20',
    ],
  ],
  [
    'returned: it was shipped before, whatever the ERP says of it',
    { status: 'RETURNED', delivery: 'UNKNOWN' },
    ['RECEIVED 10-01', 'SHIPPED', '>RETURNED'],
  ],
  [
    'returned, dated by the ERP',
    {
      status: 'RETURNED',
      delivery: 'COMPLETE',
      events: [
        event('RECEIVED', '2026-10-01'),
        event('SHIPPED', '2026-10-05'),
        event('DELIVERED', '2026-10-07'),
        event('RETURNED', '2026-10-15'),
      ],
    },
    ['RECEIVED 10-01', 'SHIPPED 10-05', 'DELIVERED 10-07', '>RETURNED 10-15'],
  ],
  [
    'a status that nobody knows: the ERP’s word, and nothing promised',
    { status: 'OTHER', statusLabel: 'Aguardando romaneio', delivery: 'UNKNOWN' },
    ['RECEIVED 10-01', '>OTHER Aguardando romaneio'],
  ],
  [
    'a status that nobody knows with goods on their way',
    { status: 'OTHER', statusLabel: 'Em rota', delivery: 'PARTIAL' },
    ['RECEIVED 10-01', 'PARTIALLY_SHIPPED', '>OTHER Em rota'],
  ],
  [
    'invoiced after it was shipped, by the history',
    {
      status: 'SHIPPED',
      delivery: 'COMPLETE',
      events: [
        event('RECEIVED', '2026-10-01'),
        event('CREDIT_APPROVED', '2026-10-02'),
        event('SHIPPED', '2026-10-05'),
        event('INVOICED', '2026-10-06'),
      ],
    },
    [
      'RECEIVED 10-01',
      'CREDIT_APPROVED 10-02',
      '>SHIPPED 10-05',
      'INVOICED 10-06',
      '?DELIVERED 10-20',
    ],
  ],
  [
    'a history told from the newest on, twice, with hours of another zone',
    {
      status: 'SHIPPED',
      delivery: 'COMPLETE',
      events: [
        event('SHIPPED', '2026-10-05T23:30:00-03:00'),
        event('SHIPPED', '2026-10-05T23:30:00-03:00'),
        event('OTHER', '2026-10-03', 'Conferência'),
        event('APPROVED', '2026-10-03'),
        event('RECEIVED', '2026-10-01T09:00:00-03:00'),
      ],
    },
    [
      'RECEIVED 10-01',
      'APPROVED 10-03',
      'OTHER Conferência 10-03',
      '>SHIPPED 10-05',
      '?DELIVERED 10-20',
    ],
  ],
  [
    'a history without days stays as the ERP tells it',
    {
      status: 'APPROVED',
      orderedOn: null,
      promisedOn: null,
      events: [event('RECEIVED', null), event('APPROVED', null)],
    },
    ['RECEIVED', '>APPROVED', '?IN_PREPARATION', '?SHIPPED', '?DELIVERED'],
  ],
]

for (const [name, order, steps] of CASES)
  test(`timeline: ${name}`, () => assert.deepEqual(show(order), steps))

test('whatever an ERP says, one step is the current one, it is the headline’s, and nothing done comes after what is to come', () => {
  const histories: Array<Known['events']> = [
    [],
    [event('CANCELLED', '2026-10-02'), event('RECEIVED', '2026-10-01')],
    [event('DELIVERED', null), event('ON_HOLD', '2026-10-02'), event('OTHER', null)],
  ]
  for (const status of [...STATUSES, 'OTHER'] as const)
    for (const delivery of ['NONE', 'PARTIAL', 'COMPLETE', 'UNKNOWN'] as const)
      for (const events of histories) {
        const steps = timelineOf({ ...BLANK, status, delivery, events })
        const name = `${status} ${delivery} ${events.length}`
        const current = steps.filter(({ state }) => state === 'current')
        assert.deepEqual(
          current.map((step) => step.status),
          [status],
          name
        )
        const firstNext = steps.findIndex(({ state }) => state === 'next')
        const after = firstNext < 0 ? [] : steps.slice(firstNext)
        assert.ok(
          after.every(({ state }) => state === 'next'),
          name
        )
      }
})
