import React from 'react'

import type { OrdersB2BSearchAnswer } from '../__generated__/operations'
import ORDERS from '../graphql/orders.graphql'
import type { PartProps } from '../page/port'
import SearchForm from '../search/SearchForm'
import type { SearchState } from '../search/searchState'
import {
  firstPageOf,
  readQuery,
  toDraft,
  toVariables,
  trimSearch,
  writeQuery,
} from '../search/searchState'
import ResultsRegion from './ResultsRegion'
import OrderResults from './OrderResults'
import { useList } from './useList'

/** The company's orders: search and list. */
const OrderList = (props: PartProps & { state: SearchState; isHidden: boolean }) => {
  const { state, isHidden } = props
  const list = useList({
    ...props,
    write: writeQuery,
    toDraft,
    query: ORDERS,
    variables: toVariables(state),
    pick: ({ erpOrders }: OrdersB2BSearchAnswer) => erpOrders,
    open: state.order,
  })
  const { draft, goTo } = list
  return (
    <div hidden={isHidden}>
      <SearchForm
        draft={draft}
        capabilities={list.can}
        failure={list.failure}
        onDraft={list.keep}
        onSearch={() => goTo(firstPageOf(trimSearch({ ...draft, match: '' })))}
      />
      <ResultsRegion
        {...list}
        onRestart={() => goTo(firstPageOf(state.search))}
        onClear={() => goTo(readQuery({}))}
      >
        <OrderResults {...props} {...list} />
      </ResultsRegion>
    </div>
  )
}

export default OrderList
