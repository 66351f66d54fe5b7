import { useEffect, useRef, useState } from 'react'
import { useApolloClient } from 'react-apollo'

import type {
  ErpOrdersByNumbers,
  OrdersB2BNumbersAnswer,
  OrdersB2BNumbersVariables,
} from '../__generated__/operations'
import ORDERS_BY_NUMBERS from '../graphql/ordersByNumbers.graphql'
import type { CompanyInView } from '../search/useCompanyAnswer'
import type { Failure } from '../states/failure'
import type { Answers } from './numberRun'
import { runNumbers } from './numberRun'

export interface NumberListState {
  answers: Answers
  /** The newest answer, for whom it is and what to know about it. */
  answer: ErpOrdersByNumbers | null
  isRunning: boolean
  failure: Failure | null
  /** Asks for what has no answer yet. */
  start: () => void
  cancel: () => void
}

const isOpen =
  (answers: Answers) =>
  (number: string): boolean => {
    const known = answers.get(number)
    return !known || (known !== 'refused' && !known.isLookedFor)
  }

/** Asks for these numbers at once; leaving cancels. Nothing is kept in the store's shared Apollo cache. */
export const useNumberList = (
  numbers: readonly string[],
  company: CompanyInView
): NumberListState => {
  const client = useApolloClient()
  const [answers, setAnswers] = useState<Answers>(new Map())
  const [answer, setAnswer] = useState<ErpOrdersByNumbers | null>(null)
  const [isRunning, setRunning] = useState(true)
  const [failure, setFailure] = useState<Failure | null>(null)
  const run = useRef(0)
  /**
   * What is on its way is left to come, and then to nobody. A broken request would keep a later one with the same numbers waiting:
   * Apollo takes the two for one.
   */
  const leave = () => {
    run.current += 1
  }

  const start = async () => {
    leave()
    const own = run.current
    const isOver = () => run.current !== own
    setRunning(true)
    setFailure(null)
    const ended = await runNumbers({
      numbers: numbers.filter(isOpen(answers)),
      isOver,
      ask: async (part) => {
        const { data } = await client.query<OrdersB2BNumbersAnswer, OrdersB2BNumbersVariables>({
          query: ORDERS_BY_NUMBERS,
          variables: { numbers: [...part] },
          fetchPolicy: 'no-cache',
        })
        return data.erpOrdersByNumbers
      },
      onAnswers: (found, newest) => {
        setAnswers((known) => new Map([...known, ...found]))
        if (!newest) return
        setAnswer(newest)
        company.onChange(newest.collaborator)
      },
    })
    if (isOver()) return
    setFailure(ended)
    setRunning(false)
  }

  useEffect(() => {
    void start()
    return leave
  }, [])

  return {
    ...{ answers, answer, isRunning, failure },
    start: () => void start(),
    cancel: () => {
      leave()
      setRunning(false)
    },
  }
}
