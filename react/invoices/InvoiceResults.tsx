import React from 'react'
import type { ReactNode } from 'react'

import type { ErpInvoicePage } from '../__generated__/operations'
import { sayCount } from '../list/count'
import ExportLink from '../list/ExportLink'
import Nothing from '../list/Nothing'
import Pager from '../list/Pager'
import Results from '../list/Results'
import Rows from '../list/Rows'
import { useClasses } from '../page/useClasses'
import type { Port } from '../page/port'
import QueryLink from '../page/QueryLink'
import { useText } from '../page/useText'
import type { InvoiceRow } from './invoiceRows'
import { invoiceRows } from './invoiceRows'
import type { InvoicesState } from './invoiceState'
import { invoiceCriteria, isSearchingInvoices, writeInvoices } from './invoiceState'
import Sums from './Sums'

interface Props {
  port: Port
  state: InvoicesState
  page: ErpInvoicePage | null
  isLoading: boolean
  onTurn: () => void
  renderChoice?: (row: InvoiceRow) => ReactNode
  pack: ReactNode
}

/** The invoices that were found, and what of them is open. */
const InvoiceResults = ({ port, state, page, isLoading, onTurn, renderChoice, pack }: Props) => {
  const text = useText()
  const classes = useClasses()
  const isSearch = isSearchingInvoices(state.search)
  const rows = page ? page.invoices : []
  const isPart = Boolean(page && page.endCursor) || state.page > 1
  const link = `${classes('invoiceLink')} c-action-primary`
  const clear = isSearch && (
    <QueryLink port={port} to={{ view: 'invoices' }} className={link}>
      {text('clear')}
    </QueryLink>
  )
  return (
    <Results
      heading={isSearch ? 'results' : 'invoices.latest'}
      answer={page}
      isLoading={isLoading}
      count={page && sayCount(text, 'invoices.count', { rows, total: page.total, isPart })}
      ways={
        rows.length > 0 && (
          <>
            {clear}
            {page && page.rights.canExportOrders && (
              <ExportLink of="invoices" search={invoiceCriteria(state.search)} />
            )}
          </>
        )
      }
      reading={page && page.reading && text('invoices.reading', { ...page.reading })}
    >
      {page && !isLoading && <Sums sums={page.sums} />}
      {rows.length > 0 && pack}
      {page && rows.length > 0 && (
        <Rows
          kind={invoiceRows(port)}
          rows={rows}
          hasSeveralCompanies={page.collaborator.companies.length > 1}
          renderChoice={renderChoice}
          renderLink={(invoice, content) => (
            <QueryLink
              port={port}
              to={writeInvoices({ ...state, invoice: invoice.id })}
              invoiceId={invoice.id}
              className={link}
            >
              {content}
            </QueryLink>
          )}
        />
      )}
      {page && rows.length === 0 && !isLoading && (
        <Nothing of="invoices" isSearch={isSearch} page={state.page} clear={clear} />
      )}
      {page && !isLoading && (
        <Pager {...{ port, state, onTurn }} write={writeInvoices} endCursor={page.endCursor} />
      )}
    </Results>
  )
}

export default InvoiceResults
