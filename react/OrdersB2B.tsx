import React from 'react'
import { useRuntime } from 'vtex.render-runtime'

import OrdersPage from './page/OrdersPage'
import type { Port } from './page/port'
import { formatQuery } from './page/port'
import { useClasses } from './page/useClasses'
import { useText } from './page/useText'
import type { Query } from './search/searchState'
import { QUERY_KEYS } from './search/queryKeys'

/** Everything else in the address belongs to others (a workspace, a campaign) and stays. */
const foreignPart = (query: Record<string, string | undefined>): Query => {
  const foreign: Query = {}
  Object.keys(query).forEach((key) => {
    const value = query[key]
    if (value && !QUERY_KEYS.includes(key)) foreign[key] = value
  })
  return foreign
}

/** The block for any store route: the store's own router carries the state. */
const OrdersB2B = () => {
  const text = useText()
  const classes = useClasses()
  const { navigate, query = {}, rootPath = '', route } = useRuntime()
  const full = (ours: Query): string => formatQuery({ ...foreignPart(query), ...ours })
  const port: Port = {
    query: query as Query,
    href: (ours) => `${rootPath}${route.path.split('?')[0]}${full(ours) && `?${full(ours)}`}`,
    go: (ours) => {
      navigate({ page: route.id, params: route.params, query: full(ours) })
    },
  }
  return (
    <>
      <h1 className={`${classes('pageTitle')} t-heading-2 mh0 mt6 mb5 c-on-base`}>
        {text('title')}
      </h1>
      <OrdersPage port={port} />
    </>
  )
}

export default OrdersB2B
