import React, { useEffect, useRef } from 'react'

import type { OrdersB2BOrderAnswer, OrdersB2BOrderVariables } from '../__generated__/operations'
import ORDER from '../graphql/order.graphql'
import { useClasses } from '../page/useClasses'
import type { Port } from '../page/port'
import PortLink from '../page/PortLink'
import { useText } from '../page/useText'
import type { SearchState } from '../search/searchState'
import { writeQuery } from '../search/searchState'
import { useAnswer } from '../search/useAnswer'
import type { CompanyInView } from '../search/useOrderSearch'
import ErrorPanel from '../states/ErrorPanel'
import { Skeleton, useProgress } from '../states/Loading'
import Notices from '../states/Notices'
import OrderView from './OrderView'

interface Props {
  port: Port
  state: SearchState
  company: CompanyInView
}

const SKELETON_ROWS = 6

/** One order, with the way back to the same search. */
const OrderPage = ({ port, state, company }: Props) => {
  const text = useText()
  const classes = useClasses()
  const top = useRef<HTMLDivElement>(null)
  const { data, failure, isLoading, retry } = useAnswer<
    OrdersB2BOrderAnswer,
    OrdersB2BOrderVariables
  >(ORDER, {
    id: state.order,
  })
  const progress = useProgress(isLoading)
  const answer = isLoading ? null : data && data.erpOrder
  const back = { ...state, order: '' }

  useEffect(() => {
    if (answer) company.onChange(answer.collaborator.key)
    const title = answer && top.current && top.current.querySelector('h2')
    if (title) title.focus()
    // Only a new answer moves focus: not the renders in between.
  }, [answer])

  return (
    <div ref={top} className={classes('orderPage')} aria-busy={isLoading}>
      <PortLink
        port={port}
        to={back}
        className={`${classes('backLink')} c-action-primary no-underline`}
      >
        <span aria-hidden>← </span>
        {text('order.back')}
      </PortLink>
      <p role="status" className={`${classes('resultsCount')} t-small ma0 c-on-base`}>
        {progress}
      </p>
      {isLoading && <Skeleton rows={SKELETON_ROWS} />}
      {failure && (
        <ErrorPanel
          failure={failure}
          onRetry={retry}
          onRestart={() => port.go(writeQuery(back))}
          onClear={() => port.go(writeQuery(back))}
        />
      )}
      {answer && (
        <>
          <Notices answer={answer} />
          <OrderView
            order={answer.order}
            rights={answer.rights}
            hasSeveralCompanies={answer.collaborator.companies.length > 1}
            linkTo={(id, content) => (
              <PortLink
                port={port}
                to={{ ...state, order: id }}
                className={`${classes('orderLink')} c-action-primary`}
              >
                {content}
              </PortLink>
            )}
          />
        </>
      )}
    </div>
  )
}

export default OrderPage
