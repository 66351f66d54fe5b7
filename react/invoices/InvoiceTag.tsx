import React from 'react'

import type { ErpInvoiceStatus } from '../__generated__/operations'
import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'

const TONES: Record<ErpInvoiceStatus, string> = {
  OPEN: 'waiting',
  PARTLY_PAID: 'moving',
  PAID: 'done',
  CANCELLED: 'stopped',
}

const InvoiceTag = ({ status }: { status: ErpInvoiceStatus }) => {
  const text = useText()
  const classes = useClasses()
  return (
    <span className={classes('statusTag', TONES[status], status.toLowerCase())}>
      {text(`order.invoice.status.${status}`)}
    </span>
  )
}

export default InvoiceTag
