import React from 'react'

import type { ErpInvoiceAnswer, ErpPayment } from '../__generated__/operations'
import DocumentList from '../documents/DocumentList'
import Facts, { Copied } from '../order/Facts'
import Instalments from '../order/Instalments'
import PaymentList from '../order/PaymentList'
import Section from '../order/Section'
import { useClasses } from '../page/useClasses'
import type { Port } from '../page/port'
import { useText } from '../page/useText'
import { numberOf } from './amounts'
import InvoiceTag from './InvoiceTag'
import OrderLinks from './OrderLinks'
import { useAmounts } from './useAmounts'

/** The open invoice: its amounts, when what is due and how to pay it, its documents, what was paid. */
const InvoiceView = ({ answer, port }: { answer: ErpInvoiceAnswer; port: Port }) => {
  const text = useText()
  const classes = useClasses()
  const { invoice, payments, collaborator } = answer
  const { kind, status, statusLabel, accessKey, company } = invoice
  const amounts = useAmounts(invoice)
  const number = numberOf(invoice)
  const shareOf = ({ settles, amount }: ErpPayment) => {
    const part = settles.find(({ invoiceId }) => invoiceId === invoice.id)
    const share = part && part.amount
    return share && (!amount || share.amount !== amount.amount) ? share : null
  }
  const documents = text('order.invoice.documents', { number })
  return (
    <>
      <div className={`${classes('orderHeader')} flex flex-wrap items-center mt3 mb5`}>
        <h2 tabIndex={-1} className={`${classes('orderTitle')} t-heading-4 ma0 c-on-base`}>
          {text(`order.invoice.${kind}`, { number: number || '' })}
        </h2>
        <InvoiceTag status={status} label={statusLabel} />
      </div>
      <Facts
        facts={[
          ['invoice', number && <Copied id="invoice" value={number} />],
          ['accessKey', accessKey && <Copied id="accessKey" value={accessKey} />],
          ...amounts,
          [
            'orders',
            invoice.orders.length > 0 && <OrderLinks port={port} orders={invoice.orders} />,
          ],
          ['company', collaborator.companies.length > 1 && (company.name || company.ref)],
        ]}
      />
      {invoice.instalments.length > 0 && status !== 'CANCELLED' && (
        <Section title={text('order.instalments')}>
          <Instalments instalments={invoice.instalments} />
        </Section>
      )}
      {invoice.documents.length > 0 && (
        <Section title={documents}>
          <DocumentList documents={invoice.documents} label={documents} />
        </Section>
      )}
      {payments.length > 0 && (
        <Section title={text('order.payments')}>
          <PaymentList
            settlements={payments.map((payment) => ({ payment, share: shareOf(payment) }))}
          />
        </Section>
      )}
    </>
  )
}

export default InvoiceView
