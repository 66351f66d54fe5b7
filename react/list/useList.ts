import type { DocumentNode } from 'graphql'
import { useRef } from 'react'

import type { Port } from '../page/port'
import type { Query } from '../search/searchState'
import type { Viewer, CompanyInView } from '../search/useCompanyAnswer'
import { useCompanyAnswer } from '../search/useCompanyAnswer'
import { useDrafts } from '../search/useDrafts'
import { useListFocus } from './useListFocus'

interface List<Data, Answer, State extends { search: unknown }> {
  port: Port
  company: CompanyInView
  state: State
  /** A state's address. */
  write: (state: State) => Query
  /** What a form can show of a search. */
  toDraft: (search: State['search']) => State['search']
  /** The one request that answers the address. */
  query: DocumentNode
  variables: object
  pick: (data: Data) => Answer
  /** Something of the list is open: the list waits, with all that was typed in it, to come back. */
  isHidden: boolean
  /** The id of what is open. */
  open: string
}

/** What the lists of orders, invoices and payments have in common: the answer, what was typed, where the focus goes. */
export const useList = <
  Data,
  Answer extends { collaborator: Viewer },
  State extends { search: unknown },
>({
  port,
  company,
  state,
  write,
  toDraft,
  query,
  variables,
  pick,
  isHidden,
  open,
}: List<Data, Answer, State>) => {
  const answered = useCompanyAnswer({ query, variables, pick }, company)
  const { page, isLoading, retry } = answered
  const drafts = useDrafts(state.search, toDraft)
  const { region, want } = useListFocus({ page, isLoading, isHidden, open })
  const last = useRef(page)
  if (page) last.current = page
  return {
    ...answered,
    ...drafts,
    /** Whoever keeps typing keeps the focus: it would take the next keys with it. */
    keep: (draft: State['search']) => {
      want(false)
      drafts.keep(draft)
    },
    region,
    /** What this ERP can do, as the newest answer told; null until one came. */
    can: last.current && (last.current.collaborator.capabilities as Capabilities<Answer>),
    /** Focus goes to what is found next. */
    onTurn: () => want(),
    goTo: (next: State) => {
      want()
      drafts.forget()
      const to = write(next)
      if (JSON.stringify(to) === JSON.stringify(write(state))) retry()
      else port.go(to)
    },
  }
}

type Capabilities<Answer extends { collaborator: Viewer }> = Answer['collaborator']['capabilities']
