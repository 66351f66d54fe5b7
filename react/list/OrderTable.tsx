import React from 'react'

import type { ErpOrderSummary } from '../__generated__/operations'
import { useClasses } from '../page/useClasses'
import type { Column, Words } from './columns'
import { titleOf } from './columns'

export interface RowsProps {
  orders: readonly ErpOrderSummary[]
  columns: readonly Column[]
  words: Words
  /** The order's link, with this inside. */
  renderLink: (order: ErpOrderSummary, content: React.ReactNode) => React.ReactNode
}

/** Up to so many characters stay in one line: a number is read as one. */
const SHORT = 20

const isShort = (shown: React.ReactNode) => typeof shown === 'string' && shown.length <= SHORT

const Cell = ({
  order,
  column,
  words,
  renderLink,
}: Omit<RowsProps, 'orders' | 'columns'> & { order: ErpOrderSummary; column: Column }) => {
  const classes = useClasses()
  const { main, beneath, isAmount } = column
  const isRowHeader = main.id === 'erp'
  const shown = main.show(order, words)
  const isTitle = isRowHeader ? !titleOf(order) || shown : titleOf(order) === main.id
  const Tag = isRowHeader ? 'th' : 'td'
  const below = beneath && beneath.show(order, words)
  return (
    <Tag
      scope={isRowHeader ? 'row' : undefined}
      className={`${classes('cell', main.id, isShort(shown) && 'short')} ${isAmount ? 'tr' : 'tl'} fw4`}
    >
      {isTitle
        ? renderLink(order, shown || words.text('order.open'))
        : shown || <span aria-hidden>–</span>}
      {beneath && below && (
        <div className={`${classes('subordinate', beneath.id)} t-small c-muted-1`}>
          <span className={classes('hiddenText')}>{`${words.text(`column.${beneath.id}`)}: `}</span>
          {below}
        </div>
      )}
    </Tag>
  )
}

const OrderTable = ({ orders, columns, words, renderLink }: RowsProps) => {
  const classes = useClasses()
  return (
    <div
      role="region"
      tabIndex={0}
      aria-label={words.text('results.caption')}
      className={classes('tableRegion')}
    >
      <table className={`${classes('table')} w-100 c-on-base`}>
        <thead>
          <tr>
            {columns.map(({ main, isAmount }) => (
              <th
                key={main.id}
                scope="col"
                className={`${classes('headerCell', main.id)} ${isAmount ? 'tr' : 'tl'} t-small c-muted-1`}
              >
                {words.text(`column.${main.id}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <tr key={order.id} className={classes('row', order.status.toLowerCase())}>
              {columns.map((column) => (
                <Cell key={column.main.id} {...{ order, column, words, renderLink }} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export default OrderTable
