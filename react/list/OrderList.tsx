import React, { useState } from 'react'
import type { ClipboardEvent } from 'react'

import type { OrdersB2BSearchAnswer } from '../__generated__/operations'
import ORDERS from '../graphql/orders.graphql'
import { lazy } from '../page/lazy'
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

const NumberList = lazy(() => import('../numbers/NumberList'))

/** Something after the end of a line, a tab, a comma or a semicolon. */
const SEVERAL = /.[\t-\r,;]\s*\S/

/** The company's orders: search and list. */
const OrderList = (props: PartProps & { state: SearchState; isHidden: boolean }) => {
  const { state, isHidden } = props
  /** A list of numbers that was pasted, in the place of the orders until something else is looked for. */
  const [pasted, setPasted] = useState('')
  /** A box of one line would join several numbers into one. */
  const takeList = (event: ClipboardEvent<HTMLElement>) => {
    const text = event.clipboardData.getData('text')
    if ((event.target as HTMLInputElement).name !== 'number' || !SEVERAL.test(text)) return
    event.preventDefault()
    setPasted(text)
  }
  const orders = useList({
    ...props,
    write: writeQuery,
    toDraft,
    query: ORDERS,
    variables: toVariables(state),
    pick: ({ erpOrders }: OrdersB2BSearchAnswer) => erpOrders,
    open: state.order,
  })
  const { draft, goTo } = orders
  return (
    <div hidden={isHidden} onPaste={takeList}>
      <SearchForm
        draft={draft}
        capabilities={orders.can}
        failure={orders.failure}
        onDraft={orders.keep}
        onSearch={() => {
          setPasted('')
          goTo(firstPageOf(trimSearch({ ...draft, match: '' })))
        }}
      />
      {pasted ? (
        <NumberList {...props} {...orders} pasted={pasted} onPaste={setPasted} />
      ) : (
        <ResultsRegion
          {...orders}
          onRestart={() => goTo(firstPageOf(state.search))}
          onClear={() => goTo(readQuery({}))}
        >
          <OrderResults {...props} {...orders} />
        </ResultsRegion>
      )}
    </div>
  )
}

export default OrderList
