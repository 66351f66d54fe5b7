import React, { useState } from 'react'
import type { ReactNode } from 'react'

import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'

/** Further ways to narrow a search, closed at first; `used` says how many are in use, so that a closed disclosure does not hide why so little is found. */
const Disclosure = ({ used, children }: { used: number; children: () => ReactNode }) => {
  const text = useText()
  const classes = useClasses()
  // Open at first when in use; then it is the person's: emptying a box must not close it under the caret.
  const [isOpen, setOpen] = useState(used > 0)
  return (
    <details
      className={`${classes('filters')} mt3`}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen((currentTarget as HTMLDetailsElement).open)}
    >
      <summary className={`${classes('filtersSummary')} pv3 t-small c-action-primary pointer`}>
        {text('filters', { count: used })}
      </summary>
      <div className={`${classes('filtersFields')} pt4`}>{isOpen && children()}</div>
    </details>
  )
}

export default Disclosure
