import React from 'react'

import Tag from '../list/Tag'
import CopyButton from '../page/CopyButton'
import { useClasses } from '../page/useClasses'
import { useFormat } from '../page/useFormat'
import { useText } from '../page/useText'
import type { Invoice } from './types'

type Instalment = Invoice['instalments'][number]

const isPaid = ({ open }: Instalment): boolean => Boolean(open && !/[1-9]/.test(open.amount))

/** The code to pay with, whole in the copy and cut on the screen: nobody types it. */
const Slip = ({ id, value }: { id: 'line' | 'instantCode'; value: string | null }) => {
  const text = useText()
  const classes = useClasses()
  if (!value) return null
  const name = text(`order.slip.${id}`)
  return (
    <div className={classes('slip', id)}>
      <span className="t-small c-muted-1">{`${name}: `}</span>
      <span className={`${classes('slipCode')} ${id === 'line' ? '' : 'dib mw5 truncate v-btm'}`}>
        {value}
      </span>{' '}
      <CopyButton value={value} label={name} />
    </div>
  )
}

/** What is to be paid when, and with which code. A paid instalment needs none. */
const Instalments = ({ instalments }: { instalments: readonly Instalment[] }) => {
  const text = useText()
  const format = useFormat()
  const classes = useClasses()
  if (instalments.length === 0) return null
  return (
    <ul
      aria-label={text('order.instalments')}
      className={`${classes('instalments')} list ma0 pa0 t-body c-on-base`}
    >
      {instalments.map((instalment, i) => {
        const { number, dueOn, isOverdue, amount, open, paymentSlip } = instalment
        const paid = isPaid(instalment)
        const rest = open && !paid && open.amount !== (amount && amount.amount) ? open : null
        return (
          <li
            key={i}
            className={`${classes('instalment', paid ? 'paid' : isOverdue && 'overdue')} pv2`}
          >
            {[
              number,
              amount && format.money(amount),
              dueOn && text('order.due', { day: format.day(dueOn) }),
              rest && text('order.rest', { amount: format.money(rest) }),
              paid && text('order.paid'),
            ]
              .filter(Boolean)
              .join(' · ')}{' '}
            {isOverdue && (
              <Tag tone="stopped" says="late">
                {text('order.overdue')}
              </Tag>
            )}
            {!paid && paymentSlip && (
              <>
                <Slip id="line" value={paymentSlip.line} />
                <Slip id="instantCode" value={paymentSlip.instantCode} />
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}

export default Instalments
