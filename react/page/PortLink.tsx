import React from 'react'

import type { SearchState } from '../search/searchState'
import { writeQuery } from '../search/searchState'
import type { LinkProps } from './QueryLink'
import QueryLink from './QueryLink'

/** A link to a search for orders, or to an order. */
const PortLink = (props: LinkProps & { to: SearchState }) => (
  <QueryLink {...props} to={writeQuery(props.to)} />
)

export default PortLink
