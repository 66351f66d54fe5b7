/**
 * Changes links, however many, all or none of them.
 *
 * Each link's file is given what it is to become, under the name of an entry of the audit that does not exist yet. That
 * moves nothing. Then the entry is written: from that moment on every reader takes the new links, and not before. Last, the
 * files are cleared of what they were; where that fails, their readers ask for the entry for as long as it takes.
 *
 * Each write names the version that it replaces, so one that was given up on and arrives late changes nothing.
 *
 * So a failure or a killed process leaves all links as they were, or all as they shall be, and the audit says which.
 */
import type { CompanyLink } from '../identity/collaborator'
import { type LinkFile, readLinkVersion, saveLinkFile } from './company-links'
import type { FreshVBase } from './fresh-vbase'
import { hasLinkAuditNow, type LinkAuditEntry, newAuditName, writeLinkAudit } from './link-audit'
import { type TakenLock, takeLinkLock } from './link-lock'
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
 * From the start. Two calls begun at the last moment, each of them tried twice, take 12 s more: a change that is then past
 * `SETTLE_MS` is not made, since the entry may take 6 s too, and service.json ends a request after 30 s.
 */
const STAGE_MS = 12_000
const SETTLE_MS = 18_000

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
  if (!files.mayStillBeWritten()) await failureOf(lock.release)
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
  const audit = newAuditName(change.at)
  let before
  try {
    before = await stage(files, change, { audit, untilMs: startedAtMs + STAGE_MS })
    if (performance.now() > startedAtMs + SETTLE_MS) throw new Error('It took too long.')
    if (!(await lock.isStillHeld())) throw new Error('Another change is being made.')
  } catch (cause) {
    return { kind: 'UNCHANGED', cause }
  }
  const failure = await failureOf(() => writeLinkAudit(vbase, audit, entryOf(change, before)))
  if (failure && !(await isThere(vbase, audit))) return { kind: 'UNCERTAIN', cause: failure.cause }
  await failureOf(() => settle(files, change, startedAtMs + SETTLE_MS))
  return { kind: 'CHANGED' }
}

type Before = ReadonlyMap<string, CompanyLink | null>

const stage = async (
  files: LinkFiles,
  { changes }: LinkChanges,
  { audit, untilMs }: { readonly audit: string; readonly untilMs: number }
): Promise<Before> => {
  const before = new Map<string, CompanyLink | null>()
  await inParallel(changes, { untilMs }, ({ organizationId, link }) =>
    files.replace(organizationId, (present) => {
      before.set(organizationId, present)
      return { link: present, next: { audit, link } }
    })
  )
  return before
}

const settle = (files: LinkFiles, { changes }: LinkChanges, untilMs: number): Promise<void> =>
  inParallel(changes, { untilMs }, ({ organizationId, link }) =>
    files.replace(organizationId, () => ({ link, next: null }))
  )

interface LinkFiles {
  readonly replace: (
    organizationId: string,
    next: (present: CompanyLink | null) => LinkFile
  ) => Promise<void>
  /**
   * Whether a write that was given up on may still arrive and be taken. The first write of a file has no version to name, and
   * the client gives a write up after its timeout and tries again.
   */
  readonly mayStillBeWritten: () => boolean
}

const createLinkFiles = (vbase: FreshVBase): LinkFiles => {
  let uncertain = 0
  const createFile = async (organizationId: string, file: LinkFile): Promise<void> => {
    const startedAtMs = performance.now()
    uncertain += 1
    await saveLinkFile(vbase, organizationId, { ...file, etag: undefined })
    if (performance.now() < startedAtMs + PLATFORM_TIMEOUT_MS) uncertain -= 1
  }
  return {
    replace: async (organizationId, next) => {
      const { link, etag } = await readLinkVersion(vbase, organizationId)
      if (etag === undefined) await createFile(organizationId, next(link))
      else await saveLinkFile(vbase, organizationId, { ...next(link), etag })
    },
    mayStillBeWritten: () => uncertain > 0,
  }
}

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

const isThere = (vbase: FreshVBase, audit: string): Promise<boolean> =>
  hasLinkAuditNow(vbase, audit).catch(() => false)

const failureOf = async (run: () => Promise<void>): Promise<{ readonly cause: unknown } | null> => {
  try {
    await run()
    return null
  } catch (cause) {
    return { cause }
  }
}
