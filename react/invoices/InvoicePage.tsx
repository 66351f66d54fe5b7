import React from 'react'

import type { OrdersB2BInvoiceAnswer } from '../__generated__/operations'
import INVOICE from '../graphql/showInvoice.graphql'
import OpenPage from '../page/OpenPage'
import type { PartProps } from '../page/port'
import { useCompanyAnswer } from '../search/useCompanyAnswer'
import type { InvoicesState } from './invoiceState'
import { writeInvoices } from './invoiceState'
import InvoiceView from './InvoiceView'

/** The open invoice, by the one request of its page. */
const InvoicePage = (props: PartProps & { state: InvoicesState }) => {
  const { port, state, company } = props
  const asked = useCompanyAnswer(
    {
      query: INVOICE,
      variables: { id: state.invoice },
      pick: ({ erpInvoice }: OrdersB2BInvoiceAnswer) => erpInvoice,
    },
    company
  )
  return (
    <OpenPage {...props} of="invoice" back={writeInvoices({ ...state, invoice: '' })} asked={asked}>
      {(answer) => <InvoiceView answer={answer} port={port} />}
    </OpenPage>
  )
}

export default InvoicePage
