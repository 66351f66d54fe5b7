import React, { useState } from 'react'

import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'
import type { PackPaper } from './packPaper'

interface Row {
  id: string
  documents: PackPaper['document'][]
}

/** Which rows' papers are to be packed: a box on each row that has papers. Kept while pages turn. */
export const useChoice = <One extends Row>(nameOf: (row: One) => string) => {
  const text = useText()
  const classes = useClasses()
  const [chosen, setChosen] = useState<Record<string, readonly PackPaper[] | undefined>>({})
  const renderChoice = (row: One) =>
    row.documents.length > 0 && (
      <input
        type="checkbox"
        className={`${classes('choice')} mr3`}
        aria-label={text('pack.choose', { number: nameOf(row) })}
        checked={Boolean(chosen[row.id])}
        onChange={({ target }) =>
          setChosen({
            ...chosen,
            [row.id]: target.checked
              ? row.documents.map((document) => ({ document, of: nameOf(row) }))
              : undefined,
          })
        }
      />
    )
  const papers = Object.keys(chosen).reduce<PackPaper[]>(
    (all, id) => all.concat(chosen[id] || []),
    []
  )
  return { papers, renderChoice }
}
