import React from 'react'

import type { ErpOrderGroup, ErpOrderPage, ErpOrderSummary } from '../__generated__/operations'
import type { Port } from '../page/port'
import QueryLink from '../page/QueryLink'
import { useClasses } from '../page/useClasses'
import type { Text } from '../page/useText'
import { useText } from '../page/useText'
import type { Search, SearchState } from '../search/searchState'
import { firstPageOf, writeQuery } from '../search/searchState'
import { ORDER_ROWS } from './columns'
import Rows from './Rows'
import type { RowsProps } from './tableModel'

interface Props extends Pick<RowsProps<ErpOrderSummary>, 'renderLink'> {
  port: Port
  state: SearchState
  page: ErpOrderPage
  /** Focus goes to what is found next. */
  onTurn: () => void
}

/** Below a heading of a group, a card's is one level further down. */
const GROUP_ROWS = { ...ORDER_ROWS, heading: 'h4' } as const

/** A group and its rows: the answer's orders are those of its groups, in their order. */
const withRows = ({ groups, orders }: ErpOrderPage) => {
  let start = 0
  return groups.map((group) => {
    const rows = orders.slice(start, start + group.orders.length)
    start += rows.length
    return { group, rows }
  })
}

const nameOf = (text: Text, { kind, match, value }: ErpOrderGroup): string =>
  text('interpretation', { kind, match, value })

const countOf = (text: Text, { total, hasMore }: ErpOrderGroup, rows: number): string => {
  if (total === null && hasMore) return ''
  return ` · ${text('count', { count: total === null ? rows : total })}`
}

/** The search that shows all of a group. */
const openingOf = ({ kind, match, value }: ErpOrderGroup): Partial<Search> =>
  kind === 'PRODUCT'
    ? { number: '', kind: 'ANY', match: '', product: value }
    : { number: value, kind, match }

/** What a number found: those that have it, then those whose numbers contain it, by the kind of number. */
const Groups = ({ port, state, page, onTurn, renderLink }: Props) => {
  const text = useText()
  const classes = useClasses()
  const turn: Port = {
    ...port,
    go: (query) => {
      onTurn()
      port.go(query)
    },
  }
  const way = (change: Partial<Search>, content: string) => (
    <p className="t-body mh0 mb0 mt4">
      <QueryLink
        port={turn}
        to={writeQuery(firstPageOf({ ...state.search, ...change }))}
        className={`${classes('orderLink')} c-action-primary`}
      >
        {content}
      </QueryLink>
    </p>
  )
  return (
    <>
      {withRows(page).map(({ group, rows }) => (
        <section
          key={group.kind + group.match}
          className={classes('group', group.kind.toLowerCase())}
        >
          <h3 className={`${classes('reading')} t-body fw7 mt6 mb4 c-on-base`}>
            {nameOf(text, group)}
            {page.groups.length > 1 && (
              <span className="fw4 c-muted-1">{countOf(text, group, rows.length)}</span>
            )}
          </h3>
          <Rows
            kind={GROUP_ROWS}
            label={page.groups.length > 1 ? nameOf(text, group) : undefined}
            {...{ rows, renderLink }}
            hasSeveralCompanies={page.collaborator.companies.length > 1}
          />
          {group.hasMore && way(openingOf(group), text('group.all', { count: group.total || 0 }))}
        </section>
      ))}
      {page.arePartsLeft && way({ match: 'PARTIAL' }, text('group.parts'))}
    </>
  )
}

export default Groups
