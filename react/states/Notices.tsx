import React from 'react'
import type { ReactNode } from 'react'

import type { ErpFreshness, ErpWarning } from '../__generated__/operations'
import { useClasses } from '../page/useClasses'
import { useFormat } from '../page/useFormat'
import { useText } from '../page/useText'

interface Props {
  isOnHold: boolean
  freshness: ErpFreshness
  warnings: readonly ErpWarning[]
}

/** What to know about an answer that came: the account is on hold, the rows are old, something was left out. */
const Notices = ({ isOnHold, freshness, warnings }: Props) => {
  const text = useText()
  const format = useFormat()
  const classes = useClasses()
  const notice = (name: string, content: ReactNode) => (
    <div key={name} className={`${classes('notice', name)} br2 c-on-base`}>
      <p className={`${classes('noticeText')} t-body ma0`}>{content}</p>
    </div>
  )
  return (
    <>
      {isOnHold && notice('on-hold', text('notice.onHold'))}
      {freshness.source === 'LAST_GOOD' &&
        notice('last-good', text('notice.LAST_GOOD', { time: format.time(freshness.asOf) }))}
      {warnings.map((warning) => notice(warning.toLowerCase(), text(`notice.${warning}`)))}
    </>
  )
}

export default Notices
