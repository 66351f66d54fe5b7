import React from 'react'
import type { ReactNode } from 'react'

import type { ErpOrderStatus, ErpOrderSummary } from '../__generated__/operations'
import type { Format } from '../page/useFormat'
import type { Text } from '../page/useText'
import StatusTag from './StatusTag'

export type FactId =
  | 'erp'
  | 'web'
  | 'customer'
  | 'company'
  | 'orderedOn'
  | 'promisedOn'
  | 'channel'
  | 'status'
  | 'progress'
  | 'total'

export interface Words {
  text: Text
  format: Format
}

/** One thing that is known of an order, for a table cell and for a card alike. Null where the ERP does not say. */
export interface Fact {
  id: FactId
  show: (order: ErpOrderSummary, words: Words) => ReactNode
}

/** A column of the table: its fact, and one in smaller type beneath it. */
export interface Column {
  main: Fact
  beneath?: Fact
  isAmount?: boolean
}

const FACETS = ['delivery', 'invoicing', 'payment'] as const

/** The facet that a status says already. */
const SAID: Partial<Record<ErpOrderStatus, (typeof FACETS)[number]>> = {
  PARTIALLY_SHIPPED: 'delivery',
  SHIPPED: 'delivery',
  DELIVERED: 'delivery',
  INVOICED: 'invoicing',
}

const showProgress = (order: ErpOrderSummary, { text }: Words): ReactNode => {
  const known = FACETS.filter(
    (facet) => SAID[order.status] !== facet && /PARTIAL|COMPLETE/.test(order[facet])
  )
  return known.map((facet) => text(`facet.${facet}.${order[facet]}`)).join(' · ') || null
}

const showChannel = ({ channel, placedBy }: ErpOrderSummary, { text }: Words): ReactNode => {
  const name = channel === 'OTHER' ? null : text(`channel.${channel}`)
  return [name, placedBy].filter(Boolean).join(' · ') || null
}

const showTotal = ({ total, totalNet }: ErpOrderSummary, { text, format }: Words): ReactNode => {
  if (total) return format.money(total)
  return totalNet && text('total.net', { amount: format.money(totalNet) })
}

const fact = (id: FactId, show: Fact['show']): Fact => ({ id, show })

/** All that the list shows of an order, in the order of reading. The first number that an order has is its link. */
export const COLUMNS: readonly Column[] = [
  {
    main: fact('erp', (order) => order.erpOrderNumber),
    beneath: fact('company', ({ company }) => company.name || company.ref),
  },
  { main: fact('web', (order) => order.webOrderNumber) },
  { main: fact('customer', (order) => order.customerOrderNumber) },
  {
    main: fact('orderedOn', ({ orderedOn }, { format }) => orderedOn && format.day(orderedOn)),
    beneath: fact('channel', showChannel),
  },
  {
    main: fact('status', ({ status, statusLabel }) => (
      <StatusTag status={status} label={statusLabel} />
    )),
    beneath: fact('progress', showProgress),
  },
  {
    main: fact('promisedOn', ({ promisedOn }, { format }) => promisedOn && format.day(promisedOn)),
  },
  { main: fact('total', showTotal), isAmount: true },
]

export const titleOf = (order: ErpOrderSummary): FactId | null =>
  (order.erpOrderNumber && 'erp') ||
  (order.webOrderNumber && 'web') ||
  (order.customerOrderNumber && 'customer') ||
  null

/** The columns of which at least one order knows something; the company only where there are several. */
export const chooseColumns = (
  orders: readonly ErpOrderSummary[],
  words: Words,
  hasSeveralCompanies: boolean
): readonly Column[] =>
  COLUMNS.filter(
    ({ main }) => main.id === 'erp' || orders.some((order) => main.show(order, words))
  ).map((column) =>
    column.beneath && column.beneath.id === 'company' && !hasSeveralCompanies
      ? { ...column, beneath: undefined }
      : column
  )
