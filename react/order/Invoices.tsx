import React from 'react'
import type { ReactNode } from 'react'

import DocumentList from '../documents/DocumentList'
import { numberOf } from '../invoices/amounts'
import InvoiceTag from '../invoices/InvoiceTag'
import { useAmounts } from '../invoices/useAmounts'
import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'
import RecordCard from './RecordCard'
import Instalments from './Instalments'
import PaymentList from './PaymentList'
import { matchPayments } from './payments'
import type { Settlement } from './payments'
import Section from './Section'
import type { Invoice, Order } from './types'

interface Props {
  invoice: Invoice
  settlements: readonly Settlement[]
  linkTo: (invoiceId: string, content: ReactNode) => ReactNode
}

const InvoiceBox = ({ invoice, settlements, linkTo }: Props) => {
  const text = useText()
  const classes = useClasses()
  const amounts = useAmounts(invoice)
  const { id, kind, status, statusLabel, instalments, documents } = invoice
  const number = numberOf(invoice) || ''
  return (
    <RecordCard
      of="invoice"
      modifier={status.toLowerCase()}
      title={linkTo(id, text(`order.invoice.${kind}`, { number }))}
      tag={<InvoiceTag status={status} label={statusLabel} />}
      facts={amounts}
    >
      {status !== 'CANCELLED' && <Instalments instalments={instalments} />}
      <DocumentList documents={documents} label={text('order.invoice.documents', { number })} />
      {settlements.length > 0 && (
        <>
          <h5 className={`${classes('label', 'payments')} t-small fw6 mh0 mb0 c-on-base`}>
            {text('order.payments')}
          </h5>
          <PaymentList settlements={settlements} />
        </>
      )}
    </RecordCard>
  )
}

/** The order's invoices with the payments that settle them, and the payments that fit none. */
const Invoices = ({ order, linkTo }: { order: Order; linkTo: Props['linkTo'] }) => {
  const text = useText()
  const { invoices } = order
  const { settling, others } = matchPayments(invoices, order.payments)
  return (
    <>
      {invoices.length > 0 && (
        <Section title={text('order.invoices', { count: invoices.length })}>
          {invoices.map((invoice) => (
            <InvoiceBox
              key={invoice.id}
              invoice={invoice}
              settlements={settling(invoice)}
              linkTo={linkTo}
            />
          ))}
        </Section>
      )}
      {others.length > 0 && (
        <Section title={text(invoices.length > 0 ? 'order.payments.others' : 'order.payments')}>
          <PaymentList settlements={others.map((payment) => ({ payment, share: null }))} />
        </Section>
      )}
    </>
  )
}

export default Invoices
