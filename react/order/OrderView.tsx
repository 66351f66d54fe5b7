import React from 'react'
import type { ReactNode } from 'react'

import type { ErpOrder, ErpRights } from '../__generated__/operations'
import StatusTag from '../list/StatusTag'
import { useClasses } from '../page/useClasses'
import { useFormat } from '../page/useFormat'
import { useText } from '../page/useText'
import Facts from './Facts'
import Lines from './Lines'
import Totals from './Totals'

interface Props {
  order: ErpOrder
  rights: ErpRights
  hasSeveralCompanies: boolean
  linkTo: (id: string, content: ReactNode) => ReactNode
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => {
  const classes = useClasses()
  return (
    <section className={classes('section')}>
      <h3 className={`${classes('sectionTitle')} t-heading-6 ma0 c-on-base`}>{title}</h3>
      {children}
    </section>
  )
}

const OrderFacts = ({ order, rights, hasSeveralCompanies }: Omit<Props, 'linkTo'>) => {
  const text = useText()
  const format = useFormat()
  const day = (value: string | null) => value && format.day(value)
  const { company } = order
  return (
    <Facts
      facts={[
        ['web', order.webOrderNumber],
        ['erp', order.erpOrderNumber],
        ['customer', order.customerOrderNumber],
        ['orderedOn', day(order.orderedOn)],
        ['requestedOn', day(order.requestedOn)],
        ['promisedOn', day(order.promisedOn)],
        ['delivery', text(`facet.delivery.${order.delivery}`)],
        ['invoicing', text(`facet.invoicing.${order.invoicing}`)],
        ['payment', rights.canViewReceipts ? text(`facet.payment.${order.payment}`) : null],
        ['channel', text(`channel.${order.channel}`)],
        ['placedBy', order.placedBy],
        ['costCenter', order.costCenter],
        ['company', hasSeveralCompanies ? company.name || company.ref : null],
      ]}
    />
  )
}

/** The open order, from the numbers that name it down to its lines and sums. */
const OrderView = ({ order, rights, hasSeveralCompanies, linkTo }: Props) => {
  const text = useText()
  const classes = useClasses()
  const { status, statusLabel, related } = order
  const number = order.erpOrderNumber || order.webOrderNumber || order.customerOrderNumber
  return (
    <>
      <div className={classes('orderHeader')}>
        <h2 tabIndex={-1} className={`${classes('orderTitle')} t-heading-4 ma0 c-on-base`}>
          {number ? text('order.title', { number }) : text('order.title.none')}
        </h2>
        <StatusTag status={status} label={statusLabel} />
        {statusLabel && status !== 'OTHER' && (
          <span className={`${classes('label', 'status')} t-small c-muted-1`}>
            {text('order.statusLabel', { label: statusLabel })}
          </span>
        )}
      </div>
      <OrderFacts order={order} rights={rights} hasSeveralCompanies={hasSeveralCompanies} />
      {related.length > 0 && (
        <Section title={text('order.related')}>
          <ul className="list ma0 pa0 t-body">
            {related.map((one) => (
              <li key={one.id} className={classes('line', 'related')}>
                {linkTo(one.id, one.erpOrderNumber || text('order.open'))}{' '}
                <StatusTag status={one.status} label={one.statusLabel} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={text('order.lines', { count: order.lines.length })}>
        <Lines lines={order.lines} />
        <Totals totals={order.totals} total={order.total} totalNet={order.totalNet} />
      </Section>
    </>
  )
}

export default OrderView
