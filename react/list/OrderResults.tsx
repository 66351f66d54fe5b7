import React from 'react'
import type { ReactNode } from 'react'

import type { ErpOrderPage } from '../__generated__/operations'
import { useClasses } from '../page/useClasses'
import type { Port } from '../page/port'
import QueryLink from '../page/QueryLink'
import { lazy } from '../page/lazy'
import { useText } from '../page/useText'
import type { SearchState } from '../search/searchState'
import { isSearching, writeQuery } from '../search/searchState'
import { ORDER_ROWS } from './columns'
import { sayCount } from './count'
import ExportLink from './ExportLink'
import Pager from './Pager'
import Results from './Results'
import Rows from './Rows'

const Empty = lazy(() => import('../states/Empty'))

interface Props {
  port: Port
  state: SearchState
  page: ErpOrderPage | null
  isLoading: boolean
  clear: ReactNode
  onTurn: () => void
}

/** The orders that were found. */
const OrderResults = ({ port, state, page, isLoading, clear, onTurn }: Props) => {
  const text = useText()
  const classes = useClasses()
  const isSearch = isSearching(state.search)
  const hasRows = page && page.orders.length > 0
  // The notice says why there is nothing: not that there is nothing.
  const isUnknown = page && page.warnings.includes('OWN_ORDERS_UNKNOWN')
  const isPart = Boolean(page && (page.endCursor || state.page > 1))
  return (
    <Results
      heading={isSearch ? 'results' : 'results.latest'}
      answer={page}
      isLoading={isLoading}
      count={
        page &&
        !isUnknown &&
        sayCount(text, 'count', { rows: page.orders, total: page.total, isPart })
      }
      ways={
        hasRows && (
          <>
            {isSearch && clear}
            {page && page.rights.canExportOrders && (
              <ExportLink of="orders" search={writeQuery({ ...state, cursors: [] })} />
            )}
          </>
        )
      }
      reading={page && page.reading && text('reading', { ...page.reading })}
    >
      {page && hasRows && (
        <Rows
          kind={ORDER_ROWS}
          rows={page.orders}
          hasSeveralCompanies={page.collaborator.companies.length > 1}
          renderLink={(order, content) => (
            <QueryLink
              port={port}
              to={writeQuery({ ...state, order: order.id })}
              orderId={order.id}
              className={`${classes('orderLink')} c-action-primary`}
            >
              {content}
            </QueryLink>
          )}
        />
      )}
      {!hasRows && !isLoading && !isUnknown && (
        <Empty search={state.search} page={state.page} onClear={clear} />
      )}
      {page && !isLoading && (
        <Pager {...{ port, state, onTurn }} write={writeQuery} endCursor={page.endCursor} />
      )}
    </Results>
  )
}

export default OrderResults
