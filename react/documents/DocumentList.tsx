import React from 'react'

import type { ErpDocument } from '../__generated__/operations'
import { useClasses } from '../page/useClasses'
import DocumentLink from './DocumentLink'
import { groupDocuments } from './document'

interface Props {
  documents: readonly ErpDocument[]
  /** Whose documents these are, for who does not see where the list stands. */
  label: string
}

/** Documents, those of one kind together; nothing where there is none. */
const DocumentList = ({ documents, label }: Props) => {
  const classes = useClasses()
  if (documents.length === 0) return null
  return (
    <ul
      aria-label={label}
      className={`${classes('documents')} flex flex-wrap flex-column flex-row-ns list ma0 pa0 t-body`}
    >
      {groupDocuments(documents).map((document) => (
        <li key={document.ref}>
          <DocumentLink document={document} />
        </li>
      ))}
    </ul>
  )
}

export default DocumentList
