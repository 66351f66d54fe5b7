import React from 'react'
import type { ReactNode } from 'react'

import { useClasses } from '../page/useClasses'
import type { Fact } from './Facts'
import Facts from './Facts'

interface Props {
  of: 'invoice' | 'shipment'
  modifier?: string | null
  title: ReactNode
  tag: ReactNode
  facts: readonly Fact[]
  children: ReactNode
}

/** A shipment or an invoice within the order: its name, how it stands, what is known of it. */
const RecordCard = ({ of, modifier = null, title, tag, facts, children }: Props) => {
  const classes = useClasses()
  return (
    <article className={`${classes('box', of, modifier)} ba br2 b--muted-3 ph5 pv4 mb4`}>
      <div className={`${classes('boxHeader')} flex flex-wrap items-center`}>
        <h4 className={`${classes('boxTitle')} t-body fw6 ma0 c-on-base`}>{title}</h4>
        {tag}
      </div>
      <Facts kind="compact" facts={facts} />
      {children}
    </article>
  )
}

export default RecordCard
