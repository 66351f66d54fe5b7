import React, { useEffect, useRef, useState } from 'react'

import { useClasses } from '../page/useClasses'
import type { Port } from '../page/port'
import PortLink from '../page/PortLink'
import { useText } from '../page/useText'
import SearchForm from '../search/SearchForm'
import type { Search, SearchState } from '../search/searchState'
import { EMPTY_SEARCH, firstPageOf, toDraft, trimSearch, writeQuery } from '../search/searchState'
import type { CompanyInView, OrderSearch } from '../search/useOrderSearch'
import { useOrderSearch } from '../search/useOrderSearch'
import ErrorPanel from '../states/ErrorPanel'
import Results from './Results'

interface Props {
  port: Port
  state: SearchState
  company: CompanyInView
  /** An order is open: the list waits, with all that was typed in it, to come back. */
  isHidden: boolean
}

/** What was typed and not yet searched for, by the address it was typed at: going back and forth loses none of it. */
const useDrafts = (search: Search) => {
  const [drafts, setDrafts] = useState<Record<string, Search | undefined>>({})
  const key = JSON.stringify(search)
  return {
    draft: drafts[key] || toDraft(search),
    keep: (draft: Search) => setDrafts({ ...drafts, [key]: draft }),
    forget: () => setDrafts({ ...drafts, [key]: undefined }),
  }
}

/** Moves focus to the results that were asked for, once they are there; and to the link of the order that was open. */
const useFocus = ({ page, isLoading }: OrderSearch, isHidden: boolean, order: string) => {
  const isSettled = !isLoading
  const region = useRef<HTMLDivElement>(null)
  const isWanted = useRef(false)
  const lastOrder = useRef('')
  useEffect(() => {
    if (!isSettled || !isWanted.current) return
    isWanted.current = false
    const heading = region.current && region.current.querySelector('h2')
    if (page && heading) heading.focus()
  }, [isSettled, page])
  useEffect(() => {
    if (isHidden) lastOrder.current = order
    if (isHidden || !lastOrder.current || !region.current) return
    const links = Array.from(region.current.querySelectorAll<HTMLElement>('[data-order]'))
    const link = links.find((one) => one.dataset.order === lastOrder.current)
    if (link) link.focus()
  }, [isHidden, order])
  return {
    region,
    want: () => {
      isWanted.current = true
    },
  }
}

const OrderList = ({ port, state, company, isHidden }: Props) => {
  const text = useText()
  const classes = useClasses()
  const result = useOrderSearch(state, company)
  const { page, failure, isLoading, retry } = result
  const { draft, keep, forget } = useDrafts(state.search)
  const focus = useFocus(result, isHidden, state.order)
  const collaborator = page && page.collaborator
  const capabilities = useRef(collaborator && collaborator.capabilities)
  if (collaborator) capabilities.current = collaborator.capabilities

  const goTo = (next: SearchState) => {
    focus.want()
    forget()
    const isSame = JSON.stringify(writeQuery(next)) === JSON.stringify(writeQuery(state))
    if (isSame) retry()
    else port.go(writeQuery(next))
  }
  const clear = (
    <PortLink
      port={port}
      to={firstPageOf(EMPTY_SEARCH)}
      className={`${classes('orderLink')} c-action-primary`}
    >
      {text('clear')}
    </PortLink>
  )

  return (
    <div hidden={isHidden}>
      <SearchForm
        draft={draft}
        capabilities={capabilities.current}
        failure={failure}
        onDraft={keep}
        onSearch={() => goTo(firstPageOf(trimSearch(draft)))}
      />
      <div ref={focus.region} className={classes('results')} aria-busy={isLoading}>
        {failure ? (
          <ErrorPanel
            failure={failure}
            onRetry={retry}
            onRestart={() => goTo(firstPageOf(state.search))}
            onClear={() => goTo(firstPageOf(EMPTY_SEARCH))}
          />
        ) : (
          <Results {...{ port, state, page, isLoading, clear }} onTurn={focus.want} />
        )}
      </div>
    </div>
  )
}

export default OrderList
