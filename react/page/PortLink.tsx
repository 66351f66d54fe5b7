import React from 'react'
import type { MouseEvent, ReactNode } from 'react'

import type { SearchState } from '../search/searchState'
import { writeQuery } from '../search/searchState'
import type { Port } from './port'

interface Props {
  port: Port
  to: SearchState
  className: string
  /** Names an order, so that focus can come back to its link. */
  orderId?: string
  rel?: string
  children: ReactNode
}

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** A real link, which goes without loading the page when it is simply clicked. */
const PortLink = ({ port, to, className, orderId, rel, children }: Props) => (
  <a
    href={port.href(writeQuery(to))}
    className={className}
    data-order={orderId}
    rel={rel}
    onClick={(event) => {
      if (!isPlainClick(event)) return
      event.preventDefault()
      port.go(writeQuery(to))
    }}
  >
    {children}
  </a>
)

export default PortLink
