import React from 'react'

import type {
  ErpActingFor,
  ErpFreshness,
  ErpOrderScope,
  ErpOrganization,
  ErpWarning,
} from '../__generated__/operations'
import { useClasses } from '../page/useClasses'
import { useFormat } from '../page/useFormat'
import { useText } from '../page/useText'

export interface NoticedAnswer {
  collaborator: {
    actingFor: ErpActingFor | null
    isNarrowed: boolean
    organization: ErpOrganization
  }
  rights: { scope: ErpOrderScope }
  freshness: ErpFreshness
  warnings?: readonly ErpWarning[]
}

/** What to know about an answer that came: whose orders these are, the account is on hold, the rows are old, something was left out. */
const Notices = ({ answer }: { answer: NoticedAnswer }) => {
  const { collaborator, rights, freshness, warnings = [] } = answer
  const text = useText()
  const format = useFormat()
  const classes = useClasses()
  const { actingFor, isNarrowed } = collaborator
  const name = actingFor && actingFor.name
  const notices = [
    name && 'acting',
    isNarrowed ? 'narrowed' : rights.scope !== 'ORGANIZATION' && rights.scope,
    collaborator.organization.isOnHold && 'onHold',
    freshness.source !== 'LIVE' && freshness.source,
    ...warnings,
  ]
  return (
    <>
      {notices.map(
        (notice) =>
          notice && (
            <div key={notice} className={`${classes('notice', notice)} pv4 ph5 mb4 br2 c-on-base`}>
              <p className={`${classes('noticeText')} t-body ma0`}>
                {text(`notice.${notice}`, { name, time: format.time(freshness.asOf) })}
              </p>
            </div>
          )
      )}
    </>
  )
}

export default Notices
