import type { ApolloError } from 'apollo-client'

import type { ErpOrdersByNumbers, ErpOrdersOfNumber } from '../__generated__/operations'
import type { Failure } from '../states/failure'
import { readFailure } from '../states/failure'

/** `refused`: it can be no number, as one that is too long. */
export type NumberAnswer = ErpOrdersOfNumber | 'refused'

/** What is known of each number; nothing yet of one that is missing. */
export type Answers = ReadonlyMap<string, NumberAnswer>

/** The first answer comes soon; then fewer questions do. */
const FIRST_CHUNK = 10
const CHUNK = 20
/** How often, and for how long at most, a store that is busy is waited for. */
const PATIENCE = 3
const LONGEST_WAIT_S = 30

interface Run {
  numbers: readonly string[]
  ask: (numbers: readonly string[]) => Promise<ErpOrdersByNumbers>
  /** Cancelled: then nothing is asked or told any more. */
  isOver: () => boolean
  onAnswers: (answers: Answers, answer: ErpOrdersByNumbers | null) => void
  wait?: (seconds: number) => Promise<void>
}

const sleep = (seconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000))

/** The line that the service refused, from 0; -1 where it refused no line. */
const refusedLine = ({ graphQLErrors }: Partial<ApolloError>): number => {
  const [error] = graphQLErrors || []
  const { field, line } = (error && error.extensions) || { field: null, line: 0 }
  return field === 'numbers' && typeof line === 'number' ? line - 1 : -1
}

/**
 * Asks for a list part by part. A number that there was no time for is asked for again with the last ones, as long as others get
 * an answer; one that can be no number holds up none of the others.
 * @returns what went wrong; null at the end
 */
export const runNumbers = async ({
  numbers,
  ask,
  isOver,
  onAnswers,
  wait = sleep,
}: Run): Promise<Failure | null> => {
  let waiting = [...numbers]
  let size = FIRST_CHUNK
  let patience = PATIENCE
  while (waiting.length > 0 && !isOver()) {
    const part = waiting.slice(0, size)
    try {
      const answer = await ask(part)
      if (isOver()) return null
      onAnswers(new Map(part.map((number, i) => [number, answer.numbers[i]])), answer)
      const left = part.filter((_, i) => !answer.numbers[i].isLookedFor)
      waiting = waiting.slice(part.length).concat(left.length < part.length ? left : [])
      size = CHUNK
    } catch (error) {
      if (isOver()) return null
      const failure = readFailure(error)
      const refused = part[refusedLine(error)]
      if (refused) {
        onAnswers(new Map([[refused, 'refused']]), null)
        waiting = waiting.filter((number) => number !== refused)
      } else if (failure.code === 'RATE_LIMITED' && patience > 0) {
        patience -= 1
        await wait(Math.min(failure.retryAfterSeconds || 2, LONGEST_WAIT_S))
      } else return failure
    }
  }
  return null
}
