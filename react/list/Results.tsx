import React from 'react'
import type { ComponentType, ReactNode } from 'react'

import { useClasses } from '../page/useClasses'
import type { Port } from '../page/port'
import { useText } from '../page/useText'
import type { Paging, Query } from '../search/searchState'
import { Skeleton, useProgress } from '../states/Loading'
import type { NoticedAnswer } from '../states/Notices'
import Notices from '../states/Notices'
import Pager from './Pager'
import type { RowsProps } from './tableModel'
import Rows from './Rows'

/** A page of rows. */
interface Page extends NoticedAnswer {
  endCursor: string | null
  total: number | null
  /** Of what was found by a number. */
  groups?: ReadonlyArray<{ hasMore: boolean }>
  collaborator: NoticedAnswer['collaborator'] & { companies: readonly unknown[] }
}

/** How a number was taken. */
interface Reading {
  kind: string
  match?: string
  value: string
}

export interface ResultsProps<State> {
  port: Port
  state: State
  isLoading: boolean
  onTurn: () => void
}

interface Props<Row, State>
  extends
    ResultsProps<State>,
    Pick<RowsProps<Row>, 'kind' | 'rows' | 'renderLink' | 'renderChoice'> {
  /** The newest answer: of what is looked for, or while that is on its way of what was looked for before. */
  page: Page | null
  /** A state's address. */
  write: (state: State) => Query
  /** Texts of the heading, and of how many were found; null where nobody knows. */
  heading: string
  count: string | null
  /** Beside the heading where there are rows: the way out of the search, exports. */
  ways: ReactNode
  reading: Reading | null
  /** Above the rows. */
  children?: ReactNode
  /** Shows what was found by a number. */
  Groups?: unknown
  /** In the place of rows where there are none. */
  nothing: ReactNode
}

type ListOf<Row> = ComponentType<
  Pick<Props<Row, never>, 'kind' | 'rows' | 'renderLink' | 'renderChoice'> & {
    hasSeveralCompanies: boolean
  }
>

const SKELETON_ROWS = 8

/** "12 orders"; where the ERP does not count, and there are or were further pages, those of this page. */
const useCount = <Row, State extends Paging>({ page, state, rows, count }: Props<Row, State>) => {
  const text = useText()
  if (!page || !count) return null
  const { total, endCursor } = page
  const isCut = (page.groups || []).some(({ hasMore }) => hasMore)
  const isPaged = isCut || endCursor || state.page > 1
  return text(total === null && isPaged ? `${count}.shown` : count, {
    count: total === null ? rows.length : total,
  })
}

/** What was found: how many, how the number was read, what to know about the answer, the rows, the way to further ones. */
const Results = <Row extends { id: string }, State extends Paging>(props: Props<Row, State>) => {
  const { page, isLoading, heading, ways, rows, reading, children, Groups, nothing } = props
  const text = useText()
  const classes = useClasses()
  const progress = useProgress(isLoading)
  const count = useCount(props)
  const hasRows = rows.length > 0
  const hasSeveralCompanies = Boolean(page && page.collaborator.companies.length > 1)
  const isGrouped = page && page.groups && page.groups.length > 0
  const List = (isGrouped ? Groups : Rows) as ListOf<Row>
  return (
    <>
      <div className={`${classes('resultsHeader')} flex flex-wrap items-baseline mb3`}>
        <h2 tabIndex={-1} className={`${classes('resultsTitle')} t-heading-5 ma0 c-on-base`}>
          {text(heading)}
        </h2>
        <p
          role="status"
          className={`${classes('resultsCount', isLoading && 'loading')} t-small ma0 c-on-base ${isLoading ? 'i' : ''}`}
        >
          {progress || count}
        </p>
        {hasRows && ways}
      </div>
      {reading && !isLoading && (
        <p className={`${classes('reading')} t-body mt0 mb4 c-on-base`}>
          {text('interpretation', { match: '', ...reading })}
        </p>
      )}
      {page ? <Notices answer={page} /> : <Skeleton rows={SKELETON_ROWS} />}
      {page && children}
      {page && hasRows && <List {...props} {...{ hasSeveralCompanies }} />}
      {page && !hasRows && !isLoading && nothing}
      {page && !isLoading && <Pager {...props} endCursor={page.endCursor} />}
    </>
  )
}

export default Results
