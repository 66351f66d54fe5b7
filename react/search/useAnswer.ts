import type { DocumentNode } from 'graphql'
import { useEffect, useRef, useState } from 'react'
import { useApolloClient } from 'react-apollo'

import type { Failure } from '../states/failure'
import { readFailure } from '../states/failure'

interface Settled<Data> {
  /** What was asked, as text: an answer to another question is not this one's. */
  question: string
  data: Data | null
  failure: Failure | null
}

export interface Answer<Data> {
  /** The answer, or while the next one is on its way the one before. Null before the first, and after a failure. */
  data: Data | null
  failure: Failure | null
  isLoading: boolean
  /** Asks again from nothing: what was answered before is gone at once. */
  retry: () => void
}

/**
 * Asks once for each question, in the browser only. Nothing is kept in the store's shared Apollo cache, where another person's or another
 * company's answer to the same question would lie.
 */
export const useAnswer = <Data, Variables>(
  query: DocumentNode,
  variables: Variables
): Answer<Data> => {
  const client = useApolloClient()
  const question = JSON.stringify(variables)
  const [attempt, setAttempt] = useState(0)
  const [settled, setSettled] = useState<Settled<Data> | null>(null)
  const latest = useRef(variables)
  latest.current = variables

  useEffect(() => {
    let isCurrent = true
    const settle = (data: Data | null, failure: Failure | null) => {
      if (isCurrent) setSettled({ question, data, failure })
    }
    client
      .query<Data, Variables>({ query, variables: latest.current, fetchPolicy: 'no-cache' })
      .then(({ data }) => settle(data, null))
      .catch((error) => settle(null, readFailure(error)))
    return () => {
      isCurrent = false
    }
  }, [client, query, question, attempt])

  const isLoading = settled === null || settled.question !== question
  return {
    data: settled && settled.data,
    failure: isLoading ? null : settled && settled.failure,
    isLoading,
    retry: () => {
      setSettled(null)
      setAttempt(attempt + 1)
    },
  }
}
