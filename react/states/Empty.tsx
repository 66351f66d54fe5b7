import React from 'react'

import { useClasses } from '../page/useClasses'
import { useFormat } from '../page/useFormat'
import { useText } from '../page/useText'
import type { Search } from '../search/searchState'
import { isSearching } from '../search/searchState'
import { isWebOrderNumber } from '../search/webOrderNumber'

/** The store's own orders in My Account, which the ERP may not have got yet. */
const STORE_ORDERS = '/account#/orders'

const Criteria = ({ search }: { search: Search }) => {
  const text = useText()
  const format = useFormat()
  const classes = useClasses()
  const said: Array<[string, string]> = [
    [search.kind === 'ANY' ? text('number') : text(`kind.${search.kind}`), search.number.trim()],
    [text('from'), search.from && format.day(search.from)],
    [text('to'), search.to && format.day(search.to)],
    [text('status'), search.status && text(`status.${search.status}`)],
    [text('channel'), search.channel && text(`channel.${search.channel}`)],
    [text('product'), search.product.trim()],
  ]
  return (
    <ul className={`${classes('criteria')} list mh0 mb0 mt3 pa0 t-body fw5`}>
      {said.map(([name, value]) => value && <li key={name}>{`${name}: ${value}`}</li>)}
    </ul>
  )
}

interface Props {
  search: Search
  page: number
  onClear: React.ReactNode
}

/** No rows: because there are none yet, none further, or none that fit. Then it says what was looked for. */
const Empty = ({ search, page, onClear }: Props) => {
  const text = useText()
  const classes = useClasses()
  const isSearch = isSearching(search)
  const isMissing = isSearch && isWebOrderNumber(search)
  const reason = (page > 1 && 'end') || (isMissing && 'web') || (isSearch ? 'search' : 'none')
  return (
    <div className={`${classes('emptyState', reason)} bg-muted-5 br2 ph5 pv6 c-on-base`}>
      <p className="t-heading-5 ma0">{text(`empty.${reason}.title`)}</p>
      {isSearch && <Criteria search={search} />}
      <p className="t-body mh0 mb0 mt3">{text(`empty.${reason}.text`)}</p>
      <p className={`${classes('errorActions')} flex flex-wrap mh0 mb0 mt3`}>
        {reason === 'web' && (
          <a href={STORE_ORDERS} className={`${classes('orderLink')} c-action-primary`}>
            {text('empty.web.link')}
          </a>
        )}
        {isSearch && onClear}
      </p>
    </div>
  )
}

export default Empty
