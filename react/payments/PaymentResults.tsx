import React from 'react'
import type { ReactNode } from 'react'

import type { ErpPaymentPage } from '../__generated__/operations'
import { sayCount } from '../list/count'
import Nothing from '../list/Nothing'
import Pager from '../list/Pager'
import Results from '../list/Results'
import Rows from '../list/Rows'
import { useClasses } from '../page/useClasses'
import type { Port } from '../page/port'
import QueryLink from '../page/QueryLink'
import { useText } from '../page/useText'
import type { PaymentRow } from './paymentRows'
import { paymentRows } from './paymentRows'
import type { PaymentsState } from './paymentState'
import { writePayments } from './paymentState'

interface Props {
  port: Port
  state: PaymentsState
  page: ErpPaymentPage | null
  isLoading: boolean
  onTurn: () => void
  renderChoice?: (row: PaymentRow) => ReactNode
  pack: ReactNode
}

/** The payments that were found; one that fits no invoice too. */
const PaymentResults = ({ port, state, page, isLoading, onTurn, renderChoice, pack }: Props) => {
  const text = useText()
  const classes = useClasses()
  const isSearch = Boolean(state.search.from || state.search.to)
  const rows = page ? page.payments : []
  const isPart = Boolean(page && page.endCursor) || state.page > 1
  const clear = isSearch && (
    <QueryLink
      port={port}
      to={{ view: 'payments' }}
      className={`${classes('invoiceLink')} c-action-primary`}
    >
      {text('clear')}
    </QueryLink>
  )
  return (
    <Results
      heading={isSearch ? 'results' : 'payments.latest'}
      answer={page}
      isLoading={isLoading}
      count={page && sayCount(text, 'payments.count', { rows, total: page.total, isPart })}
      ways={rows.length > 0 && clear}
      reading={null}
    >
      {rows.length > 0 && pack}
      {page && rows.length > 0 && (
        <Rows
          kind={paymentRows(port)}
          rows={rows}
          hasSeveralCompanies={page.collaborator.companies.length > 1}
          renderChoice={renderChoice}
          renderLink={(_, content) => content}
        />
      )}
      {page && rows.length === 0 && !isLoading && (
        <Nothing of="payments" isSearch={isSearch} page={state.page} clear={clear} />
      )}
      {page && !isLoading && (
        <Pager {...{ port, state, onTurn }} write={writePayments} endCursor={page.endCursor} />
      )}
    </Results>
  )
}

export default PaymentResults
