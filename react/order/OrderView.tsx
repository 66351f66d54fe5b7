import React from 'react'

import type { Port } from '../page/port'
import type { SearchState } from '../search/searchState'
import Below from './Below'
import Header from './Header'
import Numbers from './Numbers'
import type { OrderAnswer } from './types'

export interface OrderViewProps {
  answer: OrderAnswer
  port: Port
  state: SearchState
}

/** All of it is on the paper: some may be on its way still. */
const print = () => Below.fetch().then(() => setTimeout(() => window.print()))

/** The open order: what names it and what can be done about it; below that all that the ERP knows of it. */
const OrderView = (props: OrderViewProps) => {
  const { order, contact } = props.answer
  return (
    <>
      <Header order={order} contact={contact} onPrint={print} />
      <Numbers order={order} />
      <Below {...props} />
    </>
  )
}

export default OrderView
