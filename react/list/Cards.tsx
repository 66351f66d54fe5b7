import React from 'react'

import { useClasses } from '../page/useClasses'
import type { Column, Fact, RowsProps } from './tableModel'

const factsOf = <Row,>(columns: ReadonlyArray<Column<Row>>) =>
  columns.reduce<Array<Fact<Row>>>((all, { main, beneath }) => all.concat(main, beneath || []), [])

const Card = <Row,>({
  row,
  kind,
  columns,
  words,
  renderLink,
  renderChoice,
}: RowsProps<Row> & { row: Row }) => {
  const classes = useClasses()
  const facts = factsOf(columns)
  const Title = kind.heading || 'h3'
  const title = facts.find(({ id }) => id === kind.titleOf(row))
  const status = facts.find(({ id }) => id === 'status')
  const others = facts.filter((fact) => fact !== title && fact !== status)
  return (
    <li
      className={`${classes('card', kind.toneOf(row))} relative pa5 ba br2 b--muted-3 bg-base c-on-base`}
    >
      <div className={`${classes('cardHeader')} flex justify-between items-start mb4`}>
        {renderChoice && renderChoice(row)}
        <Title className={`${classes('cardTitle')} flex-auto t-body ma0`}>
          {title && (
            <span className={`${classes('label')} db t-small c-muted-1`}>
              {words.text(`column.${title.id}`)}
            </span>
          )}
          {renderLink(row, title ? title.show(row, words) : words.text(kind.open))}
        </Title>
        {status && status.show(row, words)}
      </div>
      <dl className={`${classes('cardFacts')} t-small ma0`}>
        {others.map((fact) => {
          const shown = fact.show(row, words)
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

const Cards = <Row extends { id: string }>(props: RowsProps<Row>) => {
  const classes = useClasses()
  return (
    <ul className={`${classes('cards')} list pa0 ma0`}>
      {props.rows.map((row) => (
        <Card key={row.id} row={row} {...props} />
      ))}
    </ul>
  )
}

export default Cards
