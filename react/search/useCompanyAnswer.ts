import type { DocumentNode } from 'graphql'
import { useEffect } from 'react'

import type { Failure } from '../states/failure'
import { useAnswer } from './useAnswer'

/** What the tabs go by. */
export interface Offer {
  invoiceList: boolean
  paymentList: boolean
}

/** The person and company of the newest answer on the page, and how to tell of a newer one. */
export interface CompanyInView {
  key: string | null
  onChange: (key: string) => void
}

export interface CompanyAnswer<Answer> {
  /** While a new question is open: the answer to the one before, of the same company. */
  page: Answer | null
  failure: Failure | null
  isLoading: boolean
  retry: () => void
}

interface Question<Data, Variables, Answer> {
  query: DocumentNode
  variables: Variables
  pick: (data: Data) => Answer
}

/** The one request behind a view. What is of another company than the one in view is dropped and asked for anew. */
export const useCompanyAnswer = <Data, Variables, Answer extends { collaborator: { key: string } }>(
  { query, variables, pick }: Question<Data, Variables, Answer>,
  company: CompanyInView
): CompanyAnswer<Answer> => {
  const { data, failure, isLoading, retry } = useAnswer<Data, Variables>(query, variables)
  const page = data && pick(data)
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
