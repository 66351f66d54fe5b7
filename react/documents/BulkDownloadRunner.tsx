import React from 'react'
import { Button } from 'vtex.styleguide'

import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'
import type { BulkDownloadItem } from './bulkDownloadItem'
import { useBulkDownload } from './useBulkDownload'

/** Makes the file: how far it is, the way out, what is missing and another try. */
const BulkDownloadRunner = ({ items }: { items: readonly BulkDownloadItem[] }) => {
  const text = useText()
  const classes = useClasses()
  const { done, isRunning, isSaved, failed, start, retry, cancel } = useBulkDownload(items)
  const missing = failed.length
  return (
    <>
      <div className={`${classes('packActions')} flex flex-wrap items-center`}>
        {isRunning ? (
          <Button size="small" variation="secondary" onClick={cancel}>
            {text('pack.cancel')}
          </Button>
        ) : (
          <Button size="small" onClick={start}>
            {text('pack.start')}
          </Button>
        )}
        {!isRunning && missing > 0 && (
          <Button size="small" variation="secondary" onClick={retry}>
            {text('pack.retry', { count: missing })}
          </Button>
        )}
        {isRunning && (
          <progress
            className={classes('packProgress')}
            max={items.length}
            value={done}
            aria-label={text('pack.title')}
          />
        )}
      </div>
      <p role="status" aria-live="polite" className="t-body mv3">
        {isRunning && text('pack.progress', { done, count: items.length })}
        {!isRunning &&
          (isSaved || missing > 0) &&
          text('pack.done', { done: done - missing, count: missing })}
      </p>
      {missing > 0 && (
        <ul className={`${classes('packFailures')} t-small mv0`}>
          {failed.map(({ item: { document, of }, reason }) => (
            <li key={document.ref}>
              {`${text(`documents.kind.${document.kind}`)} ${document.number || of}: ${reason}`}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

export default BulkDownloadRunner
