import React, { useEffect, useRef } from 'react'

import type {
  ErpInvoiceAnswer,
  OrdersB2BInvoiceAnswer,
  OrdersB2BInvoiceVariables,
} from '../__generated__/operations'
import INVOICE from '../graphql/showInvoice.graphql'
import { useClasses } from '../page/useClasses'
import '../parts.css'
import QueryLink from '../page/QueryLink'
import { useText } from '../page/useText'
import { useCompanyAnswer } from '../search/useCompanyAnswer'
import ErrorPanel from '../states/ErrorPanel'
import { Skeleton, useProgress } from '../states/Loading'
import Notices from '../states/Notices'
import type { PartProps } from './Invoices'
import type { InvoicesState } from './invoiceState'
import { writeInvoices } from './invoiceState'
import InvoiceView from './InvoiceView'
import { useOffer } from './useOffer'

const SKELETON_ROWS = 6

/** One invoice, with the way back to the same search. */
const InvoicePage = ({ port, state, company, onOffer }: PartProps & { state: InvoicesState }) => {
  const text = useText()
  const classes = useClasses()
  const top = useRef<HTMLDivElement>(null)
  const { page, failure, isLoading, retry } = useCompanyAnswer<
    OrdersB2BInvoiceAnswer,
    OrdersB2BInvoiceVariables,
    ErpInvoiceAnswer
  >(
    {
      query: INVOICE,
      variables: { id: state.invoice },
      pick: ({ erpInvoice }) => erpInvoice,
    },
    company
  )
  const answer = isLoading ? null : page
  const progress = useProgress(isLoading)
  const back = writeInvoices({ ...state, invoice: '' })
  const goBack = () => port.go(back)
  useOffer(answer, onOffer)
  useEffect(() => {
    const title = answer && top.current && top.current.querySelector('h2')
    if (title) title.focus()
  }, [answer])

  return (
    <div ref={top} className={classes('invoicePage')} aria-busy={isLoading}>
      <QueryLink
        port={port}
        to={back}
        className={`${classes('backLink')} c-action-primary no-underline`}
      >
        <span aria-hidden>← </span>
        {text('invoice.back')}
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
          <InvoiceView answer={answer} port={port} />
        </>
      )}
    </div>
  )
}

export default InvoicePage
