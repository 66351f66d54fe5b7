import React from 'react'

import { useClasses } from '../page/useClasses'
import type { Port } from '../page/port'
import QueryLink from '../page/QueryLink'
import { useText } from '../page/useText'

interface Props {
  port: Port
  orders: ReadonlyArray<{
    id: string
    webOrderNumber: string | null
    erpOrderNumber: string | null
    customerOrderNumber: string | null
  }>
}

/** The orders that an invoice is of. */
const OrderLinks = ({ port, orders }: Props) => {
  const text = useText()
  const classes = useClasses()
  return (
    <>
      {orders.map(({ id, erpOrderNumber, webOrderNumber, customerOrderNumber }) => (
        <div key={id}>
          <QueryLink
            port={port}
            to={{ order: id }}
            className={`${classes('invoiceLink')} c-action-primary`}
          >
            {erpOrderNumber || webOrderNumber || customerOrderNumber || text('order.open')}
          </QueryLink>
        </div>
      ))}
    </>
  )
}

export default OrderLinks
