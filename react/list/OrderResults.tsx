import React from 'react'

import type { ErpOrderPage } from '../__generated__/operations'
import { lazy } from '../page/lazy'
import QueryLink from '../page/QueryLink'
import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'
import type { Search, SearchState } from '../search/searchState'
import { firstPageOf, isSearching, writeQuery } from '../search/searchState'
import { ORDER_ROWS } from './columns'
import ExportLink from './ExportLink'
import type { Grouping } from './Groups'
import type { ResultsProps } from './Results'
import Results from './Results'

const Empty = lazy(() => import('../states/Empty'))

const groupingOf = ({ groups, arePartsLeft }: ErpOrderPage, search: Search): Grouping => {
  const to = (change: Partial<Search>) => writeQuery(firstPageOf({ ...search, ...change }))
  return {
    groups: groups.map((group) => ({ ...group, shown: group.orders.length })),
    openingOf: ({ kind, match, value }) =>
      kind === 'PRODUCT'
        ? to({ number: '', kind: 'ANY', match: '', product: value })
        : to({ number: value, kind, match } as Partial<Search>),
    parts: arePartsLeft ? to({ match: 'PARTIAL' }) : null,
  }
}

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
      grouping={page ? groupingOf(page, search) : undefined}
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
