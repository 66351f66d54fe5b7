import React from 'react'
import type { ReactNode } from 'react'

import type { ErpOrderPage } from '../__generated__/operations'
import { useClasses } from '../page/useClasses'
import { useFormat } from '../page/useFormat'
import { useIsNarrow } from '../page/useIsNarrow'
import type { Port } from '../page/port'
import PortLink from '../page/PortLink'
import type { Text } from '../page/useText'
import { useText } from '../page/useText'
import type { SearchState } from '../search/searchState'
import { isSearching } from '../search/searchState'
import Empty from '../states/Empty'
import { Skeleton, useProgress } from '../states/Loading'
import Notices from '../states/Notices'
import { chooseColumns } from './columns'
import OrderCards from './OrderCards'
import OrderTable from './OrderTable'
import Pager from './Pager'

interface Props {
  port: Port
  state: SearchState
  page: ErpOrderPage | null
  isLoading: boolean
  clear: ReactNode
  onTurn: () => void
}

const SKELETON_ROWS = 8

const count = (text: Text, { orders, total, endCursor }: ErpOrderPage, page: number): string => {
  if (total !== null) return text('count', { count: total })
  return text(endCursor || page > 1 ? 'count.shown' : 'count', { count: orders.length })
}

const Rows = ({ page, state, port }: { page: ErpOrderPage; state: SearchState; port: Port }) => {
  const text = useText()
  const format = useFormat()
  const classes = useClasses()
  const isNarrow = useIsNarrow()
  const words = { text, format }
  const List = isNarrow ? OrderCards : OrderTable
  const columns = chooseColumns(page.orders, words, page.collaborator.companies.length > 1)
  return (
    <List
      orders={page.orders}
      columns={columns}
      words={words}
      renderLink={(order, content) => (
        <PortLink
          port={port}
          to={{ ...state, order: order.id }}
          orderId={order.id}
          className={`${classes('orderLink')} c-action-primary`}
        >
          {content}
        </PortLink>
      )}
    />
  )
}

/** What was found: how many, how the number was read, the rows, and the way to further ones. */
const Results = ({ port, state, page, isLoading, clear, onTurn }: Props) => {
  const text = useText()
  const classes = useClasses()
  const progress = useProgress(isLoading)
  const isSearch = isSearching(state.search)
  // The notice says why there is nothing: not that there is nothing.
  const isUnknown = page && page.warnings.includes('OWN_ORDERS_UNKNOWN')
  const reading = page && !isLoading && page.reading
  return (
    <>
      <div className={classes('resultsHeader')}>
        <h2 tabIndex={-1} className={`${classes('resultsTitle')} t-heading-5 ma0 c-on-base`}>
          {text(isSearch ? 'results' : 'results.latest')}
        </h2>
        <p
          role="status"
          className={`${classes('resultsCount', isLoading && 'loading')} t-small ma0 c-on-base`}
        >
          {progress || (page && !isUnknown && count(text, page, state.page))}
        </p>
        {isSearch && page && page.orders.length > 0 && clear}
      </div>
      {reading && (
        <p className={`${classes('reading')} t-body ma0 c-on-base`}>
          {text('reading', { ...reading })}
        </p>
      )}
      {page && <Notices answer={page} />}
      {!page && <Skeleton rows={SKELETON_ROWS} />}
      {page && page.orders.length > 0 && <Rows {...{ page, state, port }} />}
      {page && page.orders.length === 0 && !isLoading && !isUnknown && (
        <Empty search={state.search} page={state.page} onClear={clear} />
      )}
      {page && !isLoading && <Pager {...{ port, state, onTurn }} endCursor={page.endCursor} />}
    </>
  )
}

export default Results
