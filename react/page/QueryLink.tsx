import React from 'react'
import type { MouseEvent, ReactNode } from 'react'

import type { Query } from '../search/searchState'
import type { Port } from './port'

export interface LinkProps {
  port: Port
  className: string
  /** Name an order or an invoice, so that focus can come back to its link. */
  orderId?: string
  invoiceId?: string
  rel?: string
  isCurrent?: boolean
  children: ReactNode
}

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** A real link, which goes without loading the page when it is simply clicked. */
const QueryLink = ({
  port,
  to,
  className,
  orderId,
  invoiceId,
  rel,
  isCurrent,
  children,
}: LinkProps & { to: Query }) => (
  <a
    href={port.href(to)}
    className={className}
    data-order={orderId}
    data-invoice={invoiceId}
    rel={rel}
    aria-current={isCurrent ? 'page' : undefined}
    onClick={(event) => {
      if (!isPlainClick(event)) return
      event.preventDefault()
      port.go(to)
    }}
  >
    {children}
  </a>
)

export default QueryLink
