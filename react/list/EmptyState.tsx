import React from 'react'
import type { ReactNode } from 'react'

import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'

interface Props {
  of: 'invoices' | 'payments'
  isSearch: boolean
  page: number
  clear: ReactNode
}

/** No rows: because there are none yet, none further, or none that fit. */
const EmptyState = ({ of, isSearch, page, clear }: Props) => {
  const text = useText()
  const classes = useClasses()
  const reason = (page > 1 && 'end') || (isSearch ? 'search' : 'none')
  return (
    <div className={`${classes('emptyState', reason)} bg-muted-5 br2 ph5 pv6 c-on-base`}>
      <p className="t-heading-5 ma0">{text(`${of}.empty.${reason}`)}</p>
      {clear && <p className="mh0 mb0 mt3">{clear}</p>}
    </div>
  )
}

export default EmptyState
