/**
 * Asks an ERP with the care it needs: a deadline per call, a cap on parallel calls, and a breaker that stops asking one
 * that fails, so that people get an answer at once and the ERP gets air.
 */
import {
  BrokenCircuitError,
  bulkhead,
  BulkheadRejectedError,
  circuitBreaker,
  ConsecutiveBreaker,
  handleWhen,
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

export const createAskErp = (): AskErp => {
  const policies = new LRUCache<string, ReturnType<typeof createPolicy>>({ max: 500 })
  return (erp, timeoutMs) => {
    const endMs = performance.now() + timeoutMs
    return async (call) => {
      const policy = policies.get(erp.key) ?? createPolicy()
      policies.set(erp.key, policy)
      try {
        return await policy.execute(() => withDeadline(erp, endMs - performance.now(), call))
      } catch (error) {
        throw asConnectorError(error)
      }
    }
  }
}

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

const createPolicy = () =>
  wrap(
    bulkhead(MAX_PARALLEL_CALLS, MAX_WAITING_CALLS),
    circuitBreaker(handleWhen(isFailure), {
      halfOpenAfter: OPEN_MS,
      breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
    })
  )

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
