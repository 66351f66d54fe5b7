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
  TaskCancelledError,
  wrap,
} from 'cockatiel'
import { LRUCache } from 'lru-cache'

import { AppError } from '../app-error'
import type { Call, ErpConnector, HttpPort } from '../connectors/connector'
import { ConnectorError, isConnectorError } from '../connectors/connector-error'
import type { CompanyRef } from '../connectors/order-model'

/** Shorter than the search's own deadline, so that a failure can still be said, or the last good answer given. */
const READ_TIMEOUT_MS = 8_000
/** A call that had to end sooner says nothing of the ERP: the time went by while it waited for its place. */
const FAIR_MS = 2_000
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
  /** Fires when whoever asks has left: the ERP need not go on working for them. */
  readonly gone?: AbortSignal
}

type Ask = <Answer>(call: (call: Call) => Promise<Answer>) => Promise<Answer>

/**
 * @param timeoutMs the deadline of the whole request, from now, whatever number of calls it makes; waiting for a place counts
 * @returns a function that makes one call. It throws AppError `ERP_TIMEOUT` for one whose asker has left
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
      return (call) =>
        ask(policiesOf(erp).calls, { erp, timeoutMs: endMs - performance.now(), call })
    },
    holdErp: (erp, timeoutMs, call) => {
      const { papers, papersInMemory } = policiesOf(erp)
      const isInMemory = erp.connector.capabilities.buffersDocuments
      return hold(isInMemory ? papersInMemory : papers, { erp, timeoutMs, call })
    },
  }
}

export const createAskErp = (): AskErp => createErpCalls().askErp

interface Asked<Answer> {
  readonly erp: Erp
  readonly timeoutMs: number
  readonly call: (call: Call) => Promise<Answer>
}

const ask = async <Answer>(
  policy: Pick<IPolicy, 'execute'>,
  { erp, timeoutMs, call }: Asked<Answer>
): Promise<Answer> => {
  const { signal, stop } = endOf(erp, timeoutMs)
  try {
    const answer = policy.execute(
      () => blamingTheErp(erp, signal, () => withDeadline(erp, signal, call)),
      signal
    )
    return await beforeEnd(answer, signal)
  } catch (error) {
    throw erp.gone?.aborted ? nobodyWaits() : asConnectorError(error)
  } finally {
    stop()
  }
}

/** The policy sees one execution from the call to the release; whoever asked has the answer in between. */
const hold = <Answer>(
  policy: Pick<IPolicy, 'execute'>,
  { erp, timeoutMs, call }: Asked<Answer>
): Promise<Held<Answer>> => {
  const { signal, stop } = endOf(erp, timeoutMs)
  const held = new Promise<Held<Answer>>((resolve, reject) => {
    const whole = policy.execute(async () => {
      const answer = await blamingTheErp(erp, signal, () => call({ http: erp.http, signal }))
      await new Promise<void>((released, failed) => {
        // Past its deadline it may be the reader who is slow: no reason to leave the ERP alone.
        if (signal.aborted) released()
        signal.addEventListener('abort', () => released())
        const release = (error?: unknown) => (error === undefined ? released() : failed(error))
        resolve({ answer, release })
      })
    }, signal)
    whole.catch(reject).finally(stop)
  })
  return beforeEnd(held, signal).catch((error: unknown) => {
    throw erp.gone?.aborted ? nobodyWaits() : asConnectorError(error)
  })
}

interface End {
  /** Fires at the deadline, or when nobody waits any more. */
  readonly signal: AbortSignal
  readonly stop: () => void
}

/** A timer of our own, taken down with the call: those of `AbortSignal.timeout` would all live to their end. */
const endOf = ({ gone }: Erp, timeoutMs: number): End => {
  const end = new AbortController()
  const finish = () => end.abort()
  const timer = setTimeout(finish, Math.max(0, timeoutMs))
  if (gone?.aborted) finish()
  gone?.addEventListener('abort', finish)
  const stop = () => {
    clearTimeout(timer)
    gone?.removeEventListener('abort', finish)
  }
  return { signal: end.signal, stop }
}

/** Whoever waits, for a place or for an answer, waits no longer than to the end. */
const beforeEnd = async <Answer>(work: Promise<Answer>, signal: AbortSignal): Promise<Answer> => {
  let end = () => {}
  const ended = new Promise<never>((_, reject) => {
    end = () => reject(tooLate())
    if (signal.aborted) end()
    signal.addEventListener('abort', end)
  })
  try {
    return await Promise.race([work, ended])
  } finally {
    signal.removeEventListener('abort', end)
  }
}

const tooLate = () => new ConnectorError('timeout', 'The ERP did not answer in time.')

/** No log is of use for it, and no person reads it. */
const nobodyWaits = () => new AppError('ERP_TIMEOUT', 'Nobody waits for the answer any more.')

/** What ends a call without a word on the ERP's health: the policy is not to count it. */
class NotItsFault extends Error {
  constructor(public readonly error: unknown) {
    super('The call was ended on our side.')
  }
}

/** An ERP that had hardly any time, or whose asker left, has not failed. */
const blamingTheErp = async <Answer>(
  { gone }: Erp,
  signal: AbortSignal,
  call: () => Promise<Answer>
): Promise<Answer> => {
  const startedAtMs = performance.now()
  try {
    return await call()
  } catch (error) {
    const isShort = signal.aborted && performance.now() - startedAtMs < FAIR_MS
    throw gone?.aborted || isShort ? new NotItsFault(error) : error
  }
}

const withDeadline = async <Answer>(
  { http }: Erp,
  end: AbortSignal,
  call: (call: Call) => Promise<Answer>
): Promise<Answer> => {
  const deadline = new AbortController()
  const finish = () => deadline.abort()
  const timer = setTimeout(finish, READ_TIMEOUT_MS)
  if (end.aborted) finish()
  end.addEventListener('abort', finish)
  try {
    return await call({ http, signal: deadline.signal })
  } finally {
    clearTimeout(timer)
    end.removeEventListener('abort', finish)
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
  if (error instanceof NotItsFault) return error.error
  if (error instanceof TaskCancelledError) return tooLate()
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
