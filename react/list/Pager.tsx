import React from 'react'

import { useClasses } from '../page/useClasses'
import type { Port } from '../page/port'
import PortLink from '../page/PortLink'
import { useText } from '../page/useText'
import type { SearchState } from '../search/searchState'
import { nextPageOf, previousPageOf } from '../search/searchState'

interface Props {
  port: Port
  state: SearchState
  endCursor: string | null
  onTurn: () => void
}

/** Real links, so that a page can be opened in another tab. The address holds the way back. */
const Pager = ({ port, state, endCursor, onTurn }: Props) => {
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
  const style = (name: string) =>
    `${classes('pagerLink', name)} ba br2 b--muted-3 c-action-primary no-underline t-action--small`
  const previous = previousPageOf(state)
  return (
    <nav aria-label={text('pager')} className={`${classes('pager')} t-small`}>
      {state.page > 1 && (
        <PortLink port={turn} to={previous} rel="prev" className={style('previous')}>
          {text(previous.page < state.page - 1 ? 'pager.first' : 'pager.previous')}
        </PortLink>
      )}
      <span className={classes('pagerPosition')}>
        {text('pager.position', { page: state.page })}
      </span>
      {endCursor && (
        <PortLink
          port={turn}
          to={nextPageOf(state, endCursor)}
          rel="next"
          className={style('next')}
        >
          {text('pager.next')}
        </PortLink>
      )}
    </nav>
  )
}

export default Pager
