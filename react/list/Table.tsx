import React from 'react'
import type { ReactNode } from 'react'

import { useClasses } from '../page/useClasses'
import type { Column, RowsProps } from './tableModel'

/** Up to so many characters stay in one line: a number is read as one. */
const SHORT = 20

const isShort = (shown: ReactNode) => typeof shown === 'string' && shown.length <= SHORT

const Cell = <Row,>({
  row,
  column,
  kind,
  words,
  renderLink,
  renderChoice,
}: RowsProps<Row> & { row: Row; column: Column<Row> }) => {
  const classes = useClasses()
  const { main, beneath, isAmount } = column
  const title = kind.titleOf(row)
  const isRowHeader = main === kind.columns[0].main
  const shown = main.show(row, words)
  const isTitle = isRowHeader ? !title || shown : title === main.id
  const Tag = isRowHeader ? 'th' : 'td'
  const below = beneath && beneath.show(row, words)
  return (
    <Tag
      scope={isRowHeader ? 'row' : undefined}
      className={`${classes('cell', main.id)} pa3 bb b--muted-4 ${isAmount ? 'tr' : 'tl'} v-top fw4 ${isShort(shown) ? 'nowrap' : ''}`}
    >
      {isRowHeader && renderChoice && renderChoice(row)}
      {isTitle
        ? renderLink(row, shown || words.text(kind.open))
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

const Table = <Row extends { id: string }>(props: RowsProps<Row>) => {
  const { kind, rows, columns, words, label } = props
  const classes = useClasses()
  return (
    <div
      role="region"
      tabIndex={0}
      aria-label={label || words.text(kind.caption)}
      className={`${classes('tableRegion')} overflow-x-auto`}
    >
      <table className={`${classes('table')} w-100 c-on-base`}>
        <thead>
          <tr>
            {columns.map(({ main, isAmount }) => (
              <th
                key={main.id}
                scope="col"
                className={`${classes('headerCell', main.id)} pa3 ${isAmount ? 'tr' : 'tl'} v-btm fw6 t-small c-muted-1`}
              >
                {words.text(`column.${main.id}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={classes('row', kind.toneOf(row))}>
              {columns.map((column) => (
                <Cell key={column.main.id} {...props} {...{ row, column }} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export default Table
