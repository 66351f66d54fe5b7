import React from 'react'

import type { ErpOrderPage, ErpOrderSummary } from '../__generated__/operations'
import type { Search, SearchState } from '../search/searchState'
import { firstPageOf, writeQuery } from '../search/searchState'
import type { GroupsOf } from './Groups'
import Groups from './Groups'

/** The orders of a number, group by group. */
const OrderGroups = (props: GroupsOf<ErpOrderSummary, ErpOrderPage, SearchState>) => {
  const { search } = props.state
  const to = (change: Partial<Search>) => writeQuery(firstPageOf({ ...search, ...change }))
  return (
    <Groups
      {...props}
      openingOf={({ kind, match, value }) =>
        kind === 'PRODUCT'
          ? to({ number: '', kind: 'ANY', match: '', product: value })
          : to({ number: value, kind, match } as Partial<Search>)
      }
      partsOf={() => to({ match: 'PARTIAL' })}
    />
  )
}

export default OrderGroups
