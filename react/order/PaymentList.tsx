import React from 'react'

import DocumentList from '../documents/DocumentList'
import { useClasses } from '../page/useClasses'
import { useFormat } from '../page/useFormat'
import { useText } from '../page/useText'
import type { Settlement } from './payments'

/** Payments, each with what is known of it and its receipts. */
const PaymentList = ({ settlements }: { settlements: readonly Settlement[] }) => {
  const text = useText()
  const format = useFormat()
  const classes = useClasses()
  return (
    <ul
      aria-label={text('order.payments')}
      className={`${classes('payments')} list ma0 pa0 t-body c-on-base`}
    >
      {settlements.map(({ payment, share }) => {
        const { id, amount, paidOn, method, reference, documents } = payment
        const whole = amount && format.money(amount)
        const facts = [
          paidOn && format.day(paidOn),
          method,
          reference && text('order.payment.reference', { number: reference }),
          share && whole && text('order.payment.part', { amount: whole }),
        ].filter(Boolean)
        return (
          <li key={id} className={`${classes('payment')} pv2`}>
            <span className="fw5">
              {share ? format.money(share) : whole || text('order.payment')}
            </span>
            {facts.length > 0 && <span>{` · ${facts.join(' · ')}`}</span>}
            <DocumentList documents={documents} label={text('order.payment.documents')} />
          </li>
        )
      })}
    </ul>
  )
}

export default PaymentList
