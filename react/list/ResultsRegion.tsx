import React from 'react'
import type { ReactNode, RefObject } from 'react'

import { useClasses } from '../page/useClasses'
import ErrorPanel from '../states/ErrorPanel'
import type { Failure } from '../states/failure'

interface Props {
  region: RefObject<HTMLDivElement>
  isLoading: boolean
  failure: Failure | null
  retry: () => void
  /** To the first page of the same search. */
  onRestart: () => void
  /** To the list as it is at first. */
  onClear: () => void
  children: ReactNode
}

/** Below a search: what it found, or why it could not. */
const ResultsRegion = ({
  region,
  isLoading,
  failure,
  retry,
  onRestart,
  onClear,
  children,
}: Props) => {
  const classes = useClasses()
  return (
    <div
      ref={region}
      className={`${classes('results', isLoading && 'loading')} mt5`}
      aria-busy={isLoading}
    >
      {failure ? (
        <ErrorPanel failure={failure} onRetry={retry} onRestart={onRestart} onClear={onClear} />
      ) : (
        children
      )}
    </div>
  )
}

export default ResultsRegion
