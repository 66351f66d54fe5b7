import type {
  ErpOrderPage,
  OrdersB2BSearchAnswer,
  OrdersB2BSearchVariables,
} from '../__generated__/operations'
import ORDERS from '../graphql/orders.graphql'
import type { SearchState } from './searchState'
import { toVariables } from './searchState'
import type { CompanyAnswer, CompanyInView } from './useCompanyAnswer'
import { useCompanyAnswer } from './useCompanyAnswer'

export type { CompanyInView } from './useCompanyAnswer'

/** The one request behind the list of orders. */
export const useOrderSearch = (
  state: SearchState,
  company: CompanyInView
): CompanyAnswer<ErpOrderPage> =>
  useCompanyAnswer<OrdersB2BSearchAnswer, OrdersB2BSearchVariables, ErpOrderPage>(
    { query: ORDERS, variables: toVariables(state), pick: ({ erpOrders }) => erpOrders },
    company
  )
