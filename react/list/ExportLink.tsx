import React from 'react'
import { useRuntime } from 'vtex.render-runtime'

import { useClasses } from '../page/useClasses'
import { formatQuery } from '../page/port'
import { useText } from '../page/useText'
import type { Query } from '../search/searchState'

interface Props {
  of: 'orders' | 'invoices'
  /** The search as the address has it, without its page. */
  search: Query
}

const EXPORTS = '/_v/private/orders-b2b/exports/'

/** Everything that the search finds, as a spreadsheet of the reader's region; the link says how much at most. */
const ExportLink = ({ of, search }: Props) => {
  const text = useText()
  const classes = useClasses()
  const { culture, rootPath = '' } = useRuntime()
  return (
    <a
      href={`${rootPath}${EXPORTS}${of}?${formatQuery({ ...search, lang: culture.locale })}`}
      download
      className={`${classes('exportLink')} c-action-primary`}
    >
      {text('export')}
    </a>
  )
}

export default ExportLink
