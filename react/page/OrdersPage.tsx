import React, { useState } from 'react'

import OrderList from '../list/OrderList'
import OrderPage from '../order/OrderPage'
import { readQuery } from '../search/searchState'
import type { Port } from './port'
import { useClasses } from './useClasses'

/** The whole page, whatever shell it stands in: the address says what it shows. */
const OrdersPage = ({ port }: { port: Port }) => {
  const classes = useClasses()
  const [companyKey, setCompanyKey] = useState<string | null>(null)
  const [wasListed, setListed] = useState(false)
  const state = readQuery(port.query)
  const company = { key: companyKey, onChange: setCompanyKey }
  const isOpen = state.order !== ''
  // A link to one order asks for that order only; once shown, the list stays, so that coming back is at once.
  if (!isOpen && !wasListed) setListed(true)
  return (
    <div className={classes('page')}>
      {(!isOpen || wasListed) && <OrderList {...{ port, state, company }} isHidden={isOpen} />}
      {isOpen && <OrderPage key={state.order} {...{ port, state, company }} />}
    </div>
  )
}

export default OrdersPage
