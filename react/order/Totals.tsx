import React from 'react'

import type { ErpMoney, ErpOrderTotals } from '../__generated__/operations'
import { useClasses } from '../page/useClasses'
import { useFormat } from '../page/useFormat'
import { useText } from '../page/useText'

const PARTS = ['items', 'discount', 'freight', 'tax', 'other'] as const

/** What adds nothing is not worth a row. */
const unlessZero = (money: ErpMoney | null): ErpMoney | null =>
  money && /[1-9]/.test(money.amount) ? money : null

interface Props {
  totals: ErpOrderTotals
  total: ErpMoney | null
  totalNet: ErpMoney | null
}

/** How the total adds up, as far as the ERP names the parts. */
const Totals = ({ totals, total, totalNet }: Props) => {
  const text = useText()
  const format = useFormat()
  const classes = useClasses()
  const payable = totals.total || total
  const rows: Array<[string, ErpMoney | null]> = [
    ...PARTS.map((part): [string, ErpMoney | null] => [part, unlessZero(totals[part])]),
    ...(payable ? [] : [['net', totalNet] as [string, ErpMoney | null]]),
    ['total', payable],
  ]
  if (!rows.some(([, money]) => money)) return null
  return (
    <dl className={`${classes('totals')} t-body c-on-base`}>
      {rows.map(
        ([id, money]) =>
          money && (
            <div key={id} className={classes('amount', id)}>
              <dt>{text(`totals.${id}`)}</dt>
              <dd className="ma0 tr">{format.money(money)}</dd>
            </div>
          )
      )}
    </dl>
  )
}

export default Totals
