/**
 * The calls of lists of numbers wait behind everything else: few are at an ERP at a time, so that who looks for a single number
 * finds slots free, the person with the list too.
 */
import { bulkhead, type BulkheadPolicy, BulkheadRejectedError } from 'cockatiel'

import { ConnectorError } from '../../connectors/connector-error'
import type { Erp } from '../erp'

/** Of the four calls that a person may have at the ERP, and of the ten of all. */
export const RUNNING_OF_ONE = 2
const RUNNING = 4
const WAITING_OF_ONE = 20
const WAITING = 100
const COME_BACK_MS = 5_000

/** @throws ConnectorError `rate-limited`; else what the call throws */
export type InTurn = <Answer>(
  erp: Pick<Erp, 'key' | 'viewer'>,
  call: () => Promise<Answer>,
  signal: AbortSignal
) => Promise<Answer>

export const createListTurns = (): InTurn => {
  const ofPerson = createTurnsOf(RUNNING_OF_ONE, WAITING_OF_ONE)
  const ofErp = createTurnsOf(RUNNING, WAITING)
  return async ({ key, viewer }, call, signal) => {
    try {
      const person = JSON.stringify([key, viewer])
      return await ofPerson(person, () => ofErp(key, call, signal), signal)
    } catch (error) {
      throw error instanceof BulkheadRejectedError ? tooMany() : error
    }
  }
}

const createTurnsOf = (running: number, waiting: number) => {
  const known = new Map<string, { readonly turns: BulkheadPolicy; users: number }>()
  return async <Answer>(
    name: string,
    call: () => Promise<Answer>,
    signal: AbortSignal
  ): Promise<Answer> => {
    const own = known.get(name) ?? { turns: bulkhead(running, waiting), users: 0 }
    known.set(name, own)
    own.users += 1
    try {
      return await own.turns.execute(call, signal)
    } finally {
      own.users -= 1
      if (own.users === 0) known.delete(name)
    }
  }
}

const tooMany = () =>
  new ConnectorError('rate-limited', 'Too many calls for lists of numbers are waiting.', {
    retryAfterMs: COME_BACK_MS,
  })
