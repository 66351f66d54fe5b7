import React, { useState } from 'react'

import OrderList from '../list/OrderList'
import { readQuery } from '../search/searchState'
import type { Viewer } from '../search/useCompanyAnswer'
import { lazy } from './lazy'
import type { Port } from './port'
import Tabs from './Tabs'
import { useClasses } from './useClasses'
import { viewOf } from './views'

const OrderPage = lazy(() => import('../order/OrderPage'))
const Invoices = lazy(() => import('../invoices/Invoices'))
const Payments = lazy(() => import('../payments/Payments'))

/** The whole page, whatever shell it stands in: the address says what it shows. */
const OrdersPage = ({ port }: { port: Port }) => {
  const classes = useClasses()
  const [viewer, setViewer] = useState<Viewer | null>(null)
  const [wasListed, setListed] = useState(false)
  const view = viewOf(port.query)
  const state = readQuery(port.query)
  const common = { port, company: { key: viewer && viewer.key, onChange: setViewer } }
  const isOpen = state.order !== ''
  const isListed = view === 'orders' && (!isOpen || wasListed)
  // A link to one order asks for that order only; once shown, the list stays, so that coming back is at once.
  if (isListed !== wasListed) setListed(isListed)
  return (
    <div className={`${classes('page')} f5 lh-copy`}>
      <Tabs port={port} view={view} offer={viewer && viewer.capabilities} />
      {isListed && <OrderList {...common} state={state} isHidden={isOpen} />}
      {view === 'orders' && isOpen && <OrderPage key={state.order} {...common} state={state} />}
      {view === 'invoices' && <Invoices {...common} />}
      {view === 'payments' && <Payments {...common} />}
    </div>
  )
}

export default OrdersPage
