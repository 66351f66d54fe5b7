import React from 'react'

import type { ErpPaymentAllocation } from '../__generated__/operations'
import { useClasses } from '../page/useClasses'
import type { Port } from '../page/port'
import QueryLink from '../page/QueryLink'
import { useFormat } from '../page/useFormat'
import { useText } from '../page/useText'

interface Props {
  port: Port
  settles: readonly ErpPaymentAllocation[]
}

/** The invoices that a payment settles, and how much of each. */
const Settled = ({ port, settles }: Props) => {
  const text = useText()
  const format = useFormat()
  const classes = useClasses()
  return (
    <>
      {settles.map(({ invoiceId, invoiceNumber, amount }, i) => {
        const name = invoiceNumber || text('invoice.open')
        return (
          <div key={i}>
            {invoiceId ? (
              <QueryLink
                port={port}
                to={{ view: 'invoices', invoice: invoiceId }}
                className={`${classes('invoiceLink')} c-action-primary`}
              >
                {name}
              </QueryLink>
            ) : (
              name
            )}
            {amount && ` · ${format.money(amount)}`}
          </div>
        )
      })}
    </>
  )
}

export default Settled
