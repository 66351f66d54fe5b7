/**
 * Changes links, however many, all or none of them.
 *
 * Each link's file is given what it is to become, under the name of an entry of the audit that does not exist yet. That
 * moves nothing. Then the entry is written: from that moment on every reader takes the new links, and not before. Last, the
 * files are cleared of what they were; where that fails, their readers ask for the entry for as long as it takes.
 *
 * So a failure or a killed process leaves all links as they were, or all as they shall be, and the audit says which.
 */
import type { VBase } from '@vtex/api'

import type { CompanyLink } from '../identity/collaborator'
import { readCompanyLink, saveLinkFile } from './company-links'
import { hasLinkAudit, type LinkAuditEntry, newAuditName, writeLinkAudit } from './link-audit'
import { takeLinkLock } from './link-lock'
import { inParallel } from './in-parallel'
import { PLATFORM_TIMEOUT_MS } from './platform-timeout'

/** A link as it shall be; null takes it away. */
export interface LinkChange {
  readonly organizationId: string
  readonly link: CompanyLink | null
}

export interface LinkChanges {
  readonly action: LinkAuditEntry['action']
  readonly by: string
  readonly at: Date
  readonly changes: readonly LinkChange[]
}

export type LinkChangeOutcome =
  | { readonly kind: 'CHANGED' }
  /** Another change is being made, or was cut short a moment ago. */
  | { readonly kind: 'BUSY'; readonly freeInMs: number }
  | { readonly kind: 'UNCHANGED'; readonly cause: unknown }
  /** VBase gave no answer to the one write that decides. */
  | { readonly kind: 'UNCERTAIN'; readonly cause: unknown }

/**
 * From the start. A call begun at the last moment and tried twice takes 6 s more, and so does the entry: 24 s in all, where
 * service.json ends a request after 30 s.
 */
const STAGE_MS = 12_000
const SETTLE_MS = 18_000

export const changeCompanyLinks = async (
  vbase: VBase,
  change: LinkChanges
): Promise<LinkChangeOutcome> => {
  const startedAtMs = performance.now()
  const audit = newAuditName(change.at)
  let lock
  let before
  try {
    lock = await takeLinkLock(vbase, change.at)
    if (!lock.isTaken) return { kind: 'BUSY', freeInMs: lock.freeInMs }
    before = await stage(vbase, change, { audit, untilMs: startedAtMs + STAGE_MS })
    // The lock would not outlast it.
    if (performance.now() > startedAtMs + SETTLE_MS) throw new Error('It took too long.')
  } catch (cause) {
    return { kind: 'UNCHANGED', cause }
  }
  const failure = await failureOf(() => writeLinkAudit(vbase, audit, entryOf(change, before)))
  if (failure && !(await isThere(vbase, audit))) return { kind: 'UNCERTAIN', cause: failure.cause }
  const untilMs = startedAtMs + SETTLE_MS
  const isSettled = (await failureOf(() => settle(vbase, change, untilMs))) === null
  // The client gives a write up after its timeout and tries again. The first one may still arrive, so the lock is left to run out.
  const mayBeTriedTwice = performance.now() >= startedAtMs + PLATFORM_TIMEOUT_MS
  if (isSettled && !mayBeTriedTwice) await failureOf(lock.release)
  return { kind: 'CHANGED' }
}

type Before = ReadonlyMap<string, CompanyLink | null>

const stage = async (
  vbase: VBase,
  { changes }: LinkChanges,
  { audit, untilMs }: { readonly audit: string; readonly untilMs: number }
): Promise<Before> => {
  const before = new Map<string, CompanyLink | null>()
  await inParallel(changes, { untilMs }, async ({ organizationId, link }) => {
    const present = await readCompanyLink(vbase, organizationId)
    before.set(organizationId, present)
    await saveLinkFile(vbase, organizationId, { link: present, next: { audit, link } })
  })
  return before
}

const settle = (vbase: VBase, { changes }: LinkChanges, untilMs: number): Promise<void> =>
  inParallel(changes, { untilMs }, ({ organizationId, link }) =>
    saveLinkFile(vbase, organizationId, { link, next: null })
  )

const entryOf = ({ action, by, at, changes }: LinkChanges, before: Before): LinkAuditEntry => ({
  at: at.toISOString(),
  by,
  action,
  changes: changes.map(({ organizationId, link }) => ({
    organizationId,
    companyRefs: link?.companyRefs ?? [],
    costCenters: link?.costCenters ?? [],
    previousCompanyRefs: before.get(organizationId)?.companyRefs ?? [],
  })),
})

const isThere = (vbase: VBase, audit: string): Promise<boolean> =>
  hasLinkAudit(vbase, audit).catch(() => false)

const failureOf = async (run: () => Promise<void>): Promise<{ readonly cause: unknown } | null> => {
  try {
    await run()
    return null
  } catch (cause) {
    return { cause }
  }
}
