import React from 'react'

import type { ErpMoney } from '../__generated__/operations'
import { useClasses } from '../page/useClasses'
import { useFormat } from '../page/useFormat'
import { useText } from '../page/useText'

/** What should have been paid by now: in words too, for colour is never alone. */
const Overdue = ({ money }: { money: ErpMoney }) => {
  const text = useText()
  const format = useFormat()
  const classes = useClasses()
  return (
    <strong className={classes('statusTag', 'stopped', 'overdue')}>
      {text('invoice.overdue', { amount: format.money(money) })}
    </strong>
  )
}

export default Overdue
