import React from 'react'

import type { Viewer } from '../search/useCompanyAnswer'
import type { Port } from './port'
import QueryLink from './QueryLink'
import { useClasses } from './useClasses'
import { useText } from './useText'
import type { View } from './views'
import { addressOf } from './views'

interface Props {
  port: Port
  view: View
  /** What this ERP can list by itself. Null until an answer told: the orders keep the row's place, so that nothing moves. */
  offer: Viewer['capabilities'] | null
}

/** The way to the orders, the invoices and the payments: plain links. */
const Tabs = ({ port, view, offer }: Props) => {
  const text = useText()
  const classes = useClasses()
  const tabs: View[] = ['orders']
  if (view === 'invoices' || (offer && offer.invoiceList)) tabs.push('invoices')
  if (view === 'payments' || (offer && offer.paymentList)) tabs.push('payments')
  return (
    <nav aria-label={text('tabs')} className={`${classes('tabs')} flex bb b--muted-4 mb5 t-body`}>
      {tabs.map((one) => (
        <QueryLink
          key={one}
          port={port}
          to={addressOf(one)}
          isCurrent={one === view}
          className={`${classes('tab', one === view && 'current')} pv3 mr6 c-on-base no-underline ${one === view ? 'fw6' : ''}`}
        >
          {text(`tab.${one}`)}
        </QueryLink>
      ))}
    </nav>
  )
}

export default Tabs
