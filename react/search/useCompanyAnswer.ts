import type { DocumentNode } from 'graphql'
import { useEffect } from 'react'

import { useIsomorphicLayoutEffect } from '../page/useIsomorphicLayoutEffect'
import type { Failure } from '../states/failure'
import { useAnswer } from './useAnswer'

/** Whom an answer is for. */
export interface Viewer {
  /** Of the person and the company. */
  key: string
  /** What the tabs go by. */
  capabilities: { invoiceList: boolean; paymentList: boolean }
}

/** Whom the newest answer on the page is for, and how to tell of a newer one. */
export interface CompanyInView {
  key: string | null
  onChange: (viewer: Viewer) => void
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
export const useCompanyAnswer = <Data, Variables, Answer extends { collaborator: Viewer }>(
  { query, variables, pick }: Question<Data, Variables, Answer>,
  company: CompanyInView
): CompanyAnswer<Answer> => {
  const { data, failure, isLoading, retry } = useAnswer<Data, Variables>(query, variables)
  const page = data && pick(data)
  const key = page && page.collaborator.key
  const isOfAnother = company.key && company.key !== key

  useIsomorphicLayoutEffect(() => {
    if (page) company.onChange(page.collaborator)
    // Only a new answer speaks of the company: not the renders in between.
  }, [page])
  useIsomorphicLayoutEffect(() => {
    if (key && isOfAnother) retry()
  }, [company.key])
  useEffect(() => {
    // Telesales changes the customer without loading the page.
    window.addEventListener('callcenterOperator.setCustomer.vtex', retry)
    return () => window.removeEventListener('callcenterOperator.setCustomer.vtex', retry)
  })

  return { page: isOfAnother ? null : page, failure, isLoading, retry }
}
