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
import { severalIn } from '../search/severalIn'
import ResultsRegion from './ResultsRegion'
import OrderResults from './OrderResults'
import { useList } from './useList'

const NumberList = lazy(() => import('../numbers/NumberList'))

/** The company's orders: search and list. */
const OrderList = (props: PartProps & { state: SearchState; isHidden: boolean }) => {
  const { state, isHidden, company } = props
  const search = JSON.stringify(state.search)
  /** A list of numbers that was pasted, in the place of the orders until something else is looked for. */
  const [[pasted, pastedAt], setPasted] = useState(['', ''])
  const show = (text: string) => setPasted([text, search])
  /** A box of one line would run several numbers together. */
  const takeList = (event: ClipboardEvent<HTMLElement>) => {
    const text = event.clipboardData.getData('text')
    if ((event.target as HTMLInputElement).name !== 'number' || severalIn(text).length < 2) return
    event.preventDefault()
    show(text)
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
  const { draft, goTo, keep, failure, region } = orders
  return (
    <div hidden={isHidden} onPaste={takeList}>
      <SearchForm
        draft={draft}
        capabilities={orders.can}
        failure={failure}
        onDraft={keep}
        onSearch={() => {
          show('')
          goTo(firstPageOf(trimSearch({ ...draft, match: '' })))
        }}
      />
      {pasted && pastedAt === search ? (
        <NumberList
          // Another company, another list: nothing of the one before stays.
          key={pasted + company.key}
          {...props}
          {...{ region, pasted }}
          onClose={() => show('')}
        />
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
