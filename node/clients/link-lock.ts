/**
 * One change of links at a time in a workspace: a VBase file names who is at it, and `If-Match` lets only one of two in who
 * come at once.
 */
import { randomUUID } from 'node:crypto'

import { z } from 'zod'

import type { FreshVBase } from './fresh-vbase'
import { statusOf } from './upstream-error'

const BUCKET = 'link-lock'
const FILE = 'lock.json'
/**
 * Twice what service.json gives a request. A change that is cut short leaves the lock to run out: by then a write that was
 * given up on, but was still on its way, has arrived.
 */
const LOCK_MS = 60_000

const FREE = { holder: '', untilMs: 0 }
const lockSchema = z.object({ holder: z.string(), untilMs: z.number() })

export interface TakenLock {
  readonly isTaken: true
  /** False where another has it: two who come first in a workspace can both think that they took it. */
  readonly isStillHeld: () => Promise<boolean>
  readonly release: () => Promise<void>
}

export type LinkLock = TakenLock | { readonly isTaken: false; readonly freeInMs: number }

export const takeLinkLock = async (vbase: FreshVBase, now: Date): Promise<LinkLock> => {
  const { holder: other, untilMs, etag } = await readOrCreate(vbase)
  const nowMs = now.getTime()
  if (other !== '' && untilMs > nowMs) return { isTaken: false, freeInMs: untilMs - nowMs }
  const holder = randomUUID()
  const busy = { isTaken: false, freeInMs: LOCK_MS } as const
  try {
    await save(vbase, { holder, untilMs: nowMs + LOCK_MS }, etag)
  } catch (error) {
    if (statusOf(error) === 412) return busy
    throw error
  }
  const taken = await readLock(vbase)
  if (taken.holder !== holder) return busy
  return {
    isTaken: true,
    isStillHeld: async () => (await readLock(vbase)).holder === holder,
    // A release that arrives late finds the lock of another, and leaves it.
    release: () => save(vbase, FREE, taken.etag),
  }
}

/** Only a file that is there has a version to name, so the first change of a workspace writes a free lock before it takes it. */
const readOrCreate = async (vbase: FreshVBase) => {
  const lock = await readLock(vbase)
  if (lock.isThere) return lock
  await save(vbase, FREE, undefined)
  return readLock(vbase)
}

const save = async (
  vbase: FreshVBase,
  lock: z.infer<typeof lockSchema>,
  etag: string | undefined
): Promise<void> => {
  await vbase.saveJSON(BUCKET, FILE, lock, undefined, etag)
}

const readLock = async (vbase: FreshVBase) => {
  const { content, etag } = await vbase.readFresh(BUCKET, FILE)
  const lock = lockSchema.safeParse(content)
  return { ...(lock.success ? lock.data : FREE), etag, isThere: content !== null }
}
