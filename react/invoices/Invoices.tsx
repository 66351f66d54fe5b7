import React, { useState } from 'react'

import { lazy } from '../page/lazy'
import type { PartProps } from '../page/port'
import InvoiceList from './InvoiceList'
import { readInvoices } from './invoiceState'

const InvoicePage = lazy(() => import('./InvoicePage'))

/** The company's invoices, or the one of them that the address names. */
const Invoices = (props: PartProps) => {
  const state = readInvoices(props.port.query)
  const isOpen = state.invoice !== ''
  const [wasListed, setListed] = useState(false)
  // As with orders: a link to one asks for that one only; once shown, the list stays.
  if (!isOpen && !wasListed) setListed(true)
  return (
    <>
      {(!isOpen || wasListed) && <InvoiceList {...props} state={state} isHidden={isOpen} />}
      {isOpen && <InvoicePage key={state.invoice} {...props} state={state} />}
    </>
  )
}

export default Invoices
