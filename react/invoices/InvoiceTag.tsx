import React from 'react'

import type { ErpInvoiceStatus } from '../__generated__/operations'
import type { Tone } from '../list/Tag'
import Tag from '../list/Tag'
import { useText } from '../page/useText'

const TONES: Record<ErpInvoiceStatus, Tone> = {
  OPEN: 'waiting',
  PARTLY_PAID: 'moving',
  PAID: 'done',
  CANCELLED: 'stopped',
  OTHER: 'plain',
}

interface Props {
  status: ErpInvoiceStatus
  /** The ERP's own word: shown where we know none. */
  label: string | null
}

const InvoiceTag = ({ status, label }: Props) => {
  const text = useText()
  return (
    <Tag tone={TONES[status]} says={status.toLowerCase()}>
      {(status === 'OTHER' && label) || text(`order.invoice.status.${status}`)}
    </Tag>
  )
}

export default InvoiceTag
