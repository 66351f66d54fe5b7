import React from 'react'

import type { ErpInvoicePage } from '../__generated__/operations'
import { useClasses } from '../page/useClasses'
import { useFormat } from '../page/useFormat'
import { useText } from '../page/useText'

/** What is open and overdue of all that was found, a currency each. Nothing where the service does not know the whole. */
const Sums = ({ sums }: { sums: ErpInvoicePage['sums'] }) => {
  const text = useText()
  const format = useFormat()
  const classes = useClasses()
  if (!sums || sums.length === 0) return null
  return (
    <dl className={`${classes('sums')} flex flex-wrap mt0 mh0 mb4 t-body c-on-base`}>
      {(['open', 'overdue'] as const).map((name) => (
        <div key={name} className={`${classes('sum', name)} mr6`}>
          <dt className="t-small c-muted-1">{text(`invoices.sum.${name}`)}</dt>
          {sums.map((sum) => (
            <dd key={sum[name].currency} className="ma0 fw6">
              {format.money(sum[name])}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}

export default Sums
