import React from 'react'
import type { ReactNode } from 'react'

import type { ErpOrderStatus, ErpOrderSummary } from '../__generated__/operations'
import type { TableModel, Words } from './tableModel'
import { fact } from './tableModel'
import StatusTag from './StatusTag'

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

/** All that the list shows of an order. The first number that an order has is its link. */
export const ORDER_ROWS: TableModel<ErpOrderSummary> = {
  columns: [
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
      main: fact(
        'promisedOn',
        ({ promisedOn }, { format }) => promisedOn && format.day(promisedOn)
      ),
    },
    { main: fact('total', showTotal), isAmount: true },
  ],
  titleOf: (order) =>
    (order.erpOrderNumber && 'erp') ||
    (order.webOrderNumber && 'web') ||
    (order.customerOrderNumber && 'customer') ||
    null,
  open: 'order.open',
  caption: 'results.caption',
  toneOf: ({ status }) => status.toLowerCase(),
}
