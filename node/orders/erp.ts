/**
 * Asks an ERP with the care it needs: a deadline per call, a cap on parallel calls, and a breaker that stops asking one
 * that fails, so that people get an answer at once and the ERP gets air.
 *
 * A paper's answer is read long after its call has returned: it keeps its deadline and its place until it is released.
 * Papers have places of their own, so that slow downloads do not hold up searches.
 */
import {
  BrokenCircuitError,
  bulkhead,
  type BulkheadPolicy,
  BulkheadRejectedError,
  circuitBreaker,
  ConsecutiveBreaker,
  handleWhen,
  type IPolicy,
  wrap,
} from 'cockatiel'
import { LRUCache } from 'lru-cache'

import type { Call, ErpConnector, HttpPort } from '../connectors/connector'
import { ConnectorError, isConnectorError } from '../connectors/connector-error'
import type { CompanyRef } from '../connectors/order-model'

/** Shorter than the search's own deadline, so that a failure can still be said, or the last good answer given. */
const READ_TIMEOUT_MS = 8_000
const MAX_PARALLEL_CALLS = 10
const MAX_WAITING_CALLS = 50
const MAX_PARALLEL_PAPERS = 10
/** Of connectors that hold a paper in memory, over all stores of the worker: its memory is what they share. */
const MAX_BUFFERED_PAPERS = 2
const FAILURES_TO_OPEN = 5
const OPEN_MS = 15_000

/** One store's ERP as one worker knows it. */
export interface Erp {
  readonly connector: ErpConnector
  readonly http: HttpPort
  readonly canonicalRef: (ref: string) => CompanyRef
  /** Names the store, workspace, connector and settings: whatever is kept of an answer is kept under it. */
  readonly key: string
  /** Of the settings: what seals a cursor. */
  readonly fingerprint: string
}

type Ask = <Answer>(call: (call: Call) => Promise<Answer>) => Promise<Answer>

/**
 * @param timeoutMs the deadline of the whole request, from now, whatever number of calls it makes
 * @returns a function that makes one call
 */
export type AskErp = (erp: Erp, timeoutMs: number) => Ask

/** An answer that is still to be read. */
export interface Held<Answer> {
  readonly answer: Answer
  /** Ends its deadline and gives its place free. With what ended the reading, if that was an error of the ERP. */
  readonly release: (error?: unknown) => void
}

/**
 * @param timeoutMs from now, until `release`: waiting for a place counts
 * @throws ConnectorError as a call does; `timeout` also for one that got no place in time
 */
export type HoldErp = <Answer>(
  erp: Erp,
  timeoutMs: number,
  call: (call: Call) => Promise<Answer>
) => Promise<Held<Answer>>

export interface ErpCalls {
  readonly askErp: AskErp
  readonly holdErp: HoldErp
}

export const createErpCalls = (): ErpCalls => {
  const policies = new LRUCache<string, Policies>({ max: 500 })
  const bufferedPapers = bulkhead(MAX_BUFFERED_PAPERS, MAX_WAITING_CALLS)
  const policiesOf = ({ key }: Erp): Policies => {
    const known = policies.get(key) ?? createPolicies(bufferedPapers)
    policies.set(key, known)
    return known
  }
  return {
    askErp: (erp, timeoutMs) => {
      const endMs = performance.now() + timeoutMs
      return async (call) => {
        try {
          return await policiesOf(erp).calls.execute(() =>
            withDeadline(erp, endMs - performance.now(), call)
          )
        } catch (error) {
          throw asConnectorError(error)
        }
      }
    },
    holdErp: (erp, timeoutMs, call) => {
      const { papers, papersInMemory } = policiesOf(erp)
      const isInMemory = erp.connector.capabilities.buffersDocuments
      return hold(isInMemory ? papersInMemory : papers, { erp, timeoutMs, call })
    },
  }
}

export const createAskErp = (): AskErp => createErpCalls().askErp

interface Holding<Answer> {
  readonly erp: Erp
  readonly timeoutMs: number
  readonly call: (call: Call) => Promise<Answer>
}

/** The policy sees one execution from the call to the release; whoever asked has the answer in between. */
const hold = <Answer>(
  policy: Pick<IPolicy, 'execute'>,
  { erp, timeoutMs, call }: Holding<Answer>
): Promise<Held<Answer>> =>
  new Promise((resolve, reject) => {
    const deadline = new AbortController()
    const timer = setTimeout(() => deadline.abort(), timeoutMs)
    const { signal } = deadline
    signal.addEventListener('abort', () => reject(tooLate()))
    const whole = policy.execute(async () => {
      if (signal.aborted) return
      const answer = await call({ http: erp.http, signal })
      await new Promise<void>((released, failed) => {
        // Past its deadline it may be the reader who is slow: no reason to leave the ERP alone.
        if (signal.aborted) released()
        signal.addEventListener('abort', () => released())
        const release = (error?: unknown) => (error === undefined ? released() : failed(error))
        resolve({ answer, release })
      })
    })
    whole
      .catch((error: unknown) => reject(asConnectorError(error)))
      .finally(() => clearTimeout(timer))
  })

const tooLate = () => new ConnectorError('timeout', 'The ERP did not answer in time.')

/** A timer of our own, taken down with the call: those of `AbortSignal.timeout` would all live to their end. */
const withDeadline = async <Answer>(
  { http }: Erp,
  leftMs: number,
  call: (call: Call) => Promise<Answer>
): Promise<Answer> => {
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), Math.max(0, Math.min(leftMs, READ_TIMEOUT_MS)))
  try {
    return await call({ http, signal: deadline.signal })
  } finally {
    clearTimeout(timer)
  }
}

/** Only a failing ERP opens the breaker: a refused query says nothing of its health. */
const isFailure = (error: Error): boolean =>
  isConnectorError(error) && (error.kind === 'timeout' || error.kind === 'unavailable')

interface Policies {
  readonly calls: Pick<IPolicy, 'execute'>
  readonly papers: Pick<IPolicy, 'execute'>
  readonly papersInMemory: Pick<IPolicy, 'execute'>
}

/** One breaker: an ERP that fails its papers is not asked for orders either. */
const createPolicies = (bufferedPapers: BulkheadPolicy): Policies => {
  const breaker = circuitBreaker(handleWhen(isFailure), {
    halfOpenAfter: OPEN_MS,
    breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
  })
  return {
    calls: wrap(bulkhead(MAX_PARALLEL_CALLS, MAX_WAITING_CALLS), breaker),
    papers: wrap(bulkhead(MAX_PARALLEL_PAPERS, MAX_WAITING_CALLS), breaker),
    papersInMemory: wrap(bufferedPapers, breaker),
  }
}

const asConnectorError = (error: unknown): unknown => {
  if (error instanceof BrokenCircuitError) {
    return new ConnectorError(
      'unavailable',
      'The ERP failed several times in a row and is left alone for a while.',
      {
        retryAfterMs: OPEN_MS,
      }
    )
  }
  if (error instanceof BulkheadRejectedError) {
    return new ConnectorError('rate-limited', 'Too many calls to the ERP are waiting.', {
      retryAfterMs: 5_000,
    })
  }
  return error
}
