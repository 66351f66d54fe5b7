import React from 'react'

import { useFormat } from '../page/useFormat'
import { useIsNarrow } from '../page/useIsNarrow'
import { useText } from '../page/useText'
import Cards from './Cards'
import type { RowsProps } from './tableModel'
import { chooseColumns } from './tableModel'
import Table from './Table'

type Props<Row> = Omit<RowsProps<Row>, 'columns' | 'words'> & { hasSeveralCompanies: boolean }

/** Rows as a table, or where that does not fit as cards. */
const Rows = <Row extends { id: string }>(props: Props<Row>) => {
  const { kind, rows, hasSeveralCompanies } = props
  const words = { text: useText(), format: useFormat() }
  const List = useIsNarrow(kind.tooNarrow) ? Cards : Table
  const columns = chooseColumns(kind, { rows, words, hasSeveralCompanies })
  return <List {...props} {...{ words, columns }} />
}

export default Rows
