import React from 'react'

import type { Port } from '../page/port'
import QueryLink from '../page/QueryLink'
import { useClasses } from '../page/useClasses'
import type { Text } from '../page/useText'
import { useText } from '../page/useText'
import type { Query } from '../search/searchState'
import Rows from './Rows'
import type { RowsProps } from './tableModel'

export interface Group {
  kind: string
  match: string
  value: string
  /** Null where nobody counts just these. */
  total: number | null
  hasMore: boolean
  /** How many of the rows are this group's. */
  shown: number
}

/** What a list gives its groups. */
export interface GroupsOf<Row, Page extends GroupedPage, State> extends Pick<
  RowsProps<Row>,
  'kind' | 'rows' | 'renderLink' | 'renderChoice'
> {
  port: Port
  state: State
  page: Page
  /** Text of how many there are in a group. */
  count: string | null
  hasSeveralCompanies: boolean
  /** Focus goes to what is found next. */
  onTurn: () => void
}

export interface GroupedPage {
  groups: readonly Group[]
  arePartsLeft: boolean
}

interface Props<Row> extends GroupsOf<Row, GroupedPage, unknown> {
  /** The search that shows all of a group. */
  openingOf: (group: Group) => Query
  /** The search for numbers that contain it. */
  partsOf: () => Query
}

/** Groups and their rows: rows come in the order of the groups. */
const withRows = <Row,>(groups: readonly Group[], rows: readonly Row[]) => {
  let start = 0
  return groups.map((group) => {
    const own = rows.slice(start, start + group.shown)
    start += group.shown
    return { group, own }
  })
}

const nameOf = (text: Text, { kind, match, value }: Group): string =>
  text('interpretation', { kind, match, value })

const countOf = (text: Text, count: string, { total, hasMore, shown }: Group): string =>
  total === null && hasMore ? '' : ` · ${text(count, { count: total === null ? shown : total })}`

/** What a number found: those that have it, then those whose numbers contain it, by the kind of number. */
const Groups = <Row extends { id: string }>(props: Props<Row>) => {
  const { port, page, rows, kind, count, openingOf, partsOf, onTurn } = props
  const { groups, arePartsLeft } = page
  const text = useText()
  const classes = useClasses()
  const isOne = groups.length === 1
  const turn: Port = {
    ...port,
    go: (query) => {
      onTurn()
      port.go(query)
    },
  }
  const way = (to: Query, content: string) => (
    <p className="t-body mh0 mb0 mt4">
      <QueryLink port={turn} to={to} className={`${classes('orderLink')} c-action-primary`}>
        {content}
      </QueryLink>
    </p>
  )
  return (
    <>
      {withRows(groups, rows).map(({ group, own }) => (
        <section
          key={group.kind + group.match}
          className={classes('group', group.kind.toLowerCase())}
        >
          <h3 className={`${classes('reading')} t-body fw7 mt6 mb4 c-on-base`}>
            {nameOf(text, group)}
            {!isOne && (
              <span className="fw4 c-muted-1">{countOf(text, count || 'count', group)}</span>
            )}
          </h3>
          <Rows
            {...props}
            // Below the heading of a group, a card's is one level further down.
            kind={{ ...kind, heading: 'h4' }}
            rows={own}
            label={isOne ? undefined : nameOf(text, group)}
          />
          {group.hasMore && way(openingOf(group), text('group.all', { count: group.total || 0 }))}
        </section>
      ))}
      {arePartsLeft && way(partsOf(), text('group.parts'))}
    </>
  )
}

export default Groups
