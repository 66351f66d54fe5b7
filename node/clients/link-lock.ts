/**
 * One change of links at a time in a workspace: a VBase file names who is at it. `If-Match` lets only one of two in who come
 * at once, and reading it back one of two who come before the file was ever written.
 */
import { randomUUID } from 'node:crypto'

import type { VBase } from '@vtex/api'
import { z } from 'zod'

import { statusOf } from './upstream-error'

const BUCKET = 'link-lock'
const FILE = 'lock.json'
/**
 * Twice what service.json gives a request. A change that is cut short leaves the lock to run out: by then a write that was
 * given up on, but was still on its way, has arrived.
 */
const LOCK_MS = 60_000

const lockSchema = z.object({ holder: z.string(), untilMs: z.number() })

export type LinkLock =
  | { readonly isTaken: true; readonly release: () => Promise<void> }
  | { readonly isTaken: false; readonly freeInMs: number }

export const takeLinkLock = async (vbase: VBase, now: Date): Promise<LinkLock> => {
  const { holder: other, untilMs, etag } = await readLock(vbase)
  const nowMs = now.getTime()
  if (other !== null && untilMs > nowMs) return { isTaken: false, freeInMs: untilMs - nowMs }
  const holder = randomUUID()
  const busy = { isTaken: false, freeInMs: LOCK_MS } as const
  try {
    await vbase.saveJSON(BUCKET, FILE, { holder, untilMs: nowMs + LOCK_MS }, undefined, etag)
  } catch (error) {
    if (statusOf(error) === 412) return busy
    throw error
  }
  const taken = await readLock(vbase)
  if (taken.holder !== holder) return busy
  // A release that arrives late finds the lock of another, and leaves it.
  const release = async () => {
    await vbase.saveJSON(BUCKET, FILE, { holder, untilMs: 0 }, undefined, taken.etag)
  }
  return { isTaken: true, release }
}

const readLock = async (vbase: VBase) => {
  const { data, headers } = await vbase.getRawJSON<unknown>(BUCKET, FILE, true)
  const etag = (headers as { readonly etag?: string }).etag
  const lock = lockSchema.safeParse(data)
  return lock.success ? { ...lock.data, etag } : { holder: null, untilMs: 0, etag }
}
