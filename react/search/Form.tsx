import React, { useEffect, useRef } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { Button } from 'vtex.styleguide'

import { useClasses } from '../page/useClasses'
import type { Text } from '../page/useText'
import { useText } from '../page/useText'
import type { Failure } from '../states/failure'

/** What is wrong with a field, in words; null where nothing is. */
export type ErrorOf = (field: string) => string | null

export const errorOfField =
  (text: Text, failure: Failure | null): ErrorOf =>
  (field) =>
    failure && failure.reason && failure.field === field
      ? text(`error.INVALID_QUERY.${failure.reason}`)
      : null

interface Props {
  /** What is looked for with it: `orders`, `invoices`, `payments`. */
  of: string
  label: string
  failure: Failure | null
  onSearch: () => void
  children: ReactNode
  /** Below the button. */
  filters: ReactNode
}

/** The frame of a search: its fields, its button, and focus to the box that is wrong. */
const Form = ({ of, label, failure, onSearch, children, filters }: Props) => {
  const text = useText()
  const classes = useClasses()
  const form = useRef<HTMLFormElement>(null)
  const wrongField = failure && failure.reason ? failure.field : null

  useEffect(() => {
    const box = wrongField && form.current && form.current.elements.namedItem(wrongField)
    if (box instanceof HTMLElement) box.focus()
  }, [wrongField, failure])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSearch()
  }

  return (
    <form
      ref={form}
      role="search"
      noValidate
      aria-label={label}
      className={classes('searchForm', of)}
      onSubmit={submit}
    >
      <div className={classes('searchFields', of)}>
        {children}
        <div className={`${classes('searchActions')} pt6`}>
          <Button type="submit">{text('search')}</Button>
        </div>
      </div>
      {filters}
    </form>
  )
}

export default Form
