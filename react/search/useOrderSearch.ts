import { useEffect } from 'react'

import type {
  ErpOrderPage,
  OrdersB2BSearchAnswer,
  OrdersB2BSearchVariables,
} from '../__generated__/operations'
import ORDERS from '../graphql/orders.graphql'
import type { Failure } from '../states/failure'
import type { SearchState } from './searchState'
import { toVariables } from './searchState'
import { useAnswer } from './useAnswer'

export interface OrderSearch {
  /** While a new question is open: the rows of the one before, of the same company. */
  page: ErpOrderPage | null
  failure: Failure | null
  isLoading: boolean
  retry: () => void
}

/** The person and company of the newest answer on the page, and how to tell of a newer one. */
export interface CompanyInView {
  key: string | null
  onChange: (key: string) => void
}

/** The one request behind the list. Rows of another company than the one in view are dropped and asked for anew. */
export const useOrderSearch = (state: SearchState, company: CompanyInView): OrderSearch => {
  const { data, failure, isLoading, retry } = useAnswer<
    OrdersB2BSearchAnswer,
    OrdersB2BSearchVariables
  >(ORDERS, toVariables(state))
  const page = data && data.erpOrders
  const key = page && page.collaborator.key

  useEffect(() => {
    if (key) company.onChange(key)
    // Only a new answer speaks of the company: not the renders in between.
  }, [page])
  useEffect(() => {
    if (key && company.key && company.key !== key) retry()
  }, [company.key])
  useEffect(() => {
    // Telesales changes the customer without loading the page.
    window.addEventListener('callcenterOperator.setCustomer.vtex', retry)
    return () => window.removeEventListener('callcenterOperator.setCustomer.vtex', retry)
  })

  const isOfCompany = !company.key || company.key === key
  return { page: isOfCompany ? page : null, failure, isLoading, retry }
}
