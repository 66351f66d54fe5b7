import React from 'react'
import type { ReactNode } from 'react'

import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'
import { Skeleton, useProgress } from '../states/Loading'
import type { NoticedAnswer } from '../states/Notices'
import Notices from '../states/Notices'

interface Props {
  /** Text of the heading. */
  heading: string
  /** The newest answer: of what is looked for, or while that is on its way of what was looked for before. */
  answer: NoticedAnswer | null
  isLoading: boolean
  /** How many were found. */
  count: ReactNode
  /** Beside the heading: the way out of the search, exports. */
  ways: ReactNode
  /** How the number was read. */
  reading: ReactNode
  /** The rows, or that there are none; and the way to further ones. */
  children: ReactNode
}

const SKELETON_ROWS = 8

/** What was found: how many, how the number was read, what to know about the answer, the rows. */
const Results = ({ heading, answer, isLoading, count, ways, reading, children }: Props) => {
  const text = useText()
  const classes = useClasses()
  const progress = useProgress(isLoading)
  return (
    <>
      <div className={`${classes('resultsHeader')} flex flex-wrap items-baseline mb3`}>
        <h2 tabIndex={-1} className={`${classes('resultsTitle')} t-heading-5 ma0 c-on-base`}>
          {text(heading)}
        </h2>
        <p
          role="status"
          className={`${classes('resultsCount', isLoading && 'loading')} t-small ma0 c-on-base ${isLoading ? 'i' : ''}`}
        >
          {progress || count}
        </p>
        {answer && ways}
      </div>
      {reading && !isLoading && (
        <p className={`${classes('reading')} t-body mt0 mb4 c-on-base`}>{reading}</p>
      )}
      {answer ? <Notices answer={answer} /> : <Skeleton rows={SKELETON_ROWS} />}
      {answer && children}
    </>
  )
}

export default Results
