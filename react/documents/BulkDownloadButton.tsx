import React, { useState } from 'react'
import { Button } from 'vtex.styleguide'

import { lazy } from '../page/lazy'
import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'
import type { CollectDocuments, PackDocument } from './packDocument'

const Pack = lazy(() => import('./Pack'))

export interface PackProps {
  /** The documents of the rows that were chosen; of a period where none is. */
  chosen: readonly PackDocument[]
  collect: CollectDocuments
  /** What the list was searched for: the period at first. */
  from: string
  to: string
}

/** Opens the way to many documents in one file. */
const PackDoor = (props: PackProps) => {
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
      {isOpen && <Pack {...props} />}
    </div>
  )
}

export default PackDoor
