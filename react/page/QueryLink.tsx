import React from 'react'
import type { MouseEvent, ReactNode } from 'react'

import type { Query } from '../search/searchState'
import type { Port } from './port'

export interface LinkProps {
  port: Port
  className: string
  /** The id of what it opens, so that focus can come back to it. */
  opens?: string
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
  opens,
  rel,
  isCurrent,
  children,
}: LinkProps & { to: Query }) => (
  <a
    href={port.href(to)}
    className={className}
    data-opens={opens}
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
