/** Pinned orders that are there for what is invoiced and paid of them. */
import type { PinnedOrder } from './pinned-orders'

const MATRIZ = { customerRef: 'C-1001', channel: 'WEB', status: 'DELIVERED' } as const

/** Bruno's order is invoiced together with Ana's: who may see their own orders only may not see that invoice. */
export const NORTE_INVOICED_WITH: PinnedOrder = {
  ...MATRIZ,
  id: 'so-p0458892',
  webOrderNumber: 'v10429211nrt-01',
  erpOrderNumber: '0000458892',
  customerOrderNumber: 'PO-4622',
  orderedDaysAgo: 38,
  promisedAfterDays: 20,
  seed: 458892,
  placedBy: 'bruno.lima@norte.example',
  termsIndex: 1,
  paidInstalments: 1,
  invoicedWith: 'so-p0458891',
}

/** One invoice of two orders, one of three instalments paid. */
export const NORTE_INVOICES_TWO: PinnedOrder = {
  ...MATRIZ,
  id: 'so-p0458891',
  webOrderNumber: 'v10429208nrt-01',
  erpOrderNumber: '0000458891',
  customerOrderNumber: 'PO-4621',
  orderedDaysAgo: 38,
  promisedAfterDays: 20,
  seed: 458891,
  placedBy: 'ana.souza@norte.example',
  termsIndex: 1,
  paidInstalments: 1,
  invoicesAlso: NORTE_INVOICED_WITH,
}

const PAID_IN_ONE_GO = {
  ...MATRIZ,
  orderedDaysAgo: 60,
  promisedAfterDays: 21,
  termsIndex: 0,
  paidInstalments: 1,
  paidTogether: 'norte-transfer',
} as const

/** Two invoices that one payment settles... */
export const NORTE_PAID_FIRST: PinnedOrder = {
  ...PAID_IN_ONE_GO,
  id: 'so-p0458690',
  webOrderNumber: 'v10427560nrt-01',
  erpOrderNumber: '0000458690',
  customerOrderNumber: 'PO-4466',
  seed: 458690,
  placedBy: 'ana.souza@norte.example',
}

/** ...each of an order by somebody else. */
export const NORTE_PAID_SECOND: PinnedOrder = {
  ...PAID_IN_ONE_GO,
  id: 'so-p0458691',
  webOrderNumber: 'v10427563nrt-01',
  erpOrderNumber: '0000458691',
  customerOrderNumber: 'PO-4467',
  seed: 458691,
  placedBy: 'bruno.lima@norte.example',
}

/** Invoiced in dollars, unpaid, overdue: the company owes in two currencies. */
export const NORTE_IMPORT: PinnedOrder = {
  id: 'so-p0458782',
  customerRef: 'C-1002',
  webOrderNumber: null,
  erpOrderNumber: '0000458782',
  customerOrderNumber: 'PO-4488',
  channel: 'SALES_REP',
  status: 'DELIVERED',
  orderedDaysAgo: 50,
  promisedAfterDays: 30,
  seed: 458782,
  currency: 'USD',
  termsIndex: 0,
  paidInstalments: 0,
}

/** Its total is two cents more than its parts come to. */
export const NORTE_ROUNDED: PinnedOrder = {
  id: 'so-p0458856',
  customerRef: 'C-1001',
  webOrderNumber: null,
  erpOrderNumber: '0000458856',
  customerOrderNumber: 'PO-4603',
  channel: 'PHONE',
  status: 'SHIPPED',
  orderedDaysAgo: 42,
  promisedAfterDays: 60,
  seed: 458856,
  roundingDifference: 2,
  termsIndex: 1,
  paidInstalments: 0,
}

/** Sent back: its invoice is paid, and the credit note for it is still open. */
export const NORTE_RETURNED: PinnedOrder = {
  id: 'so-p0458482',
  customerRef: 'C-1001',
  webOrderNumber: 'v10426940nrt-01',
  erpOrderNumber: '0000458482',
  customerOrderNumber: 'PO-4350',
  channel: 'WEB',
  status: 'RETURNED',
  orderedDaysAgo: 83,
  promisedAfterDays: 10,
  seed: 458482,
  termsIndex: 2,
  paidInstalments: 1,
}

const RETIDO = {
  customerRef: 'C-4001',
  channel: 'WEB',
  promisedAfterDays: 14,
  placedBy: 'vera.prado@retido.example',
  paidInstalments: 0,
} as const

/** A company on hold: everything invoiced is unpaid, and some of it overdue. */
export const RETIDO_ORDERS: readonly PinnedOrder[] = [
  {
    ...RETIDO,
    id: 'so-p0458520',
    webOrderNumber: 'v10426511vrt-01',
    erpOrderNumber: '0000458520',
    customerOrderNumber: 'PC-0091',
    status: 'DELIVERED',
    orderedDaysAgo: 79,
    seed: 458520,
    termsIndex: 1,
  },
  {
    ...RETIDO,
    id: 'so-p0458661',
    webOrderNumber: 'v10427391vrt-01',
    erpOrderNumber: '0000458661',
    customerOrderNumber: 'PC-0094',
    status: 'DELIVERED',
    orderedDaysAgo: 63,
    seed: 458661,
    termsIndex: 0,
  },
  {
    ...RETIDO,
    id: 'so-p0458965',
    webOrderNumber: 'v10429701vrt-01',
    erpOrderNumber: '0000458965',
    customerOrderNumber: 'PC-0099',
    status: 'PARTIALLY_SHIPPED',
    orderedDaysAgo: 30,
    seed: 458965,
    termsIndex: 1,
  },
  {
    ...RETIDO,
    id: 'so-p0459160',
    webOrderNumber: 'v10430905vrt-01',
    erpOrderNumber: '0000459160',
    customerOrderNumber: 'PC-0102',
    status: 'ON_HOLD',
    orderedDaysAgo: 9,
    seed: 459160,
  },
  {
    ...RETIDO,
    id: 'so-p0459161',
    webOrderNumber: null,
    erpOrderNumber: '0000459161',
    customerOrderNumber: null,
    channel: 'PHONE',
    status: 'CANCELLED',
    orderedDaysAgo: 9,
    seed: 459161,
  },
]

export const PINNED_BILLING: readonly PinnedOrder[] = [
  NORTE_INVOICES_TWO,
  NORTE_INVOICED_WITH,
  NORTE_PAID_FIRST,
  NORTE_PAID_SECOND,
  NORTE_IMPORT,
  NORTE_ROUNDED,
  NORTE_RETURNED,
  ...RETIDO_ORDERS,
]
