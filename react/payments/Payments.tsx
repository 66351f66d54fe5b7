import React, { useRef } from 'react'
import { useApolloClient } from 'react-apollo'

import type {
  ErpPaymentPage,
  OrdersB2BPaymentsAnswer,
  OrdersB2BPaymentsVariables,
} from '../__generated__/operations'
import PackDoor from '../documents/PackDoor'
import type { CollectPapers } from '../documents/packPaper'
import { useChoice } from '../documents/useChoice'
import PAYMENTS from '../graphql/searchPayments.graphql'
import type { PartProps } from '../invoices/Invoices'
import { useOffer } from '../invoices/useOffer'
import { useListFocus } from '../list/useListFocus'
import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'
import '../lists.css'
import { DayRange } from '../search/DateFields'
import Form, { errorOfField } from '../search/Form'
import { useCompanyAnswer } from '../search/useCompanyAnswer'
import { useDrafts } from '../search/useDrafts'
import ErrorPanel from '../states/ErrorPanel'
import type { PaymentRow } from './paymentRows'
import { nameOfPayment } from './paymentRows'
import PaymentResults from './PaymentResults'
import type { PaymentsState } from './paymentState'
import { readPayments, toPaymentDraft, toPaymentVariables, writePayments } from './paymentState'

const useCollect = (): CollectPapers => {
  const client = useApolloClient()
  return async (period, after) => {
    const { data } = await client.query<OrdersB2BPaymentsAnswer, OrdersB2BPaymentsVariables>({
      query: PAYMENTS,
      variables: { search: period, after },
      fetchPolicy: 'no-cache',
    })
    const { payments, endCursor } = data.erpPayments
    const papers = payments.map((one) =>
      one.documents.map((document) => ({ document, of: nameOfPayment(one) }))
    )
    return { papers: papers.reduce((all, some) => all.concat(some), []), endCursor }
  }
}

/** What the company paid, with the receipts. */
const Payments = ({ port, company, onOffer }: PartProps) => {
  const text = useText()
  const classes = useClasses()
  const state = readPayments(port.query)
  const { search } = state
  const { page, failure, isLoading, retry } = useCompanyAnswer<
    OrdersB2BPaymentsAnswer,
    OrdersB2BPaymentsVariables,
    ErpPaymentPage
  >(
    {
      query: PAYMENTS,
      variables: toPaymentVariables(state),
      pick: ({ erpPayments }) => erpPayments,
    },
    company
  )
  const { draft, keep, forget } = useDrafts(search, toPaymentDraft)
  const focus = useListFocus({ page, isLoading, isHidden: false, mark: 'invoice', open: '' })
  const choice = useChoice<PaymentRow>(nameOfPayment)
  const collect = useCollect()
  const capabilities = useRef(page && page.collaborator.capabilities)
  if (page) capabilities.current = page.collaborator.capabilities
  const can = capabilities.current
  useOffer(page, onOffer)

  const goTo = (next: PaymentsState) => {
    focus.want()
    forget()
    const to = writePayments(next)
    if (JSON.stringify(to) === JSON.stringify(writePayments(state))) retry()
    else port.go(to)
  }
  const first = (days: typeof search): PaymentsState => ({ search: days, cursors: [], page: 1 })

  return (
    <>
      {(!can || can.paymentDates) && (
        <Form
          of="payments"
          label={text('payments.search')}
          failure={failure}
          filters={null}
          onSearch={() => goTo(first(draft))}
        >
          <DayRange
            names={['from', 'to']}
            {...{
              draft,
              errorOf: errorOfField(text, failure),
              onDraft: keep,
              labelOf: (name) => text(`payments.${name}`),
            }}
          />
        </Form>
      )}
      <div ref={focus.region} className={`${classes('results')} mt5`} aria-busy={isLoading}>
        {failure ? (
          <ErrorPanel
            failure={failure}
            onRetry={retry}
            onRestart={() => goTo(first(search))}
            onClear={() => goTo(first({ from: '', to: '' }))}
          />
        ) : (
          <PaymentResults
            {...{ port, state, page, isLoading }}
            onTurn={focus.want}
            renderChoice={can && can.documents ? choice.renderChoice : undefined}
            pack={
              can &&
              can.documents && (
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
    </>
  )
}

export default Payments
