import React from 'react'

import type { OrdersB2BInvoicesAnswer } from '../__generated__/operations'
import { useDocuments } from '../documents/useDocuments'
import INVOICES from '../graphql/searchInvoices.graphql'
import ResultsRegion from '../list/ResultsRegion'
import { useList } from '../list/useList'
import '../lists.css'
import type { PartProps } from '../page/port'
import { useText } from '../page/useText'
import { numberOf } from './amounts'
import InvoiceForm from './InvoiceForm'
import InvoiceResults from './InvoiceResults'
import type { InvoicesState } from './invoiceState'
import {
  firstInvoicesOf,
  readInvoices,
  toInvoiceDraft,
  toInvoiceVariables,
  writeInvoices,
} from './invoiceState'

/** The company's invoices: search, list, and the documents of many at once. */
const InvoiceList = (props: PartProps & { state: InvoicesState; isHidden: boolean }) => {
  const { state, isHidden } = props
  const { search } = state
  const text = useText()
  const list = useList({
    ...props,
    write: writeInvoices,
    toDraft: toInvoiceDraft,
    query: INVOICES,
    variables: toInvoiceVariables(state),
    pick: ({ erpInvoices }: OrdersB2BInvoicesAnswer) => erpInvoices,
    open: state.invoice,
  })
  const { draft, can, goTo } = list
  const documents = useDocuments({
    can,
    search,
    query: INVOICES,
    pageOf: ({ erpInvoices: { invoices, endCursor } }: OrdersB2BInvoicesAnswer) => ({
      rows: invoices,
      endCursor,
    }),
    nameOf: (row) => numberOf(row) || text('invoice.open'),
  })
  return (
    <div hidden={isHidden}>
      <InvoiceForm
        draft={draft}
        capabilities={can}
        failure={list.failure}
        onDraft={list.keep}
        onSearch={() => goTo(firstInvoicesOf({ ...draft, number: draft.number.trim(), match: '' }))}
      />
      <ResultsRegion
        {...list}
        onRestart={() => goTo(firstInvoicesOf(search))}
        onClear={() => goTo(readInvoices({}))}
      >
        <InvoiceResults {...props} {...list} {...documents} />
      </ResultsRegion>
    </div>
  )
}

export default InvoiceList
