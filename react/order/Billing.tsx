import React from 'react'

import DocumentList from '../documents/DocumentList'
import QueryLink from '../page/QueryLink'
import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'
import Invoices from './Invoices'
import type { OrderViewProps } from './OrderView'
import Section from './Section'

/** What was invoiced and paid, and the order's documents. */
const Billing = ({ answer: { order, collaborator }, port }: OrderViewProps) => {
  const text = useText()
  const classes = useClasses()
  const title = text('order.documents')
  return (
    <>
      <Invoices
        order={order}
        linkTo={(invoice, content) =>
          collaborator.capabilities.invoiceList ? (
            <QueryLink
              port={port}
              to={{ view: 'invoices', invoice }}
              className={`${classes('orderLink')} c-action-primary`}
            >
              {content}
            </QueryLink>
          ) : (
            content
          )
        }
      />
      {order.documents.length > 0 && (
        <Section title={title}>
          <DocumentList documents={order.documents} label={title} />
        </Section>
      )}
    </>
  )
}

export default Billing
