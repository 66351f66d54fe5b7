import React from 'react'

import type { OrdersB2BSearchErpCapabilities as Capabilities } from '../__generated__/operations'
import { useText } from '../page/useText'
import Field from './Field'
import type { ErrorOf } from './Form'
import type { Search } from './searchState'

/** What each group of boxes is given. */
export interface FieldsProps {
  draft: Search
  capabilities: Capabilities | null
  errorOf: ErrorOf
  onDraft: (draft: Search) => void
}

interface RangeProps<Draft, Name> {
  /** Of the first and the last day. */
  names: readonly Name[]
  draft: Draft
  errorOf: ErrorOf
  onDraft: (draft: Draft) => void
  labelOf: (name: Name) => string
}

/** Native date boxes: the calendar of the person's own device. */
export const DayRange = <Draft extends Record<Name, string>, Name extends string>({
  names,
  draft,
  errorOf,
  onDraft,
  labelOf,
}: RangeProps<Draft, Name>) => {
  return (
    <>
      {names.map((name) => (
        <Field
          key={name}
          name={name}
          type="date"
          label={labelOf(name)}
          value={draft[name]}
          error={errorOf(name)}
          onChange={(value) => onDraft({ ...draft, [name]: value })}
        />
      ))}
    </>
  )
}

/** First and last day of the order. */
const DateFields = ({ draft, capabilities, errorOf, onDraft }: FieldsProps) => {
  const text = useText()
  if (capabilities && !capabilities.dates) return null
  return <DayRange names={['from', 'to']} labelOf={text} {...{ draft, errorOf, onDraft }} />
}

export default DateFields
