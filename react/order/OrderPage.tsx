import React, { useEffect } from 'react'

import type { OrdersB2BOrderAnswer } from '../__generated__/operations'
import ORDER from '../graphql/order.graphql'
import OpenPage from '../page/OpenPage'
import type { PartProps } from '../page/port'
import type { SearchState } from '../search/searchState'
import { writeQuery } from '../search/searchState'
import { useCompanyAnswer } from '../search/useCompanyAnswer'
import Below from './Below'
import OrderView from './OrderView'

/** The open order, by the one request of its page. */
const OrderPage = (props: PartProps & { state: SearchState }) => {
  const { port, state, company } = props
  const asked = useCompanyAnswer(
    {
      query: ORDER,
      variables: { id: state.order },
      pick: ({ erpOrder }: OrdersB2BOrderAnswer) => erpOrder,
    },
    company
  )
  useEffect(() => {
    void Below.fetch()
  }, [])
  return (
    <OpenPage {...props} of="order" back={writeQuery({ ...state, order: '' })} asked={asked}>
      {(answer) => <OrderView answer={answer} port={port} state={state} />}
    </OpenPage>
  )
}

export default OrderPage
