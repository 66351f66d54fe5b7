import React from 'react'
import type { ReactNode } from 'react'

import type { ErpPaymentPage } from '../__generated__/operations'
import EmptyState from '../list/EmptyState'
import type { ResultsProps } from '../list/Results'
import Results from '../list/Results'
import QueryLink from '../page/QueryLink'
import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'
import type { PaymentRow } from './paymentRows'
import { paymentRows } from './paymentRows'
import type { PaymentsState } from './paymentState'
import { writePayments } from './paymentState'

interface Props extends ResultsProps<PaymentsState> {
  page: ErpPaymentPage | null
  renderChoice?: (row: PaymentRow) => ReactNode
  bulkDownload?: ReactNode
}

/** The payments that were found; one that fits no invoice too. */
const PaymentResults = (props: Props) => {
  const { port, state, page, bulkDownload } = props
  const text = useText()
  const classes = useClasses()
  const { number, from, to } = state.search
  const isSearch = Boolean(number.trim() || from || to)
  const rows = page ? page.payments : []
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
      {...props}
      write={writePayments}
      heading={isSearch ? 'results' : 'payments.latest'}
      count="payments.count"
      ways={clear}
      kind={paymentRows(port)}
      rows={rows}
      reading={null}
      renderLink={(_, content) => content}
      nothing={<EmptyState of="payments" isSearch={isSearch} page={state.page} clear={clear} />}
    >
      {rows.length > 0 && bulkDownload}
    </Results>
  )
}

export default PaymentResults
