import React from 'react'
import type { ReactNode } from 'react'

import DocumentList from '../documents/DocumentList'
import StatusTag from '../list/StatusTag'
import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'
import Header from './Header'
import Invoices from './Invoices'
import Lines from './Lines'
import OrderFacts, { LongFacts, Numbers } from './OrderFacts'
import Section from './Section'
import Shipments from './Shipments'
import Progress from './Progress'
import Sums from './Sums'
import type { OrderAnswer } from './types'

interface Props {
  answer: OrderAnswer
  linkToOrder: (id: string, content: ReactNode) => ReactNode
  linkToInvoice: (id: string, content: ReactNode) => ReactNode
}

/**
 * The open order: what names it, how it stands, then what people come for: where the goods are, what was billed and paid, the papers; and
 * its lines and sums. What the ERP does not know or a role may not see leaves no trace.
 */
const OrderView = ({ answer, linkToOrder, linkToInvoice }: Props) => {
  const text = useText()
  const classes = useClasses()
  const { order, rights, contact, collaborator } = answer
  const { related, lines, documents } = order
  return (
    <>
      <Header order={order} contact={contact} />
      <Numbers order={order} />
      <Progress order={order} />
      <OrderFacts
        order={order}
        rights={rights}
        hasSeveralCompanies={collaborator.companies.length > 1}
      />
      <LongFacts order={order} />
      <Shipments order={order} />
      <Invoices order={order} linkTo={linkToInvoice} />
      {documents.length > 0 && (
        <Section title={text('order.papers')}>
          <DocumentList documents={documents} label={text('order.papers')} />
        </Section>
      )}
      <Section title={text('order.lines', { count: lines.length })}>
        <Lines lines={lines} promisedOn={order.promisedOn} />
        <Sums order={order} />
      </Section>
      {related.length > 0 && (
        <Section title={text('order.related')}>
          <ul className="list ma0 pa0 t-body">
            {related.map((one) => (
              <li key={one.id} className={classes('line', 'related')}>
                {linkToOrder(one.id, one.erpOrderNumber || text('order.open'))}{' '}
                <StatusTag status={one.status} label={one.statusLabel} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

export default OrderView
