import React from 'react'
import { ContentWrapper } from 'vtex.my-account-commons'
import type { RouteComponentProps } from 'vtex.my-account-commons/Router'
import { Route } from 'vtex.my-account-commons/Router'

import OrdersPage from './page/OrdersPage'
import type { Port } from './page/port'
import { formatQuery, parseQuery } from './page/port'
import { useText } from './page/useText'
import type { Query } from './search/searchState'

const PATH = '/orders-b2b'

const locationOf = (query: Query) => ({
  pathname: PATH,
  search: formatQuery(query) && `?${formatQuery(query)}`,
})

const AccountPage = ({ history, location }: RouteComponentProps) => {
  const text = useText()
  const port: Port = {
    query: parseQuery(location.search),
    href: (query) => history.createHref(locationOf(query)),
    go: (query) => history.push(locationOf(query)),
  }
  return (
    <ContentWrapper
      namespace="orders-b2b"
      title={<h1 className="t-heading-2 ma0">{text('title')}</h1>}
      hideBackButton
      backButton={{ title: text('menu.back'), path: '/' }}
    >
      {() => <OrdersPage port={port} />}
    </ContentWrapper>
  )
}

/** My Account's page: its hash router carries the state. */
const OrdersB2BPage = () => <Route exact path={PATH} component={AccountPage} />

export default OrdersB2BPage
