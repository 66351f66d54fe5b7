import React from 'react'

import type { Column, TableModel } from '../list/tableModel'
import { fact } from '../list/tableModel'
import Rows from '../list/Rows'
import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'
import type { Line } from './types'

const Product = ({ line }: { line: Line }) => {
  const text = useText()
  const classes = useClasses()
  const { lineNumber, description, productCode, customerProductCode, unit } = line
  const codes = [
    lineNumber && text('line.number', { number: lineNumber }),
    description && productCode,
    customerProductCode && text('line.yourCode', { code: customerProductCode }),
    unit && text('line.unit', { unit }),
  ].filter(Boolean)
  return (
    <>
      {description || productCode || text('line.unnamed')}
      {codes.length > 0 && (
        <div className={`${classes('subordinate')} t-small c-muted-1`}>{codes.join(' · ')}</div>
      )}
    </>
  )
}

const amount = (main: Column<Line>['main']): Column<Line> => ({ main, isAmount: true })

const quantity = (name: 'ordered' | 'shipped' | 'invoiced' | 'outstanding' | 'cancelled') =>
  amount(fact(name, ({ [name]: value }, { format }) => value && format.quantity(value)))

/** As wide as this a table can be read, if need be by moving it sideways. */
const TOO_NARROW = '(max-width: 639px)'

const LINE_ROWS: TableModel<Line> = {
  columns: [
    { main: fact('product', (line) => <Product line={line} />) },
    quantity('ordered'),
    quantity('shipped'),
    quantity('invoiced'),
    quantity('outstanding'),
    quantity('cancelled'),
    amount(
      fact('promisedOn', ({ promisedOn }, { format }) => promisedOn && format.day(promisedOn))
    ),
    amount(fact('unitPrice', ({ unitPrice }, { format }) => unitPrice && format.money(unitPrice))),
    amount(fact('lineTotal', ({ total }, { format }) => total && format.money(total))),
  ],
  titleOf: () => 'product',
  open: 'line.unnamed',
  caption: 'order.lines.region',
  toneOf: () => 'line',
  heading: 'h4',
  tooNarrow: TOO_NARROW,
}

interface Props {
  lines: readonly Line[]
  /** The order's: a line that is promised for the same day does not repeat it. */
  promisedOn: string | null
}

/** The lines, as a table or as cards. What is the same for all of them, or nothing, is no column. */
const Lines = ({ lines, promisedOn }: Props) => {
  const text = useText()
  const isIdle: Record<string, boolean | undefined> = {
    cancelled: !lines.some(({ cancelled }) => /[1-9]/.test(cancelled || '')),
    promisedOn: !lines.some((line) => line.promisedOn !== promisedOn),
  }
  const columns = LINE_ROWS.columns.filter(({ main }) => !isIdle[main.id])
  return lines.length > 0 ? (
    <Rows
      kind={{ ...LINE_ROWS, columns }}
      rows={lines}
      hasSeveralCompanies={false}
      renderLink={(_, content) => content}
    />
  ) : (
    <p className="t-body c-on-base ma0">{text('order.lines.none')}</p>
  )
}

export default Lines
