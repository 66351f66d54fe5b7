import React from 'react'
import type { ReactNode } from 'react'

import { useClasses } from '../page/useClasses'

/** A colour pair with enough contrast (styles.css). The words say the same: colour is never alone. */
export type Tone = 'waiting' | 'moving' | 'done' | 'stopped' | 'plain'

interface Props {
  tone: Tone
  /** What it says, as a modifier of its handle. */
  says: string
  children: ReactNode
}

/** How something stands, in a word or two. */
const Tag = ({ tone, says, children }: Props) => {
  const classes = useClasses()
  return (
    <span className={`${classes('statusTag', tone, says)} dib ph3 br-pill t-small fw5 nowrap`}>
      {children}
    </span>
  )
}

export default Tag
