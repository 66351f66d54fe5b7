/**
 * How many calls an ERP gets at a time, and how many of them one person may have: the others find slots free, however much
 * somebody asks for.
 */
import { bulkhead, type BulkheadPolicy, BulkheadRejectedError } from 'cockatiel'

import { ConnectorError } from '../connectors/connector-error'
import { type RunningCall, settlesWithin } from './running-call'

const MAX_WAITING = 50
/** What a page, two exports and a bulk download do at once fits into a person's ten slots, of which four are at the ERP. */
const MAX_RUNNING_OF_ONE = 4
const MAX_WAITING_OF_ONE = 12
/** After that it holds up nobody else: connections lost in a short fault would otherwise hold all slots for long. */
const OVERDUE_MS = 1_000
const COME_BACK_MS = 5_000

export interface ConcurrencyLimits {
  readonly running: number
  /** How many more may be at the ERP while it leaves calls without an answer. */
  readonly overdue: number
}

export interface WaitingCall<Answer> {
  readonly person: string
  /** Fires when it need not begin any more. */
  readonly signal: AbortSignal
  readonly begin: () => Promise<RunningCall<Answer>>
}

/**
 * Begins a call when there is a slot for it, and resolves then. The slot is taken until the whole answer is there.
 * @throws ConnectorError `rate-limited`; else what `begin` throws
 */
export type TakeSlot = <Answer>(call: WaitingCall<Answer>) => Promise<RunningCall<Answer>>

export const createConcurrencyLimit = (limits: ConcurrencyLimits): TakeSlot => {
  const slots = bulkhead(limits.running, MAX_WAITING)
  const people = new Map<string, BulkheadPolicy>()
  const inOwnSlotOf = async (
    person: string,
    signal: AbortSignal,
    run: () => Promise<void>
  ): Promise<void> => {
    const own = people.get(person) ?? bulkhead(MAX_RUNNING_OF_ONE, MAX_WAITING_OF_ONE)
    people.set(person, own)
    await own.execute(run, signal).finally(() => {
      if (own.executionSlots === MAX_RUNNING_OF_ONE) people.delete(person)
    })
  }
  let overdue = 0

  /** Resolves when the slot is free for another. */
  const occupy = async ({ begun, whole }: RunningCall<unknown>): Promise<unknown> => {
    const over = whole.catch(() => {})
    const isAnswered = await settlesWithin(begun, OVERDUE_MS)
    if (isAnswered || overdue >= limits.overdue) return over
    overdue += 1
    return void over.then(() => (overdue -= 1))
  }

  return ({ person, signal, begin }) =>
    new Promise((resolve, reject) => {
      const run = async () => {
        let whole: Promise<unknown> = Promise.resolve()
        await slots.execute(async () => {
          const call = await begin()
          whole = call.whole.catch(() => {})
          resolve(call)
          await occupy(call)
        }, signal)
        await whole
      }
      inOwnSlotOf(person, signal, run).catch((error: unknown) => reject(refusalOf(error)))
    })
}

const refusalOf = (error: unknown): unknown =>
  error instanceof BulkheadRejectedError
    ? new ConnectorError('rate-limited', 'Too many calls to the ERP are waiting.', {
        retryAfterMs: COME_BACK_MS,
      })
    : error
