import React from 'react'

import type { OrdersB2BSearchErpCapabilities as Capabilities } from '../__generated__/operations'
import { useText } from '../page/useText'
import type { FieldsProps } from './DateFields'
import DateFields from './DateFields'
import Field from './Field'
import { CHANNELS, SORTS, STATUSES } from './searchState'

interface Props extends FieldsProps {
  capabilities: Capabilities | null
  hasDates: boolean
}

type Choice = 'status' | 'channel' | 'sort'

/** What stands in the disclosure of further filters: only what this ERP knows. */
const FilterFields = (props: Props) => {
  const { draft, capabilities, errorOf, onDraft, hasDates } = props
  const text = useText()
  const choose = (name: Choice, options: Array<{ value: string; label: string }>) => (
    <Field
      name={name}
      label={text(name)}
      value={draft[name]}
      options={options}
      onChange={(value) => onDraft({ ...draft, [name]: value })}
    />
  )
  const statuses = STATUSES.map((value) => ({ value, label: text(`status.${value}`) }))
  const channels = CHANNELS.map((value) => ({ value, label: text(`channel.${value}`) }))
  const sorts = SORTS.map((value) => ({ value, label: text(`sort.${value}`) }))
  const can = capabilities
  return (
    <>
      {hasDates && <DateFields {...props} />}
      {can &&
        can.statuses &&
        choose('status', [{ value: '', label: text('status.any') }, ...statuses])}
      {can &&
        can.channels &&
        choose('channel', [{ value: '', label: text('channel.any') }, ...channels])}
      {can && can.product && (
        <Field
          name="product"
          label={text('product')}
          value={draft.product}
          error={errorOf('product')}
          onChange={(product) => onDraft({ ...draft, product })}
        />
      )}
      {can && can.sorts.length > 1 && choose('sort', sorts)}
    </>
  )
}

export default FilterFields
