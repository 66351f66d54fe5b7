import React, { useState } from 'react'

import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'
import type { FieldsProps } from './DateFields'
import DateFields from './DateFields'
import Field from './Field'
import type { Search } from './searchState'
import { CHANNELS, SORTS, STATUSES } from './searchState'

interface Props extends FieldsProps {
  /** On a small screen the dates are in here too. */
  hasDates: boolean
}

type Choice = 'status' | 'channel' | 'sort'

/** How many are in use, so that a closed fold does not hide why so little is found. */
const countUsed = ({ from, to, status, channel, product, sort }: Search, hasDates: boolean) =>
  [hasDates && from, hasDates && to, status, channel, product, sort !== 'NEWEST_FIRST'].filter(
    Boolean
  ).length

/** Further ways to narrow a search, folded away; only those that this ERP knows. */
const Filters = (props: Props) => {
  const { draft, capabilities, errorOf, onDraft, hasDates } = props
  const text = useText()
  const classes = useClasses()
  const can = capabilities || {
    dates: true,
    statuses: false,
    channels: false,
    product: false,
    sorts: [],
  }
  const used = countUsed(draft, hasDates)
  // Open at first when in use; then it is the person's: emptying a box must not fold it away from under the caret.
  const [isOpen] = useState(used > 0)
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

  // Until it is known what this ERP can do the fold keeps its place: nothing below it moves then.
  const isAny =
    !capabilities ||
    (hasDates && can.dates) ||
    can.statuses ||
    can.channels ||
    can.product ||
    can.sorts.length > 1
  if (!isAny) return null
  return (
    <details className={classes('filters')} open={isOpen}>
      <summary className={`${classes('filtersSummary')} t-small c-action-primary pointer`}>
        {text('filters', { count: used })}
      </summary>
      <div className={classes('filtersFields')}>
        {hasDates && <DateFields {...props} />}
        {can.statuses && choose('status', [{ value: '', label: text('status.any') }, ...statuses])}
        {can.channels &&
          choose('channel', [{ value: '', label: text('channel.any') }, ...channels])}
        {can.product && (
          <Field
            name="product"
            label={text('product')}
            value={draft.product}
            error={errorOf('product')}
            onChange={(product) => onDraft({ ...draft, product })}
          />
        )}
        {can.sorts.length > 1 && choose('sort', sorts)}
      </div>
    </details>
  )
}

export default Filters
