import React, { useState } from 'react'
import { Button } from 'vtex.styleguide'

import { lazy } from '../page/lazy'
import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'
import type { CollectDocuments, BulkDownloadItem } from './bulkDownloadItem'

const BulkDownload = lazy(() => import('./BulkDownload'))

export interface BulkDownloadProps {
  /** The documents of the rows that were chosen; of a period where none is. */
  chosen: readonly BulkDownloadItem[]
  collect: CollectDocuments
  /** What the list was searched for: the period at first. */
  from: string
  to: string
}

/** Opens the way to many documents in one file. */
const BulkDownloadButton = (props: BulkDownloadProps) => {
  const text = useText()
  const classes = useClasses()
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={`${classes('pack')} mb5`}>
      <Button size="small" variation="secondary" onClick={() => setOpen(!isOpen)}>
        {props.chosen.length > 0
          ? text('pack.open.chosen', { count: props.chosen.length })
          : text('pack.open')}
      </Button>
      {isOpen && <BulkDownload {...props} />}
    </div>
  )
}

export default BulkDownloadButton
