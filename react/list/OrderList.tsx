import React, { useEffect, useRef } from 'react'

import { useClasses } from '../page/useClasses'
import type { Port } from '../page/port'
import QueryLink from '../page/QueryLink'
import { useText } from '../page/useText'
import SearchForm from '../search/SearchForm'
import type { SearchState } from '../search/searchState'
import { EMPTY_SEARCH, firstPageOf, toDraft, trimSearch, writeQuery } from '../search/searchState'
import type { CompanyInView, Offer } from '../search/useCompanyAnswer'
import { useDrafts } from '../search/useDrafts'
import { useOrderSearch } from '../search/useOrderSearch'
import ErrorPanel from '../states/ErrorPanel'
import OrderResults from './OrderResults'
import { useListFocus } from './useListFocus'

interface Props {
  port: Port
  state: SearchState
  company: CompanyInView
  /** An order is open: the list waits, with all that was typed in it, to come back. */
  isHidden: boolean
  onOffer: (offer: Offer) => void
}

const OrderList = ({ port, state, company, isHidden, onOffer }: Props) => {
  const text = useText()
  const classes = useClasses()
  const { page, failure, isLoading, retry } = useOrderSearch(state, company)
  const { draft, keep, forget } = useDrafts(state.search, toDraft)
  const focus = useListFocus({ page, isLoading, isHidden, mark: 'order', open: state.order })
  const collaborator = page && page.collaborator
  const capabilities = useRef(collaborator && collaborator.capabilities)
  if (collaborator) capabilities.current = collaborator.capabilities
  useEffect(() => {
    if (capabilities.current) onOffer(capabilities.current)
  }, [page])

  const goTo = (next: SearchState) => {
    focus.want()
    forget()
    const isSame = JSON.stringify(writeQuery(next)) === JSON.stringify(writeQuery(state))
    if (isSame) retry()
    else port.go(writeQuery(next))
  }
  const clear = (
    <QueryLink port={port} to={{}} className={`${classes('orderLink')} c-action-primary`}>
      {text('clear')}
    </QueryLink>
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
      <div ref={focus.region} className={`${classes('results')} mt5`} aria-busy={isLoading}>
        {failure ? (
          <ErrorPanel
            failure={failure}
            onRetry={retry}
            onRestart={() => goTo(firstPageOf(state.search))}
            onClear={() => goTo(firstPageOf(EMPTY_SEARCH))}
          />
        ) : (
          <OrderResults {...{ port, state, page, isLoading, clear }} onTurn={focus.want} />
        )}
      </div>
    </div>
  )
}

export default OrderList
