/**
 * Changes links, however many, all or none of them.
 *
 * An entry of the audit is opened, which has no effect. Each link's file is given what it is to become, under the name of that
 * entry: this moves nothing. Then the entry is written: from that moment on every reader takes the new links, and not before.
 * Last, the files are cleared of what they were; where that fails, their readers ask for the entry for as long as it takes.
 *
 * Each write names the version that it replaces, so one that was given up on and arrives late changes nothing. That goes for
 * the entry too: whoever comes to a link whose entry is open calls the entry off before anything is built on the link.
 *
 * So a failure or a killed process leaves all links as they were, or all as they shall be, and the audit says which.
 */
import type { CompanyLink } from '../identity/collaborator'
import { failureOf } from './failure-of'
import type { FreshVBase } from './fresh-vbase'
import { inParallel } from './in-parallel'
import {
  callOffLinkAudit,
  type LinkAuditEntry,
  type OpenAudit,
  openLinkAudit,
  writeLinkAudit,
} from './link-audit'
import { createLinkFiles, type LinkFiles } from './link-files'
import { type TakenLock, takeLinkLock } from './link-lock'

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
  /** VBase gave no answer to the one write that decides, nor to calling it off. */
  | { readonly kind: 'UNCERTAIN'; readonly cause: unknown }

/**
 * From the start. Two calls begun at the last moment, each of them tried twice, take 12 s more: a change that is then past
 * `DECIDE_MS` is not made, since writing the entry, calling it off and asking what became of it may take 15 s, and service.json
 * ends a request after 30 s.
 */
const STAGE_MS = 12_000
const DECIDE_MS = 14_000
const CLEAR_MS = 18_000

export const changeCompanyLinks = async (
  vbase: FreshVBase,
  change: LinkChanges
): Promise<LinkChangeOutcome> => {
  const startedAtMs = performance.now()
  const files = createLinkFiles(vbase)
  let lock
  try {
    lock = await takeLinkLock(vbase, change.at)
  } catch (cause) {
    return { kind: 'UNCHANGED', cause }
  }
  if (!lock.isTaken) return { kind: 'BUSY', freeInMs: lock.freeInMs }
  const outcome = await makeChange(vbase, change, { startedAtMs, files, lock })
  // What may still arrive finds nobody at it, until the lock has run out.
  if (outcome.kind !== 'UNCERTAIN' && !files.mayStillBeCreated()) await failureOf(lock.release)
  return outcome
}

interface UnderWay {
  readonly startedAtMs: number
  readonly files: LinkFiles
  readonly lock: TakenLock
}

const makeChange = async (
  vbase: FreshVBase,
  change: LinkChanges,
  { startedAtMs, files, lock }: UnderWay
): Promise<LinkChangeOutcome> => {
  let audit
  let before
  try {
    audit = await openLinkAudit(vbase, change.at)
    before = await stage(files, change, { audit: audit.name, untilMs: startedAtMs + STAGE_MS })
    if (!(await lock.isStillHeld())) throw new Error('Another change is being made.')
    if (performance.now() > startedAtMs + DECIDE_MS) throw new Error('It took too long.')
  } catch (cause) {
    return { kind: 'UNCHANGED', cause }
  }
  const outcome = await decide(vbase, audit, entryOf(change, before))
  if (outcome.kind !== 'CHANGED') return outcome
  const cleared = { audit: audit.name, untilMs: startedAtMs + CLEAR_MS }
  await failureOf(() => clear(files, change, cleared))
  return outcome
}

type Before = ReadonlyMap<string, CompanyLink | null>

interface Limits {
  readonly audit: string
  readonly untilMs: number
}

const stage = async (
  files: LinkFiles,
  { changes }: LinkChanges,
  { audit, untilMs }: Limits
): Promise<Before> => {
  const before = new Map<string, CompanyLink | null>()
  await inParallel(changes, { untilMs }, async ({ organizationId, link }) => {
    before.set(organizationId, await files.stage(organizationId, { audit, link }))
  })
  return before
}

/** A write that VBase has not answered is called off, so that it cannot be taken when nobody expects it. */
const decide = async (
  vbase: FreshVBase,
  audit: OpenAudit,
  entry: LinkAuditEntry
): Promise<LinkChangeOutcome> => {
  const failure = await failureOf(() => writeLinkAudit(vbase, audit, entry))
  if (failure === null) return { kind: 'CHANGED' }
  try {
    const isWritten = await callOffLinkAudit(vbase, audit)
    return isWritten ? { kind: 'CHANGED' } : { kind: 'UNCHANGED', cause: failure.cause }
  } catch {
    return { kind: 'UNCERTAIN', cause: failure.cause }
  }
}

const clear = (
  files: LinkFiles,
  { changes }: LinkChanges,
  { audit, untilMs }: Limits
): Promise<void> =>
  inParallel(changes, { untilMs }, ({ organizationId }) => files.clear(organizationId, audit))

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
