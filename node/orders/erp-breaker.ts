/**
 * Leaves an ERP alone that fails, so that people get an answer at once and the ERP gets air. One call finds out half a
 * second later whether it is back, and then after twice as long each time: what was a second's fault for the ERP is over for
 * the buyers within another second, and one that is down is asked four times a minute.
 */
import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  DelegateBackoff,
  handleWhen,
  type IHalfOpenAfterBackoffContext,
  SamplingBreaker,
} from 'cockatiel'

import { ConnectorError, isConnectorError } from '../connectors/connector-error'
import { createFailingPeople, type FailureKind } from './failing-people'
import { type RunningCall, settlesWithin } from './running-call'

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 15_000
/** More than half of the calls of a second have failed, and there were five at least. */
const SAMPLING = { threshold: 0.5, duration: 1_000, minimumRps: 5 }
/** The others wait for the call that finds out: so long at most, though whoever made it may wait on. */
const PROBE_MS = 1_000

export interface ErpBreaker {
  /**
   * Resolves once the call has started.
   * @throws ConnectorError `unavailable`, with the time until it is asked again, where the ERP is left alone
   */
  readonly begin: <Answer>(
    person: string,
    start: () => RunningCall<Answer>
  ) => Promise<RunningCall<Answer>>
}

export const createErpBreaker = (): ErpBreaker => {
  let askedAgainAtMs = 0
  const people = createFailingPeople()
  const policy = circuitBreaker(
    handleWhen((error) => isFailure(error) && people.isMoreThanOnesTrouble()),
    {
      halfOpenAfter: new DelegateBackoff(({ attempt }: IHalfOpenAfterBackoffContext) => {
        const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS)
        askedAgainAtMs = Date.now() + pauseMs
        return pauseMs
      }),
      breaker: new SamplingBreaker(SAMPLING),
    }
  )

  /** What the breaker hears of a call. */
  const verdictOf = async (person: string, { begun }: RunningCall<unknown>): Promise<unknown> => {
    // While it is closed, every call passes at once; else this is the one that finds out.
    const isProbe = policy.state !== CircuitState.Closed
    const { answered, failed } = people.calling(person)
    begun.then(answered, () => {})
    try {
      if (!isProbe || (await settlesWithin(begun, PROBE_MS))) return await begun
    } catch (error) {
      if (isFailure(error)) failed(error.kind)
      throw error
    }
    // Of an ERP that fell silent, more silence is a failure; of any other, that it does not refuse at once is enough.
    if (people.isSilence()) throw stillSilent()
    return undefined
  }

  return {
    begin: (person, start) => {
      people.asked(person)
      return new Promise((resolve, reject) => {
        const pass = () => {
          const call = start()
          resolve(call)
          return verdictOf(person, call)
        }
        policy.execute(pass).catch((error: unknown) => {
          const isRefused = error instanceof BrokenCircuitError
          reject(isRefused ? leftAlone(askedAgainAtMs - Date.now()) : error)
        })
      })
    },
  }
}

/** Only a failing ERP opens the breaker: a refused query says nothing of its health. */
const isFailure = (error: unknown): error is ConnectorError & { readonly kind: FailureKind } =>
  isConnectorError(error) && (error.kind === 'timeout' || error.kind === 'unavailable')

const stillSilent = () => new ConnectorError('timeout', 'The ERP still does not answer.')

const leftAlone = (retryAfterMs: number) =>
  new ConnectorError('unavailable', 'The ERP keeps failing and is left alone for a moment.', {
    retryAfterMs: Math.max(retryAfterMs, 1),
  })
