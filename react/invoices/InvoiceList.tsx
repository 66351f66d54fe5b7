import React, { useRef } from 'react'
import { useApolloClient } from 'react-apollo'

import type {
  ErpInvoicePage,
  OrdersB2BInvoicesAnswer,
  OrdersB2BInvoicesVariables,
} from '../__generated__/operations'
import PackDoor from '../documents/PackDoor'
import type { CollectPapers } from '../documents/packPaper'
import { useChoice } from '../documents/useChoice'
import INVOICES from '../graphql/searchInvoices.graphql'
import '../lists.css'
import { useListFocus } from '../list/useListFocus'
import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'
import { useCompanyAnswer } from '../search/useCompanyAnswer'
import { useDrafts } from '../search/useDrafts'
import ErrorPanel from '../states/ErrorPanel'
import { numberOf } from './amounts'
import InvoiceForm from './InvoiceForm'
import InvoiceResults from './InvoiceResults'
import type { InvoicesState } from './invoiceState'
import {
  EMPTY_INVOICE_SEARCH,
  firstInvoicesOf,
  toInvoiceDraft,
  toInvoiceVariables,
  writeInvoices,
} from './invoiceState'
import type { InvoiceRow } from './invoiceRows'
import type { PartProps } from './Invoices'
import { useOffer } from './useOffer'

type Props = PartProps & { state: InvoicesState; isHidden: boolean }

const useCollect = (): CollectPapers => {
  const client = useApolloClient()
  return async (period, after) => {
    const { data } = await client.query<OrdersB2BInvoicesAnswer, OrdersB2BInvoicesVariables>({
      query: INVOICES,
      variables: { search: period, after },
      fetchPolicy: 'no-cache',
    })
    const { invoices, endCursor } = data.erpInvoices
    const papers = invoices.map((one) =>
      one.documents.map((document) => ({ document, of: numberOf(one) || '' }))
    )
    return { papers: papers.reduce((all, some) => all.concat(some), []), endCursor }
  }
}

/** The company's invoices: search, list, and the papers of many at once. */
const InvoiceList = ({ port, state, company, isHidden, onOffer }: Props) => {
  const text = useText()
  const classes = useClasses()
  const { page, failure, isLoading, retry } = useCompanyAnswer<
    OrdersB2BInvoicesAnswer,
    OrdersB2BInvoicesVariables,
    ErpInvoicePage
  >(
    {
      query: INVOICES,
      variables: toInvoiceVariables(state),
      pick: ({ erpInvoices }) => erpInvoices,
    },
    company
  )
  const { search } = state
  const { draft, keep, forget } = useDrafts(search, toInvoiceDraft)
  const focus = useListFocus({ page, isLoading, isHidden, mark: 'invoice', open: state.invoice })
  const choice = useChoice<InvoiceRow>((row) => numberOf(row) || text('invoice.open'))
  const collect = useCollect()
  const capabilities = useRef(page && page.collaborator.capabilities)
  if (page) capabilities.current = page.collaborator.capabilities
  useOffer(page, onOffer)

  const goTo = (next: InvoicesState) => {
    focus.want()
    forget()
    const to = writeInvoices(next)
    if (JSON.stringify(to) === JSON.stringify(writeInvoices(state))) retry()
    else port.go(to)
  }

  return (
    <div hidden={isHidden}>
      <InvoiceForm
        draft={draft}
        capabilities={capabilities.current}
        failure={failure}
        onDraft={keep}
        onSearch={() => goTo(firstInvoicesOf({ ...draft, number: draft.number.trim() }))}
      />
      <div ref={focus.region} className={`${classes('results')} mt5`} aria-busy={isLoading}>
        {failure ? (
          <ErrorPanel
            failure={failure}
            onRetry={retry}
            onRestart={() => goTo(firstInvoicesOf(search))}
            onClear={() => goTo(firstInvoicesOf(EMPTY_INVOICE_SEARCH))}
          />
        ) : (
          <InvoiceResults
            {...{ port, state, page, isLoading }}
            onTurn={focus.want}
            renderChoice={
              capabilities.current && capabilities.current.documents
                ? choice.renderChoice
                : undefined
            }
            pack={
              capabilities.current &&
              capabilities.current.documents && (
                <PackDoor
                  chosen={choice.papers}
                  collect={collect}
                  from={search.from}
                  to={search.to}
                />
              )
            }
          />
        )}
      </div>
    </div>
  )
}

export default InvoiceList
