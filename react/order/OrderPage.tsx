import React, { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'

import type { OrdersB2BOrderAnswer, OrdersB2BOrderVariables } from '../__generated__/operations'
import ORDER from '../graphql/order.graphql'
import { useClasses } from '../page/useClasses'
import type { Port } from '../page/port'
import PortLink from '../page/PortLink'
import QueryLink from '../page/QueryLink'
import { useText } from '../page/useText'
import type { SearchState } from '../search/searchState'
import { writeQuery } from '../search/searchState'
import type { CompanyInView, Offer } from '../search/useCompanyAnswer'
import { useCompanyAnswer } from '../search/useCompanyAnswer'
import ErrorPanel from '../states/ErrorPanel'
import { Skeleton, useProgress } from '../states/Loading'
import Notices from '../states/Notices'
import '../parts.css'
import OrderView from './OrderView'
import type { OrderAnswer } from './types'
import { usePrintAlone } from './usePrint'

interface Props {
  port: Port
  state: SearchState
  company: CompanyInView
  onOffer: (offer: Offer) => void
}

const SKELETON_ROWS = 6

/** The one request of the page, and the answer while it is the newest. */
const useOrder = (id: string, company: CompanyInView) => {
  const { page, ...rest } = useCompanyAnswer<
    OrdersB2BOrderAnswer,
    OrdersB2BOrderVariables,
    OrderAnswer
  >({ query: ORDER, variables: { id }, pick: ({ erpOrder }) => erpOrder }, company)
  return { ...rest, answer: rest.isLoading ? null : page }
}

/** One order, with the way back to the same search. */
const OrderPage = ({ port, state, company, onOffer }: Props) => {
  const text = useText()
  const classes = useClasses()
  const top = useRef<HTMLDivElement>(null)
  const { answer, failure, isLoading, retry } = useOrder(state.order, company)
  const progress = useProgress(isLoading)
  const back = { ...state, order: '' }
  const offer = answer && answer.collaborator.capabilities
  const link = `${classes('orderLink')} c-action-primary`
  usePrintAlone(top)

  useEffect(() => {
    if (offer) onOffer(offer)
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
            answer={answer}
            linkToOrder={(id, content) => (
              <PortLink port={port} to={{ ...state, order: id }} className={link}>
                {content}
              </PortLink>
            )}
            linkToInvoice={(id, content: ReactNode) =>
              offer && offer.invoiceList ? (
                <QueryLink port={port} to={{ view: 'invoices', invoice: id }} className={link}>
                  {content}
                </QueryLink>
              ) : (
                content
              )
            }
          />
        </>
      )}
    </div>
  )
}

export default OrderPage
