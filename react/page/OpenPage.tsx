import React, { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'

import '../parts.css'
import type { Query } from '../search/searchState'
import type { CompanyAnswer } from '../search/useCompanyAnswer'
import ErrorPanel from '../states/ErrorPanel'
import { Skeleton, useProgress } from '../states/Loading'
import type { NoticedAnswer } from '../states/Notices'
import Notices from '../states/Notices'
import type { Port } from './port'
import QueryLink from './QueryLink'
import { useClasses } from './useClasses'
import { usePrintAlone } from './usePrintAlone'
import { useText } from './useText'

interface Props<Shown> {
  port: Port
  of: 'order' | 'invoice'
  /** The list's address. */
  back: Query
  asked: CompanyAnswer<Shown>
  children: (answer: Shown) => ReactNode
}

const SKELETON_ROWS = 6

/** One order or one invoice, with the way back to the same search. Printed, it stands alone. */
const OpenPage = <Shown extends NoticedAnswer>({
  port,
  of,
  back,
  asked,
  children,
}: Props<Shown>) => {
  const text = useText()
  const classes = useClasses()
  const top = useRef<HTMLDivElement>(null)
  const { failure, isLoading, retry } = asked
  const answer = isLoading ? null : asked.page
  const progress = useProgress(isLoading)
  const goBack = () => port.go(back)
  usePrintAlone(top)
  useEffect(() => {
    if (!answer) return
    const title = top.current && top.current.querySelector('h2')
    if (title) title.focus()
    // Only a new answer moves focus: not the renders in between.
  }, [answer])

  return (
    <div
      ref={top}
      className={classes(of === 'order' ? 'orderPage' : 'invoicePage')}
      aria-busy={isLoading}
    >
      <QueryLink
        port={port}
        to={back}
        className={`${classes('backLink')} dib pv3 c-action-primary no-underline`}
      >
        <span aria-hidden>← </span>
        {text(`${of}.back`)}
      </QueryLink>
      <p role="status" className={`${classes('resultsCount')} t-small ma0 c-on-base`}>
        {progress}
      </p>
      {isLoading && <Skeleton rows={SKELETON_ROWS} />}
      {failure && (
        <ErrorPanel failure={failure} onRetry={retry} onRestart={goBack} onClear={goBack} />
      )}
      {answer && (
        <>
          <Notices answer={answer} />
          {children(answer)}
        </>
      )}
    </div>
  )
}

export default OpenPage
