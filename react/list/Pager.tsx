import React from 'react'

import { useClasses } from '../page/useClasses'
import type { Port } from '../page/port'
import QueryLink from '../page/QueryLink'
import { useText } from '../page/useText'
import type { Paging, Query } from '../search/searchState'
import { nextPageOf, previousPageOf } from '../search/searchState'

interface Props<State> {
  port: Port
  state: State
  write: (state: State) => Query
  endCursor: string | null
  onTurn: () => void
}

/** Real links, so that a page can be opened in another tab. The address holds the way back. */
const Pager = <State extends Paging>({ port, state, write, endCursor, onTurn }: Props<State>) => {
  const text = useText()
  const classes = useClasses()
  if (state.page === 1 && !endCursor) return null
  const turn: Port = {
    ...port,
    go: (query) => {
      onTurn()
      port.go(query)
    },
  }
  const link = (rel: 'prev' | 'next', name: string, to: State) => (
    <QueryLink
      port={turn}
      to={write(to)}
      rel={rel}
      className={`${classes('pagerLink', rel)} inline-flex items-center ph5 pv4 ba br2 b--muted-3 c-action-primary no-underline t-action--small`}
    >
      {text(`pager.${name}`)}
    </QueryLink>
  )
  const previous = previousPageOf(state)
  return (
    <nav
      aria-label={text('pager')}
      className={`${classes('pager')} flex items-center justify-between flex-wrap mt5 t-small`}
    >
      {state.page > 1 &&
        link('prev', previous.page < state.page - 1 ? 'first' : 'previous', previous)}
      <span className={classes('pagerPosition')}>
        {text('pager.position', { page: state.page })}
      </span>
      {endCursor && link('next', 'next', nextPageOf(state, endCursor))}
    </nav>
  )
}

export default Pager
