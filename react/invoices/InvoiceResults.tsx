import React from 'react'
import type { ReactNode } from 'react'

import type { ErpInvoicePage } from '../__generated__/operations'
import ExportLink from '../list/ExportLink'
import EmptyState from '../list/EmptyState'
import type { ResultsProps } from '../list/Results'
import Results from '../list/Results'
import { lazy } from '../page/lazy'
import QueryLink from '../page/QueryLink'
import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'
import type { InvoiceRow } from './invoiceRows'
import { invoiceRows } from './invoiceRows'
import type { InvoicesState } from './invoiceState'
import { invoiceCriteria, isSearchingInvoices, writeInvoices } from './invoiceState'
import Sums from './Sums'

const InvoiceGroups = lazy(() => import('./InvoiceGroups'))

interface Props extends ResultsProps<InvoicesState> {
  page: ErpInvoicePage | null
  renderChoice?: (row: InvoiceRow) => ReactNode
  bulkDownload?: ReactNode
}

/** The invoices that were found, and what of them is open. */
const InvoiceResults = (props: Props) => {
  const { port, state, page, isLoading, bulkDownload } = props
  const text = useText()
  const classes = useClasses()
  const { search } = state
  const isSearch = isSearchingInvoices(search)
  const rows = page ? page.invoices : []
  const link = `${classes('invoiceLink')} c-action-primary`
  const clear = isSearch && (
    <QueryLink port={port} to={{ view: 'invoices' }} className={link}>
      {text('clear')}
    </QueryLink>
  )
  return (
    <Results
      {...props}
      write={writeInvoices}
      heading={isSearch ? 'results' : 'invoices.latest'}
      count="invoices.count"
      ways={
        <>
          {clear}
          {page && page.rights.canExportOrders && (
            <ExportLink of="invoices" search={invoiceCriteria(search)} />
          )}
        </>
      }
      kind={invoiceRows(port)}
      rows={rows}
      reading={search.match && rows.length ? { ...search, value: search.number } : null}
      Groups={InvoiceGroups}
      renderLink={(invoice, content) => (
        <QueryLink
          port={port}
          to={writeInvoices({ ...state, invoice: invoice.id })}
          opens={invoice.id}
          className={link}
        >
          {content}
        </QueryLink>
      )}
      nothing={<EmptyState of="invoices" isSearch={isSearch} page={state.page} clear={clear} />}
    >
      {page && !isLoading && <Sums sums={page.sums} />}
      {rows.length > 0 && bulkDownload}
    </Results>
  )
}

export default InvoiceResults
