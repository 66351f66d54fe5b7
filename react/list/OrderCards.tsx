import React from 'react'

import type { ErpOrderSummary } from '../__generated__/operations'
import { useClasses } from '../page/useClasses'
import type { Column, Fact } from './columns'
import { titleOf } from './columns'
import type { RowsProps } from './OrderTable'

const factsOf = (columns: readonly Column[]): Fact[] =>
  columns
    .map(({ main, beneath }) => (beneath ? [main, beneath] : [main]))
    .reduce<Fact[]>((all, some) => all.concat(some), [])

const Card = ({
  order,
  columns,
  words,
  renderLink,
}: Omit<RowsProps, 'orders'> & { order: ErpOrderSummary }) => {
  const classes = useClasses()
  const facts = factsOf(columns)
  const title = facts.find(({ id }) => id === titleOf(order))
  const status = facts.find(({ id }) => id === 'status')
  const others = facts.filter((fact) => fact !== title && fact !== status)
  return (
    <li className={`${classes('card', order.status.toLowerCase())} ba br2 bg-base c-on-base`}>
      <div className={classes('cardHeader')}>
        <h3 className={`${classes('cardTitle')} t-body ma0`}>
          {title && (
            <span className={`${classes('label')} db t-small c-muted-1`}>
              {words.text(`column.${title.id}`)}
            </span>
          )}
          {renderLink(order, title ? title.show(order, words) : words.text('order.open'))}
        </h3>
        {status && status.show(order, words)}
      </div>
      <dl className={`${classes('cardFacts')} t-small ma0`}>
        {others.map((fact) => {
          const shown = fact.show(order, words)
          return shown ? (
            <div key={fact.id} className={classes('cardFact', fact.id)}>
              <dt className={`${classes('label')} c-muted-1`}>{words.text(`column.${fact.id}`)}</dt>
              <dd className={`${classes('value')} ma0`}>{shown}</dd>
            </div>
          ) : null
        })}
      </dl>
    </li>
  )
}

const OrderCards = ({ orders, ...rest }: RowsProps) => {
  const classes = useClasses()
  return (
    <ul className={`${classes('cards')} list pa0 ma0`}>
      {orders.map((order) => (
        <Card key={order.id} order={order} {...rest} />
      ))}
    </ul>
  )
}

export default OrderCards
