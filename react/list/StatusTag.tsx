import React from 'react'

import type { ErpOrderStatus } from '../__generated__/operations'
import { useText } from '../page/useText'
import type { Tone } from './Tag'
import Tag from './Tag'

const TONES: Record<ErpOrderStatus, Tone> = {
  RECEIVED: 'waiting',
  APPROVED: 'waiting',
  CREDIT_APPROVED: 'waiting',
  IN_PREPARATION: 'moving',
  INVOICED: 'moving',
  PARTIALLY_SHIPPED: 'moving',
  SHIPPED: 'moving',
  DELIVERED: 'done',
  RETURNED: 'plain',
  CANCELLED: 'stopped',
  ON_HOLD: 'stopped',
  OTHER: 'plain',
}

interface Props {
  status: ErpOrderStatus
  /** The ERP's own word: shown where we know none. */
  label: string | null
}

const StatusTag = ({ status, label }: Props) => {
  const text = useText()
  return (
    <Tag tone={TONES[status]} says={status.toLowerCase()}>
      {(status === 'OTHER' && label) || text(`status.${status}`)}
    </Tag>
  )
}

export default StatusTag
