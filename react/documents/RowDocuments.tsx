import React from 'react'
import { useRuntime } from 'vtex.render-runtime'

import type { ErpDocument } from '../__generated__/operations'
import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'
import { isFile, documentAddress } from './document'

/** A row's documents by their kind alone: the row says the rest. They open as DocumentLink says. */
const RowDocuments = ({ documents }: { documents: readonly ErpDocument[] }) => {
  const text = useText()
  const classes = useClasses()
  const { rootPath, culture } = useRuntime()
  return (
    <>
      {documents.map((document) => {
        const isSaved = isFile(document)
        return (
          <div key={document.ref}>
            <a
              href={documentAddress(document.ref, { rootPath, locale: culture.locale }, isSaved)}
              className={`${classes('documentLink', document.kind)} dib pv1 c-action-primary nowrap`}
              {...(isSaved ? { download: '' } : { target: '_blank', rel: 'noopener' })}
            >
              {text(`documents.kind.${document.kind}`)}
              <span className={classes('hiddenText')}>
                {`, ${text(isSaved ? 'documents.saved' : 'documents.newTab')}`}
              </span>
            </a>
          </div>
        )
      })}
    </>
  )
}

export default RowDocuments
