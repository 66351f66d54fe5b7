import 'vtex-tachyons/tachyons.css'
import './store.css'

import React from 'react'
import { render } from 'react-dom'
import { HashRouter, Link, Redirect, Route, Switch, withRouter } from 'react-router-dom'
import type { RouteComponentProps } from 'react-router-dom'

import OrdersB2BLink from '../../../react/OrdersB2BLink'
import OrdersB2BPage from '../../../react/OrdersB2BPage'
import { createClient } from './client'
import { Frame } from './frame'
import { languageOf } from './languages'

const linkLook = (isCurrent: boolean) =>
  `f6 no-underline db hover-near-black pv4 mv2 pl5 bl bw2 nowrap ${
    isCurrent ? 'c-on-base b b--action-primary' : 'c-muted-1 b--transparent'
  }`

// The looks of vtex.my-account 1.x: react/components/Menu.
const Menu = withRouter(({ location }: RouteComponentProps) => (
  <aside className="account-menu ph7-l ph5-m w-20-m">
    <nav aria-label="My account">
      <Link to="/orders" className={linkLook(location.pathname === '/orders')}>
        Web orders
      </Link>
      <OrdersB2BLink
        render={(links) => (
          <>
            {links.map(({ name, path }) => (
              <Link key={path} to={path} className={linkLook(location.pathname === path)}>
                {name}
              </Link>
            ))}
          </>
        )}
      />
    </nav>
  </aside>
))

const StoreOrders = () => (
  <main className="w-80-m ph5">
    <h1 className="t-heading-2">Web orders</h1>
    <p className="t-body">Here stands the store&apos;s own list of web orders.</p>
  </main>
)

render(
  <HashRouter>
    <Frame client={createClient()} language={languageOf(window.location.search)}>
      <div className="vtex-account flex justify-around">
        <div className="account-columns w-100 mw9 flex">
          <Menu />
          <Switch>
            <Redirect exact from="/" to="/orders-b2b" />
            <Route exact path="/orders" component={StoreOrders} />
            <Route component={OrdersB2BPage} />
          </Switch>
        </div>
      </div>
    </Frame>
  </HashRouter>,
  document.getElementById('root')
)
