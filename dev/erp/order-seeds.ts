import type { Channel, OrderStatus } from '../../node/connectors/order-model'
import type { DemoCurrency, MinorUnits } from './amounts'
import type { DayNumber } from './calendar'
import { findCustomer, type DemoCompany, type DemoCustomer } from './companies'
import { PINNED_ORDERS, type PinnedLine, type PinnedOrder } from './pinned-orders'
import { createRandom, mixSeeds, pickWeighted, type Random, type Weighted } from './random'

/** Who bought when and under which numbers. All the rest of an order follows from it, so it need not be kept. */
export interface OrderSeed {
  readonly id: string
  readonly seed: number
  readonly company: DemoCompany
  readonly customer: DemoCustomer
  readonly today: DayNumber
  readonly orderedDay: DayNumber
  readonly webOrderNumber: string | null
  readonly erpOrderNumber: string
  readonly customerOrderNumber: string | null
  readonly channel: Channel
  readonly status: OrderStatus
  /** This and what follows: of pinned orders only. */
  readonly isPinned?: true
  readonly promisedDay?: DayNumber
  readonly lines?: readonly PinnedLine[]
  readonly freight?: number
  readonly placedBy?: string
  readonly currency?: DemoCurrency
  readonly roundingDifference?: MinorUnits
  readonly termsIndex?: number
  readonly paidInstalments?: number
  readonly paidTogether?: string
  readonly invoicesAlso?: OrderSeed
  readonly invoicedWith?: string
}

export const currencyOf = ({ currency, company }: OrderSeed): DemoCurrency =>
  currency ?? company.currency

export interface SeedOptions {
  readonly seed: number
  readonly today: DayNumber
  readonly count: number
}

const DAYS_OF_HISTORY = 1095
// Chosen so that the pinned orders' numbers lie among those of their days.
const FIRST_ERP_NUMBER = 449_250
const FIRST_WEB_NUMBER = 10_400_145
// So few that the last order is of today; the more are pinned, the more of the oldest are left out.
const ORDERS_BEYOND_TODAY = 9

const CUSTOMERS: Weighted<string> = [
  [38, 'C-1001'],
  [20, 'C-1002'],
  [22, 'C-2001'],
  [20, 'C-3001'],
]
const CHANNELS: Weighted<Channel> = [
  [55, 'WEB'],
  [20, 'PHONE'],
  [12, 'SALES_REP'],
  [9, 'EDI'],
  [4, 'OTHER'],
]
type StatusTable = readonly [maxAgeDays: number, table: Weighted<OrderStatus>]
const STATUSES_BY_AGE: readonly StatusTable[] = [
  [
    2,
    [
      [40, 'RECEIVED'],
      [30, 'APPROVED'],
      [22, 'CREDIT_APPROVED'],
      [8, 'ON_HOLD'],
    ],
  ],
  [
    7,
    [
      [20, 'CREDIT_APPROVED'],
      [46, 'IN_PREPARATION'],
      [20, 'INVOICED'],
      [8, 'ON_HOLD'],
      [6, 'CANCELLED'],
    ],
  ],
  [
    14,
    [
      [16, 'IN_PREPARATION'],
      [20, 'INVOICED'],
      [16, 'PARTIALLY_SHIPPED'],
      [40, 'SHIPPED'],
      [3, 'OTHER'],
      [5, 'CANCELLED'],
    ],
  ],
  [
    45,
    [
      [12, 'SHIPPED'],
      [9, 'PARTIALLY_SHIPPED'],
      [66, 'DELIVERED'],
      [2, 'ON_HOLD'],
      [3, 'OTHER'],
      [8, 'CANCELLED'],
    ],
  ],
  [
    Infinity,
    [
      [84, 'DELIVERED'],
      [5, 'RETURNED'],
      [7, 'CANCELLED'],
      [2, 'SHIPPED'],
      [1, 'PARTIALLY_SHIPPED'],
      [1, 'OTHER'],
    ],
  ],
]

/** The seeds of `count` orders: the pinned ones first, then the others from the oldest to today's. */
export const growSeeds = (options: SeedOptions): OrderSeed[] => {
  const seeds = PINNED_ORDERS.map((pinned) => pinnedSeed(pinned, options.today))
  const taken = new Set(PINNED_ORDERS.flatMap(numbersOf))
  while (seeds.length < options.count) {
    const position = { options, taken, index: seeds.length - ORDERS_BEYOND_TODAY }
    const first = generatedSeed(position)
    seeds.push(first, ...splitSiblings(first, position))
  }
  return seeds.slice(0, options.count)
}

interface Position {
  readonly options: SeedOptions
  readonly index: number
  readonly taken: ReadonlySet<string>
}

const numbersOf = (pinned: PinnedOrder): string[] =>
  [pinned.webOrderNumber, pinned.erpOrderNumber, pinned.customerOrderNumber].filter(
    (number) => number !== null
  )

const pinnedSeed = (pinned: PinnedOrder, today: DayNumber): OrderSeed => {
  const { customerRef, orderedDaysAgo, promisedAfterDays, invoicesAlso, ...rest } = pinned
  const orderedDay = today - orderedDaysAgo
  return {
    ...rest,
    ...findCustomer(customerRef),
    isPinned: true,
    today,
    orderedDay,
    promisedDay: orderedDay + promisedAfterDays,
    ...(invoicesAlso === undefined ? {} : { invoicesAlso: pinnedSeed(invoicesAlso, today) }),
  }
}

const generatedSeed = (position: Position): OrderSeed => {
  const { index, options } = position
  const { seed, today, count } = options
  const ownSeed = mixSeeds(seed, index)
  const random = createRandom(ownSeed)
  const { company, customer } = findCustomer(pickWeighted(random, CUSTOMERS))
  const channel = pickWeighted(random, CHANNELS)
  const orderedDay = today - Math.floor(((count - 1 - index) * DAYS_OF_HISTORY) / count)
  return {
    company,
    customer,
    id: idOf(seed, index),
    seed: ownSeed,
    today,
    orderedDay,
    channel,
    webOrderNumber: channel === 'WEB' ? webNumber(position, random) : null,
    erpOrderNumber: erpNumber(position, company),
    customerOrderNumber: buyersNumber(position, random),
    status: statusAtAge(today - orderedDay, random),
  }
}

/** Now and then the ERP keeps one web order as two or three orders of its own. */
const splitSiblings = (first: OrderSeed, position: Position): OrderSeed[] => {
  if (first.channel !== 'WEB') return []
  const random = createRandom(mixSeeds(first.seed, 1))
  if (!random.chance(5)) return []
  return Array.from({ length: random.between(1, 2) }, (_, offset) => {
    const own = { ...position, index: position.index + offset + 1 }
    return {
      ...first,
      id: idOf(own.options.seed, own.index),
      seed: mixSeeds(own.options.seed, own.index),
      erpOrderNumber: erpNumber(own, first.company),
      status: statusAtAge(first.today - first.orderedDay, random),
    }
  })
}

/** One to one, so ids never collide; and without an order in it, so nobody takes it for a number. */
const idOf = (seed: number, index: number): string => {
  const scattered = (Math.imul(index + 1, 0x9e3779b1) ^ mixSeeds(seed, 0)) >>> 0
  return `so-${scattered.toString(16).padStart(8, '0')}`
}

const erpNumber = (
  { index, taken }: Position,
  { erpNumberDigits, country }: DemoCompany
): string => {
  // The companies count almost alike, so numbers of two of them differ by leading zeros alone.
  const start = FIRST_ERP_NUMBER + index - (country === 'US' ? 7 : 0)
  const number = String(start).padStart(erpNumberDigits, '0')
  return taken.has(number) ? String(start + 20_000).padStart(erpNumberDigits, '0') : number
}

const webNumber = ({ index, taken }: Position, random: Random): string => {
  const suffix = random.chance(5) ? '02' : '01'
  const number = FIRST_WEB_NUMBER + index * 3
  const isTaken = taken.has(`v${number}nrt-01`)
  return `v${isTaken ? number + 1 : number}nrt-${suffix}`
}

/** "My order": written by people, so repeated, in several styles, or not there. Alike in all companies. */
const buyersNumber = ({ taken }: Position, random: Random): string | null => {
  const digits = random.between(4000, 9999)
  const style = random.below(10)
  if (style === 0) return null
  if (style === 1) return `OC ${digits}/${random.between(1, 12)}`
  if (style === 2) return `${digits}-${random.pick(['a', 'B', 'ç'])}`
  return taken.has(`PO-${digits}`) ? `PO-${digits + 10_000}` : `PO-${digits}`
}

const statusAtAge = (ageDays: number, random: Random): OrderStatus => {
  const row = STATUSES_BY_AGE.find(([maxAgeDays]) => ageDays <= maxAgeDays)
  return row === undefined ? 'OTHER' : pickWeighted(random, row[1])
}
