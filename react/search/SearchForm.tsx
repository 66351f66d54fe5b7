import React, { useEffect, useRef } from 'react'
import type { FormEvent } from 'react'
import { Button } from 'vtex.styleguide'

import type { ErpCapabilities } from '../__generated__/operations'
import { useClasses } from '../page/useClasses'
import { useIsNarrow } from '../page/useIsNarrow'
import { useText } from '../page/useText'
import type { Failure } from '../states/failure'
import type { FieldsProps } from './DateFields'
import DateFields from './DateFields'
import Field from './Field'
import Filters from './Filters'
import type { Search } from './searchState'
import { NUMBER_KINDS } from './searchState'

interface Props {
  draft: Search
  /** Null until the service told what this ERP can do: then what nearly every ERP can. */
  capabilities: ErpCapabilities | null
  failure: Failure | null
  onDraft: (draft: Search) => void
  onSearch: () => void
}

/** The number box and what kind of number it holds. */
const NumberFields = ({ draft, capabilities, errorOf, onDraft }: FieldsProps) => {
  const text = useText()
  const offered = capabilities ? capabilities.numberKinds : ['WEB', 'ERP', 'CUSTOMER']
  const kinds = NUMBER_KINDS.filter((kind) => offered.includes(kind))
  const options =
    kinds.length === 1 && !offered.includes('ANY')
      ? kinds
      : ['ANY', ...kinds.filter((kind) => kind !== 'ANY')]
  return (
    <>
      <Field
        name="number"
        label={text('number')}
        hint={text('number.hint')}
        value={draft.number}
        error={errorOf('number')}
        onChange={(number) => onDraft({ ...draft, number })}
      />
      <Field
        name="kind"
        label={text('kind')}
        value={draft.kind}
        options={options.map((kind) => ({ value: kind, label: text(`kind.${kind}`) }))}
        onChange={(kind) => onDraft({ ...draft, kind: kind as Search['kind'] })}
      />
    </>
  )
}

const SearchForm = ({ draft, capabilities, failure, onDraft, onSearch }: Props) => {
  const text = useText()
  const classes = useClasses()
  const isNarrow = useIsNarrow()
  const form = useRef<HTMLFormElement>(null)
  const wrongField = failure && failure.reason ? failure.field : null

  useEffect(() => {
    const box = wrongField && form.current && form.current.elements.namedItem(wrongField)
    if (box instanceof HTMLElement) box.focus()
  }, [wrongField, failure])

  const fields: FieldsProps = {
    draft,
    capabilities,
    onDraft,
    errorOf: (field) =>
      failure && wrongField === field ? text(`error.INVALID_QUERY.${failure.reason}`) : null,
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSearch()
  }

  return (
    <form
      ref={form}
      role="search"
      noValidate
      aria-label={text('search.label')}
      className={classes('searchForm')}
      onSubmit={submit}
    >
      <div className={classes('searchFields')}>
        <NumberFields {...fields} />
        {!isNarrow && <DateFields {...fields} />}
        <div className={classes('searchActions')}>
          <Button type="submit">{text('search')}</Button>
        </div>
      </div>
      <Filters {...fields} hasDates={isNarrow} />
    </form>
  )
}

export default SearchForm
