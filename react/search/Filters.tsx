import React from 'react'

import { lazy } from '../page/lazy'
import type { FieldsProps } from './DateFields'
import Disclosure from './Disclosure'
import type { Search } from './searchState'

const FilterFields = lazy(() => import('./FilterFields'))

interface Props extends FieldsProps {
  /** On a small screen the dates are in here too. */
  hasDates: boolean
}

const countUsed = ({ from, to, status, channel, product, sort }: Search, hasDates: boolean) =>
  [hasDates && from, hasDates && to, status, channel, product, sort !== 'NEWEST_FIRST'].filter(
    Boolean
  ).length

/** Further ways to narrow a search, closed at first; none where this ERP knows none. */
const Filters = (props: Props) => {
  const { draft, capabilities: can, hasDates } = props
  // Until it is known what this ERP can do the disclosure keeps its place: nothing below it moves then.
  const isAny =
    !can ||
    (hasDates && can.dates) ||
    can.statuses ||
    can.channels ||
    can.product ||
    can.sorts.length > 1
  return isAny ? (
    <Disclosure used={countUsed(draft, hasDates)}>{() => <FilterFields {...props} />}</Disclosure>
  ) : null
}

export default Filters
