import type { ReactElement } from 'react'
import { useQuery } from 'react-apollo'
import { useIntl } from 'react-intl'

import type { OrdersB2BCollaboratorAnswer } from './__generated__/operations'
import COLLABORATOR from './graphql/collaborator.graphql'

interface Props {
  render: (links: Array<{ name: string; path: string }>) => ReactElement | null
}

/** My Account's menu entry: for people who act for an organization. Whatever goes wrong, the menu stays as it was. */
const OrdersB2BLink = ({ render }: Props) => {
  const intl = useIntl()
  const { data, error } = useQuery<OrdersB2BCollaboratorAnswer>(COLLABORATOR, { ssr: false })
  // Their organization is known, but the store has yet to link it: the page says so.
  const isUnlinked =
    error &&
    error.graphQLErrors.some(({ extensions }) => extensions && extensions.code === 'NOT_LINKED')
  return isUnlinked || (data && data.erpCollaborator)
    ? render([{ name: intl.formatMessage({ id: 'store/orders-b2b.link' }), path: '/orders-b2b' }])
    : null
}

export default OrdersB2BLink
