import React from 'react'

import type { ErpMoney } from '../__generated__/operations'
import Tag from '../list/Tag'
import { useFormat } from '../page/useFormat'
import { useText } from '../page/useText'

/** What should have been paid by now: in words too, for colour is never alone. */
const Overdue = ({ money }: { money: ErpMoney }) => {
  const text = useText()
  const format = useFormat()
  return (
    <Tag tone="stopped" says="overdue">
      {text('invoice.overdue', { amount: format.money(money) })}
    </Tag>
  )
}

export default Overdue
