import React from 'react'

import Facts, { Copied } from './Facts'
import type { Order } from './types'

/** The numbers under which people know the order. */
const Numbers = ({ order }: { order: Order }) => {
  const number = (id: string, value: string | null) =>
    [id, value && <Copied id={id} value={value} />] as const
  return (
    <Facts
      kind="numbers"
      facts={[
        number('erp', order.erpOrderNumber),
        number('web', order.webOrderNumber),
        number('customer', order.customerOrderNumber),
      ]}
    />
  )
}

export default Numbers
