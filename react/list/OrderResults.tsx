import React from 'react'

import type { ErpOrderPage } from '../__generated__/operations'
import { lazy } from '../page/lazy'
import QueryLink from '../page/QueryLink'
import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'
import type { SearchState } from '../search/searchState'
import { isSearching, writeQuery } from '../search/searchState'
import { ORDER_ROWS } from './columns'
import ExportLink from './ExportLink'
import type { ResultsProps } from './Results'
import Results from './Results'

const Empty = lazy(() => import('../states/Empty'))
const OrderGroups = lazy(() => import('./OrderGroups'))

/** The orders that were found. */
const OrderResults = (props: ResultsProps<SearchState> & { page: ErpOrderPage | null }) => {
  const { port, state, page } = props
  const text = useText()
  const classes = useClasses()
  const { search } = state
  const isSearch = isSearching(search)
  const link = `${classes('orderLink')} c-action-primary`
  // The notice says why there is nothing: not that there is nothing.
  const isUnknown = page && page.warnings.includes('OWN_ORDERS_UNKNOWN')
  const clear = (
    <QueryLink port={port} to={{}} className={link}>
      {text('clear')}
    </QueryLink>
  )
  return (
    <Results
      {...props}
      write={writeQuery}
      heading={isSearch ? 'results' : 'results.latest'}
      count={isUnknown ? null : 'count'}
      ways={
        <>
          {isSearch && clear}
          {page && page.rights.canExportOrders && (
            <ExportLink of="orders" search={writeQuery({ ...state, cursors: [] })} />
          )}
        </>
      }
      kind={ORDER_ROWS}
      rows={page ? page.orders : []}
      reading={
        page && search.match && page.orders.length ? { ...search, value: search.number } : null
      }
      Groups={OrderGroups}
      renderLink={(order, content) => (
        <QueryLink
          port={port}
          to={writeQuery({ ...state, order: order.id })}
          opens={order.id}
          className={link}
        >
          {content}
        </QueryLink>
      )}
      nothing={!isUnknown && <Empty search={search} page={state.page} onClear={clear} />}
    />
  )
}

export default OrderResults
