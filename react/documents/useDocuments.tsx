import type { DocumentNode } from 'graphql'
import React, { useState } from 'react'
import type { ReactNode } from 'react'
import { useApolloClient } from 'react-apollo'

import { useClasses } from '../page/useClasses'
import { useIsomorphicLayoutEffect } from '../page/useIsomorphicLayoutEffect'
import { useText } from '../page/useText'
import BulkDownloadButton from './BulkDownloadButton'
import type { BulkDownloadItem } from './bulkDownloadItem'

interface Row {
  id: string
  documents: BulkDownloadItem['document'][]
}

interface Documents<Data, One extends Row> {
  /** What this ERP can do, once it is known. */
  can: { documents: boolean } | null
  /** What the list is searched for: its days are the period at first. */
  search: { from: string; to: string }
  /** The list's own request, and what of its answer the rows are. */
  query: DocumentNode
  pageOf: (data: Data) => { rows: One[]; endCursor: string | null }
  nameOf: (row: One) => string
}

/** Where the ERP gives documents: a box on each row that has some, and the door to those of many rows, or of a period, in one file. */
export const useDocuments = <Data, One extends Row>({
  can,
  search,
  query,
  pageOf,
  nameOf,
}: Documents<Data, One>) => {
  const text = useText()
  const classes = useClasses()
  const client = useApolloClient()
  const [chosen, setChosen] = useState<Record<string, readonly BulkDownloadItem[] | undefined>>({})
  // Kept while pages turn; another search begins anew.
  useIsomorphicLayoutEffect(() => setChosen({}), [JSON.stringify(search)])

  const documentsOf = (row: One): BulkDownloadItem[] =>
    row.documents.map((document) => ({ document, of: nameOf(row) }))
  const renderChoice = (row: One): ReactNode =>
    row.documents.length > 0 && (
      <input
        type="checkbox"
        className={`${classes('choice')} mr3`}
        aria-label={text('pack.choose', { number: nameOf(row) })}
        checked={Boolean(chosen[row.id])}
        onChange={({ target }) =>
          setChosen({ ...chosen, [row.id]: target.checked ? documentsOf(row) : undefined })
        }
      />
    )
  const collect = async (period: { from: string; to: string }, after: string | null) => {
    const variables = { search: period, after }
    const { data } = await client.query<Data>({ query, variables, fetchPolicy: 'no-cache' })
    const { rows, endCursor } = pageOf(data)
    return { documents: flat(rows.map(documentsOf)), endCursor }
  }
  const { from, to } = search
  return can && can.documents
    ? {
        renderChoice,
        bulkDownload: (
          <BulkDownloadButton
            chosen={flat(Object.keys(chosen).map((id) => chosen[id] || []))}
            {...{ collect, from, to }}
          />
        ),
      }
    : {}
}

const flat = (lists: ReadonlyArray<readonly BulkDownloadItem[]>): BulkDownloadItem[] =>
  lists.reduce<BulkDownloadItem[]>((all, some) => all.concat(some), [])
