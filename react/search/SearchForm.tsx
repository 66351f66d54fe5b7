import React from 'react'

import type { OrdersB2BSearchErpCapabilities as Capabilities } from '../__generated__/operations'
import { useIsNarrow } from '../page/useIsNarrow'
import { useText } from '../page/useText'
import type { Failure } from '../states/failure'
import type { FieldsProps } from './DateFields'
import DateFields from './DateFields'
import Field from './Field'
import Filters from './Filters'
import Form, { errorOfField } from './Form'
import type { Search } from './searchState'
import { NUMBER_KINDS } from './searchState'

interface Props {
  draft: Search
  /** Null until the service told what this ERP can do: then what nearly every ERP can. */
  capabilities: Capabilities | null
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

const SearchForm = (props: Props) => {
  const { failure, onSearch } = props
  const text = useText()
  const isNarrow = useIsNarrow()
  const fields: FieldsProps = { ...props, errorOf: errorOfField(text, failure) }
  return (
    <Form
      of="orders"
      label={text('search.label')}
      failure={failure}
      onSearch={onSearch}
      filters={<Filters {...fields} hasDates={isNarrow} />}
    >
      <NumberFields {...fields} />
      {!isNarrow && <DateFields {...fields} />}
    </Form>
  )
}

export default SearchForm
