import React from 'react'

import type { ErpCapabilities } from '../__generated__/operations'
import { useText } from '../page/useText'
import Field from './Field'
import type { Search } from './searchState'

/** What each group of boxes is given. */
export interface FieldsProps {
  draft: Search
  capabilities: ErpCapabilities | null
  errorOf: (field: string) => string | null
  onDraft: (draft: Search) => void
}

/** Native date boxes: the calendar of the person's own device. */
const DateFields = ({ draft, capabilities, errorOf, onDraft }: FieldsProps) => {
  const text = useText()
  if (capabilities && !capabilities.dates) return null
  return (
    <>
      <Field
        name="from"
        type="date"
        label={text('from')}
        value={draft.from}
        error={errorOf('from')}
        onChange={(from) => onDraft({ ...draft, from })}
      />
      <Field
        name="to"
        type="date"
        label={text('to')}
        value={draft.to}
        error={errorOf('to')}
        onChange={(to) => onDraft({ ...draft, to })}
      />
    </>
  )
}

export default DateFields
