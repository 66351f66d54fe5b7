import type { Channel, CompanyRef, OrderStatus } from '../../node/connectors/order-model'
import type { DemoCurrency, MinorUnits, Thousandths } from './amounts'
import { PINNED_BILLING } from './pinned-billing'

/** An order that documentation and tests may name: nothing of it depends on the seed, only its days on the date. */
export interface PinnedOrder {
  readonly id: string
  readonly customerRef: CompanyRef
  readonly webOrderNumber: string | null
  readonly erpOrderNumber: string
  readonly customerOrderNumber: string | null
  readonly channel: Channel
  readonly status: OrderStatus
  readonly orderedDaysAgo: number
  readonly promisedAfterDays: number
  /** Its own seed, for what is not written here. */
  readonly seed: number
  readonly lines?: readonly PinnedLine[]
  readonly freight?: MinorUnits
  readonly placedBy?: string
  /** An import: not in the company's own currency. */
  readonly currency?: DemoCurrency
  /** What the total is more than the sum of its parts. */
  readonly roundingDifference?: MinorUnits
  /** Its place among the payment terms of the company's language. */
  readonly termsIndex?: number
  /** How many instalments of each plain invoice are paid; nothing else of the order is then. */
  readonly paidInstalments?: number
  /** Orders with the same name here are paid in one go. */
  readonly paidTogether?: string
  /** Its invoice invoices this order too, which then has none of its own... */
  readonly invoicesAlso?: PinnedOrder
  /** ...and names the id of the one that has. */
  readonly invoicedWith?: string
}

export interface PinnedLine {
  readonly productCode: string
  readonly ordered: Thousandths
}

/**
 * The order on the front page of the documentation: found by all three numbers, delivered, paid in part.
 * Items 6250.00 + 5 % tax 312.50 + freight 312.50 = 6875.00 BRL.
 */
export const NORTE_WEB_ORDER: PinnedOrder = {
  id: 'so-p0428831',
  customerRef: 'C-1001',
  webOrderNumber: 'v10428831nrt-01',
  erpOrderNumber: '0000458812',
  customerOrderNumber: 'PO-4500',
  channel: 'WEB',
  status: 'DELIVERED',
  orderedDaysAgo: 48,
  promisedAfterDays: 12,
  seed: 428831,
  lines: [
    { productCode: 'PL-7200', ordered: 10_000 },
    { productCode: 'OC-2105', ordered: 7_000 },
    { productCode: 'LV-1011', ordered: 12_000 },
    { productCode: 'CB-3010', ordered: 7_500 },
  ],
  freight: 312_50,
}

/** Taken by phone at the branch: the website never knew it. */
export const NORTE_PHONE_ORDER: PinnedOrder = {
  id: 'so-p0458999',
  customerRef: 'C-1002',
  webOrderNumber: null,
  erpOrderNumber: '0000458999',
  customerOrderNumber: 'PO-4711',
  channel: 'PHONE',
  status: 'SHIPPED',
  orderedDaysAgo: 27,
  promisedAfterDays: 31,
  seed: 458999,
}

const NORTE_SPLIT = {
  customerRef: 'C-1001',
  webOrderNumber: 'v10430017nrt-01',
  customerOrderNumber: 'PO-4790',
  channel: 'WEB',
  orderedDaysAgo: 16,
} as const

/** One web order that the ERP keeps as two: this half is on its way... */
export const NORTE_SPLIT_FIRST: PinnedOrder = {
  ...NORTE_SPLIT,
  id: 'so-p0459101',
  erpOrderNumber: '0000459101',
  status: 'SHIPPED',
  promisedAfterDays: 18,
  seed: 459101,
}

/** ...and this one is still being picked. */
export const NORTE_SPLIT_SECOND: PinnedOrder = {
  ...NORTE_SPLIT,
  id: 'so-p0459102',
  erpOrderNumber: '0000459102',
  status: 'IN_PREPARATION',
  promisedAfterDays: 24,
  seed: 459102,
}

export const NORTE_ON_HOLD: PinnedOrder = {
  id: 'so-p0459188',
  customerRef: 'C-1001',
  webOrderNumber: 'v10431204nrt-01',
  erpOrderNumber: '0000459188',
  customerOrderNumber: 'PO-4802',
  channel: 'WEB',
  status: 'ON_HOLD',
  orderedDaysAgo: 7,
  promisedAfterDays: 15,
  seed: 459188,
}

export const NORTE_CANCELLED: PinnedOrder = {
  id: 'so-p0458640',
  customerRef: 'C-1001',
  webOrderNumber: 'v10427115nrt-01',
  erpOrderNumber: '0000458640',
  customerOrderNumber: 'PO-4398',
  channel: 'WEB',
  status: 'CANCELLED',
  orderedDaysAgo: 67,
  promisedAfterDays: 10,
  seed: 458640,
}

/** Promised fifteen days ago, and a part is still missing. */
export const NORTE_LATE: PinnedOrder = {
  id: 'so-p0458930',
  customerRef: 'C-1001',
  webOrderNumber: null,
  erpOrderNumber: '0000458930',
  customerOrderNumber: 'PO-4655',
  channel: 'SALES_REP',
  status: 'PARTIALLY_SHIPPED',
  orderedDaysAgo: 35,
  promisedAfterDays: 20,
  seed: 458930,
}

/** Looks like Norte's web order: next ERP number, same number of the buyer. */
export const ANDES_LOOKALIKE: PinnedOrder = {
  id: 'so-p0458813',
  customerRef: 'C-2001',
  webOrderNumber: 'v10428832nrt-01',
  erpOrderNumber: '0000458813',
  customerOrderNumber: 'PO-4500',
  channel: 'WEB',
  status: 'DELIVERED',
  orderedDaysAgo: 48,
  promisedAfterDays: 9,
  seed: 458813,
}

/** Looks like it too: the same ERP number without its zeros. */
export const HARBOR_LOOKALIKE: PinnedOrder = {
  id: 'so-p0300812',
  customerRef: 'C-3001',
  webOrderNumber: null,
  erpOrderNumber: '458812',
  customerOrderNumber: 'PO-4500',
  channel: 'EDI',
  status: 'INVOICED',
  orderedDaysAgo: 46,
  promisedAfterDays: 60,
  seed: 300812,
}

export const PINNED_ORDERS: readonly PinnedOrder[] = [
  NORTE_WEB_ORDER,
  NORTE_PHONE_ORDER,
  NORTE_SPLIT_FIRST,
  NORTE_SPLIT_SECOND,
  NORTE_ON_HOLD,
  NORTE_CANCELLED,
  NORTE_LATE,
  ANDES_LOOKALIKE,
  HARBOR_LOOKALIKE,
  ...PINNED_BILLING,
]
