import React from 'react'

import { useClasses } from '../page/useClasses'
import { useFormat } from '../page/useFormat'
import { useText } from '../page/useText'
import { totalRows } from './totals'
import type { Order } from './types'

/** How the total adds up, as far as the ERP or the lines name the parts. */
const Sums = ({ order }: { order: Order }) => {
  const text = useText()
  const format = useFormat()
  const classes = useClasses()
  const rows = totalRows(order.totals, order)
  if (rows.length === 0) return null
  return (
    <dl className={`${classes('totals')} mt5 mr0 mb0 ml-auto t-body c-on-base`}>
      {rows.map(({ id, money }) => (
        <div
          key={id}
          className={`${classes('amount', id)} flex justify-between pa2 ${id === 'total' ? 'fw6 bt b--muted-3' : ''}`}
        >
          <dt>{text(`totals.${id}`)}</dt>
          <dd className="mv0 mr0 ml5 tr nowrap">{format.money(money)}</dd>
        </div>
      ))}
    </dl>
  )
}

export default Sums
