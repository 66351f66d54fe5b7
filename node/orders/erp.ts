/**
 * Asks an ERP with the care it needs: a deadline per call, a cap on parallel calls with a fair share for each person, and a
 * breaker that stops asking one that fails.
 *
 * A document's answer is read long after its call has returned: it keeps its deadline and its slot until it is released.
 * Documents have slots of their own, so that slow downloads do not hold up searches.
 */
import { TaskCancelledError } from 'cockatiel'
import { LRUCache } from 'lru-cache'

import { AppError } from '../app-error'
import type { Call, ErpConnector, FilterMismatch, HttpPort } from '../connectors/connector'
import { isConnectorError } from '../connectors/connector-error'
import type { CompanyRef } from '../connectors/order-model'
import { createErpBreaker, type ErpBreaker } from './erp-breaker'
import { createConcurrencyLimit, type ConcurrencyLimits, type TakeSlot } from './concurrency-limit'
import { beforeEnd, endOf, tooLate } from './deadline'
import type { RunningCall } from './running-call'
import { createSharedFlights } from './shared-flights'

/** Shorter than the search's own deadline, so that a failure can still be said, or the last good answer given. */
const READ_TIMEOUT_MS = 8_000
/** A call that had to end sooner says nothing of the ERP: the time went by while it waited for its slot. */
const FAIR_MS = 2_000
const CALLS: ConcurrencyLimits = { running: 10, overdue: 10 }
const DOCUMENTS: ConcurrencyLimits = { running: 10, overdue: 10 }
/** Of connectors that hold a document in memory, over all stores of the worker: its memory is what they share. */
const DOCUMENTS_IN_MEMORY: ConcurrencyLimits = { running: 2, overdue: 0 }

/** One store's ERP as one worker knows it. */
export interface Erp {
  /** As this server can. */
  readonly connector: ErpConnector
  readonly http: HttpPort
  readonly canonicalRef: (ref: string) => CompanyRef
  /** Names the store, workspace, connector and settings: whatever is kept of an answer is kept under it. */
  readonly key: string
  /** Of the settings: what signs a cursor. */
  readonly fingerprint: string
  /** Names whoever asks, anonymously: each has a fair share of the slots at the ERP. */
  readonly viewer: string
  /** Fires when whoever asks has left: the ERP need not go on working for them. */
  readonly gone?: AbortSignal
  /** Takes note of rows that are not what was asked for. */
  readonly noteMismatch?: (mismatch: FilterMismatch) => void
}

/** @param question where the answer depends on nothing but this and the ERP: then who asks the same at the same time shares it */
type Ask = <Answer>(
  call: (call: Call) => Promise<Answer>,
  question?: readonly [operation: string, query: object]
) => Promise<Answer>

/**
 * @param timeoutMs the deadline of the whole request, from now, whatever number of calls it makes; waiting for a slot counts
 * @returns a function that makes one call. It throws AppError `ERP_TIMEOUT` for one whose viewer has left, ConnectorError
 * `rate-limited` for one too many of theirs or of all people's, and `unavailable` while the ERP is left alone
 */
export type AskErp = (erp: Erp, timeoutMs: number) => Ask

/** An answer that is still to be read. */
export interface Held<Answer> {
  readonly answer: Answer
  /** Ends its deadline and frees its slot. */
  readonly release: () => void
}

/**
 * @param timeoutMs from now, until `release`: waiting for a slot counts
 * @throws ConnectorError as a call does; `timeout` also for one that got no slot in time
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

/** One breaker: an ERP that fails its documents is not asked for orders either. */
interface Ways {
  readonly breaker: ErpBreaker
  readonly calls: TakeSlot
  readonly documents: TakeSlot
}

export const createErpCalls = (): ErpCalls => {
  const ways = new LRUCache<string, Ways>({ max: 500 })
  const flights = createSharedFlights()
  const documentsInMemory = createConcurrencyLimit(DOCUMENTS_IN_MEMORY)
  const waysTo = ({ key }: Erp): Ways => {
    const known = ways.get(key) ?? createWays()
    ways.set(key, known)
    return known
  }
  return {
    askErp: (erp, timeoutMs) => {
      const endMs = performance.now() + timeoutMs
      return (call, question) => {
        const { breaker, calls } = waysTo(erp)
        const begin = (gone: AbortSignal | undefined) =>
          ask(
            { breaker, takeSlot: calls },
            { erp: { ...erp, gone }, timeoutMs: endMs - performance.now(), call }
          )
        if (question === undefined) return begin(erp.gone)
        let isOwn = false
        const shared = flights.join(JSON.stringify([erp.key, question]), erp.gone, (gone) => {
          isOwn = true
          return begin(gone)
        })
        const timeoutMs = endMs - performance.now()
        // Another's deadline or share is no reason for this person to get no answer.
        return awaited(shared, erp, timeoutMs).catch((error: unknown) => {
          if (isOwn || !isOfTheAsker(error) || performance.now() >= endMs) throw error
          return begin(erp.gone)
        })
      }
    },
    holdErp: (erp, timeoutMs, call) => {
      const { breaker, documents } = waysTo(erp)
      const isInMemory = erp.connector.capabilities.buffersDocuments
      return hold(
        { breaker, takeSlot: isInMemory ? documentsInMemory : documents },
        { erp, timeoutMs, call }
      )
    },
  }
}

/** The call may be another's, with a later end than one's own. */
const awaited = async <Answer>(
  answer: Promise<Answer>,
  { gone }: Erp,
  timeoutMs: number
): Promise<Answer> => {
  const { signal, stop } = endOf(gone, timeoutMs)
  try {
    return await beforeEnd(answer, signal)
  } catch (error) {
    throw gone?.aborted ? nobodyWaits() : error
  } finally {
    stop()
  }
}

const isOfTheAsker = (error: unknown): boolean =>
  isConnectorError(error) && (error.kind === 'timeout' || error.kind === 'rate-limited')

const createWays = (): Ways => ({
  breaker: createErpBreaker(),
  calls: createConcurrencyLimit(CALLS),
  documents: createConcurrencyLimit(DOCUMENTS),
})

export const createAskErp = (): AskErp => createErpCalls().askErp

interface Asked<Answer> {
  readonly erp: Erp
  readonly timeoutMs: number
  readonly call: (call: Call) => Promise<Answer>
}

interface Way {
  readonly breaker: ErpBreaker
  readonly takeSlot: TakeSlot
}

const ask = async <Answer>(way: Way, { erp, timeoutMs, call }: Asked<Answer>): Promise<Answer> => {
  const { signal, stop } = endOf(erp.gone, timeoutMs)
  const start = () => {
    const answer = blamingTheErp(erp, signal, () => withDeadline(erp, signal, call))
    return { begun: answer, whole: answer }
  }
  try {
    return await begunIn(way, { erp, signal, start })
  } finally {
    stop()
  }
}

/** The call lasts from its start to the release; whoever asked has the answer in between. */
const hold = async <Answer>(
  way: Way,
  { erp, timeoutMs, call }: Asked<Answer>
): Promise<Held<Answer>> => {
  const { signal, stop } = endOf(erp.gone, timeoutMs)
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = () => {
      resolve()
      stop()
    }
    // Past its deadline nobody reads on.
    signal.addEventListener('abort', release)
  })
  const start = () => {
    const begun = blamingTheErp(erp, signal, () => call({ http: erp.http, signal }))
    return { begun, whole: begun.then(() => released) }
  }
  try {
    return { answer: await begunIn(way, { erp, signal, start }), release }
  } catch (error) {
    release()
    throw error
  }
}

interface Start<Answer> {
  readonly erp: Erp
  readonly signal: AbortSignal
  readonly start: () => RunningCall<Answer>
}

/** The beginning of the answer, once a slot is free and unless the ERP is left alone. */
const begunIn = async <Answer>(
  { breaker, takeSlot }: Way,
  { erp, signal, start }: Start<Answer>
): Promise<Answer> => {
  const { viewer } = erp
  const begin = () => breaker.begin(viewer, start)
  const begun = takeSlot({ person: viewer, signal, begin }).then((call) => call.begun)
  try {
    return await beforeEnd(begun, signal)
  } catch (error) {
    throw erp.gone?.aborted ? nobodyWaits() : asConnectorError(error)
  }
}

/** No log is of use for it, and no person reads it. */
const nobodyWaits = () => new AppError('ERP_TIMEOUT', 'Nobody waits for the answer any more.')

/** What ends a call without a word on the ERP's health: the policy is not to count it. */
class NotItsFault extends Error {
  constructor(public readonly error: unknown) {
    super('The call was ended on our side.')
  }
}

/** An ERP that had hardly any time, or whose viewer left, has not failed. */
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
  { http, noteMismatch }: Erp,
  end: AbortSignal,
  call: (call: Call) => Promise<Answer>
): Promise<Answer> => {
  const { signal, stop } = endOf(end, READ_TIMEOUT_MS)
  try {
    return await call({ http, signal, noteMismatch })
  } finally {
    stop()
  }
}

const asConnectorError = (error: unknown): unknown => {
  if (error instanceof NotItsFault) return error.error
  if (error instanceof TaskCancelledError) return tooLate()
  return error
}
