import React from 'react'

import type { OrdersB2BPaymentsAnswer } from '../__generated__/operations'
import { useDocuments } from '../documents/useDocuments'
import PAYMENTS from '../graphql/searchPayments.graphql'
import ResultsRegion from '../list/ResultsRegion'
import { useList } from '../list/useList'
import '../lists.css'
import type { PartProps } from '../page/port'
import { useText } from '../page/useText'
import { toDraft } from '../search/searchState'
import { DayRange } from '../search/DateFields'
import Field from '../search/Field'
import Form, { errorOfField } from '../search/Form'
import { nameOfPayment } from './paymentRows'
import PaymentResults from './PaymentResults'
import type { PaymentsState } from './paymentState'
import { readPayments, toPaymentVariables, writePayments } from './paymentState'

const firstOf = (search: PaymentsState['search']): PaymentsState => ({
  search,
  cursors: [],
  page: 1,
})

/** What the company paid, with the receipts. */
const Payments = (props: PartProps) => {
  const text = useText()
  const state = readPayments(props.port.query)
  const { search } = state
  const list = useList({
    ...props,
    state,
    write: writePayments,
    toDraft,
    query: PAYMENTS,
    variables: toPaymentVariables(state),
    pick: ({ erpPayments }: OrdersB2BPaymentsAnswer) => erpPayments,
    isHidden: false,
    open: '',
  })
  const { draft, can, failure, goTo } = list
  const errorOf = errorOfField(text, failure)
  const documents = useDocuments({
    can,
    search,
    query: PAYMENTS,
    pageOf: ({ erpPayments: { payments, endCursor } }: OrdersB2BPaymentsAnswer) => ({
      rows: payments,
      endCursor,
    }),
    nameOf: nameOfPayment,
  })
  return (
    <>
      {(!can || can.paymentDates || can.paymentNumbers) && (
        <Form
          of="payments"
          label={text('payments.search')}
          failure={failure}
          filters={null}
          onSearch={() => goTo(firstOf(draft))}
        >
          {can && can.paymentNumbers && (
            <Field
              name="number"
              label={text('payments.number')}
              hint={text('number.hint')}
              value={draft.number}
              error={errorOf('number')}
              onChange={(number) => list.keep({ ...draft, number })}
            />
          )}
          {(!can || can.paymentDates) && (
            <DayRange
              names={['from', 'to']}
              draft={draft}
              errorOf={errorOf}
              onDraft={list.keep}
              labelOf={(name) => text(`payments.${name}`)}
            />
          )}
        </Form>
      )}
      <ResultsRegion
        {...list}
        onRestart={() => goTo(firstOf(search))}
        onClear={() => goTo(readPayments({}))}
      >
        <PaymentResults {...list} {...documents} port={props.port} state={state} />
      </ResultsRegion>
    </>
  )
}

export default Payments
