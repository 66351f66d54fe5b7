import React, { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'

import '../parts.css'
import type { Query } from '../search/searchState'
import type { CompanyAnswer, Offer } from '../search/useCompanyAnswer'
import ErrorPanel from '../states/ErrorPanel'
import { Skeleton, useProgress } from '../states/Loading'
import type { NoticedAnswer } from '../states/Notices'
import Notices from '../states/Notices'
import type { PartProps } from './port'
import QueryLink from './QueryLink'
import { useClasses } from './useClasses'
import { usePrintAlone } from './usePrintAlone'
import { useText } from './useText'

interface Answer extends NoticedAnswer {
  collaborator: NoticedAnswer['collaborator'] & { capabilities: Offer }
}

interface Props<Shown> extends Omit<PartProps, 'company'> {
  of: 'order' | 'invoice'
  /** The list's address. */
  back: Query
  asked: CompanyAnswer<Shown>
  children: (answer: Shown) => ReactNode
}

const SKELETON_ROWS = 6

/** One order or one invoice, with the way back to the same search. Printed, it stands alone. */
const OpenPage = <Shown extends Answer>({
  port,
  of,
  back,
  asked,
  onOffer,
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
    onOffer(answer.collaborator.capabilities)
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
