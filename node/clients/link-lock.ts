/**
 * One change of links at a time in a workspace: a VBase file names who is at it, and `If-Match` lets only one of two in who
 * come at once.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

import { z } from 'zod'

import { failureOf } from './failure-of'
import type { FreshVBase } from './fresh-vbase'
import { PLATFORM_TIMEOUT_MS } from './platform-timeout'
import { statusOf } from './upstream-error'

const PLACE = { bucket: 'link-lock', path: 'lock.json' }
/**
 * Twice what service.json gives a request. A change that is cut short leaves the lock to run out: by then a write that was
 * given up on, but was still on its way, has arrived.
 */
const LOCK_MS = 60_000

/** From looking for a lock to having created it: whoever takes longer has not got it. */
const FIRST_MS = PLATFORM_TIMEOUT_MS
/** Longer than that, whatever the clocks do. */
const FIRST_WAIT_MS = FIRST_MS + 200

const FREE = { holder: '', untilMs: 0 }
const lockSchema = z.object({ holder: z.string(), untilMs: z.number() })
type Lock = z.infer<typeof lockSchema>

export interface TakenLock {
  readonly isTaken: true
  /** False where another has it, since this one has run out. */
  readonly isStillHeld: () => Promise<boolean>
  readonly release: () => Promise<void>
}

export type LinkLock = TakenLock | { readonly isTaken: false; readonly freeInMs: number }

export const takeLinkLock = async (vbase: FreshVBase, now: Date): Promise<LinkLock> => {
  const startedAtMs = performance.now()
  const nowMs = now.getTime()
  const { holder: other, untilMs, etag } = await readLock(vbase)
  if (other !== '' && untilMs > nowMs) return { isTaken: false, freeInMs: untilMs - nowMs }
  const lock = { holder: randomUUID(), untilMs: nowMs + LOCK_MS }
  const failure = await failureOf(() =>
    etag === undefined ? createLock(vbase, lock, startedAtMs) : vbase.replace(PLACE, lock, { etag })
  )
  if (failure && statusOf(failure.cause) !== 412) throw failure.cause
  const taken = await readLock(vbase)
  if (taken.holder !== lock.holder) return { isTaken: false, freeInMs: LOCK_MS }
  return {
    isTaken: true,
    isStillHeld: async () => (await readLock(vbase)).holder === lock.holder,
    // A release that arrives late finds the lock of another, and leaves it.
    release: () => vbase.replace(PLACE, FREE, taken),
  }
}

/**
 * The first change of a workspace finds no version to name, so of two who come first the later one overwrites the other.
 * Each waits until the other has done so or has failed: whose lock is there then has it. Once in the life of a workspace.
 */
const createLock = async (vbase: FreshVBase, lock: Lock, startedAtMs: number): Promise<void> => {
  await vbase.create(PLACE, lock)
  if (performance.now() > startedAtMs + FIRST_MS) throw new Error('It took too long.')
  await wait(FIRST_WAIT_MS)
}

const readLock = async (vbase: FreshVBase) => {
  const { content, etag } = await vbase.readFresh(PLACE)
  const lock = lockSchema.safeParse(content)
  return { ...(lock.success ? lock.data : FREE), etag }
}
