import React from 'react'
import type { ReactNode } from 'react'

import DocumentList from '../documents/DocumentList'
import { useClasses } from '../page/useClasses'
import { useFormat } from '../page/useFormat'
import { useText } from '../page/useText'
import Facts from './Facts'
import Instalments from './Instalments'
import PaymentList from './PaymentList'
import { matchPayments } from './payments'
import type { Settlement } from './payments'
import Section from './Section'
import type { Invoice, Order } from './types'

const TONES: Record<Invoice['status'], string> = {
  OPEN: 'waiting',
  PARTLY_PAID: 'moving',
  PAID: 'done',
  CANCELLED: 'stopped',
}

const isSome = (money: Invoice['open']) => money && /[1-9]/.test(money.amount) && money

interface Props {
  invoice: Invoice
  settlements: readonly Settlement[]
  linkTo: (invoiceId: string, content: ReactNode) => ReactNode
}

const InvoiceBox = ({ invoice, settlements, linkTo }: Props) => {
  const text = useText()
  const format = useFormat()
  const classes = useClasses()
  const { id, kind, status, issuedOn, total, instalments, documents } = invoice
  const number = [invoice.invoiceNumber, invoice.series].filter(Boolean).join('-')
  const open = status !== 'CANCELLED' && isSome(invoice.open)
  const overdue = isSome(invoice.overdue)
  return (
    <article className={`${classes('box', 'invoice', status.toLowerCase())} ba br2`}>
      <div className={classes('boxHeader')}>
        <h4 className={`${classes('boxTitle')} t-body ma0 c-on-base`}>
          {linkTo(id, text(`order.invoice.${kind}`, { number }))}
        </h4>
        <span className={classes('statusTag', TONES[status], status.toLowerCase())}>
          {text(`order.invoice.status.${status}`)}
        </span>
      </div>
      <Facts
        kind="compact"
        facts={[
          ['issuedOn', issuedOn && format.day(issuedOn)],
          ['total', total && format.money(total)],
          ['open', open && format.money(open)],
          [
            'overdue',
            overdue && <strong className={classes('overdue')}>{format.money(overdue)}</strong>,
          ],
        ]}
      />
      {status !== 'CANCELLED' && <Instalments instalments={instalments} />}
      <DocumentList documents={documents} label={text('order.invoice.papers', { number })} />
      {settlements.length > 0 && (
        <>
          <h5 className={`${classes('label', 'payments')} t-small ma0 c-on-base`}>
            {text('order.payments')}
          </h5>
          <PaymentList settlements={settlements} />
        </>
      )}
    </article>
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
