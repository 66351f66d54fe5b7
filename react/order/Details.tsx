import React from 'react'
import type { ReactNode } from 'react'

import StatusTag from '../list/StatusTag'
import '../order.css'
import QueryLink from '../page/QueryLink'
import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'
import { writeQuery } from '../search/searchState'
import Lines from './Lines'
import OrderFacts, { LongFacts } from './OrderFacts'
import type { OrderViewProps } from './OrderView'
import Progress from './Progress'
import Section from './Section'
import Shipments from './Shipments'
import Sums from './Sums'

interface Props extends OrderViewProps {
  /** What was invoiced and paid, and the documents. */
  billing: ReactNode
}

/**
 * How the order stands, then what people come for: where the goods are, what was invoiced and paid, the documents; and its lines and sums.
 * What the ERP does not know or a role may not see leaves no trace.
 */
const Details = ({ answer, port, state, billing }: Props) => {
  const { order, rights, collaborator } = answer
  const { related, lines } = order
  const text = useText()
  const classes = useClasses()
  return (
    <>
      <Progress order={order} />
      <OrderFacts
        order={order}
        rights={rights}
        hasSeveralCompanies={collaborator.companies.length > 1}
      />
      <LongFacts order={order} />
      <Shipments order={order} />
      {billing}
      <Section title={text('order.lines', { count: lines.length })}>
        <Lines lines={lines} promisedOn={order.promisedOn} />
        <Sums order={order} />
      </Section>
      {related.length > 0 && (
        <Section title={text('order.related')}>
          <ul className="list ma0 pa0 t-body">
            {related.map(({ id, erpOrderNumber, status, statusLabel }) => (
              <li key={id} className={`${classes('line', 'related')} pv4 bb b--muted-4`}>
                <QueryLink
                  port={port}
                  to={writeQuery({ ...state, order: id })}
                  className={`${classes('orderLink')} c-action-primary`}
                >
                  {erpOrderNumber || text('order.open')}
                </QueryLink>{' '}
                <StatusTag status={status} label={statusLabel} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

export default Details
