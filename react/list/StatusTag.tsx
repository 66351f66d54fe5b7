import React from 'react'

import type { ErpOrderStatus } from '../__generated__/operations'
import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'

/** A tone is a colour pair with enough contrast (styles.css). The words say the same: colour is never alone. */
const TONES: Record<ErpOrderStatus, 'waiting' | 'moving' | 'done' | 'stopped' | 'plain'> = {
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
  const classes = useClasses()
  return (
    <span className={classes('statusTag', TONES[status], status.toLowerCase())}>
      {(status === 'OTHER' && label) || text(`status.${status}`)}
    </span>
  )
}

export default StatusTag
